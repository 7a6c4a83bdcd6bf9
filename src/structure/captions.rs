//! Captions: what stands under pictures and videos, and whose they are.

use super::scan;
use super::shape;
use super::{dateline, dates};
use crate::text::{Span, Table};

/// Openings of captions and credits; column: what else it takes.
const OPENERS: Table = Table::new(include_str!("caption_openers.tsv"));
/// Words by which a credit is known, in lower case.
const CREDITS: Table = Table::new(include_str!("credits.txt"));
/// What people do in the blurb of a video.
const VIDEO_VERBS: Table = Table::new(include_str!("video_verbs.tsv"));
/// Words that name a presenter or a channel.
const PRESENTERS: Table = Table::new(include_str!("presenters.txt"));

/// A caption has at most this many bytes.
const LONGEST: usize = 1_000;
/// A credit has at most this many bytes.
const LONGEST_CREDIT: usize = 160;
/// The blurb of a video has at most this many bytes.
const LONGEST_BLURB: usize = 330;

/// A caption; `credit` may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) credit: Option<Span>,
}

/// A block that is a caption or a credit wherever it stands.
pub(super) fn find(text: &str, block: Span) -> Option<Found> {
    if block.len() > LONGEST {
        return None;
    }
    let credit = trailing_credit(text, block);
    let caption = credit.is_some()
        || opens_like_caption(text, block)
        || points_at_people(block.of(text))
        || opens_with_scene(text, block)
        || is_legend(block.of(text))
        || credits_pull_quote(block.of(text));
    caption.then(|| Found {
        credit: credit.or_else(|| leading_credit(text, block)),
    })
}

/// "FILE PHOTO: …", "Photo: NBC News", "In this photo …". Near-miss: "Photo shops are closing."
fn opens_like_caption(text: &str, block: Span) -> bool {
    let line = block.of(text);
    match shape::opening_with_rest(&OPENERS, line, 6) {
        Some(("alone", _)) => true,
        Some(("mark", rest)) => rest
            .trim_start()
            .starts_with([':', '–', '—', '-', '|', '/', '©']),
        Some(("prose", rest)) => rest.trim_start().starts_with(':'),
        _ => false,
    }
}

/// The credit behind "Photo:", "Credit:" or "Photo by" when nothing else stands in the block.
fn leading_credit(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text);
    let label = |head: &str| {
        let plain = shape::plain(head);
        !plain.is_empty() && plain.len() < 20 && OPENERS.contains(&plain)
    };
    let at = line.find([':', '©']).filter(|at| *at < 30)?;
    let (head, rest) = line.split_at_checked(at)?;
    let credit = Span::new(block.start + at, block.end).trim_matches(text, |edge| {
        edge.is_whitespace() || matches!(edge, ':' | '©')
    });
    (label(head)
        && !rest.is_empty()
        && !credit.is_empty()
        && credit.len() <= 60
        && !shape::plain(head).starts_with("file"))
    .then_some(credit)
}

/// The credit with which the block ends: in brackets, after a label, or with a stroke.
pub(super) fn trailing_credit(text: &str, block: Span) -> Option<Span> {
    bracketed(text, block)
        .or_else(|| labelled(text, block))
        .or_else(|| stroked(text, block))
}

/// "… in May.(Jane Doe/Getty Images)", "… (Photo by Jane Doe)", "… (Screenshot/HBO". In extracted
/// pages the bracket is glued to the sentence. Near-miss: "… said the Bureau of Labor (BLS)".
fn bracketed(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text).trim_end_matches(['.', ' ', '\u{a0}']);
    let open = opening_bracket(line)?;
    let inside = Span::new(block.start + open, block.start + line.len())
        .trim_matches(text, |edge| {
            edge.is_whitespace() || matches!(edge, '(' | ')')
        });
    let before = line.get(..open).unwrap_or_default();
    let glued = !before.is_empty() && !before.ends_with(char::is_whitespace);
    let credit = inside.of(text);
    if inside.is_empty() || inside.len() > LONGEST_CREDIT {
        return None;
    }
    let known = shape::mentions(&CREDITS, &credit.replace(['/', ';', ','], " "), 4);
    let named = glued
        && before.ends_with(['.', '”', '"', '!'])
        && shape::title_or_name(credit)
        && shape::word_count(credit, 8) <= 6;
    let strong = credit.contains('/') || is_about_pictures(credit);
    (known && (glued || strong) && shape::word_count(credit, 30) < 24 || named).then_some(inside)
}

