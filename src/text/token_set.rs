//! [`TokenSet`]: the words of some tokens of one article.

use super::Document;
use super::hash::hash;

/// The words of some tokens as written, found by the hashes that the tokens have already. An article
/// that is made to collide makes itself slow.
#[derive(Debug, Clone)]
pub(crate) struct TokenSet<'d, 't> {
    document: &'d Document<'t>,
    /// Token indices plus one, 0 for none: a power of two of slots, at least half of them empty.
    slots: Vec<u32>,
}

impl<'d, 't> TokenSet<'d, 't> {
    /// The words of the tokens that `belongs` accepts.
    pub(crate) fn new(document: &'d Document<'t>, belongs: impl Fn(usize) -> bool) -> Self {
        let count = document.tokens.len();
        let mut set = TokenSet {
            document,
            slots: vec![0; (count * 2).next_power_of_two()],
        };
        for index in (0..count).filter(|&index| belongs(index)) {
            let word = document.word(index);
            if let Err(free) = set.find(document.tokens[index].hash, |other| other == word)
                && let Some(slot) = set.slots.get_mut(free)
            {
                *slot = u32::try_from(index + 1).unwrap_or(0);
            }
        }
        set
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
        let same = |other: &str| {
            let mut bytes = other.bytes().zip(word.bytes());
            other.len() == word.len()
                && bytes.all(|(other, byte)| other == byte.to_ascii_lowercase())
        };
        self.find(hash, same).is_ok()
    }

    /// The slot of a word with this hash, or as an error the empty one where it belongs.
    fn find(&self, hash: u32, same: impl Fn(&str) -> bool) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(index) = self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            let index = index as usize;
            let token = self.document.tokens.get(index);
            if token.is_some_and(|token| token.hash == hash) && same(self.document.word(index)) {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_words_as_written_and_finds_them_in_any_case() {
        let document =
            Document::of_paragraphs("Harbour pilots met. The pilots left ÉTÉ, été, eBay.");
        let small = TokenSet::new(&document, |index| document.is_small(index));
        for word in ["pilots", "PILOTS", "Met", "left", "ÉTÉ", "été"] {
            assert!(small.contains_lower(word), "{word}");
        }
        // "eBay" is no word in lower case.
        for word in ["Harbour", "the", "ebay", "eBay", "pilot", ""] {
            assert!(!small.contains_lower(word), "{word}");
        }
        let empty = Document::of_paragraphs("");
        let nothing = TokenSet::new(&empty, |_| true);
        assert!(!nothing.contains_lower("pilots"));
    }
}
