//! What stands behind a cue: infinitives, gerunds, noun phrases, deals, plans, calls.

use super::context::Context;
use crate::tagging::Tag;
use crate::text::Table;

/// Nouns for what binds those who sign it.
pub(super) static DEALS: Table = crate::text::table!(include_str!("deals.txt"));
/// Nouns for what can be called off.
pub(super) static PLANS: Table = crate::text::table!(include_str!("plans.txt"));
/// Nouns for what can be turned down.
pub(super) static CALLS: Table = crate::text::table!(include_str!("calls.txt"));
/// Nouns for what is announced and then done.
pub(super) static MEASURES: Table = crate::text::table!(include_str!("measures.txt"));
/// Nouns for what is put before a parliament.
pub(super) static BILLS: Table = crate::text::table!(include_str!("bills.txt"));

impl Context<'_> {
    /// "to" and a base form at `at`; adverbs and a negation may stand around "to". The base form's token.
    pub(super) fn infinitive(&self, at: usize, ceiling: usize) -> Option<usize> {
        let loose = |at: &usize| self.tag(*at) != Tag::Adverb && !self.is_negation(*at);
        let to = (at..ceiling)
            .find(loose)
            .filter(|&to| self.document.is(to, "to"))?;
        let base =
            (to + 1..ceiling).find(|&at| self.tag(at) != Tag::Adverb && !self.is_mark(at))?;
        (matches!(self.tag(base), Tag::VerbBase | Tag::VerbPresent)
            || self.is_be(base)
            || self.is_mark(base - 1) && self.tag(base) == Tag::Noun)
            .then_some(base)
    }

    /// A gerund at `at`.
    pub(super) fn gerund(&self, at: usize, ceiling: usize) -> Option<usize> {
        let at = if self.tag(at) == Tag::Adverb {
            at + 1
        } else {
            at
        };
        let word = self.document.word(at);
        (at < ceiling && word.ends_with("ing") && word.len() > 4).then_some(at)
    }

    /// A gerund or the begin of a noun phrase at `at`.
    pub(super) fn gerund_or_noun(&self, at: usize, ceiling: usize) -> Option<usize> {
        self.gerund(at, ceiling)
            .or_else(|| self.object(at, ceiling))
    }

    /// The begin of a noun phrase with a noun in it.
    pub(super) fn object(&self, at: usize, ceiling: usize) -> Option<usize> {
        let mut phrase = self.noun_phrase_from(at, ceiling);
        let noun = phrase.any(|at| self.tag(at).is_noun() || self.tag(at) == Tag::Number);
        let time = self.is_time_word(at) && !self.document.is(at, "future");
        (noun && !time).then_some(at)
    }

    /// The begin of a noun phrase with a noun of the list in it.
    pub(super) fn listed_object(&self, at: usize, ceiling: usize, list: &Table) -> Option<usize> {
        let mut phrase = self.noun_phrase_from(at, ceiling);
        phrase
            .any(|at| self.tag(at) != Tag::Adjective && list.contains_lower(self.document.word(at)))
            .then_some(at)
    }

    /// "a bill this week that would raise the tax", "legislation to prevent it": what the bill at
    /// `bill` is to do.
    pub(super) fn provision(&self, bill: usize, ceiling: usize) -> Option<usize> {
        let end = self.noun_phrase_from(bill, ceiling).end;
        let near = end..ceiling.min(end + 5);
        let would = near.clone().find(|&at| {
            self.document.is(at, "that") && self.document.is_any(at + 1, &["would", "will"])
        });
        let verb = would.map(|that| that + 2).filter(|&verb| verb < ceiling);
        verb.or_else(|| near.clone().find_map(|at| self.infinitive(at, ceiling)))
    }

    /// "a letter of intent to build the pier", "a contract with a mill to buy flour": what the
    /// deal at `deal` is about, where an infinitive behind it says so.
    pub(super) fn purpose(&self, deal: usize, ceiling: usize) -> Option<usize> {
        let mut at = self.noun_phrase_from(deal, ceiling).end;
        if self.document.is(at, "with") {
            at = self.noun_phrase_from(at + 1, ceiling).end;
        }
        self.infinitive(at, ceiling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [DEALS, PLANS, CALLS, BILLS, MEASURES] {
            assert_eq!(list.faults(), Vec::<String>::new());
        }
    }
}
