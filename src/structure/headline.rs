//! Headlines: whether the first block of an article is one.

use super::blocks::Block;
use super::dateline::Stamp;
use super::shape;

/// A headline has at most this many bytes.
pub(super) const LONGEST: usize = 300;
/// A headline with a full stop at its end and nothing else that tells has at most this many.
const LONGEST_SENTENCE: usize = 130;
/// A headline in title case with a full stop has at most this many bytes; longer ones list names.
const LONGEST_TITLE: usize = 175;
/// The first paragraph stands among this many blocks below the headline.
const BODY_WITHIN: usize = 4;
/// Shorter than this, a sentence set off at the top is a headline also when it reads like a body.
const SHORT_SENTENCE: usize = 75;

/// A line without a full stop that is longer than this and not in title case is a paragraph cut off.
const LONGEST_PLAIN: usize = 190;

/// True when `block`, with `below` under it, is a headline. Most have no full stop; some papers
/// and archives set one, and then the wording must tell. Near-miss: a first paragraph of one
/// short sentence: "A woman was chosen on Thursday as the new mayor."
///
/// `stamp` is the dateline with which the block begins.
pub(super) fn is_headline(
    text: &str,
    block: &Block,
    below: &[Block],
    stamp: Option<&Stamp>,
) -> bool {
    let line = block.span.of(text);
    let next = below.first();
    let dated = |stamp| is_dateline(text, line, stamp);
    if line.len() > LONGEST || stamp.is_some_and(dated) || goes_on(line, text, next) {
        return false;
    }
    let capitals = shape::all_capitals(line) || shape::title_case(line);
    if !shape::ends_in_stop(line) || line.ends_with("...") {
        let cut_off = !capitals && line.len() > LONGEST_PLAIN && reads_like_body(line, true);
        return !cut_off && !is_question_of_body(line, next);
    }
    let Some(next) = next else {
        return false;
    };
    if shape::all_capitals(line)
        || capitals && line.len() <= LONGEST_TITLE && !reads_like_body(line, true)
    {
        return true;
    }
    let two_lines = line
        .split_once('\n')
        .is_some_and(|(first, _)| first.trim_end().ends_with([';', '–', '—']));
    let body_below = below
        .iter()
        .take(BODY_WITHIN)
        .any(|block| block.span.len() > line.len());
    two_lines
        || next.gap
            && body_below
            && line.len() <= LONGEST_SENTENCE
            && sentences(line) <= 2
            && !reads_like_body(line, line.len() <= SHORT_SENTENCE)
}

/// A headline in capitals or with a colon may look like a dateline: "COUNCIL TO SELL BRIDGE - MAYOR",
/// "BUSTED: Mayor Sold Bridge".
fn is_dateline(text: &str, line: &str, stamp: &Stamp) -> bool {
    let colon = stamp.span.of(text).ends_with(':');
    stamp.date.is_some()
        || stamp.agency.is_some()
        || !shape::all_capitals(line)
            && !(colon
                && line.len() <= LONGEST_TITLE
                && (shape::title_case(line) || !shape::ends_sentence(line)))
}

/// "The minister said:" with the quotation below it, or a paragraph cut in the middle.
fn goes_on(line: &str, text: &str, next: Option<&Block>) -> bool {
    let quoted_below = next.is_some_and(|next| {
        next.span
            .of(text)
            .starts_with(['“', '"', '‘', '\'', '-', '•', '*', '–'])
    });
    line.ends_with(',') || line.ends_with(':') && (quoted_below || line.len() > 100)
}

/// A question or exclamation that opens the body: a long one, a quotation with its speaker, or
/// what is told in the past tense.
fn is_question_of_body(line: &str, next: Option<&Block>) -> bool {
    if !shape::ends_sentence(line) || shape::title_case(line) {
        return false;
    }
    let speaks = line.starts_with(['“', '"'])
        && shape::words(line)
            .any(|word| matches!(shape::bare(word), "said" | "replied" | "asked" | "says"));
    let told = !line.ends_with('?') && reads_like_body(line, false);
    next.is_none() || sentences(line) > 3 || line.len() > 200 || speaks || told
}

fn sentences(line: &str) -> usize {
    line.match_indices(['.', '?', '!'])
        .filter(|(at, _)| {
            let (before, rest) = (
                line.get(..*at).unwrap_or_default(),
                line.get(at + 1..).unwrap_or_default(),
            );
            let abbreviates = before.ends_with(char::is_uppercase);
            !abbreviates && (rest.is_empty() || rest.starts_with([' ', '”', '"', '’', '\'']))
        })
        .count()
}

/// True for words that headlines drop: the past and perfect tenses with their auxiliaries, the day
/// of the week, "said", articles. A short line needs two of them to read like a body.
fn reads_like_body(line: &str, short: bool) -> bool {
    let (mut signs, mut article) = (0, false);
    for (index, word) in shape::words(line).enumerate() {
        let bare = shape::bare(word);
        signs += match bare {
            "The" | "A" | "An" | "He" | "She" | "It" | "They" if index == 0 => 1,
            "said" | "replied" | "told" => 2,
            "was" | "were" | "had" | "has" | "have" | "been" | "which" | "who" | "yesterday"
            | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday"
            | "Sunday" => 1,
            "the" | "a" | "an" if index > 0 && !short && !article => {
                article = true;
                1
            }
            past if !short
                && index > 1
                && past.len() > 5
                && past.ends_with("ed")
                && shape::starts_lower(past) =>
            {
                1
            }
            _ => 0,
        };
    }
    signs >= 2
}

#[cfg(test)]
mod tests {
    use super::super::{blocks, inline};
    use super::*;

    fn check(text: &str) -> bool {
        let blocks = blocks::split(text);
        blocks.first().is_some_and(|block| {
            let stamp = inline::inline(text, block.span, true);
            is_headline(text, block, &blocks[1..], stamp.as_ref())
        })
    }

    const BODY: &str = "The mayor of Riverton quit on Monday after the council had voted against the bridge that she wanted.";

    #[test]
    fn a_line_without_a_stop_is_a_headline() {
        for line in [
            "Mayor quits after vote",
            "MAYOR QUITS",
            "Will the mayor quit?",
            "Mayor: 'I quit'",
            "Mayor quits",
            "U.S. mayor quits",
            "COUNCIL TO SELL BRIDGE - MAYOR",
            "BUSTED: mayor sold the bridge",
            "Has anyone told the mayor that she was elected?",
        ] {
            assert!(check(&format!("{line}\n\n{BODY}")), "{line}");
            assert!(check(&format!("{line}\n{BODY}")), "{line}");
        }
    }

    #[test]
    fn some_headlines_end_in_a_stop() {
        for line in [
            "Mayor quits after vote of council.",
            "Mayor Quits After Vote, Council Meets Again Without Any New Plan For The Old Bridge.",
            "Mayor quits; \nCouncil to meet on the bridge on Monday.",
            "Mayor 'ready to go.'",
        ] {
            assert!(check(&format!("{line}\n\n{BODY}")), "{line}");
        }
    }

    #[test]
    fn the_first_paragraph_is_no_headline() {
        for line in [
            BODY,
            "A woman of the north was chosen on Thursday as the new mayor.",
            "The council has voted against the bridge.",
            "RIVERTON (AP) — The mayor quit",
            "The mayor said:",
            "The mayor, long ill,",
        ] {
            let next = if line.ends_with(':') {
                "“I quit.”"
            } else {
                BODY
            };
            assert!(!check(&format!("{line}\n\n{next}")), "{line}");
        }
        assert!(!check("Mayor quits."));
    }
}
