//! When a commitment falls due.

use super::context::Context;
use super::words::Words;
use crate::analysis::Time;
use crate::text::{Document, Table, TokenKind};
use std::ops::Range;

/// Words that name a time: weekdays, months, "tomorrow", "week".
static TIME_WORDS: Table = crate::text::table!(include_str!("time_words.tsv"));

/// Words behind which a time may stand.
const PREPOSITIONS: &[&str] = &[
    "by", "in", "within", "on", "over", "from", "starting", "later", "early", "before", "for",
    "during",
];

/// Words that point to what is to come.
const POINTING: &[&str] = &[
    "next",
    "coming",
    "this",
    "end",
    "near",
    "upcoming",
    "following",
];

/// Words that may stand in front of the name of a time.
const FILLING: &[&str] = &["the", "of", "mid", "late", "early", "few", "first", "a"];

/// Words with which an expression of time may begin; numbers are the others.
static OPENERS: Words<32> = Words::none()
    .with(PREPOSITIONS)
    .with(POINTING)
    .with(FILLING)
    .with_list(&TIME_WORDS);

/// What kind of time the token names: a column of the list.
pub(super) fn kind(document: &Document, index: usize) -> Option<&'static str> {
    let kind = TIME_WORDS.get_lower_at(document, index)?;
    // "May" and "March" are months only with their capital.
    let small = matches!(kind, "month" | "weekday") && !document.is_capitalized(index);
    (!small).then_some(kind)
}

/// A number that can be a year: 1900 to 2099.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}

impl Context<'_> {
    /// The first expression of a future time in `range`.
    pub(super) fn time(&self, range: Range<usize>) -> Option<Time> {
        let tokens = range
            .clone()
            .find_map(|index| self.time_at(index, range.end))?;
        Some(Time {
            span: self.document.span(&tokens),
            date: self.date(&tokens),
        })
    }

    /// False when no expression of time ends with token `index`.
    pub(super) fn may_end_time(&self, index: usize) -> bool {
        let token = self.document.tokens.get(index);
        token.is_some_and(|token| token.kind == TokenKind::Number)
            || kind(self.document, index).is_some()
    }

    /// False when no expression of time begins with token `index`.
    pub(super) fn may_begin_time(&self, index: usize) -> bool {
        let token = self.document.tokens.get(index);
        token.is_some_and(|token| token.kind == TokenKind::Number || OPENERS.may_be(token))
    }

    /// The expression of time that begins at token `index`: "by 2030", "next week", "on Monday",
    /// "in the coming days", "within 24 hours", "over the next five years", "in the future".
    pub(super) fn time_at(&self, index: usize, end: usize) -> Option<Range<usize>> {
        let document = self.document;
        if !self.may_begin_time(index) {
            return None;
        }
        if kind(document, index) == Some("day") {
            return Some(index..index + 1);
        }
        let mut at = index;
        while at < end && at < index + 2 && document.is_any(at, PREPOSITIONS) {
            at += 1;
        }
        let prepositions = at - index;
        let mut pointed = false;
        while at < end && at < index + 8 {
            let word = document.word(at);
            let points = document.is_any(at, POINTING);
            pointed |= points;
            let filler = points
                || document.is_any(at, FILLING)
                || document.tokens[at].kind == TokenKind::Number && !is_year(word);
            if !filler {
                break;
            }
            at += 1;
        }
        if at >= end || at > index + 8 || at == index {
            let alone = at < end && kind(document, at) == Some("weekday") && at == index;
            return alone.then(|| index..index + 1);
        }
        let counted = document.tokens[at - 1].kind == TokenKind::Number;
        let ends = match kind(document, at) {
            // "before the November election" names an election.
            Some("month") => (prepositions > 0 || pointed) && !self.tag(at + 1).is_noun(),
            Some("weekday") => true,
            Some("unit") => {
                pointed
                    || prepositions > 0
                        && counted
                        && !document.is_any(index, &["on", "for", "from"])
            }
            Some("future") => pointed || prepositions > 0 && document.is(at - 1, "the"),
            _ => {
                is_year(document.word(at))
                    && prepositions > 0
                    && document.is_any(index, &["by", "in", "before", "from", "until"])
            }
        };
        if !ends {
            return None;
        }
        let mut stop = at + 1;
        // "by the end of the year", "on March 3, 2027"
        while stop < end
            && (document.tokens[stop].kind == TokenKind::Number
                || stop + 1 < end && document.word(stop) == "," && is_year(document.word(stop + 1)))
        {
            stop += 1;
        }
        Some(index..stop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(TIME_WORDS.faults(), Vec::<String>::new());
    }

    #[test]
    fn may_is_a_month_only_with_a_capital() {
        let document = Document::of_paragraphs("May may tomorrow Weeks town");
        let times: Vec<bool> = (0..5).map(|at| kind(&document, at).is_some()).collect();
        assert_eq!(times, [true, false, true, true, false]);
    }
}
