//! Where the promised action ends, and where one action gives way to the next.

use super::context::Context;
use super::words::Words;
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Verbs of saying whose clause never belongs to a content: "…, he said".
static SAYING: Table = crate::text::table!(include_str!("saying.txt"));
static SAYING_FORMS: Words<32> = Words::none().with_forms(&SAYING);

/// Words behind which other things are told: why, in spite of what, meanwhile.
const ELSEWHERE: &[&str] = &[
    "because", "although", "though", "while", "whereas", "despite", "amid", "amidst",
];

/// Words for why, behind an object.
const GROUNDS: &[&str] = &["over", "following"];

/// Auxiliaries with which the clause goes on in which an action only stands.
const RESUMING: &[&str] = &["was", "were", "is", "are", "has", "had"];

/// Words at which an action may end; signs and conjunctions are the others.
static ENDING: Words<16> = Words::none()
    .with(ELSEWHERE)
    .with(GROUNDS)
    .with(RESUMING)
    .with(&["according", "as", "but", "even", "in", "so"]);

/// The words of a promised action.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Action {
    /// The action with its objects and places.
    pub(super) content: Range<usize>,
    /// What follows it in the same clause: conditions and times.
    pub(super) tail: Range<usize>,
}

impl Context<'_> {
    /// True when token `index` is a verb of saying.
    pub(super) fn is_saying(&self, index: usize) -> bool {
        SAYING_FORMS.may_hold(self.document, index)
            && super::lemma::is_listed(&SAYING, self.document.word(index))
    }

    /// The actions that begin at `start`, coordinated ones apart. `ceiling` is the end of the sentence
    /// or of the quotation.
    pub(super) fn actions(&self, start: usize, ceiling: usize) -> Vec<Action> {
        let mut actions = Vec::new();
        let mut from = start;
        loop {
            let clause = self.clause_end(from, ceiling);
            let (end, next) = match self.next_action(from, clause) {
                Some((end, next)) => (end, Some(next)),
                None => (clause, None),
            };
            actions.push(self.action(from, end));
            match next {
                Some(next) if actions.len() < 5 => from = next,
                _ => break,
            }
        }
        // "send troops and build hubs if …": what binds the last binds all of them.
        if let Some(tail) = actions
            .last()
            .map(|last| last.tail.clone())
            .filter(|tail| !tail.is_empty())
        {
            for action in &mut actions {
                if action.tail.is_empty() {
                    action.tail = tail.clone();
                }
            }
        }
        actions.retain(|action| !action.content.is_empty());
        actions
    }

    /// [`actions`](Self::actions) inside a noun phrase ("the threat to seize the ship | worried
    /// Oslo"): they end before the finite verb whose subject or object the phrase is.
    pub(super) fn actions_in_phrase(&self, start: usize, ceiling: usize) -> Vec<Action> {
        let finite = |&at: &usize| {
            let verb = matches!(self.tag(at), Tag::VerbPast | Tag::VerbS | Tag::Modal);
            let before = (start..at).rev().find(|&at| self.tag(at) != Tag::Adverb);
            let noun = before.is_some_and(|before| self.tag(before).is_noun());
            verb && noun && !self.is_embedded(start, at)
        };
        let ends = |at: &usize| finite(at) || self.is_comma(*at);
        let end = (start + 1..ceiling).find(ends).unwrap_or(ceiling);
        self.actions(start, end)
    }

    /// A clause of its own has begun between `start` and `index`.
    fn is_embedded(&self, start: usize, index: usize) -> bool {
        (start..index).any(|at| {
            let clause = ["that", "if", "sure", "until", "when"];
            self.tag(at) == Tag::Wh
                || self.is_saying(at)
                || self.document.is_any(at, &clause)
                || self.condition_opener(at, index).is_some()
        })
    }

    fn action(&self, start: usize, end: usize) -> Action {
        let cut = (start + 1..end)
            .find(|&at| {
                self.condition_opener(at, end).is_some() && !self.is_brief_condition(at, end)
                    || self.is_far_relative(start, at)
            })
            .unwrap_or(end);
        let mut content = start..cut;
        while content.end > content.start && self.is_loose(content.end - 1) {
            content.end -= 1;
        }
        // A time at the edge is cut off where it can be.
        let first = if self.may_end_time(content.end - 1) {
            (content.start + 1).max(content.end.saturating_sub(9))
        } else {
            content.end
        };
        for at in first..content.end {
            if let Some(time) = self.time_at(at, content.end)
                && time.end == content.end
            {
                content.end = time.start;
                break;
            }
        }
        // "visit Lima next week | to meet the mayor": what for, behind a time.
        let reach = content.end.min(content.start + 24);
        let mut behind = content.start + 2..content.end;
        let purpose =
            behind.any(|at| self.document.is(at, "to")) && self.tag(content.start).is_verb();
        let times = if purpose {
            content.start + 1..reach
        } else {
            0..0
        };
        for at in times {
            if let Some(time) = self.time_at(at, content.end)
                && self.document.is(time.end, "to")
                && time.end < content.end
            {
                content.end = time.start;
                break;
            }
        }
        let tail = content.end..end;
        Action { content, tail }
    }

    /// "seek a law if elected | to tax boats": a condition of two words, and the action goes on.
    fn is_brief_condition(&self, index: usize, end: usize) -> bool {
        // "wait until May": what the verb alone does not say.
        if self.document.is(index - 1, "wait") {
            return true;
        }
        index + 2 < end
            && self.document.is_any(index, &["if", "when", "once"])
            && matches!(self.tag(index + 1), Tag::Participle | Tag::Adjective)
            && self.document.is(index + 2, "to")
    }

    fn is_loose(&self, index: usize) -> bool {
        self.is_comma(index)
            || self.is_break(index)
            || matches!(self.tag(index), Tag::Conjunction)
            || self.is_mark(index) && !self.closes(index)
    }

    /// A closing mark stays with the words that it closes.
    fn closes(&self, index: usize) -> bool {
        matches!(self.document.word(index), "”" | "»" | "’") || self.document.tokens[index].glued
    }

    /// Where the clause that begins at `start` ends.
    fn clause_end(&self, start: usize, ceiling: usize) -> usize {
        let mut index = start + 1;
        while index < ceiling {
            let ends = self.is_sign(index)
                || ENDING.may_hold(self.document, index)
                || self.tag(index) == Tag::Conjunction;
            if !ends {
                index += 1;
                continue;
            }
            if self.is_break(index) && self.document.word(index) != ":" {
                return index;
            }
            if self.document.spells(index, &["according", "to"])
                || self.document.is_any(index, ELSEWHERE)
                || self.is_ground(start, index)
            {
                return index;
            }
            if self.document.is(index, "but")
                || self.resumes(start, index)
                || self.is_aside(start, index, ceiling)
            {
                return index;
            }
            if self.is_comma(index) && self.ends_clause(index, ceiling) {
                return index;
            }
            if self.tag(index) == Tag::Conjunction && self.begins_clause(index + 1, ceiling) {
                return index;
            }
            index += 1;
        }
        ceiling
    }

    /// "build a pier | as winter comes", "| even if nobody pays", "| in a move to please Lima".
    fn is_aside(&self, start: usize, index: usize, ceiling: usize) -> bool {
        let document = self.document;
        if document.word(index) == "AS" && document.word(index - 1).chars().all(char::is_uppercase)
        {
            return true;
        }
        if document.is(index, "as") {
            let phrase = self.noun_phrase_from(index + 1, ceiling);
            return !phrase.is_empty()
                && phrase.end < ceiling
                && (self.tag(phrase.end).is_finite() || self.tag(phrase.end) == Tag::Modal)
                || document.is_any(index + 1, &["part", "well"])
                    && document.is_any(index + 2, &["of", "and", "as"])
                    && index > start + 1;
        }
        document.is_any(index, &["even", "in", "so"])
            && (document.spells(index, &["even", "if"])
                || document.spells(index, &["even", "though"])
                || document.spells(index, &["in", "a", "move"])
                || document.spells(index, &["in", "a", "bid"])
                || document.spells(index, &["in", "hope"])
                || document.spells(index, &["in", "hopes"])
                || document.spells(index, &["in", "the", "hope"])
                || document.spells(index, &["in", "an", "attempt"])
                || document.spells(index, &["in", "an", "effort"])
                || document.spells(index, &["so", "that"]))
    }

    /// "recall the envoy | over the killing", "| following a complaint": why, behind an object.
    fn is_ground(&self, start: usize, index: usize) -> bool {
        index > start + 1
            && self.tag(index - 1).is_noun()
            && self.document.is_any(index, GROUNDS)
            // "workers over 58"
            && self.tag(index + 1) != Tag::Number
    }

    /// Far into the action, "… the bridge | that had been closed".
    fn is_far_relative(&self, start: usize, index: usize) -> bool {
        index > start + 12
            && self.tag(index - 1).is_noun()
            && self.document.is_any(index, &["that", "which", "who"])
            && (self.tag(index + 1).is_finite() || self.tag(index + 1) == Tag::Modal)
    }

    /// "a promise to stop burning gas | was struck": a finite auxiliary behind a noun goes on with
    /// the clause in which the action only stands, unless a clause of its own has begun.
    fn resumes(&self, start: usize, index: usize) -> bool {
        self.document.is_any(index, RESUMING)
            && !matches!(
                self.tag(index - 1),
                Tag::Pronoun | Tag::Wh | Tag::Conjunction | Tag::Punctuation
            )
            && !self.is_embedded(start, index)
    }

    /// True when what follows the comma at `index` is no part of the action.
    fn ends_clause(&self, index: usize, ceiling: usize) -> bool {
        let next = (index + 1..ceiling)
            .find(|&at| !self.is_mark(at))
            .unwrap_or(ceiling);
        if next >= ceiling {
            return true;
        }
        if self.condition_opener(next, ceiling).is_some() {
            return false;
        }
        if self.document.is_any(
            next,
            &["including", "such", "as", "especially", "particularly"],
        ) {
            return self.document.is(next, "as");
        }
        match self.tag(next) {
            Tag::Wh
            | Tag::Pronoun
            | Tag::Preposition
            | Tag::Gerund
            | Tag::Participle
            | Tag::Modal
            | Tag::Adverb => true,
            Tag::Conjunction => {
                !self.document.is(next, "and") || self.begins_clause(next + 1, ceiling)
            }
            tag if tag.is_verb() => true,
            // "the Lima Accord, an agreement of": an apposition, and no list.
            Tag::Determiner if self.document.is_any(next, &["a", "an"]) => {
                let mut near = next..ceiling.min(next + 12);
                !near.any(|at| self.document.is_any(at, &["and", "or"]))
            }
            _ => self.saying_follows(next, ceiling) || self.begins_clause(next, ceiling),
        }
    }

    /// ", Starmer said", ", said the minister".
    fn saying_follows(&self, start: usize, ceiling: usize) -> bool {
        for at in start..ceiling.min(start + 14) {
            if self.is_comma(at) && at > start + 8 {
                return false;
            }
            if self.is_saying(at) && (self.tag(at).is_finite() || self.tag(at) == Tag::Participle) {
                return true;
            }
        }
        false
    }

    /// A subject and a finite verb, or a finite verb alone, begin at `start`.
    fn begins_clause(&self, start: usize, ceiling: usize) -> bool {
        if start >= ceiling {
            return false;
        }
        if self.tag(start).is_finite() && !self.may_be_base(start)
            || self.tag(start) == Tag::Pronoun
            || self.tag(start) == Tag::Modal
        {
            return true;
        }
        let phrase = self.noun_phrase_from(start, ceiling);
        let mut verb = phrase.end;
        // "and a statement from the mayor did not …"
        let attached = ["of", "in", "from", "with", "by", "for", "at", "on"];
        if verb < ceiling && self.document.is_any(verb, &attached) && !phrase.is_empty() {
            verb = self.noun_phrase_from(verb + 1, ceiling).end;
        }
        while verb < ceiling && self.tag(verb) == Tag::Adverb {
            verb += 1;
        }
        !phrase.is_empty()
            && verb < ceiling
            && (self.tag(verb) == Tag::Modal
                || self.tag(verb).is_finite() && self.tag(verb) != Tag::VerbPresent)
    }

    /// A form that is spelt like the base form, or could be: "and rebuild roads", whatever its tag.
    fn may_be_base(&self, index: usize) -> bool {
        let word = self.document.word(index);
        let past = [
            "said", "told", "took", "made", "gave", "came", "went", "met", "left", "held",
        ];
        self.tag(index) == Tag::VerbPresent
            || self.tag(index) == Tag::VerbPast
                && !word.ends_with("ed")
                && !self.is_auxiliary(index)
                && !self.document.is_any(index, &past)
    }

    /// The next coordinated action inside `start..end`: where this one ends and where that begins.
    fn next_action(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let base = |at: usize| self.tag(at) == Tag::VerbBase || self.may_be_base(at);
        // "to “handle quarrels” and deepen ties": a verb whatever its tag.
        let infinitive = || {
            (start.saturating_sub(2)..start).any(|at| self.tag(at) == Tag::To)
                && self.document.is_word(start)
        };
        (start + 1..end.saturating_sub(1)).find_map(|at| {
            if !self.document.is_any(at, &["and", "&"]) {
                return None;
            }
            let mut next = at + 1;
            while next + 1 < end && (self.tag(next) == Tag::Adverb || self.document.is(next, "to"))
            {
                next += 1;
            }
            let verb = if self.tag(start) == Tag::Gerund {
                self.tag(next) == Tag::Gerund
            } else {
                base(next) && (base(start) || infinitive())
            };
            // "work and travel permits": a noun phrase would follow a noun; an action has an object.
            let object = next + 1 < end && !matches!(self.tag(next + 1), Tag::Punctuation);
            let end = if self.is_comma(at - 1) { at - 1 } else { at };
            (verb && object && end > start).then_some((end, next))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(SAYING.faults(), Vec::<String>::new());
    }
}
