//! Where sentences end.

use super::{Span, Table, Token, TokenKind};
use std::ops::Range;

/// Words that begin sentences and hardly ever a name: they decide whether "U.S." ends one.
static STARTERS: Table = crate::text::table!(include_str!("sentence_starters.txt"));

/// Cuts a run of tokens of one passage into sentences, which `add` is given as token ranges.
///
/// A sentence ends at `.`, `!`, `?` or `…` with the closing marks glued to it, when the next token
/// does not go on in lower case; and at an abbreviation with its full stop when a word follows that
/// only begins sentences. Quotation marks and brackets open at the end of a sentence belong to the next.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    mut add: impl FnMut(Range<usize>),
) {
    let (mut start, mut index) = (range.start, range.start);
    while let Some(rest) = tokens.get(index..range.end)
        && let Some(step) = rest.iter().position(Token::may_stop)
    {
        index += step;
        let span = tokens[index].span;
        let mut end = index + 1;
        let word = span.of(text);
        if is_stop(word) {
            while end < range.end
                && tokens[end].glued
                && (is_closer(text, tokens, end, range.end) || is_stop(tokens[end].span.of(text)))
            {
                end += 1;
            }
            let soft = word.len() > 1 && word.ends_with('.') || word == "…";
            if end == range.end || begins_sentence(text, tokens, end, range.end, soft) {
                cut(&mut add, start..end);
                start = end;
            }
        } else if word.len() > 2 && word.ends_with('.') && tokens[index].kind == TokenKind::Word {
            while end < range.end && tokens[end].glued && is_closer(text, tokens, end, range.end) {
                end += 1;
            }
            if end < range.end && ends_with_abbreviation(text, tokens, index, end) {
                cut(&mut add, start..end);
                start = end;
            }
        }
        index = end;
    }
    if start < range.end {
        cut(&mut add, start..range.end);
    }
}

/// A sentence has at most this many tokens; what runs on longer is no prose, and is cut so that
/// every later stage takes time in proportion to the text.
const LONGEST: usize = 400;

fn cut(add: &mut impl FnMut(Range<usize>), mut range: Range<usize>) {
    while range.len() > LONGEST {
        add(range.start..range.start + LONGEST);
        range.start += LONGEST;
    }
    add(range);
}

fn is_stop(word: &str) -> bool {
    matches!(word, "!" | "?" | "…" | "?!")
        || !word.is_empty() && word.bytes().all(|byte| byte == b'.')
}

/// A closing quotation mark or bracket: glued to what stands before and not to a word behind.
fn is_closer(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    match tokens[at].span.of(text) {
        "”" | "’" | "»" | ")" | "]" => true,
        "\"" | "'" => {
            at + 1 >= end || !tokens[at + 1].glued || tokens[at + 1].kind == TokenKind::Punctuation
        }
        _ => false,
    }
}

fn begins_sentence(text: &str, tokens: &[Token], at: usize, end: usize, soft: bool) -> bool {
    let Some(next) = (at..end).find(|&index| !is_opener(tokens[index].span.of(text))) else {
        return true;
    };
    let Some(head) = tokens[next].span.of(text).chars().next() else {
        return true;
    };
    if tokens[at].glued && tokens[next].kind != TokenKind::Word {
        return false;
    }
    match tokens[next].kind {
        TokenKind::Word => !head.is_lowercase(),
        TokenKind::Number => !soft,
        TokenKind::Punctuation => !soft && !matches!(head, ',' | ';' | ':' | '-' | '–' | '—' | ')'),
    }
}

fn is_opener(word: &str) -> bool {
    matches!(word, "“" | "‘" | "«" | "\"" | "'" | "(" | "[" | "„")
}

/// True when an abbreviation at `index` also ends its sentence.
fn ends_with_abbreviation(text: &str, tokens: &[Token], index: usize, next: usize) -> bool {
    let word = tokens[index].span.of(text);
    let acronym = word.matches('.').count() > 1;
    let closing = acronym
        || matches!(
            word,
            "Inc." | "Corp." | "Ltd." | "Co." | "etc." | "Jr." | "Sr."
        );
    let quoted = next > index + 1 || is_opener(tokens[next].span.of(text)) && !tokens[next].glued;
    let first = (next..tokens.len()).find(|&at| !is_opener(tokens[at].span.of(text)));
    let follows = first.is_some_and(|at| {
        let word = tokens[at].span.of(text);
        word.starts_with(char::is_uppercase) && (quoted || STARTERS.contains_lower(word))
    });
    closing && follows
}

/// The span of a token range.
pub(super) fn span(tokens: &[Token], range: &Range<usize>) -> Span {
    Span::new(
        tokens[range.start].span.start,
        tokens[range.end - 1].span.end,
    )
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let document = Document::of_paragraphs(text);
        let found: Vec<_> = document
            .sentences
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_at_stops_with_their_closing_marks() {
        check(
            "The vote failed. “We lost.” It was late!",
            &["The vote failed.", "“We lost.”", "It was late!"],
        );
        check(
            "“Why now?” asked the mayor. 12 people left.",
            &["“Why now?” asked the mayor.", "12 people left."],
        );
    }

    #[test]
    fn abbreviations_end_sentences_before_starters_only() {
        check(
            "He flew to the U.S. The visit was short.",
            &["He flew to the U.S.", "The visit was short."],
        );
        check(
            "The U.S. Senate met Gen. Roe at 9 a.m. on Monday.",
            &["The U.S. Senate met Gen. Roe at 9 a.m. on Monday."],
        );
    }

    #[test]
    fn endless_sentences_are_cut() {
        let text = "They went on and ".repeat(300);
        let document = crate::text::Document::of_paragraphs(&text);
        assert_eq!(document.sentences.len(), 3);
        assert_eq!(document.sentences[1].tokens, 400..800);
    }

    #[test]
    fn ellipses_go_on() {
        check(
            "It was ... 50 of them. Then…",
            &["It was ... 50 of them.", "Then…"],
        );
    }

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(STARTERS.faults(), Vec::<String>::new());
    }
}
