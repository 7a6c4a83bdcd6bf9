//! What harms a counterpart: by its verb, or by its object.

use super::context::Context;
use super::lemma;
use super::words::Words;
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

static HARM_VERBS: Table = crate::text::table!(include_str!("harm_verbs.txt"));
static HARM_FORMS: Words<128> = Words::none().with_forms(&HARM_VERBS);
/// Verbs whose object is harm that they take away: "lift sanctions".
static UNDOING: Table = crate::text::table!(include_str!("undoing.txt"));
static HARM_NOUNS: Table = crate::text::table!(include_str!("harm_nouns.txt"));

/// Words in front of the verb that tells what is done.
const PHASES: &[&str] = &[
    "to",
    "not",
    "be",
    "continue",
    "continuing",
    "keep",
    "start",
    "begin",
    "also",
];
static MAY_PHASE: Words<8> = Words::none().with(PHASES);

/// Verbs that harm only "against" somebody.
const ACTING: &[&str] = &[
    "take", "taking", "act", "acting", "move", "proceed", "fight", "fighting", "use", "file",
    "launch", "vote", "voting", "campaign", "mobilize", "mobilise", "bring",
];
static MAY_ACT: Words<8> = Words::none().with(ACTING);

/// What follows upon a wrong.
const RESPONSES: &[&str] = &["response", "consequences", "retaliation", "answer"];
static MAY_RESPOND: Words<4> = Words::none().with(RESPONSES);

/// Verbs for staying out of something: a promise of it is a no.
static SHUNNING: Table = crate::text::table!(include_str!("shunning.txt"));
static SHUNNING_FORMS: Words<16> = Words::none().with_forms(&SHUNNING);

/// Verbs that harm a party but not a thing: "dismantle the militia", "dismantle the stage".
const MILD: &[&str] = &[
    "close",
    "cut",
    "dismantle",
    "revoke",
    "shut",
    "suspend",
    "terminate",
    "withhold",
];

impl Context<'_> {
    /// True when the action does harm to a counterpart: by its first verb, or by its object
    /// ("impose sanctions on", "face consequences").
    pub(super) fn is_harm(&self, content: &Range<usize>) -> bool {
        let harm = &self.asked.harm;
        harm.keep(content.start, |(end, _)| end == content.end);
        let find = || (content.end, self.does_harm(content));
        harm.about(content.start, find).1
    }

    fn does_harm(&self, content: &Range<usize>) -> bool {
        let phase = |at| MAY_PHASE.may_hold(self.document, at) && self.document.is_any(at, PHASES);
        let head = (content.start..content.end.min(content.start + 4))
            .find(|&at| self.tag(at) != Tag::Adverb && !phase(at));
        let Some(head) = head else { return false };
        if self.is_reprisal(content) {
            return true;
        }
        // "take measures against Lima", "keep fighting against the rebels"
        let mut near = head + 1..content.end.min(head + 8);
        let acts = MAY_ACT.may_hold(self.document, head) && self.document.is_any(head, ACTING);
        if acts && near.any(|at| self.document.is(at, "against")) {
            return true;
        }
        if let Some(mild) = self.harm_verb(head) {
            let own = self.tag(head + 1) == Tag::PossessivePronoun;
            return !mild
                || !own && self.is_party_object(head + 1, content.end)
                || self.is_taken(head + 1, content.end);
        }
        let object = self.noun_phrase_from(
            if self.tag(head).is_verb() {
                head + 1
            } else {
                head
            },
            content.end,
        );
        let object = object.start..object.end.min(object.start + 6);
        object
            .clone()
            .any(|at| HARM_NOUNS.contains_lower_at(self.document, at))
            && !self.undoes(head)
    }

    /// A listed verb; true within where only its object tells.
    fn harm_verb(&self, index: usize) -> Option<bool> {
        if !HARM_FORMS.may_hold(self.document, index) {
            return None;
        }
        lemma::find(&HARM_VERBS, self.document.word(index), |base| {
            let (alone, longer) = HARM_VERBS.step(base);
            let pair = || format!("{base} {}", self.document.word(index + 1).to_lowercase());
            let harm = alone.is_some() || longer && HARM_VERBS.contains(&pair());
            harm.then(|| MILD.contains(&base))
        })
    }

    /// Harm that the party itself would do, and not only put up with: "will not support an attack".
    pub(super) fn is_own_harm(&self, content: &Range<usize>) -> bool {
        let enduring = [
            "support",
            "back",
            "allow",
            "tolerate",
            "accept",
            "condone",
            "permit",
            "endorse",
            "recognize",
            "recognise",
        ];
        self.is_harm(content) && !self.document.is_any(content.start, &enduring)
    }

    /// "plans to skip the summit", "opted to sit out the vote": the action at `verb` is to stay away.
    pub(super) fn is_shunning(&self, verb: usize) -> bool {
        let listed = |base: &str| {
            let (alone, longer) = SHUNNING.step(base);
            let pair = || format!("{base} {}", self.document.word(verb + 1).to_lowercase());
            (alone.is_some() || longer && SHUNNING.contains(&pair())).then_some(())
        };
        SHUNNING_FORMS.may_hold(self.document, verb)
            && lemma::find(&SHUNNING, self.document.word(verb), listed).is_some()
    }

    /// "a decisive response", "severe consequences", wherever it stands in the action.
    fn is_reprisal(&self, content: &Range<usize>) -> bool {
        let hard = [
            "decisive", "harsh", "severe", "crushing", "swift", "forceful", "painful",
        ];
        (content.start + 1..content.end.min(content.start + 9)).any(|at| {
            MAY_RESPOND.may_hold(self.document, at)
                && self.document.is_any(at, RESPONSES)
                && self.document.is_any(at - 1, &hard)
        })
    }

    /// "lift sanctions", "end the war", "prevent attacks".
    fn undoes(&self, index: usize) -> bool {
        lemma::is_listed(&UNDOING, self.document.word(index))
    }

    /// "withhold weapons from Oslo": the object at `at` is kept from an actor.
    fn is_taken(&self, at: usize, end: usize) -> bool {
        let from = (at..end.min(at + 8)).find(|&at| self.document.is(at, "from"));
        from.is_some_and(|from| self.is_party_object(from + 1, end))
    }

    /// The object at `at` ends with the name of an actor.
    fn is_party_object(&self, at: usize, end: usize) -> bool {
        let phrase = self.noun_phrase_from(at, end);
        !phrase.is_empty()
            && self
                .actors
                .mention_at(self.document.tokens[phrase.end - 1].span.start)
                .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [HARM_VERBS, HARM_NOUNS, SHUNNING, UNDOING] {
            assert_eq!(list.faults(), Vec::<String>::new());
        }
    }
}
