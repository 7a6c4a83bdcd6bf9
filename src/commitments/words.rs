//! [`Words`]: a filter for words, made by the compiler. Few words of an article are in any list of this
//! stage, and those that are not are turned away by the hash that each token has already.

use super::lemma::IRREGULAR;
use crate::text::{Document, Table, Token, word_hash};

/// A bit for the hash of each word of some lists, whatever its case, in `64 * SIZE` bits.
pub(super) struct Words<const SIZE: usize>([u64; SIZE]);

impl<const SIZE: usize> Words<SIZE> {
    /// No words.
    pub(super) const fn none() -> Self {
        Words([0; SIZE])
    }

    /// With these words.
    pub(super) const fn with(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self.add(words[at].as_bytes());
            at += 1;
        }
        self
    }

    /// With the first word of each key of the list.
    pub(super) const fn with_list(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (word, next) = first_word(rest);
            self.add(word);
            rest = next;
        }
        self
    }

    /// With the second word of each key of the list that has one.
    pub(super) const fn with_second_words(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (word, next) = first_word(rest);
            let behind = rest.split_at(word.len()).1;
            if let [b' ', behind @ ..] = behind {
                self.add(first_word(behind).0);
            }
            rest = next;
        }
        self
    }

    /// With the first word of each key of the list in every form that
    /// [`lemma::find`](super::lemma::find) takes it back from.
    pub(super) const fn with_forms(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (base, next) = first_word(rest);
            self.add_forms(base);
            rest = next;
        }
        self
    }

    /// With the words of another.
    pub(super) const fn and(mut self, other: &Self) -> Self {
        let mut at = 0;
        while at < SIZE {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// With these words, bare and with a contracted "not".
    pub(super) const fn with_negated(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            self.add(word);
            self.add_changed(word, 0, b"n't");
            self.add_changed(word, 0, "n’t".as_bytes());
            at += 1;
        }
        self
    }

    /// False when token `index` is none of the words. Nearly always true otherwise.
    #[inline]
    pub(super) fn may_hold(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens.get(index);
        token.is_some_and(|token| self.may_be(token))
    }

    /// False when the token is none of the words. Nearly always true otherwise.
    #[inline]
    pub(super) fn may_be(&self, token: &Token) -> bool {
        let (word, bit) = Self::bit_of(token.hash());
        self.0[word] & bit != 0
    }

    const fn add_forms(&mut self, base: &[u8]) {
        self.add(base);
        self.add_changed(base, 0, b"s");
        self.add_changed(base, 0, b"es");
        self.add_changed(base, 0, b"ed");
        self.add_changed(base, 0, b"ing");
        match base {
            [.., b'y'] => {
                self.add_changed(base, 1, b"ies");
                self.add_changed(base, 1, b"ied");
            }
            [.., b'e'] => {
                self.add_changed(base, 1, b"ed");
                self.add_changed(base, 1, b"ing");
            }
            [.., last] => {
                self.add_changed(base, 0, &[*last, b'e', b'd']);
                self.add_changed(base, 0, &[*last, b'i', b'n', b'g']);
            }
            [] => {}
        }
        let mut at = 0;
        while at < IRREGULAR.len() {
            if is_same(IRREGULAR[at].1.as_bytes(), base) {
                self.add(IRREGULAR[at].0.as_bytes());
            }
            at += 1;
        }
    }

    /// Adds a word without its last `cut` bytes, with another ending.
    const fn add_changed(&mut self, word: &[u8], cut: usize, ending: &[u8]) {
        let mut form = [0; 48];
        let (stem, mut len) = (word.len() - cut, 0);
        while len < stem {
            form[len] = word[len];
            len += 1;
        }
        while len < stem + ending.len() {
            form[len] = ending[len - stem];
            len += 1;
        }
        self.add(form.split_at(len).0);
    }

    const fn add(&mut self, word: &[u8]) {
        let (word, bit) = Self::bit_of(word_hash(word));
        self.0[word] |= bit;
    }

    #[inline]
    const fn bit_of(hash: u32) -> (usize, u64) {
        let bit = hash as usize % (SIZE * 64);
        (bit / 64, 1 << (bit % 64))
    }
}

/// The first word of the first line, and the lines behind it.
const fn first_word(lines: &[u8]) -> (&[u8], &[u8]) {
    let mut end = 0;
    while end < lines.len() && !matches!(lines[end], b' ' | b'\t' | b'\n') {
        end += 1;
    }
    let (word, mut rest) = lines.split_at(end);
    while let [byte, behind @ ..] = rest {
        rest = behind;
        if *byte == b'\n' {
            break;
        }
    }
    (word, rest)
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

#[cfg(test)]
mod tests {
    use super::super::lemma;
    use super::*;

    static LIST: Table =
        crate::text::table!("agree\tto\ncommit\ngive up\tnp\nplan\nrely on\nstop\n");

    fn held<const SIZE: usize>(words: &Words<SIZE>, text: &str) -> Vec<bool> {
        let document = Document::of_paragraphs(text);
        (0..document.tokens.len())
            .map(|index| words.may_hold(&document, index))
            .collect()
    }

    #[test]
    fn holds_its_words_in_any_case_and_hardly_others() {
        static LISTED: Words<64> = Words::none().with_list(&LIST);
        static WORDS: Words<64> = Words::none().with(&["pier", "’ll"]).and(&LISTED);
        assert_eq!(
            held(&WORDS, "Pier PIER rely we’ll"),
            [true, true, true, false, true]
        );
        assert_eq!(held(&WORDS, "piers agreed on pi"), [false; 4]);
        assert!(!WORDS.may_hold(&Document::of_paragraphs(""), 0));
    }

    #[test]
    fn holds_second_words() {
        static WORDS: Words<64> = Words::none().with_second_words(&LIST);
        assert_eq!(held(&WORDS, "up ON give np"), [true, true, false, false]);
    }

    #[test]
    fn holds_every_form_that_has_a_listed_base() {
        static FORMS: Words<64> = Words::none().with_forms(&LIST);
        let endings = [
            "", "s", "es", "d", "ed", "ing", "ped", "ning", "ted", "ies", "ied", "ely",
        ];
        let stems = [
            "agre", "agree", "commit", "giv", "give", "plan", "rel", "rely", "stop",
        ];
        let mut words: Vec<String> = stems
            .iter()
            .flat_map(|stem| endings.iter().map(move |ending| format!("{stem}{ending}")))
            .collect();
        words.extend(IRREGULAR.iter().map(|(form, _)| (*form).to_owned()));
        let mut listed = 0;
        for word in &words {
            let base = lemma::find(&LIST, word, |base| {
                let (found, opens) = LIST.step(base);
                (found.is_some() || opens).then_some(())
            });
            listed += usize::from(base.is_some());
            assert!(base.is_none() || held(&FORMS, word) == [true], "{word}");
        }
        assert!((30..words.len()).contains(&listed), "{listed}");
    }

    #[test]
    fn holds_contracted_negations() {
        static WORDS: Words<16> = Words::none().with_negated(&["is"]);
        assert_eq!(
            held(&WORDS, "is isn't ISN’T isn"),
            [true, true, true, false]
        );
    }
}