/// The byte of the bracket that the last one closes, or of one that is left open near the end.
fn opening_bracket(line: &str) -> Option<usize> {
    let mut depth = usize::from(!line.ends_with(')'));
    for (at, character) in line.char_indices().rev().take(LONGEST_CREDIT) {
        match character {
            ')' => depth += 1,
            '(' if depth <= 1 => return Some(at),
            '(' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_about_pictures(credit: &str) -> bool {
    let plain = shape::plain(credit);
    shape::words(&plain).any(|word| {
        matches!(
            word,
            "photo"
                | "photos"
                | "getty"
                | "credit"
                | "courtesy"
                | "via"
                | "screenshot"
                | "handout"
                | "image"
                | "images"
                | "photographer"
                | "file"
                | "pool"
                | "illustration"
                | "istock"
                | "shutterstock"
        )
    })
}

/// "… in May. Photograph: Jane Doe/AP", "… Photographer: Jane Doe", "… Photo by Jane Doe."
fn labelled(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text);
    for label in [
        "Photo:",
        "Photos:",
        "Photograph:",
        "Photographer:",
        "Photo by ",
        "Photos by ",
        "Photograph by ",
        "Credit:",
        "Image:",
        "Picture:",
        "Photo credit:",
        "Photo illustration by ",
    ] {
        let Some((at, _)) = line.rmatch_indices(label).next() else {
            continue;
        };
        let start = block.start + at;
        let credit = Span::new(start + label.len(), block.end).trim_matches(text, |edge| {
            edge.is_whitespace() || matches!(edge, '.' | ')')
        });
        let before = line.get(..at).unwrap_or_default().trim_end();
        let apart = before.is_empty()
            || before.ends_with(['.', '!', '?', ')', '|', '”', '"', '(', ',', ';', '…'])
            || at > 0 && !before.ends_with(char::is_alphanumeric);
        if apart
            && !credit.is_empty()
            && credit.len() <= LONGEST_CREDIT
            && shape::word_count(credit.of(text), 14) <= 12
            && shape::starts_upper(credit.of(text))
        {
            return Some(credit);
        }
    }
    None
}

/// "… REUTERS/Jane Doe", "AP Photo/Jane Doe", "… AFP/Getty Images", "… via Getty Images".
/// Near-miss: "… a CNN/ORC poll".
fn stroked(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text).trim_end_matches(['.', ' ', '\u{a0}']);
    let mut start = line.len();
    let mut found = None;
    for word in shape::words(line).rev().take(5) {
        start = line.get(..start)?.rfind(word)?;
        if !word.starts_with(|first: char| !first.is_lowercase()) && word != "via" && word != "for"
        {
            break;
        }
        let is_address = word.contains("://") || word.starts_with("www");
        let known = |part: &str| {
            CREDITS.contains_lower(shape::bare(part)) || AGENCY.contains(&shape::bare(part))
        };
        if word.contains('/') && !is_address && word.split('/').any(known) {
            found = Some(start);
        }
    }
    let tail = ["Getty Images", "AP Photo", "Reuters/File"]
        .iter()
        .find(|tail| line.ends_with(*tail));
    let at = found.or_else(|| tail.map(|tail| line.len() - tail.len()))?;
    let at = before_slash_name(line, at);
    Some(Span::new(block.start + at, block.start + line.len()).trim(text))
}

/// Agencies that stand before a stroke.
const AGENCY: [&str; 4] = ["REUTERS", "AP", "AFP", "EPA"];

/// "Jane Doe/AFP": the forename belongs to the credit. "AP Photo/Jane Doe": so does "AP".
fn before_slash_name(line: &str, at: usize) -> usize {
    let before = line.get(..at).unwrap_or_default();
    let Some(word) = shape::words(before).next_back() else {
        return at;
    };
    if word.starts_with(char::is_uppercase)
        && word
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '-')
    {
        before.rfind(word).unwrap_or(at)
    } else {
        at
    }
}

