//! What the rules of this stage look at.

use super::words::Words;
use crate::actors::Actors;
use crate::analysis::QuoteId;
use crate::quotes::Quotes;
use crate::structure::Structure;
use crate::tagging::{PartsOfSpeech, Tag};
use crate::text::{Document, TokenKind, is_one_of};
use std::cell::Cell;

/// One article with everything that the stages before have found.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) tags: &'a PartsOfSpeech<'a>,
    pub(super) actors: &'a Actors,
    pub(super) quotes: &'a Quotes,
    pub(super) structure: &'a Structure,
    /// What the rules ask again and again about the tokens near their cue.
    pub(super) asked: Asked,
}

/// The last answers about where the clause of a token begins and ends, and in which statement it stands.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) statement: Answers<Option<QuoteId>>,
    pub(super) floor: Answers<usize>,
    pub(super) ceiling: Answers<usize>,
    /// Where an action ends that begins at the token, and whether it is harm.
    pub(super) harm: Answers<(usize, bool)>,
}

/// The last answers to a question about a token, each in the place that the token's index gives.
#[derive(Default)]
pub(super) struct Answers<T>([Cell<Option<(usize, T)>>; 8]);

impl<T: Copy> Answers<T> {
    /// Forgets the answer about token `index` unless it is `still` right.
    pub(super) fn keep(&self, index: usize, still: impl FnOnce(T) -> bool) {
        let known = &self.0[index % 8];
        if !known.get().is_some_and(|(_, answer)| still(answer)) {
            known.set(None);
        }
    }

    /// The answer about token `index`, found anew where it is not known.
    pub(super) fn about(&self, index: usize, find: impl FnOnce() -> T) -> T {
        let known = &self.0[index % 8];
        match known.get() {
            Some((token, answer)) if token == index => answer,
            _ => {
                let answer = find();
                known.set(Some((index, answer)));
                answer
            }
        }
    }
}

/// Forms of the auxiliaries, contracted negations left out.
const BE: &[&str] = &[
    "be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'m", "’m", "'re", "’re",
];
const HAVE: &[&str] = &["have", "has", "had", "having", "'ve", "’ve"];
const DO: &[&str] = &["do", "does", "did"];
/// Most words are turned away here before they are compared.
static AUXILIARIES: Words<16> = Words::none()
    .with_negated(BE)
    .with_negated(HAVE)
    .with_negated(DO);
const NEGATIONS: &[&str] = &["not", "never", "neither", "nor", "cannot", "hardly"];
static MAY_NEGATE: Words<4> = Words::none().with(NEGATIONS);

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        tags: &'a PartsOfSpeech<'a>,
        structure: &'a Structure,
        actors: &'a Actors,
        quotes: &'a Quotes,
    ) -> Self {
        Context {
            document,
            tags,
            actors,
            quotes,
            structure,
            asked: Asked::default(),
        }
    }
}

impl Context<'_> {
    pub(super) fn tag(&self, index: usize) -> Tag {
        self.tags.get(index)
    }

    /// A form of "be", also contracted or negated.
    pub(super) fn is_be(&self, index: usize) -> bool {
        self.is_form(index, BE) && self.tag(index) != Tag::Possessive
    }

    /// A form of "have", also contracted or negated.
    pub(super) fn is_have(&self, index: usize) -> bool {
        self.is_form(index, HAVE)
    }

    /// A form of "do", also negated.
    pub(super) fn is_do(&self, index: usize) -> bool {
        self.is_form(index, DO)
    }

    /// Any auxiliary or modal.
    pub(super) fn is_auxiliary(&self, index: usize) -> bool {
        self.tag(index) == Tag::Modal
            || AUXILIARIES.may_hold(self.document, index)
                && (self.is_be(index) || self.is_have(index) || self.is_do(index))
    }

    /// "not", "never", or a word that ends in n't.
    pub(super) fn is_negation(&self, index: usize) -> bool {
        let word = self.document.word(index);
        MAY_NEGATE.may_hold(self.document, index) && is_one_of(word, NEGATIONS)
            || contracted(word).is_some()
    }

    /// The word without its contracted negation.
    fn is_form(&self, index: usize, forms: &[&str]) -> bool {
        if !AUXILIARIES.may_hold(self.document, index) {
            return false;
        }
        let word = self.document.word(index);
        let word = contracted(word).unwrap_or(word);
        forms.iter().any(|form| form.eq_ignore_ascii_case(word))
    }

    /// True when a token between `from` and `to` negates.
    pub(super) fn is_negated(&self, from: usize, to: usize) -> bool {
        (from..to)
            .any(|index| self.is_negation(index) || self.document.spells(index, &["no", "longer"]))
    }

    /// True when token `index` is a comma.
    pub(super) fn is_comma(&self, index: usize) -> bool {
        self.sign(index) == ","
    }

    /// True when token `index` ends a clause: a semicolon, a colon, a dash with space around it, a full stop.
    pub(super) fn is_break(&self, index: usize) -> bool {
        match self.sign(index) {
            ";" | ":" | "|" | "•" | "." | "!" | "?" | "…" | "..." | "--" | "—" => true,
            "–" | "-" => !self.document.tokens[index].glued,
            _ => false,
        }
    }

    /// True when token `index` is a quotation mark.
    pub(super) fn is_mark(&self, index: usize) -> bool {
        match self.sign(index) {
            "“" | "”" | "\"" | "«" | "»" | "‘" | "„" => true,
            "’" | "'" => !self.document.is_possessive(index),
            _ => false,
        }
    }

    /// Token `index` where it is punctuation; "" where it is a word or a number.
    #[inline]
    pub(super) fn sign(&self, index: usize) -> &str {
        if self.is_sign(index) {
            self.document.word(index)
        } else {
            ""
        }
    }

    /// True when token `index` is punctuation.
    #[inline]
    pub(super) fn is_sign(&self, index: usize) -> bool {
        let token = self.document.tokens.get(index);
        token.is_some_and(|token| token.kind == TokenKind::Punctuation)
    }
}

/// "did" for "didn't", "wo" for "won’t".
fn contracted(word: &str) -> Option<&str> {
    if !matches!(word.as_bytes(), [.., b'\'' | 0x99, b't' | b'T']) {
        return None;
    }
    ["n't", "n’t", "N'T", "N’T"]
        .iter()
        .find_map(|negation| word.strip_suffix(negation))
}

#[cfg(test)]
mod tests {
    use super::{Answers, contracted};

    #[test]
    fn what_is_known_is_not_found_again() {
        let answers = Answers::default();
        assert_eq!(answers.about(3, || 'a'), 'a');
        assert_eq!(answers.about(4, || 'b'), 'b');
        assert_eq!(answers.about(3, || 'c'), 'a');
        assert_eq!(answers.about(11, || 'd'), 'd');
        assert_eq!(answers.about(3, || 'e'), 'e');
        answers.keep(3, |answer| answer == 'e');
        assert_eq!(answers.about(3, || 'f'), 'e');
        answers.keep(3, |answer| answer == 'f');
        assert_eq!(answers.about(3, || 'f'), 'f');
    }

    #[test]
    fn takes_contracted_negations_off() {
        assert_eq!(contracted("didn't"), Some("did"));
        assert_eq!(contracted("Won’t"), Some("Wo"));
        assert_eq!(contracted("cant"), None);
        assert_eq!(contracted("é"), None);
        assert_eq!(contracted("n't"), Some(""));
    }
}
