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
        let loose = |at: &usize| {
            self.tag(*at) != Tag::Adverb && !self.is_negation(*at) && !self.is_mark(*at)
        };
        let to = (at..ceiling.min(at + 6))
            .find(loose)
            .filter(|&to| self.document.is(to, "to"))?;
        let near = to + 1..ceiling.min(to + 6);
        let base = near
            .clone()
            .find(|&at| self.tag(at) != Tag::Adverb && !self.is_mark(at))?;
        let plain = matches!(self.tag(base), Tag::VerbBase | Tag::VerbPresent)
            || self.is_be(base)
            || self.is_mark(base - 1) && self.tag(base) == Tag::Noun;
        if plain {
            return Some(base);
        }
        // "to immediately release the sailor", "to free Roe": a noun or an adjective by its tag,
        // and an object behind it.
        let verb = |at: &usize| {
            let word = self.document.word(*at);
            let adverb = word.ends_with("ly");
            matches!(
                self.tag(*at),
                Tag::Noun | Tag::Adjective | Tag::Adverb | Tag::VerbPast | Tag::Participle
            ) && !adverb
                && !word.ends_with("ed")
                && !word.ends_with("ing")
                && (self.opens_object(*at + 1)
                    || self.tag(*at + 1).is_noun() && super::traits::is_deed(word))
        };
        (to + 1..ceiling.min(to + 4)).find(verb)
    }

    /// An object may begin at `at`: a determiner or a pronoun, or a name that is no part of what
    /// stands before it.
    fn opens_object(&self, at: usize) -> bool {
        match self.tag(at) {
            Tag::Determiner | Tag::PossessivePronoun => true,
            Tag::Pronoun => !self.document.is_any(at, &["i", "we", "he", "she", "they"]),
            Tag::Name => {
                !self.document.is_capitalized(at - 1)
                    && self
                        .actors
                        .mention_at(self.document.tokens[at].span.start)
                        .is_some()
            }
            _ => false,
        }
    }

    /// "will consider", "will weigh": the action is only thinking about one.
    pub(super) fn is_weighing(&self, verb: usize) -> bool {
        let verbs = [
            "consider",
            "weigh",
            "mull",
            "explore",
            "contemplate",
            "reconsider",
        ];
        self.document.is_any(verb, &verbs)
            || self.document.spells(verb, &["look", "at"])
            || self.document.spells(verb, &["think", "about"])
    }

    /// "abandon", "betray": leaving undone what others count on.
    pub(super) fn is_faithless(&self, verb: usize) -> bool {
        let verbs = [
            "abandon",
            "betray",
            "desert",
            "ditch",
            "falter",
            "forget",
            "neglect",
            "relent",
            "rest",
            "surrender",
            "tire",
            "waver",
        ];
        verbs
            .iter()
            .any(|base| super::lemma::is_form(self.document.word(verb), base))
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
            .any(|at| self.tag(at) != Tag::Adjective && list.contains_lower_at(self.document, at))
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
        let at = self.time_at(at, ceiling).map_or(at, |time| time.end);
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
