//! [`Forms`]: the words with which the cues of a list begin, in all their forms. The compiler makes
//! it; a token finds the base form of its word by its hash.

use super::entries::Entry;
use super::lemma;
use super::words::{Form, Words, is_same};
use crate::text::{Document, Table, WordNumbers};

/// The cues of a list, found by the words with which they begin, in all their forms.
pub(super) struct Forms<const LINES: usize, const SLOTS: usize> {
    list: &'static Table,
    entries: [Entry; LINES],
    /// For each form the first line with its base form, plus one, and the bit below.
    bases: WordNumbers<SLOTS>,
    /// The second words of the cues.
    particles: Words<16>,
}

/// Bit of a form that may have another base form or none: it is left to [`lemma::find`].
const DOUBTFUL: u32 = 1 << 23;
/// Bits of the line.
const LINE: u32 = DOUBTFUL - 1;

impl<const LINES: usize, const SLOTS: usize> Forms<LINES, SLOTS> {
    /// The cues of a list of verbs or nouns.
    pub(super) const fn of(list: &'static Table) -> Self {
        Self::in_forms(list, Form::MOST)
    }

    /// The cues of a list of words that have no other forms.
    pub(super) const fn of_words(list: &'static Table) -> Self {
        Self::in_forms(list, 1)
    }

    #[expect(clippy::cast_possible_truncation, reason = "the lists are short")]
    const fn in_forms(list: &'static Table, forms: usize) -> Self {
        let entries: [Entry; LINES] = Entry::all(list);
        let mut bases = WordNumbers::none();
        let mut line = 0;
        while line < LINES {
            let base = entries[line].base().as_bytes();
            let first = line;
            while line < LINES && is_same(entries[line].base().as_bytes(), base) {
                line += 1;
            }
            let mut number = 0;
            while number < forms {
                let form = Form::of(base, number);
                let known = bases.of_word(form.word());
                let own = if known == 0 {
                    first as u32 + 1
                } else if known & LINE == first as u32 + 1 {
                    0
                } else {
                    DOUBTFUL
                };
                // "eying" does not begin like "eye".
                let strays = !form.is_irregular() && !begin_alike(form.word(), base);
                let doubt = if strays { DOUBTFUL } else { 0 };
                bases.add(form.word(), own | doubt);
                number += 1;
            }
        }
        Forms {
            list,
            entries,
            bases,
            particles: Words::none().with_second_words(list),
        }
    }

    /// False when token `index` is a form of none.
    pub(super) fn hold(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens.get(index);
        token.is_some_and(|token| self.bases.of_token(token) != 0)
    }

    /// The longest cue whose first word is the base form of token `index` and whose other words follow.
    pub(super) fn find(&self, document: &Document, index: usize) -> Option<&Entry> {
        let bits = self.bases.of_token(document.tokens.get(index)?);
        if bits & DOUBTFUL != 0 {
            return lemma::find(self.list, document.word(index), |base| {
                let first = self.entries.partition_point(|entry| entry.base() < base);
                self.longest(first, base, document, index)
            });
        }
        let first = (bits & LINE).checked_sub(1)? as usize;
        let base = self.entries.get(first)?.base();
        self.longest(first, base, document, index)
    }

    /// The longest of the cues from line `first` on that begin with `base` and whose other words follow
    /// token `index`.
    fn longest(
        &self,
        first: usize,
        base: &str,
        document: &Document,
        index: usize,
    ) -> Option<&Entry> {
        let entries = self.entries.get(first..)?;
        let alone = entries.first().filter(|entry| entry.lemma == base);
        if !self.particles.may_hold(document, index + 1) {
            return alone;
        }
        let follows = |entry: &&Entry| entry.words > 1 && entry.goes_on(document, index + 1);
        let longer = entries.iter().take_while(|entry| entry.base() == base);
        longer.filter(follows).last().or(alone)
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

#[cfg(test)]
mod tests {
    use super::super::cues::{NOUN_FORMS, VERB_FORMS};
    use super::*;

    fn check<const LINES: usize, const SLOTS: usize>(forms: &Forms<LINES, SLOTS>) {
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
                    assert_eq!(forms.entries[(bits & LINE) as usize - 1].base(), base);
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
        let found = |index| VERB_FORMS.find(&document, index).is_some();
        assert!(!found(0) && !found(1), "to rule is no cue, to rule out is");
        assert!(VERB_FORMS.hold(&document, 1) && !VERB_FORMS.hold(&document, 0));
        let document = Document::of_paragraphs("It Ruled out boats.");
        let found = VERB_FORMS.find(&document, 1);
        assert_eq!(found.map(|entry| entry.lemma), Some("rule out"));
    }
}
