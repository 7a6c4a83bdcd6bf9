//! [`Bearers`]: the surnames of the people who stand in the article by full name.

use super::names::{Name, NameKind};
use crate::text::{Document, PhraseNumbers, Token, word_hash};
use std::cell::OnceCell;

/// The last words of full names of people.
#[derive(Debug)]
pub(super) struct Bearers<'d, 't> {
    document: &'d Document<'t>,
    /// Their tokens.
    surnames: Vec<usize>,
    /// A bit for the hash of each: most words are turned away here.
    hashes: [u64; 16],
    /// The words, once one is asked for that may be among them.
    words: OnceCell<PhraseNumbers<'t>>,
}

impl<'d, 't> Bearers<'d, 't> {
    /// Those among `names`.
    pub(super) fn of(document: &'d Document<'t>, names: &[Name]) -> Self {
        let mut bearers = Bearers {
            document,
            surnames: vec![0; names.len()],
            hashes: [0; 16],
            words: OnceCell::new(),
        };
        let mut count = 0;
        for name in names {
            let surname = name.tokens.end.wrapping_sub(1);
            let hash = document.tokens.get(surname).map_or(0, Token::hash);
            let (word, bit) = bit_of(hash);
            // Nobody can foresee which names are full: each is put down, and those that are stay.
            let is_full = (name.kind == NameKind::Person) & (name.tokens.len() > 1);
            bearers.hashes[word] |= bit * u64::from(is_full);
            bearers.surnames[count] = surname;
            count += usize::from(is_full);
        }
        bearers.surnames.truncate(count);
        bearers
    }

    /// Where they stand.
    pub(super) fn surnames(&self) -> &[usize] {
        &self.surnames
    }

    /// True when `word` is one of them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.has(word_hash(word.as_bytes()), word)
    }

    /// True when token `index` is one of them.
    pub(super) fn has_word(&self, index: usize) -> bool {
        let token = self.document.tokens.get(index);
        token.is_some_and(|token| self.has(token.hash(), self.document.word(index)))
    }

    fn has(&self, hash: u32, word: &str) -> bool {
        let (place, bit) = bit_of(hash);
        let words = || {
            let mut words = PhraseNumbers::with_capacity(self.surnames.len());
            for &surname in &self.surnames {
                words.number(self.document.word(surname));
            }
            words
        };
        self.hashes[place] & bit != 0 && self.words.get_or_init(words).contains(word)
    }
}

/// The word and the bit of a hash among 1,024.
fn bit_of(hash: u32) -> (usize, u64) {
    let bit = hash as usize % 1024;
    (bit / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::super::names::NameKind::{Organization, Person};
    use super::super::names::tests::named;
    use super::*;

    #[test]
    fn surnames_of_full_names() {
        let document =
            Document::of_paragraphs("Ann Roe met Doe and Kvx Bank. Roe ROE Ann Doe Bank");
        let tagged = [
            ("Ann Roe", Person, 300),
            ("Doe", Person, 300),
            ("Kvx Bank", Organization, 300),
        ];
        let bearers = Bearers::of(&document, &named(&document, &tagged));
        let words = (8..13).map(|index| bearers.has_word(index));
        assert_eq!(
            words.collect::<Vec<_>>(),
            [true, false, false, false, false]
        );
        assert!(bearers.contains("Roe") && !bearers.contains("Ro"));
    }
}
