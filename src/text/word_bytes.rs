//! [`WordBytes`]: a small number for each of a few words, which every token is asked for.

use super::word_filter::{column, first_word};
use super::{Table, Token, hash::hash};

/// A number below 256 for each word of a list, found by the hash that each token has: with one look and
/// without a branch, which nobody could foresee where a third of all words is listed. Hardly any other
/// word has the same.
#[derive(Debug)]
pub(crate) struct WordBytes<const BUCKETS: usize> {
    /// The upper 24 bits of the hash, and the number; 0 where no word is.
    buckets: [[u32; 2]; BUCKETS],
    /// What spreads the hashes so that no bucket has more than two of them.
    factor: u32,
}

impl<const BUCKETS: usize> WordBytes<BUCKETS> {
    /// The words of a list. The number of a word is one more than the place of its column among
    /// `columns`. `BUCKETS` is a power of two and several times as many as the words.
    pub(crate) const fn of(list: &Table, columns: &[&str]) -> Self {
        let mut factor = 0x9e37_79b1;
        loop {
            if let Some(words) = Self::spread(list, columns, factor) {
                return words;
            }
            factor = factor.wrapping_add(0x9e37_79b2);
        }
    }

    /// The words, if the factor spreads them.
    const fn spread(list: &Table, columns: &[&str], factor: u32) -> Option<Self> {
        let mut buckets = [[0; 2]; BUCKETS];
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (word, next) = first_word(rest);
            let hash = hash(word);
            let bucket = &mut buckets[Self::place(hash, factor)];
            let slot = if bucket[0] == 0 { 0 } else { 1 };
            if bucket[slot] != 0 {
                return None;
            }
            bucket[slot] = (hash & !0xff) | column(rest.split_at(word.len()).1, columns);
            rest = next;
        }
        Some(WordBytes { buckets, factor })
    }

    /// The number of the token's word, whatever its case; 0 for any other.
    #[inline]
    pub(crate) fn of_token(&self, token: &Token) -> u8 {
        let hash = token.hash();
        let [first, second] = self.buckets[Self::place(hash, self.factor)];
        // All bits where the hashes are the same, none where they differ.
        let same = |slot: u32| ((slot ^ hash) >> 8).wrapping_sub(1).cast_signed() >> 31;
        let number = |slot: u32| slot & same(slot).cast_unsigned();
        let [byte, ..] = (number(first) | number(second)).to_le_bytes();
        byte
    }

    #[inline]
    const fn place(hash: u32, factor: u32) -> usize {
        (hash.wrapping_mul(factor) >> (u32::BITS - BUCKETS.trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn numbers_its_words_in_any_case() {
        static LIST: Table = crate::text::table!("a\tarticle\nof\tlink\nthe\tarticle\n’s\tlink\n");
        static BYTES: WordBytes<8> = WordBytes::of(&LIST, &["article", "link"]);
        let document = Document::of_paragraphs("The mayor’s plan OF A pier");
        let numbers = document.tokens.iter().map(|token| BYTES.of_token(token));
        assert_eq!(numbers.collect::<Vec<_>>(), [1, 0, 2, 0, 2, 1, 0]);
    }
}