/// "Jane Doe (right) – the mayor", "Jane Doe, left, and John Roe". Near-miss: "the far right, he said".
fn points_at_people(line: &str) -> bool {
    const HANDS: [&str; 14] = [
        "(right)",
        "(left)",
        "(L)",
        "(R)",
        "(C)",
        "(center)",
        "(centre)",
        "(pictured)",
        "(2nd R)",
        "(2nd L)",
        ", left,",
        ", right,",
        ", center,",
        ", centre,",
    ];
    line.len() <= 260
        && shape::starts_upper(line)
        && HANDS
            .iter()
            .any(|hand| line.find(hand).is_some_and(|at| at < 130))
        && !shape::words(line).any(|word| matches!(shape::bare(word), "said" | "told" | "says"))
        && !line.starts_with(['“', '"'])
}

/// "RIVERTON, MAINE - SEPTEMBER 30: A general view of the town". A dateline has its dash last.
fn opens_with_scene(text: &str, block: Span) -> bool {
    let marks = scan::marks(text, block, 16);
    let words = marks
        .iter()
        .take_while(|mark| mark.capital() || mark.is(",") || mark.is("."))
        .count();
    if words == 0
        || !marks
            .get(words)
            .is_some_and(|mark| matches!(mark.text, "-" | "–" | "—"))
    {
        return false;
    }
    let city = marks
        .first()
        .is_some_and(|mark| shape::all_capitals(mark.text));
    let Some(rest) = marks.get(words + 1..) else {
        return false;
    };
    city && dates::date(rest)
        .is_some_and(|(_, count)| rest.get(count).is_some_and(|mark| mark.is(":")))
}

/// The key of a map: "█ Held by the army".
fn is_legend(line: &str) -> bool {
    line.starts_with(['█', '▇', '■', '◼', '▉']) && line.len() <= 200
}

/// The name under a quotation set apart: "—Jane Doe on the talks".
fn credits_pull_quote(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(['—', '–', '―']) else {
        return false;
    };
    line.len() <= 150 && rest.starts_with(char::is_uppercase) && !shape::ends_sentence(line)
}

/// The blurb of a video below the headline: "Anchor Jane Doe discusses the vote on 'Town Talk.'"
/// Articles open in the past tense, blurbs in the present. Near-miss: "Leaders met to discuss tariffs."
pub(super) fn is_blurb(text: &str, block: Span) -> bool {
    let line = block.of(text);
    if block.len() > LONGEST_BLURB
        || line.starts_with(['“', '"'])
        || dateline::inline(text, block, true).is_some()
    {
        return false;
    }
    let words: Vec<String> = shape::words(line).map(shape::plain).collect();
    let verb = |strength: &str| {
        (1..words.len().min(26)).any(|first| {
            let mut key = String::new();
            words.iter().skip(first).take(3).any(|word| {
                if !key.is_empty() {
                    key.push(' ');
                }
                key.push_str(word);
                VIDEO_VERBS.get(&key) == Some(strength)
            })
        })
    };
    verb("strong")
        || verb("weak") && (names_programme(line) || shape::mentions(&PRESENTERS, line, 2))
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
        find(text, Span::new(0, text.len()))
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
            ("RIVERTON, MAINE - SEPTEMBER 30: A general view", ""),
            ("—Doe on the flood", ""),
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
            "Half of the voters want it, according to a CNN/ORC poll.",
            "The bill would help the town, the mayor said. (AP)",
            "The party moved to the far right, he said.",
            "Doe, left, said so.",
            "RIVERTON - The mayor quit.",
            "— With assistance from Jane Doe",
            "Image is everything.",
            "",
        ] {
            assert_eq!(credit(text), None, "{text}");
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
        assert!(!blurb("Leaders met on Friday to discuss tariffs."));
        assert!(!blurb(
            "The council joined the county in a suit over the bridge."
        ));
        assert!(!blurb("RIVERTON (AP) — Jane Doe discusses it."));
    }

    #[test]
    fn the_lists_are_sorted() {
        for table in [OPENERS, CREDITS, VIDEO_VERBS, PRESENTERS] {
            assert!(table.faults().is_empty(), "{:?}", table.faults());
        }
        for (words, column) in OPENERS.iter() {
            assert!(["mark", "prose", "alone"].contains(&column), "{words}");
        }
    }
}
