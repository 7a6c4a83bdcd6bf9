//! [`LowerWords`]: the words that tell people apart.

use crate::text::{Document, Span, WordFilter};
use std::ops::Range;

/// Words that stand in the names of many.
const NOTHING: [&str; 14] = [
    "al", "el", "Al", "El", "bin", "ibn", "bint", "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV",
];
/// Most words are turned away here before they are compared.
static TELLS_NOTHING: WordFilter<8> = WordFilter::none().with(&NOTHING);

/// The words of the names of people in lower case, all in one string.
#[derive(Debug)]
pub(super) struct LowerWords {
    text: String,
    /// The words in the string.
    spans: Vec<Span>,
    /// The words of each name.
    pub(super) names: Vec<Range<usize>>,
}

impl LowerWords {
    /// Without words, with room for so many names.
    pub(super) fn for_names(count: usize) -> Self {
        LowerWords {
            text: String::with_capacity(count * 16),
            spans: Vec::with_capacity(count * 2),
            names: Vec::with_capacity(count),
        }
    }

    /// Adds the words of a name that tell people apart.
    pub(super) fn add(&mut self, document: &Document, tokens: &Range<usize>) {
        let first = self.spans.len();
        for token in tokens.clone() {
            let word = document.word(token);
            let tells = word.starts_with(char::is_alphabetic)
                && !(TELLS_NOTHING.may_hold(document, token) && NOTHING.contains(&word));
            if !tells {
                continue;
            }
            let start = self.text.len();
            if word.is_ascii() {
                self.text.push_str(word);
                if let Some(added) = self.text.get_mut(start..) {
                    added.make_ascii_lowercase();
                }
            } else {
                self.text.push_str(&word.to_lowercase());
            }
            self.spans.push(Span::new(start, self.text.len()));
        }
        self.names.push(first..self.spans.len());
    }

    /// The words.
    pub(super) fn words(&self) -> Vec<&str> {
        self.spans.iter().map(|span| span.of(&self.text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_people_apart() {
        let document = Document::of_paragraphs("Ann Roe Jr., “Bo” ÉMILE al-Kvx");
        let mut lower = LowerWords::for_names(2);
        lower.add(&document, &(0..3));
        lower.add(&document, &(4..document.tokens.len()));
        assert_eq!(lower.words(), ["ann", "roe", "bo", "émile", "kvx"]);
        assert_eq!(lower.names, [0..2, 2..5]);
    }
}
