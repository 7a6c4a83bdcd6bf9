//! Conditions: if, unless, until, after, before, provided, in exchange for.

use super::context::Context;
use super::words::Words;
use crate::analysis::{Condition, ConditionKind};
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Words and phrases that begin a condition, with their kind.
static OPENERS: Table = crate::text::table!(include_str!("conditions.tsv"));
static FIRST_WORDS: Words<32> = Words::none().with_list(&OPENERS);

impl Context<'_> {
    /// The condition that begins at token `index`: its kind and how many tokens its opener has.
    /// Anything that could also be a plain preposition of time ("after the war") is one too; the
    /// guide counts it.
    #[inline]
    pub(super) fn condition_opener(
        &self,
        index: usize,
        end: usize,
    ) -> Option<(ConditionKind, usize)> {
        if FIRST_WORDS.may_hold(self.document, index) {
            self.listed_opener(index, end)
        } else {
            None
        }
    }

    fn listed_opener(&self, index: usize, end: usize) -> Option<(ConditionKind, usize)> {
        if self.document.tokens[index].span.start > 0 && self.tag(index) == Tag::Particle {
            return None;
        }
        let (length, kind) = OPENERS.longest(self.document, index, end, true)?;
        let kind = match kind {
            "if" => ConditionKind::If,
            "unless" => ConditionKind::Unless,
            "until" => ConditionKind::Until,
            "after" => ConditionKind::After,
            "before" => ConditionKind::Before,
            "provided" => ConditionKind::Provided,
            _ => ConditionKind::InExchange,
        };
        // "as if", "even if" and "what if" set no condition; "if" behind "ask" or "see" is whether.
        let whether = index > 0
            && self.document.is_any(
                index - 1,
                &[
                    "as", "even", "what", "only", "asked", "see", "know", "unclear", "clear",
                    "decide", "say", "sure", "wonder",
                ],
            );
        if whether && kind == ConditionKind::If {
            return None;
        }
        // "announce when the pier opens": a question, no condition.
        let asking = [
            "announce",
            "say",
            "decide",
            "determine",
            "know",
            "disclose",
            "specify",
        ];
        if index > 0 && self.document.is(index, "when") && self.document.is_any(index - 1, &asking)
        {
            return None;
        }
        // "raise it before the mayor": in front of somebody.
        if kind == ConditionKind::Before && self.document.is(index, "before") {
            let phrase = self.noun_phrase_from(index + 1, end.min(index + 12));
            let mut named = self.actors.mentions_in(self.document.span(&phrase));
            let person = !phrase.is_empty()
                && named
                    .any(|(_, id)| self.actors.get(id).kind == crate::analysis::ActorKind::Person);
            let verb = self.tag(phrase.end).is_verb() || self.tag(phrase.end) == Tag::Modal;
            if person && !verb {
                return None;
            }
        }
        // "Should talks fail, …" but not "they should".
        if self.document.is(index, "should")
            && !(index == 0 || matches!(self.tag(index - 1), Tag::Punctuation))
        {
            return None;
        }
        Some((kind, length))
    }

    /// The conditions in `range`, each up to the end of its clause.
    pub(super) fn conditions(&self, range: Range<usize>) -> Vec<Condition> {
        let mut found = Vec::new();
        let mut index = range.start;
        while index < range.end {
            let Some((kind, length)) = self.condition_opener(index, range.end) else {
                index += 1;
                continue;
            };
            let end = self.condition_end(index + length, range.end);
            if end > index + length {
                found.push(Condition {
                    kind,
                    span: self.document.span(&(index..end)),
                });
            }
            index = end.max(index + 1);
        }
        found
    }

    /// Conditions in front of the subject: "Following a truce, the two states will …",
    /// "If asked, we will …". `start` is the first token of the clause, `subject` of its subject.
    pub(super) fn fronted_conditions(&self, start: usize, subject: usize) -> Vec<Condition> {
        let mut start = start;
        while start < subject
            && (self.is_mark(start)
                || self
                    .document
                    .is_any(start, &["but", "and", "that", "so", ","]))
        {
            start += 1;
        }
        let Some((kind, length)) = (start < subject)
            .then(|| self.condition_opener(start, subject))
            .flatten()
        else {
            return Vec::new();
        };
        let comma = (start + length..subject)
            .rev()
            .find(|&at| self.is_comma(at));
        let end = comma.unwrap_or(subject);
        if end <= start + length {
            return Vec::new();
        }
        vec![Condition {
            kind,
            span: self.document.span(&(start..end)),
        }]
    }

    /// Where the condition whose words begin at `start` ends: at a comma, a break, a mark or the
    /// next reporting verb.
    fn condition_end(&self, start: usize, ceiling: usize) -> usize {
        let stop = (start..ceiling).find(|&at| {
            self.is_comma(at)
                || self.is_break(at)
                || self.is_mark(at)
                || at > start + 1 && self.condition_opener(at, ceiling).is_some()
        });
        stop.unwrap_or(ceiling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(OPENERS.faults(), Vec::<String>::new());
    }
}
