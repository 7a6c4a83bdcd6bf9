//! [`Words`]: a filter for words, made by the compiler, and the forms of verbs and nouns that this stage adds
//! to it.

use super::lemma::IRREGULAR;
pub(super) use crate::text::WordFilter as Words;
use crate::text::{Table, first_words};

impl<const SIZE: usize> Words<SIZE> {
    /// With the first word of each key of the list in every form that
    /// [`lemma::find`](super::lemma::find) takes it back from.
    pub(super) const fn with_forms(mut self, list: &Table) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (base, _, next) = first_words(rest);
            let mut number = 0;
            while number < Form::MOST {
                self.add(Form::of(base, number).word());
                number += 1;
            }
            rest = next;
        }
        self
    }

    /// With these words, bare and with a contracted "not".
    pub(super) const fn with_negated(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            self.add(word);
            self.add_changed(word, b"n't");
            self.add_changed(word, "n’t".as_bytes());
            at += 1;
        }
        self
    }

    /// Adds a word with another ending.
    const fn add_changed(&mut self, word: &[u8], ending: &[u8]) {
        self.add(Form::changed(word, 0, ending).word());
    }
}

/// A form of a verb or noun.
pub(super) struct Form {
    bytes: [u8; 48],
    len: usize,
    irregular: bool,
}

impl Form {
    /// A base has no more forms, some of them twice.
    pub(super) const MOST: usize = 7 + IRREGULAR.len();

    /// One of the forms of a base, itself among them.
    pub(super) const fn of(base: &[u8], number: usize) -> Self {
        match (number, base) {
            (1, _) => Form::changed(base, 0, b"s"),
            (2, _) => Form::changed(base, 0, b"es"),
            (3, _) => Form::changed(base, 0, b"ed"),
            (4, _) => Form::changed(base, 0, b"ing"),
            (5, [.., b'y']) => Form::changed(base, 1, b"ies"),
            (6, [.., b'y']) => Form::changed(base, 1, b"ied"),
            (5, [.., b'e']) => Form::changed(base, 1, b"ed"),
            (6, [.., b'e']) => Form::changed(base, 1, b"ing"),
            (5, [.., last]) => Form::changed(base, 0, &[*last, b'e', b'd']),
            (6, [.., last]) => Form::changed(base, 0, &[*last, b'i', b'n', b'g']),
            (7.., _) if is_same(IRREGULAR[number - 7].1.as_bytes(), base) => {
                let form = Form::changed(IRREGULAR[number - 7].0.as_bytes(), 0, b"");
                Form {
                    irregular: true,
                    ..form
                }
            }
            _ => Form::changed(base, 0, b""),
        }
    }

    /// True for a form of the list of irregular ones.
    pub(super) const fn is_irregular(&self) -> bool {
        self.irregular
    }

    /// Its word.
    pub(super) const fn word(&self) -> &[u8] {
        self.bytes.split_at(self.len).0
    }

    /// A word without its last `cut` bytes, with another ending.
    const fn changed(word: &[u8], cut: usize, ending: &[u8]) -> Self {
        let mut bytes = [0; 48];
        let (stem, mut len) = (word.len() - cut, 0);
        while len < stem {
            bytes[len] = word[len];
            len += 1;
        }
        while len < stem + ending.len() {
            bytes[len] = ending[len - stem];
            len += 1;
        }
        Form {
            bytes,
            len,
            irregular: false,
        }
    }
}

/// True for the same bytes.
pub(super) const fn is_same(one: &[u8], other: &[u8]) -> bool {
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
    use crate::text::Document;

    static LIST: Table =
        crate::text::table!("agree\tto\ncommit\ngive up\tnp\nplan\nrely on\nstop\n");

    fn held<const SIZE: usize>(words: &Words<SIZE>, text: &str) -> Vec<bool> {
        let document = Document::of_paragraphs(text);
        (0..document.tokens.len())
            .map(|index| words.may_hold(&document, index))
            .collect()
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
