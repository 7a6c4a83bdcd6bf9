//! [`Forms`]: the words with which the cues of a list begin, in all their forms. The compiler makes
//! it; a token finds the base form of its word by its hash.

use super::lemma;
use super::words::{Form, Words, is_same};
use crate::text::{Document, Table, WordNumbers, first_words};

/// The words with which the cues of a list begin, in all their forms.
pub(super) struct Forms<const SLOTS: usize> {
    list: &'static Table,
    /// For each form the place in the list where its base form begins, plus one, and the bits below.
    bases: WordNumbers<SLOTS>,
    /// The second words of the cues.
    particles: Words<16>,
}

/// Bit of a form whose base form is a cue alone.
const ALONE: u32 = 1 << 22;
/// Bit of a form that may have another base form or none: it is left to [`lemma::find`].
const DOUBTFUL: u32 = 1 << 23;
/// Bits of the place.
const PLACE: u32 = ALONE - 1;

impl<const SLOTS: usize> Forms<SLOTS> {
    #[expect(clippy::cast_possible_truncation, reason = "the lists are short")]
    pub(super) const fn of(list: &'static Table) -> Self {
        let mut bases = WordNumbers::none();
        let lines = list.lines().as_bytes();
        let mut rest = lines;
        while !rest.is_empty() {
            let place = lines.len() - rest.len();
            let (base, second, next) = first_words(rest);
            let alone = if second.is_empty() { ALONE } else { 0 };
            let mut number = 0;
            while number < Form::MOST {
                let form = Form::of(base, number);
                let known = bases.of_word(form.word());
                let own = if known == 0 {
                    place as u32 + 1
                } else if is_same(base_at(lines, known), base) {
                    0
                } else {
                    DOUBTFUL
                };
                // "eying" does not begin like "eye".
                let strays = !form.is_irregular() && !begin_alike(form.word(), base);
                let doubt = if strays { DOUBTFUL } else { 0 };
                bases.add(form.word(), own | alone | doubt);
                number += 1;
            }
            rest = next;
        }
        Forms {
            list,
            bases,
            particles: Words::none().with_second_words(list),
        }
    }

    /// The second words of the cues.
    pub(super) const fn particles(&self) -> &Words<16> {
        &self.particles
    }

    /// False when token `index` is a form of none.
    pub(super) fn hold(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens.get(index);
        token.is_some_and(|token| self.bases.of_token(token) != 0)
    }

    /// Calls `accept` with the base forms in the list of which token `index` may be a form, until one is
    /// accepted.
    pub(super) fn find<T>(
        &self,
        document: &Document,
        index: usize,
        accept: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let bits = self.bases.of_token(document.tokens.get(index)?);
        if bits == 0 {
            return None;
        }
        if bits & DOUBTFUL != 0 {
            return lemma::find(self.list, document.word(index), &accept);
        }
        let alone = bits & ALONE != 0;
        if !alone && !self.particles.may_hold(document, index + 1) {
            return None;
        }
        let base = base_at(self.list.lines().as_bytes(), bits);
        std::str::from_utf8(base).ok().and_then(accept)
    }
}

/// True for words that share their first three letters, as [`lemma::find`] wants it.
const fn begin_alike(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < 3 {
        if at >= one.len() || at >= other.len() || one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The base form whose place these bits hold.
const fn base_at(lines: &[u8], bits: u32) -> &[u8] {
    let place = (bits & PLACE) as usize - 1;
    first_words(lines.split_at(place).1).0
}

#[cfg(test)]
mod tests {
    use super::super::cues::{NOUN_FORMS, VERB_FORMS};
    use super::*;

    fn check<const SLOTS: usize>(forms: &Forms<SLOTS>) {
        let mut sure = 0;
        for (key, _) in forms.list.iter() {
            let base = key.split(' ').next().unwrap_or_default();
            for number in 0..Form::MOST {
                let form = Form::of(base.as_bytes(), number);
                let form = std::str::from_utf8(form.word()).unwrap_or_default();
                let document = Document::of_paragraphs(form);
                let bits = forms.bases.of_token(&document.tokens[0]);
                assert_ne!(bits, 0, "{form}");
                if bits & DOUBTFUL == 0 {
                    let found = lemma::find(forms.list, form, |other| {
                        let (alone, opens) = forms.list.step(other);
                        (alone.is_some() || opens).then(|| other.to_owned())
                    });
                    assert_eq!(found.as_deref(), Some(base), "{form}");
                    sure += 1;
                }
            }
        }
        assert!(sure > 1000, "{sure}");
    }

    #[test]
    fn forms_have_the_base_forms_that_are_found_without_them() {
        check(&VERB_FORMS);
        check(&NOUN_FORMS);
    }

    #[test]
    fn other_words_have_none() {
        let document = Document::of_paragraphs("Piers ruled over it.");
        let found = |index| VERB_FORMS.find(&document, index, |base| Some(base.to_owned()));
        assert_eq!(
            (found(0), found(1)),
            (None, None),
            "to rule is no cue, to rule out is"
        );
        assert!(VERB_FORMS.hold(&document, 1) && !VERB_FORMS.hold(&document, 0));
        let document = Document::of_paragraphs("It Ruled out boats.");
        let found = VERB_FORMS.find(&document, 1, |base| Some(base.to_owned()));
        assert_eq!(found.as_deref(), Some("rule"));
    }
}
