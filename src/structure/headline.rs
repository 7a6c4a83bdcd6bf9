//! Headlines: whether the first block of an article is one.

use super::blocks::Block;
use super::dateline;
use super::shape;

/// A headline has at most this many bytes.
const LONGEST: usize = 300;
/// A headline with a full stop at its end and nothing else that tells has at most this many.
const LONGEST_SENTENCE: usize = 130;
/// Shorter than this, a sentence set off at the top is a headline also when it reads like a body.
const SHORT_SENTENCE: usize = 75;

/// True when `block`, with `next` below it, is a headline. Most have no full stop; some papers
/// and archives set one, and then the wording must tell. Near-miss: a first paragraph of one
/// short sentence: "A woman was chosen on Thursday as the new mayor."
pub(super) fn is_headline(text: &str, block: &Block, next: Option<&Block>) -> bool {
    let line = block.span.of(text);
    if line.len() > LONGEST
        || dateline::inline(text, block.span, true).is_some()
        || goes_on(line, text, next)
    {
        return false;
    }
    if !shape::ends_in_stop(line) || line.ends_with("...") {
        return !is_question_of_body(line, next);
    }
    let Some(next) = next else {
        return false;
    };
    if shape::title_case(line) || shape::all_capitals(line) {
        return true;
    }
    let two_lines = line
        .split_once('\n')
        .is_some_and(|(first, _)| first.trim_end().ends_with([';', '–', '—']));
    let set_off = next.gap && next.span.len() > line.len() / 2;
    two_lines
        || set_off
            && line.len() <= LONGEST_SENTENCE
            && sentences(line) <= 2
            && !reads_like_body(line, line.len() <= SHORT_SENTENCE)
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

/// A question of more than a line that opens the body.
fn is_question_of_body(line: &str, next: Option<&Block>) -> bool {
    let asks = shape::ends_sentence(line) && !shape::title_case(line);
    asks && (next.is_none() || sentences(line) > 3 || line.len() > 160)
}

fn sentences(line: &str) -> usize {
    line.match_indices(['.', '?', '!'])
        .filter(|(at, _)| {
            line.get(at + 1..)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '”', '"', '’', '\'']))
        })
        .count()
}

/// True for words that headlines drop: the past and perfect tenses with their auxiliaries, the day
/// of the week, "said", an article at the start. A short line needs two of them to read like a body.
fn reads_like_body(line: &str, short: bool) -> bool {
    let mut signs = 0;
    for (index, word) in shape::words(line).enumerate() {
        let bare = shape::bare(word);
        signs += match bare {
            "The" | "A" | "An" | "He" | "She" | "It" | "They" if index == 0 => 1,
            "was" | "were" | "had" | "has" | "have" | "said" | "been" | "which" | "who"
            | "told" => 1,
            "yesterday" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday"
            | "Saturday" | "Sunday" => 1,
            "the" | "a" | "an" if index > 0 && !short => 1,
            _ => 0,
        };
    }
    signs >= 2
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::*;

    fn check(text: &str) -> bool {
        let blocks = blocks::split(text);
        blocks
            .first()
            .is_some_and(|block| is_headline(text, block, blocks.get(1)))
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
