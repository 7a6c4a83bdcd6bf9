//! [`WordFilter`] and [`WordNumbers`]: what is known of a few words, made by the compiler and found by the
//! hash that each token has already. Most words of an article are in none of the lists that a stage
//! asks for, and those are turned away here.

use super::hash::{hash, hash_between, low};
use super::{Document, Table, Token};
use std::iter;

/// So many tokens are asked at once.
const LANES: usize = 64;

/// A bit for the hash of each word of some lists, whatever its case, in `64 * SIZE` bits.
#[derive(Debug)]
pub(crate) struct WordFilter<const SIZE: usize>([u64; SIZE]);

impl<const SIZE: usize> WordFilter<SIZE> {
    /// No words.
    pub(crate) const fn none() -> Self {
        WordFilter([0; SIZE])
    }

    /// With these words.
    pub(crate) const fn with(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self.add(words[at].as_bytes());
            at += 1;
        }
        self
    }

    /// With the first word of each key of the list; words end at spaces.
    pub(crate) const fn with_list(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (word, next) = first_word(rest);
            self.add(word);
            rest = next;
        }
        self
    }

    /// With each key of the list, and what stands in it before a byte that is no letter or digit: all
    /// that a token with which a key begins can be.
    pub(crate) const fn with_openings(mut self, list: &Table) -> Self {
        let lines = list.lines().as_bytes();
        let (mut start, mut at) = (0, 0);
        while at < lines.len() {
            let byte = lines[at];
            if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                self.add_hash(hash_between(lines, start, at));
                // The mark too can end a token.
                if !matches!(byte, b' ' | b'\t' | b'\n') {
                    self.add_hash(hash_between(lines, start, at + 1));
                }
            }
            if matches!(byte, b'\t' | b'\n') {
                while at < lines.len() && lines[at] != b'\n' {
                    at += 1;
                }
                start = at + 1;
            }
            at += 1;
        }
        self
    }

    /// With each key of the list, and what stands in it behind a byte that is no letter or digit: all
    /// that a token with which a key ends can be.
    pub(crate) const fn with_closings(mut self, list: &Table) -> Self {
        let lines = list.lines().as_bytes();
        let mut start = 0;
        while start < lines.len() {
            let mut end = start;
            while end < lines.len() && !matches!(lines[end], b'\t' | b'\n') {
                end += 1;
            }
            self.add_hash(hash_between(lines, start, end));
            while start < end {
                let byte = lines[start];
                if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
                    self.add_hash(hash_between(lines, start, end));
                    self.add_hash(hash_between(lines, start + 1, end));
                }
                start += 1;
            }
            while start < lines.len() && lines[start] != b'\n' {
                start += 1;
            }
            start += 1;
        }
        self
    }

    /// With each key of the list that is one word.
    pub(crate) const fn with_lone_words(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (word, second, next) = first_words(rest);
            if second.is_empty() {
                self.add(word);
            }
            rest = next;
        }
        self
    }

    /// With each key of the list as a whole.
    pub(crate) const fn with_keys(mut self, list: &Table) -> Self {
        let lines = list.lines().as_bytes();
        let (mut start, mut at) = (0, 0);
        while at < lines.len() {
            if matches!(lines[at], b'\t' | b'\n') {
                self.add_hash(hash_between(lines, start, at));
                while at < lines.len() && lines[at] != b'\n' {
                    at += 1;
                }
                start = at + 1;
            }
            at += 1;
        }
        self
    }

    /// False when no word, or key that was added as a whole, has this hash. Nearly always true otherwise.
    #[inline]
    pub(crate) fn may_have(&self, hash: u32) -> bool {
        let (word, bit) = Self::bit_of(hash);
        self.0[word] & bit != 0
    }

    /// With the second word of each key of the list that has one.
    pub(crate) const fn with_second_words(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (_, second, next) = first_words(rest);
            if !second.is_empty() {
                self.add(second);
            }
            rest = next;
        }
        self
    }

    /// False when token `index` is none of the words. Nearly always true otherwise.
    #[inline]
    pub(crate) fn may_hold(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens.get(index);
        token.is_some_and(|token| self.may_be(token))
    }

    /// False when the token is none of the words. Nearly always true otherwise.
    #[inline]
    pub(crate) fn may_be(&self, token: &Token) -> bool {
        self.may_have(token.hash())
    }

    /// The places of the tokens that may be among the words, in their order. Many are asked at once,
    /// without a branch for each, which nobody could foresee.
    pub(crate) fn places<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = usize> + 't {
        let chunks = tokens.chunks(LANES).zip((0..).step_by(LANES));
        chunks.flat_map(|(tokens, first)| {
            let bit = |bits: u64, token: &Token| bits << 1 | u64::from(self.may_be(token));
            let mut bits = tokens.iter().rev().fold(0, bit);
            iter::from_fn(move || {
                let place = first + bits.trailing_zeros() as usize;
                let found = bits != 0;
                bits &= bits.wrapping_sub(1);
                found.then_some(place)
            })
        })
    }

    /// Adds a word.
    pub(crate) const fn add(&mut self, word: &[u8]) {
        self.add_hash(hash(word));
    }

    const fn add_hash(&mut self, hash: u32) {
        let (word, bit) = Self::bit_of(hash);
        self.0[word] |= bit;
    }

    #[inline]
    const fn bit_of(hash: u32) -> (usize, u64) {
        let bit = hash as usize % (SIZE * 64);
        (bit / 64, 1 << (bit % 64))
    }
}

