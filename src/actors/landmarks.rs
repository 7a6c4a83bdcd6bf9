//! [`Landmarks`]: the few tokens of an article at which this stage looks, found in one pass.

use super::token_bits::TokenBits;
use crate::text::{Document, Token, TokenKind, TokenSet, WordFilter};
use std::cell::OnceCell;

/// The words and marks that are looked at.
static LOOKED_AT: WordFilter<64> = WordFilter::none()
    .with(&SMALL_HEADS)
    .with(&[
        "the", "he", "his", "him", "himself", "she", "her", "herself",
    ])
    .with(&["\"", "(", ")", "“", "”", "«", "»"]);

/// The first words of the listed organisations that do not begin with a capital.
pub(super) const SMALL_HEADS: [&str; 3] = ["al", "dpa", "iStock"];

/// Where names, pronouns and descriptions may begin.
#[derive(Debug)]
pub(super) struct Landmarks<'d, 't> {
    document: &'d Document<'t>,
    /// Words with a capital, and [`SMALL_HEADS`].
    pub(super) heads: TokenBits,
    /// "the"
    pub(super) articles: Vec<usize>,
    /// Pronouns, and the marks of quotations and brackets.
    pub(super) turns: Vec<usize>,
    /// The words that stand in lower case, once one is asked for, which is seldom.
    small: OnceCell<TokenSet<'d, 't>>,
}

impl<'d, 't> Landmarks<'d, 't> {
    /// Looks at every token.
    pub(super) fn new(document: &'d Document<'t>) -> Self {
        let looked_at = TokenBits::of(document, |token| LOOKED_AT.may_be(token));
        let mut found = Landmarks {
            document,
            heads: TokenBits::of(document, Token::is_capitalized),
            articles: Vec::with_capacity(document.tokens.len() / 16),
            turns: Vec::with_capacity(document.tokens.len() / 8),
            small: OnceCell::new(),
        };
        for index in looked_at.iter() {
            found.look_at(index);
        }
        found
    }

    fn look_at(&mut self, index: usize) {
        let document = self.document;
        let token = &document.tokens[index];
        let first = document.text.as_bytes().get(token.span.start);
        match first {
            _ if token.kind == TokenKind::Punctuation => self.turns.push(index),
            // "he", "she", "himself"
            Some(b'h' | b'H' | b's' | b'S') => self.turns.push(index),
            Some(b't' | b'T') if document.is(index, "the") => self.articles.push(index),
            _ if SMALL_HEADS.contains(&document.word(index)) => self.heads.add(index),
            _ => {}
        }
    }

    /// True when the lower-case form of `word` stands in the article in lower case.
    pub(super) fn has_small(&self, word: &str) -> bool {
        let gather = || TokenSet::new(self.document, |index| self.document.is_small(index));
        self.small.get_or_init(gather).contains_lower(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_at() {
        let document =
            Document::of_paragraphs("The crew (all of the dpa) said “no”: he hailed Roe. IT");
        let landmarks = Landmarks::new(&document);
        let words = |found: &[usize]| -> Vec<&str> {
            found.iter().map(|&index| document.word(index)).collect()
        };
        let heads: Vec<usize> = landmarks.heads.iter().collect();
        assert_eq!(words(&heads), ["The", "dpa", "Roe", "IT"]);
        assert_eq!(words(&landmarks.articles), ["The", "the"]);
        assert_eq!(words(&landmarks.turns), ["(", ")", "“", "”", "he"]);
        assert!(landmarks.has_small("CREW") && !landmarks.has_small("Roe"));
    }
}
