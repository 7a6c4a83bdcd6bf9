//! [`WordMap`] and [`WordSet`]: hash tables that live for one article.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A [`HashMap`] with a fast hash. An article that is made to collide makes itself slow.
pub(crate) type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// A [`HashSet`] with a fast hash.
pub(crate) type WordSet<K> = HashSet<K, BuildHasherDefault<WordHasher>>;

/// The hash of Firefox and the Rust compiler, eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        let (fours, rest) = rest.as_chunks();
        for four in fours {
            self.add(u64::from(u32::from_le_bytes(*four)));
        }
        for byte in rest {
            self.add(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // The upper bits are the good ones; the tables use both ends.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_words_of_all_lengths() {
        let words = [
            "",
            "a",
            "an",
            "and",
            "ands",
            "andes",
            "an article",
            "an article long",
        ];
        let mut map: WordMap<&str, usize> = words.iter().zip(0..).map(|(w, n)| (*w, n)).collect();
        assert!(
            words
                .iter()
                .zip(0..)
                .all(|(word, number)| map.get(word) == Some(&number))
        );
        assert!(!map.contains_key("ane"));
        assert_eq!(map.insert("an", 9), Some(2));
    }
}
