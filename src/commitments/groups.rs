//! The verb group of a cue: its auxiliaries, its voice, its negation.

use super::context::Context;
use super::doubts::Doubt;
use crate::tagging::Tag;

/// How the verb stands in its clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// The first token of the verb group.
    pub(super) start: usize,
    pub(super) passive: bool,
    pub(super) negated: bool,
    pub(super) yet: bool,
    pub(super) floor: usize,
    pub(super) ceiling: usize,
    /// Why the verb may be no cue of its own: behind a modal or a to-infinitive, inside a noun phrase.
    pub(super) doubt: Option<Doubt>,
}

impl Context<'_> {
    /// The verb group that ends with the verb at `index`.
    pub(super) fn group(&self, index: usize) -> Group {
        let (floor, ceiling) = (self.floor(index), self.ceiling(index));
        let mut start = self.group_start(index, floor);
        // "continue to refuse to": the verb in front only says how.
        let phase = [
            "continue",
            "continues",
            "continued",
            "seem",
            "seems",
            "appear",
            "appears",
            "began",
            "begins",
            "keeps",
        ];
        if start > floor + 1
            && self.tag(start - 1) == Tag::To
            && self.document.is_any(start - 2, &phase)
        {
            start = self.group_start(start - 2, floor);
        }
        let modal = (start..index).any(|at| self.tag(at) == Tag::Modal);
        let doubt = if modal {
            Some(Doubt::ModalInFront)
        } else if start > floor && self.tag(start - 1) == Tag::To {
            Some(Doubt::ToInFront)
        } else if self.is_modifier(index, floor) {
            Some(Doubt::Modifier)
        } else {
            None
        };
        let be = (start..index).any(|at| self.is_be(at));
        // "a pact signed by": a participle with its agent behind it.
        let reduced = start == index
            && self.document.is(index + 1, "by")
            && index > floor
            && self.tag(index - 1).is_noun();
        Group {
            start,
            passive: be && self.tag(index) != Tag::Gerund || reduced,
            negated: self.is_negated(start, index),
            yet: (start..index).any(|at| self.document.is(at, "yet")),
            floor,
            ceiling,
            doubt,
        }
    }

    /// "the planned protest", "its proposed budget": a participle inside a noun phrase.
    fn is_modifier(&self, index: usize, floor: usize) -> bool {
        let Some(before) = index.checked_sub(1).filter(|before| *before >= floor) else {
            return false;
        };
        let word = self.document.word(index);
        if word.ends_with("ing") {
            // "three floating bridges"
            return self.tag(before) == Tag::Determiner
                || self.tag(before) == Tag::Number && self.tag(index + 1).is_noun();
        }
        let inside = match self.tag(before) {
            Tag::Number => self.tag(index + 1).is_noun() || self.tag(index + 1) == Tag::Adjective,
            Tag::Determiner
            | Tag::PossessivePronoun
            | Tag::Possessive
            | Tag::Adjective
            | Tag::Preposition => !self.document.is_any(before, &["that", "all", "both"]),
            // "pointed to a “proposed …"
            _ if self.is_mark(before) && before > floor => {
                let outside = before - 1;
                !self.tag(outside).is_noun()
                    && self.tag(outside) != Tag::Pronoun
                    && !self.is_auxiliary(outside)
            }
            _ => false,
        };
        word.ends_with("ed") && inside
    }
}
