//! [`LowerWords`]: the words that tell people apart.

use super::chains::Chains;
use crate::text::{Document, Span, WordFilter, word_hash};
use std::ops::Range;

/// Words that stand in the names of many.
const NOTHING: [&str; 14] = [
    "al", "el", "Al", "El", "bin", "ibn", "bint", "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV",
];
/// Most words are turned away here before they are compared.
static TELLS_NOTHING: WordFilter<8> = WordFilter::none().with(&NOTHING);

/// The words of the names of people in lower case, all in one string, and the same words under one
/// number.
#[derive(Debug)]
pub(super) struct LowerWords {
    text: String,
    /// The different words in the string, by number.
    spans: Vec<Span>,
    /// They by their hashes.
    chains: Chains,
    /// The words of all names as numbers.
    pub(super) numbers: Vec<usize>,
    /// The words of each name.
    pub(super) names: Vec<Range<usize>>,
}

impl LowerWords {
    /// Without words, with room for so many names.
    pub(super) fn for_names(count: usize) -> Self {
        LowerWords {
            text: String::with_capacity(count * 16),
            spans: Vec::with_capacity(count * 2),
            chains: Chains::with_capacity(count * 2),
            numbers: Vec::with_capacity(count * 2),
            names: Vec::with_capacity(count),
        }
    }

    /// Adds the words of a name that tell people apart.
    pub(super) fn add(&mut self, document: &Document, tokens: &Range<usize>) {
        let first = self.numbers.len();
        for index in tokens.clone() {
            let (word, token) = (document.word(index), &document.tokens[index]);
            let tells = word.starts_with(char::is_alphabetic)
                && !(TELLS_NOTHING.may_be(token) && NOTHING.contains(&word));
            if !tells {
                continue;
            }
            let number = if token.is_ascii() {
                self.number(word, token.hash(), str::eq_ignore_ascii_case)
            } else {
                let lower = word.to_lowercase();
                self.number(&lower, word_hash(lower.as_bytes()), str::eq)
            };
            self.numbers.push(number);
        }
        self.names.push(first..self.numbers.len());
    }

    /// The number of a word with this hash, which `is_same` compares with those that are known.
    fn number(&mut self, word: &str, hash: u32, is_same: impl Fn(&str, &str) -> bool) -> usize {
        let same = |number: &usize| is_same(self.spans[*number].of(&self.text), word);
        if let Some(number) = self.chains.of(hash).find(same) {
            return number;
        }
        let start = self.text.len();
        self.text.push_str(word);
        if let Some(added) = self.text.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        self.chains.add(hash);
        self.spans.push(Span::new(start, self.text.len()));
        self.spans.len() - 1
    }

    /// The different words, by number.
    pub(super) fn different(&self) -> Vec<&str> {
        self.spans.iter().map(|span| span.of(&self.text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_people_apart() {
        let document = Document::of_paragraphs("Ann Roe Jr., “Bo” ÉMILE al-Kvx émile ROE");
        let mut lower = LowerWords::for_names(2);
        lower.add(&document, &(0..3));
        lower.add(&document, &(4..document.tokens.len()));
        assert_eq!(lower.different(), ["ann", "roe", "bo", "émile", "kvx"]);
        assert_eq!(lower.numbers, [0, 1, 2, 3, 4, 3, 1]);
        assert_eq!(lower.names, [0..2, 2..7]);
    }
}
