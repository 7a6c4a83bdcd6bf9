//! Captions: what stands under pictures and videos, and whose they are.

use super::credits::{leading_credit, trailing_credit};
use super::inline;
use super::phrases::{self, Phrases};
use super::shape;
use super::signs::Signs;
use crate::text::{Span, Table};

/// Openings of captions and credits; column: what else it takes.
pub(super) static OPENERS: Table = crate::text::table!(include_str!("caption_openers.tsv"));
/// What people do in the blurb of a video.
static VIDEO_VERBS: Table = crate::text::table!(include_str!("video_verbs.tsv"));
/// Words that name a presenter or a channel.
static PRESENTERS: Phrases = Phrases::new(crate::text::table!(include_str!("presenters.txt")));

/// A caption has at most this many bytes.
const LONGEST: usize = 1_000;
/// The blurb of a video has at most this many bytes.
const LONGEST_BLURB: usize = 330;
/// Its verb stands among this many words.
const WITHIN: usize = 26;
/// Its verb has at most this many words.
const LONGEST_VERB: usize = 3;

/// A caption; `credit` may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) credit: Option<Span>,
}

/// A block that is a caption or a credit wherever it stands. `signs` are those of the block.
pub(super) fn find(text: &str, block: Span, signs: Signs) -> Option<Found> {
    if block.len() > LONGEST {
        return None;
    }
    let credit = trailing_credit(text, block, signs);
    let caption = credit.is_some()
        || opens_like_caption(text, block)
        || points_at_people(block.of(text), signs)
        || is_legend(block.of(text));
    caption.then(|| Found {
        credit: credit.or_else(|| leading_credit(text, block)),
    })
}

/// "FILE PHOTO: …", "Photo: NBC News", "In this photo …". Near-miss: "Photo shops are closing."
fn opens_like_caption(text: &str, block: Span) -> bool {
    let line = block.of(text);
    if line.starts_with(['“', '"', '‘']) {
        return false;
    }
    match phrases::opening_with_rest(&OPENERS, line, 6) {
        Some(("alone", _)) => true,
        Some(("mark", rest)) => rest
            .trim_start()
            .starts_with([':', '–', '—', '-', '|', '/', '©']),
        Some(("prose", rest)) => rest.trim_start().starts_with(':'),
        _ => false,
    }
}

/// "Jane Doe (right) – the mayor", "Jane Doe, left, and John Roe". Near-misses: "the far right, he
/// said", "Oh, right, she said", "Jane Doe (R) of Maine".
fn points_at_people(line: &str, signs: Signs) -> bool {
    const BRACKETS: [&str; 8] = [
        "(right)",
        "(left)",
        "(center)",
        "(centre)",
        "(pictured)",
        "(2nd R)",
        "(2nd L)",
        "(second left)",
    ];
    const COMMAS: [&str; 4] = [", left,", ", right,", ", center,", ", centre,"];
    let bracket = signs.have(Signs::BRACKET);
    if line.len() > 260 || !bracket && !signs.have(Signs::HAND) {
        return false;
    }
    let named_before = |at: usize| {
        let name = line
            .get(..at)
            .and_then(|before| shape::words(before).next_back())
            .unwrap_or_default();
        name.len() > 2 && name.starts_with(char::is_uppercase)
    };
    // Twice: the first search is the faster one, and mostly in vain.
    let find = |hand: &str| line.contains(hand).then(|| line.find(hand)).flatten();
    shape::starts_upper(line)
        && (bracket
            && line
                .match_indices('(')
                .take_while(|(at, _)| *at < 130)
                .filter_map(|(at, _)| line.get(at..))
                .any(|rest| BRACKETS.iter().any(|hand| rest.starts_with(hand)))
            || signs.have(Signs::HAND)
                && COMMAS
                    .iter()
                    .any(|hand| find(hand).is_some_and(|at| at < 130 && named_before(at)))
            || bracket && line.contains("(L)") && line.contains("(R)"))
        && !shape::words(line).any(|word| matches!(shape::bare(word), "said" | "told" | "says"))
        && !line.starts_with(['“', '"'])
}

/// The key of a map: "█ Held by the army".
fn is_legend(line: &str) -> bool {
    line.starts_with(['█', '▇', '■', '◼', '▉']) && line.len() <= 200
}

/// What a quotation set apart between paragraphs is about: "—Doe on the flood of last spring".
/// Near-misses: "—Jane Doe", a signature; "—With Jane Doe"; the sender of a message.
pub(super) fn credits_pull_quote(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(['—', '–', '―']) else {
        return false;
    };
    line.len() <= 150
        && rest.starts_with(char::is_uppercase)
        && shape::word_count(rest, 6) > 5
        && !rest.starts_with("With ")
        && !rest.contains('@')
        && !shape::ends_sentence(line)
}

/// The blurb of a video below the headline: "Anchor Jane Doe discusses the vote on 'Town Talk.'"
/// Articles open in the past tense, blurbs in the present. Near-miss: "Leaders met to discuss tariffs."
pub(super) fn is_blurb(text: &str, block: Span) -> bool {
    let line = block.of(text);
    if block.len() > LONGEST_BLURB || line.starts_with(['“', '"']) {
        return false;
    }
    let (strong, weak) = verbs(line);
    let tells = strong || weak && (names_programme(line) || PRESENTERS.stand_in(line));
    tells && inline::inline(text, block, true).is_none()
}

