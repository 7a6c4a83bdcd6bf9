//! [`Spellings`]: words read before.
//!
//! Comes in: words. Goes out: their [`Spelling`] and what the [`Lexicon`] knows of them as they are
//! written. News says the same words over and over: of ten words nine were read before. What
//! is kept never changes what is found.

use super::hash::{Spelling, mix, spell};
use super::lexicon::{Facts, Lexicon};

/// How many words are kept, a power of two: of the first document, so that a process that reads one
/// touches little memory, and later on.
const AT_FIRST: usize = 256;
const LATER: usize = 2048;
/// Longer words are not kept, in bytes.
const LONGEST: usize = 16;

/// The words that were read before, each in the one place where it can be.
#[derive(Debug, Default)]
pub struct Spellings {
    kept: Vec<Kept>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    /// The word; its length in bytes stands in the spelling, 0 where there is none.
    ends: Ends,
    spelling: Spelling,
    facts: Facts,
}

/// The first and the last eight bytes of a word: with its length all that it is, up to
/// [`LONGEST`].
type Ends = (u64, u64);

impl Spellings {
    /// Begins a document.
    pub fn begin(&mut self) {
        let size = if self.kept.is_empty() {
            AT_FIRST
        } else {
            LATER
        };
        if self.kept.len() < size {
            self.kept.clear();
            self.kept.resize(size, Kept::default());
        }
    }

    /// Reads a word: its letters, and what the lexicon knows of it as it is written.
    #[inline]
    pub fn read(&mut self, word: &str, lexicon: &Lexicon) -> (Spelling, Facts) {
        if !(1..=LONGEST).contains(&word.len()) {
            return read(word, lexicon);
        }
        let ends = ends(word.as_bytes());
        let mask = self.kept.len().wrapping_sub(1);
        let at = usize::try_from(mix(ends.0.rotate_left(19), ends.1) >> 40).unwrap_or(0) & mask;
        let Some(kept) = self.kept.get_mut(at) else {
            return read(word, lexicon);
        };
        if kept.ends != ends || usize::from(kept.spelling.length) != word.len() {
            let (spelling, facts) = read(word, lexicon);
            *kept = Kept {
                ends,
                spelling,
                facts,
            };
        }
        (kept.spelling, kept.facts)
    }
}

#[inline(never)]
fn read(word: &str, lexicon: &Lexicon) -> (Spelling, Facts) {
    let spelling = spell(word);
    let facts = lexicon.word(spelling.lower, spelling.case);
    (spelling, facts.unwrap_or_default())
}

#[inline]
fn ends(word: &[u8]) -> Ends {
    if let (Some(head), Some(tail)) = (word.first_chunk(), word.last_chunk()) {
        return (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
    }
    if let (Some(head), Some(tail)) = (word.first_chunk(), word.last_chunk()) {
        let (head, tail) = (u32::from_le_bytes(*head), u32::from_le_bytes(*tail));
        return (head.into(), tail.into());
    }
    let bytes = word
        .iter()
        .fold(0, |bytes, &byte| bytes << 8 | u64::from(byte));
    (bytes, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_read() {
        let lexicon = Lexicon::read(&[]);
        let mut spellings = Spellings::default();
        let words = [
            "a",
            "A",
            "of",
            "fo",
            "the",
            "The",
            "ship",
            "ships",
            "harbour",
            "harbours",
            "Harbourmaster",
            "harbourmasters’",
            "’s",
            "",
            "a-very-long-word-of-many-parts",
            "no",
            "on",
        ];
        // Before the first document nothing is kept, later the words come by again and again.
        for round in 0..4 {
            for word in words {
                let (spelling, facts) = spellings.read(word, &lexicon);
                assert_eq!(spelling, spell(word), "{word}, {round}");
                assert_eq!(facts, Facts::default());
            }
            spellings.begin();
        }
        assert_eq!(spellings.kept.len(), LATER);
    }

    #[test]
    fn words_differ_in_their_ends_or_length() {
        let words = [
            "abab",
            "ababab",
            "abcdefgh",
            "abcdefgi",
            "xbcdefgh",
            "0123456789abcdef",
            "0123456889abcdef",
        ];
        for (at, one) in words.iter().enumerate() {
            for other in words.iter().skip(at + 1) {
                let key = |word: &str| (ends(word.as_bytes()), word.len());
                assert_ne!(key(one), key(other));
            }
        }
    }
}
