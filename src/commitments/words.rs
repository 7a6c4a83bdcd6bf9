//! [`Words`]: a filter for words, made by the compiler, and the forms of verbs and nouns that this stage adds
//! to it.

use super::lemma::IRREGULAR;
pub(super) use crate::text::WordFilter as Words;
use crate::text::{Table, first_words};

impl<const SIZE: usize> Words<SIZE> {
    /// With the first word of each key of the list in every form that
    /// [`lemma::find`](super::lemma::find) takes it back from.
    pub(super) const fn with_forms(self, list: &Table) -> Self {
        self.with_forms_of(list, true).with_forms_of(list, false)
    }

    /// [`with_forms`](Self::with_forms) for the keys of one word only, or of several only.
    pub(super) const fn with_forms_of(mut self, list: &Table, alone: bool) -> Self {
        let mut rest = list.lines().as_bytes();
        while !rest.is_empty() {
            let (base, second, next) = first_words(rest);
            if second.is_empty() == alone {
                self.add_forms(base);
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
            self.add_changed(word, 0, b"n't");
            self.add_changed(word, 0, "n’t".as_bytes());
            at += 1;
        }
        self
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