/// Whether strong and whether weak [`VIDEO_VERBS`] stand in the line, near its start but not there.
fn verbs(line: &str) -> (bool, bool) {
    let (mut strong, mut weak) = (false, false);
    let mut key = String::new();
    let mut words = shape::words(line).map(shape::bare);
    words.next();
    for _ in 1..WITHIN {
        let Some(first) = words.next() else { break };
        let begins = first.is_empty()
            || VIDEO_VERBS.may_hold_base_of(first) && VIDEO_VERBS.may_begin_with_lower(first);
        if !begins {
            continue;
        }
        key.clear();
        let ahead = words.clone().take(LONGEST_VERB - 1);
        for word in std::iter::once(first).chain(ahead) {
            if !key.is_empty() {
                key.push(' ');
            }
            shape::push_plain(&mut key, word);
            let (found, opens) = VIDEO_VERBS.step(&key);
            strong |= matches!(found, Some((_, "strong")));
            weak |= matches!(found, Some((_, "weak")));
            if !opens && !key.is_empty() {
                break;
            }
        }
    }
    (strong, weak)
}

/// "on 'Town Talk.'", "joins ‘Town Talk’".
fn names_programme(line: &str) -> bool {
    [
        "on '",
        "on ‘",
        "on \"",
        "on “",
        "joins '",
        "joins ‘",
        "joined '",
        "joined ‘",
        "join '",
        "join ‘",
    ]
    .iter()
    .any(|words| line.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credit(text: &str) -> Option<&str> {
        find(text, Span::new(0, text.len()), Signs::of(text))
            .map(|found| found.credit.map_or("", |credit| credit.of(text)))
    }

    #[test]
    fn reads_captions_and_their_credits() {
        for (text, expected) in [
            (
                "FILE PHOTO: The mayor speaks in May. REUTERS/Jane Doe/File Photo",
                "REUTERS/Jane Doe/File Photo",
            ),
            ("Photo: Riverton News", "Riverton News"),
            (
                "The mayor speaks in May.(Jane Doe/Getty Images)",
                "Jane Doe/Getty Images",
            ),
            ("The mayor speaks in May. (Getty Images)", "Getty Images"),
            (
                "The mayor speaks in May.( (AP Photo/Jane Doe))",
                "AP Photo/Jane Doe",
            ),
            (
                "The mayor speaks in May.(Jane Doe via Getty Images; Screenshot/HBO",
                "Jane Doe via Getty Images; Screenshot/HBO",
            ),
            ("The mayor speaks in May.(Jane Doe)", "Jane Doe"),
            (
                "The mayor speaks in May. Photographer: Jane Doe",
                "Jane Doe",
            ),
            (
                "The mayor speaks on April 9, 2018. Jane Doe/Getty Images",
                "Jane Doe/Getty Images",
            ),
            ("Image copyright Reuters Image caption The mayor", ""),
            ("Jane Doe (right) – the mayor's aide", ""),
            ("In this photo taken on May 3, the mayor speaks", ""),
            ("█ Held by the army", ""),
        ] {
            assert_eq!(credit(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn prose_is_no_caption() {
        for text in [
            "Photo shops are closing all over the country.",
            "The rate rose, said the Bureau of Labor Statistics (BLS).",
            "Half of the voters want it, according to an ABC/Harbour poll.",
            "The bill would help the town, the mayor said. (AP)",
            "The party moved to the far right, he said.",
            "Doe, left, said so.",
            "Oh, right, that was the mayor.",
            "Gov. Jane Doe (R) of Maine signed the bill.",
            "She kept her word. (That came courtesy of the old photo that John Roe had kept.)",
            "RIVERTON - The mayor quit.",
            "— With assistance from Jane Doe",
            "Image is everything.",
            "(PHOTOS: The bridges of Riverton)",
            "“This combination of rivers is rare.”",
            "",
        ] {
            assert_eq!(credit(text), None, "{text}");
        }
    }

    #[test]
    fn a_pull_quote_has_its_credit_below_it() {
        assert!(credits_pull_quote("—Doe on the flood of last spring"));
        for line in [
            "—Jane Doe",
            "—With reporting from Jane Doe and John Roe",
            "— Doe on the flood of last spring",
            "Doe",
        ] {
            assert!(!credits_pull_quote(line), "{line}");
        }
    }

    #[test]
    fn tells_the_blurb_of_a_video() {
        let blurb = |text: &str| is_blurb(text, Span::new(0, text.len()));
        assert!(blurb(
            "Senior analyst Jane Doe weighs in on the vote on 'Town Talk.'"
        ));
        assert!(blurb(
            "Mayor John Roe joins ‘Town Talk’ to discuss the bridge."
        ));
        assert!(blurb("Jane Doe reacts to the vote of the council."));
        assert!(!blurb("Ministers met on Monday to discuss tariffs."));
        assert!(!blurb(
            "The council joined the county in a suit over the bridge."
        ));
        assert!(!blurb("RIVERTON (AP) — Jane Doe discusses it."));
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [&OPENERS, &VIDEO_VERBS, PRESENTERS.table()] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
        for (words, column) in OPENERS.iter() {
            assert!(["mark", "prose", "alone"].contains(&column), "{words}");
        }
    }
}