/// A number of 24 bits for each word of some lists, found by its hash and length alone: hardly any other
/// word has the same.
#[derive(Debug)]
pub(crate) struct WordNumbers<const SLOTS: usize>([u64; SLOTS]);

impl<const SLOTS: usize> WordNumbers<SLOTS> {
    /// No words; `SLOTS` is a power of two and several times as many as there will be.
    pub(crate) const fn none() -> Self {
        WordNumbers([0; SLOTS])
    }

    /// The words of a list. The number of a word is one more than the place of its column among
    /// `columns`.
    pub(crate) const fn of(list: &Table, columns: &[&str]) -> Self {
        let mut numbers = Self::none();
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (word, next) = first_word(rest);
            let behind = rest.split_at(word.len()).1;
            numbers.add(word, column(behind, columns));
            rest = next;
        }
        numbers
    }

    /// With these words, to whose numbers the bits are added.
    pub(crate) const fn with(mut self, words: &[&str], bits: u32) -> Self {
        let mut at = 0;
        while at < words.len() {
            self.add(words[at].as_bytes(), bits);
            at += 1;
        }
        self
    }

    /// Adds the bits of a number to those that the word has.
    pub(crate) const fn add(&mut self, word: &[u8], bits: u32) {
        let mark = mark(hash(word), word.len());
        let mut at = (mark >> 32) as usize % SLOTS;
        while self.0[at] != 0 && (self.0[at] ^ mark) >> 24 != 0 {
            at = (at + 1) % SLOTS;
        }
        self.0[at] |= mark | bits as u64;
    }

    /// The number of a word; 0 for any that has none.
    pub(crate) const fn of_word(&self, word: &[u8]) -> u32 {
        self.marked(mark(hash(word), word.len()))
    }

    /// The number of the token's word, whatever its case; 0 for any other.
    #[inline]
    pub(crate) fn of_token(&self, token: &Token) -> u32 {
        self.marked(mark(token.hash(), token.span.len()))
    }

    #[inline]
    const fn marked(&self, mark: u64) -> u32 {
        let mut at = (mark >> 32) as usize % SLOTS;
        loop {
            let slot = self.0[at];
            if slot == 0 {
                return 0;
            }
            if (slot ^ mark) >> 24 == 0 {
                return low(slot) & 0xff_ffff;
            }
            at = (at + 1) % SLOTS;
        }
    }
}

/// The bits of a slot that belong to the word.
#[inline]
const fn mark(hash: u32, len: usize) -> u64 {
    ((hash as u64) << 32) | ((len as u64 & 0xff) << 24)
}

/// One more than the place among `columns` of what stands behind a key.
pub(super) const fn column(behind: &[u8], columns: &[&str]) -> u32 {
    let (mut at, mut number) = (0, 1);
    while at < columns.len() {
        let column = columns[at].as_bytes();
        let mut same = 0;
        while same < column.len() && same + 1 < behind.len() && behind[same + 1] == column[same] {
            same += 1;
        }
        let ends = same + 1 >= behind.len() || matches!(behind[same + 1], b'\n' | b'\t');
        if same == column.len() && ends {
            return number;
        }
        at += 1;
        number += 1;
    }
    panic!("a column that is not among those that are numbered")
}

/// The first word of the first line, and the lines behind it.
pub(crate) const fn first_word(lines: &[u8]) -> (&[u8], &[u8]) {
    let (word, _, rest) = first_words(lines);
    (word, rest)
}

/// The first word and the second word of the key of the first line, and the lines behind it.
pub(crate) const fn first_words(lines: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let (first, mut rest) = lines.split_at(word_end(lines));
    let mut second: &[u8] = &[];
    if let [b' ', behind @ ..] = rest {
        second = behind.split_at(word_end(behind)).0;
    }
    while let [byte, behind @ ..] = rest {
        rest = behind;
        if *byte == b'\n' {
            break;
        }
    }
    (first, second, rest)
}

