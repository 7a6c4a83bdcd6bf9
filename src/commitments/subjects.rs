//! The subject of a verb: behind which words it hides.

use super::context::Context;
use super::phrases::REACH;
use super::words::Words;
use crate::analysis::ActorKind;
use crate::tagging::Tag;
use std::ops::Range;

/// Words that may stand in a verb group, whatever their part of speech.
const INSIDE: &[&str] = &["yet", "longer", "both", "each", "also"];
static MAY_STAND_IN: Words<2> = Words::none().with(INSIDE);

/// Quantifiers behind a subject.
const QUANTIFIERS: &[&str] = &["all", "both", "each"];
/// Words in front of a time behind a subject.
const DATING: &[&str] = &["on", "last", "this", "next"];
static MAY_FOLLOW: Words<4> = Words::none().with(QUANTIFIERS).with(DATING);

/// Words with which a clause tells of the noun before it.
const RELATIVES: &[&str] = &["who", "which"];
static MAY_RELATE: Words<1> = Words::none().with(RELATIVES);

impl Context<'_> {
    /// The first token of the verb group that ends with the verb at `verb`: its auxiliaries,
    /// adverbs and negations. `floor` is the first token that may belong to it.
    pub(super) fn group_start(&self, verb: usize, floor: usize) -> usize {
        let mut start = verb;
        while start > floor {
            let before = start - 1;
            let loose = MAY_STAND_IN.may_hold(self.document, before)
                && self.document.is_any(before, INSIDE);
            let word = loose
                || self.is_negation(before)
                || self.is_auxiliary(before)
                || self.tag(before) == Tag::Adverb;
            if !word {
                break;
            }
            start = before;
        }
        // "Today Oslo …": an adverb in front of no auxiliary may belong to what stands before; harmless.
        start
    }

    /// The noun phrase that is the subject of the verb group that begins at `start`.
    pub(super) fn subject(&self, start: usize, floor: usize) -> Option<Range<usize>> {
        self.subject_within(start, floor.max(start.saturating_sub(REACH)), 3)
    }

    fn subject_within(&self, start: usize, floor: usize, depth: u8) -> Option<Range<usize>> {
        let mut end = start;
        // "Roe on Tuesday vowed", "the two states all want"
        let loose = |at: usize| {
            let follows = || {
                self.document.is_any(at, QUANTIFIERS)
                    || self.document.is_any(at, DATING) && self.is_time_word(at + 1)
            };
            self.is_mark(at)
                || self.is_time_word(at)
                || MAY_FOLLOW.may_hold(self.document, at) && follows()
                || self.tag(at) == Tag::Adverb
        };
        while end > floor && loose(end - 1) {
            end -= 1;
        }
        if end == floor {
            // "Both have promised to": the quantifier is all there is.
            let quantifier = self.document.is_any(floor, QUANTIFIERS);
            if quantifier {
                return Some(floor..floor + 1);
            }
            return self.subject_behind(start, floor);
        }
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        if self.is_comma(last) || self.is_break(last) {
            return match self.before_insertion(last, floor) {
                Some(end) => self.noun_phrase_before(end, floor),
                None => self.subject_of_verb_before(last, floor, depth),
            };
        }
        if self.is_relative(last, floor) {
            let end = if self.is_comma(last - 1) {
                last - 1
            } else {
                last
            };
            let phrase = self.noun_phrase_before(end, floor)?;
            return Some(self.nearest_person(phrase));
        }
        match self.tag(last) {
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Pronoun
            | Tag::Determiner
            | Tag::Adjective => {
                let phrase = self.noun_phrase_before(last + 1, floor)?;
                Some(self.antecedent(&phrase, floor).unwrap_or(phrase))
            }
            Tag::Punctuation if matches!(self.document.word(last), ")" | "]") => {
                self.noun_phrase_before(last + 1, floor)
            }
            // "criticised Oslo for refusing", "accused Roe of failing"
            Tag::Preposition
                if self.tag(start) == Tag::Gerund
                    && self.document.is_any(last, &["for", "of"])
                    && last > floor
                    && (self.tag(last - 1).is_noun() || self.tag(last - 1) == Tag::Pronoun) =>
            {
                self.noun_phrase_before(last, floor)
            }
            _ => self.subject_of_verb_before(last + 1, floor, depth),
        }
    }

    /// "neither Norway nor | Chile": the subject from behind "neither" on.
    pub(super) fn with_neither(&self, subject: Range<usize>, floor: usize) -> Range<usize> {
        if subject.start <= floor || !self.document.is(subject.start - 1, "nor") {
            return subject;
        }
        let first = floor.max(subject.start.saturating_sub(10));
        let neither = (first..subject.start)
            .rev()
            .find(|&at| self.document.is(at, "neither"));
        neither.map_or(subject.clone(), |at| at + 1..subject.end)
    }

    /// "talks with the mayor Ana Roe, who": the person at the end of the phrase, not the talks.
    fn nearest_person(&self, phrase: Range<usize>) -> Range<usize> {
        let attaches =
            |at: &usize| matches!(self.tag(*at), Tag::Preposition | Tag::Conjunction | Tag::To);
        let cut = phrase
            .clone()
            .rev()
            .find(attaches)
            .map_or(phrase.start, |at| at + 1);
        let last = self.document.tokens[phrase.end - 1].span.start;
        let person = self
            .actors
            .mention_at(last)
            .is_some_and(|(_, id)| self.actors.get(id).kind == ActorKind::Person);
        if person { cut..phrase.end } else { phrase }
    }

    /// "Refusing to give up power, the king agreed": a gerund at the head of its clause has the
    /// subject behind the comma.
    fn subject_behind(&self, gerund: usize, floor: usize) -> Option<Range<usize>> {
        if self.tag(gerund) != Tag::Gerund || gerund != floor {
            return None;
        }
        let end = self.document.sentences[self.document.sentence_of(gerund)]
            .tokens
            .end
            .min(gerund + REACH);
        let comma = (gerund + 1..end).find(|&at| self.is_comma(at))?;
        let phrase = self.noun_phrase_from(comma + 1, end);
        (!phrase.is_empty()).then_some(phrase)
    }

    /// "the delegation who was on a visit to Oslo | has signed": the phrase in front of the verb ends
    /// a relative clause, and the subject is what that clause tells of.
    fn antecedent(&self, phrase: &Range<usize>, floor: usize) -> Option<Range<usize>> {
        let first = floor.max(phrase.start.saturating_sub(20));
        let relates = |at: &usize| {
            MAY_RELATE.may_hold(self.document, *at) && self.document.is_any(*at, RELATIVES)
        };
        let relative = (first..phrase.start).rev().find(relates)?;
        let stops = |at: &usize| {
            self.is_comma(*at)
                || self.is_break(*at)
                || self.tag(*at) == Tag::Conjunction
                || self.is_saying(*at)
        };
        let parted = (relative..phrase.start).any(|at| stops(&at));
        let noun = relative > floor && self.tag(relative - 1).is_noun();
        let verb = || {
            (relative + 1..phrase.start)
                .any(|at| self.tag(at).is_finite() || self.tag(at) == Tag::Modal)
        };
        (!parted && noun && verb())
            .then(|| self.noun_phrase_before(relative, floor))
            .flatten()
    }

    /// who, which or that with a noun before it.
    fn is_relative(&self, index: usize, floor: usize) -> bool {
        let relative = self.document.is_any(index, &["who", "which", "that"]);
        relative && index > floor && {
            let before = if self.is_comma(index - 1) {
                index.saturating_sub(2)
            } else {
                index - 1
            };
            before >= floor && (self.tag(before).is_noun() || self.document.word(before) == ")")
        }
    }

    /// `close` ends an insertion ("Roe, the mayor of Oslo, …", "Roe — a lawyer — …"): the token
    /// behind the noun phrase in front of it.
    fn before_insertion(&self, close: usize, floor: usize) -> Option<usize> {
        let mark = self.document.word(close);
        let open = (floor + 1..close)
            .rev()
            .take(40)
            .find(|&index| self.document.word(index) == mark)?;
        let inner = open + 1;
        // "Roe, R-Texas, the chairman": the tag belongs to the name in front of it.
        if open > floor + 3 && self.is_party_tag(open, floor) {
            return self.before_insertion(open, floor);
        }
        let opens = match self.tag(inner) {
            Tag::Pronoun | Tag::Conjunction | Tag::Modal => false,
            tag => !tag.is_finite(),
        };
        let noun = self.tag(open - 1).is_noun() || self.document.word(open - 1) == ")";
        (opens && noun).then_some(open)
    }

    /// A party tag ends before `end`: ", R-Texas", ", D-Calif.".
    fn is_party_tag(&self, end: usize, floor: usize) -> bool {
        (floor + 1..end).rev().take(4).any(|at| {
            let dash = self.document.word(at) == "-" && self.document.tokens[at].glued;
            dash && self.document.is_any(at - 1, &["r", "d", "i"])
                && at > 1
                && self.is_comma(at - 2)
        })
    }

    /// The subject of the nearest finite verb or modal that stands before `end`.
    pub(super) fn subject_of_verb_before(
        &self,
        end: usize,
        floor: usize,
        depth: u8,
    ) -> Option<Range<usize>> {
        let depth = depth.checked_sub(1)?;
        let verb = (floor + 1..end)
            .rev()
            .find(|&index| self.tag(index).is_finite() || self.tag(index) == Tag::Modal)?;
        self.subject_within(self.group_start(verb, floor), floor, depth)
    }
}
