//! [`TokenSet`]: the words of some tokens of one article.

use super::index::hash;
use super::{Document, Token};

/// The words of some tokens as written, found by the hashes that the tokens have already. An article
/// that is made to collide makes itself slow.
#[derive(Debug, Clone)]
pub(crate) struct TokenSet<'t> {
    text: &'t str,
    /// A power of two of slots, at least half of them empty.
    slots: Vec<Option<Token>>,
}

impl<'t> TokenSet<'t> {
    /// The words of the tokens that `belongs` accepts.
    pub(crate) fn new(document: &Document<'t>, belongs: impl Fn(&Token, &str) -> bool) -> Self {
        let tokens = &document.tokens;
        let text = document.text;
        let mut slots: Vec<Option<Token>> = vec![None; (tokens.len() * 2).next_power_of_two()];
        for token in tokens {
            let word = token.span.of(text);
            if belongs(token, word)
                && let Err(free) = find(&slots, token.hash, |other| other.span.of(text) == word)
                && let Some(slot) = slots.get_mut(free)
            {
                *slot = Some(*token);
            }
        }
        TokenSet { text, slots }
    }

    /// True when the lower-case form of `word` is one of them.
    pub(crate) fn contains_lower(&self, word: &str) -> bool {
        let lowered;
        let (hash, word) = if word.is_ascii() {
            // The hash knows no case.
            (hash(word.as_bytes()), word)
        } else {
            lowered = word.to_lowercase();
            (hash(lowered.as_bytes()), lowered.as_str())
        };
        let same = |other: &Token| {
            let other = other.span.of(self.text).as_bytes();
            let mut bytes = other.iter().zip(word.as_bytes());
            other.len() == word.len()
                && bytes.all(|(other, byte)| *other == byte.to_ascii_lowercase())
        };
        find(&self.slots, hash, same).is_ok()
    }
}

/// The slot of a word with this hash, or as an error the empty one where it belongs.
fn find(slots: &[Option<Token>], hash: u32, same: impl Fn(&Token) -> bool) -> Result<usize, usize> {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while let Some(Some(token)) = slots.get(at) {
        if token.hash == hash && same(token) {
            return Ok(at);
        }
        at = (at + 1) & mask;
    }
    Err(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_words_as_written_and_finds_them_in_any_case() {
        let document =
            Document::of_paragraphs("Harbour pilots met. The pilots left ÉTÉ, été, eBay.");
        let small = TokenSet::new(&document, |_, word| word.starts_with(char::is_lowercase));
        for word in ["pilots", "PILOTS", "Met", "left", "ÉTÉ", "été"] {
            assert!(small.contains_lower(word), "{word}");
        }
        // "eBay" is no word in lower case.
        for word in ["Harbour", "the", "ebay", "eBay", "pilot", ""] {
            assert!(!small.contains_lower(word), "{word}");
        }
        let nothing = TokenSet::new(&Document::of_paragraphs(""), |_, _| true);
        assert!(!nothing.contains_lower("pilots"));
    }
}