/// Where the word ends with which these bytes begin.
const fn word_end(bytes: &[u8]) -> usize {
    let mut end = 0;
    while end < bytes.len() && !matches!(bytes[end], b' ' | b'\t' | b'\n') {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    static LIST: Table =
        crate::text::table!("agree\tto\ncommit\tto\ngive up\tnp\nrely on\tnp\nstop\tto\n");

    fn held<const SIZE: usize>(words: &WordFilter<SIZE>, text: &str) -> Vec<bool> {
        let document = Document::of_paragraphs(text);
        (0..document.tokens.len())
            .map(|index| words.may_hold(&document, index))
            .collect()
    }

    #[test]
    fn holds_its_words_in_any_case_and_hardly_others() {
        static WORDS: WordFilter<64> = WordFilter::none().with(&["pier", "’ll"]).with_list(&LIST);
        assert_eq!(
            held(&WORDS, "Pier PIER rely we’ll"),
            [true, true, true, false, true]
        );
        assert_eq!(held(&WORDS, "piers agreed on pi"), [false; 4]);
        assert!(!WORDS.may_hold(&Document::of_paragraphs(""), 0));
    }

    #[test]
    fn finds_the_places_of_its_words() {
        static WORDS: WordFilter<64> = WordFilter::none().with(&["pier"]);
        let text = "pier ".repeat(64) + &"boat ".repeat(70) + "pier boat";
        let document = Document::of_paragraphs(&text);
        let places: Vec<usize> = WORDS.places(&document.tokens).collect();
        assert_eq!(places, (0..64).chain([134]).collect::<Vec<_>>());
        assert_eq!(WORDS.places(&[]).next(), None);
    }

    #[test]
    fn holds_second_words() {
        static WORDS: WordFilter<64> = WordFilter::none().with_second_words(&LIST);
        assert_eq!(held(&WORDS, "up ON give np"), [true, true, false, false]);
    }

    #[test]
    fn holds_keys_of_one_word() {
        static WORDS: WordFilter<64> = WordFilter::none().with_lone_words(&LIST);
        assert_eq!(
            held(&WORDS, "Stop give rely up"),
            [true, false, false, false]
        );
    }

    #[test]
    fn holds_what_keys_begin_and_end_with() {
        static LIST: Table = crate::text::table!("front-runner\tx\ngive up\ngov.\n");
        static OPENINGS: WordFilter<64> = WordFilter::none().with_openings(&LIST);
        static CLOSINGS: WordFilter<64> = WordFilter::none().with_closings(&LIST);
        let held = |words: &WordFilter<64>, all: &[&str]| -> Vec<bool> {
            let held = all.iter().map(|word| words.may_have(hash(word.as_bytes())));
            held.collect()
        };
        let open = [
            "front",
            "front-",
            "front-runner",
            "give",
            "give up",
            "gov",
            "gov.",
        ];
        assert_eq!(held(&OPENINGS, &open), [true; 7]);
        let closed = ["up", "runner", "-runner", "x"];
        assert_eq!(held(&OPENINGS, &closed), [false; 4]);
        assert_eq!(held(&CLOSINGS, &closed), [true, true, true, false]);
        let closed = ["front-runner", "give up", ".", "gov.", "gov", "give"];
        assert_eq!(
            held(&CLOSINGS, &closed),
            [true, true, true, true, false, false]
        );
    }

    #[test]
    fn holds_whole_keys() {
        static KEYS: WordFilter<64> = WordFilter::none().with_keys(&LIST);
        for key in ["agree", "give up", "Stop", "rely on"] {
            assert!(KEYS.may_have(hash(key.as_bytes())), "{key}");
        }
        for key in ["give", "up", "agree\tto", ""] {
            assert!(!KEYS.may_have(hash(key.as_bytes())), "{key}");
        }
    }

    #[test]
    fn numbers_its_words_in_any_case() {
        static LIST: Table = crate::text::table!("a\tarticle\nof\tlink\nthe\tarticle\n’s\tlink\n");
        static NUMBERS: WordNumbers<16> = WordNumbers::of(&LIST, &["article", "link"]);
        let document = Document::of_paragraphs("The mayor’s plan OF A pier");
        let numbers: Vec<u32> = document
            .tokens
            .iter()
            .map(|token| NUMBERS.of_token(token))
            .collect();
        assert_eq!(numbers, [1, 0, 2, 0, 2, 1, 0]);
        let mut both = WordNumbers::<16>::none();
        both.add(b"pier", 2);
        both.add(b"Pier", 5);
        let document = Document::of_paragraphs("PIER piers");
        let number = |at: usize| both.of_token(&document.tokens[at]);
        assert_eq!((number(0), number(1)), (7, 0));
    }
}
