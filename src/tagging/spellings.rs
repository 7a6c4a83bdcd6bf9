//! [`Spellings`]: words read before.
//!
//! Comes in: the words of documents. Goes out: their [`Spelling`], what the [`Lexicon`] knows of them as
//! they are written, and a number for each different word of a document. News says the same words over
//! and over: of four words three were read before. What is kept never changes what is found.

use super::hash::{Spelling, spell, spell_letters};
use super::lexicon::{Facts, Lexicon};
use crate::text::{Document, Span, Token};

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
    numbers: Numbers,
}

/// What is seen of a word in its document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kept {
    /// The word; its length in bytes stands in the spelling, 0 where there is none.
    letters: u128,
    /// What its letters say.
    pub spelling: Spelling,
    /// What the lexicon says of it as it is written.
    pub facts: Facts,
    /// The number of the word in the document that had it last, from
    /// [`Numbers`]: lower than those of the document that is read when it did not have it yet.
    number: u32,
}

/// Reads the words of a document.
#[derive(Debug)]
pub struct Reader<'r> {
    text: &'r str,
    lexicon: &'r Lexicon<'r>,
    kept: &'r mut [Kept],
    numbers: &'r mut Numbers,
    /// The last word that is too long to be kept.
    long: Kept,
}

impl Spellings {
    /// Begins a document.
    pub fn begin<'r>(&'r mut self, document: &'r Document, lexicon: &'r Lexicon<'r>) -> Reader<'r> {
        let size = if self.kept.is_empty() {
            AT_FIRST
        } else {
            LATER
        };
        let are_used_up = !self.numbers.begin(document.tokens.len());
        if self.kept.len() < size || are_used_up {
            self.kept.clear();
            self.kept.resize(size, Kept::default());
        }
        Reader {
            text: document.text,
            lexicon,
            kept: &mut self.kept,
            numbers: &mut self.numbers,
            long: Kept::default(),
        }
    }
}

impl Reader<'_> {
    /// Reads the word of a token.
    #[inline]
    pub fn read(&mut self, token: &Token) -> &Kept {
        let Some(letters) = letters(self.text, token.span) else {
            return self.read_long(token);
        };
        // The hash of a token knows no capitals.
        let small = usize::from(letters.to_le_bytes()[0] & 0x20);
        let at = (token.hash() as usize ^ small) & self.kept.len().wrapping_sub(1);
        let Some(kept) = self.kept.get(at) else {
            return self.read_long(token);
        };
        // Of two words one stood in this document before.
        if kept.is(letters, token) && kept.number >= self.numbers.first {
            return &self.kept[at];
        }
        self.meet(at, letters, token)
    }

    /// What [`Kept::number`] counts from.
    #[inline]
    pub fn first(&self) -> u32 {
        self.numbers.first
    }

    /// How many different words were read.
    pub fn count(&self) -> usize {
        (self.numbers.next - self.numbers.first) as usize
    }

    /// Reads a word that is met for the first time in the document, or was not kept.
    #[inline(never)]
    fn meet(&mut self, at: usize, letters: u128, token: &Token) -> &Kept {
        let kept = &mut self.kept[at];
        if !kept.is(letters, token) {
            kept.letters = letters;
            kept.spelling = spell_letters(token.span.of(self.text), letters);
            kept.facts = known(&kept.spelling, self.lexicon);
        }
        kept.number = self.numbers.of(kept.spelling.lower);
        kept
    }

    /// Reads a word that is not kept.
    #[cold]
    fn read_long(&mut self, token: &Token) -> &Kept {
        self.long.spelling = spell(token.span.of(self.text));
        self.long.facts = known(&self.long.spelling, self.lexicon);
        self.long.number = self.numbers.of(self.long.spelling.lower);
        &self.long
    }
}

impl Kept {
    /// The same number for the same word of the document, whatever its capitals: 0 for the first word, 1
    /// for the next new one, and so on. `first` is [`Reader::first`].
    #[inline]
    pub fn number(&self, first: u32) -> u32 {
        self.number - first
    }

    /// True when it is the word of these letters, that of `token`.
    #[inline]
    fn is(&self, letters: u128, token: &Token) -> bool {
        (self.letters == letters) & (usize::from(self.spelling.length) == token.span.len())
    }
}

/// What the lexicon knows of a word as it is written.
fn known(spelling: &Spelling, lexicon: &Lexicon) -> Facts {
    let facts = lexicon.word(spelling.lower, spelling.case);
    facts.unwrap_or_default()
}

/// The bytes of a word of at most [`LONGEST`], the first lowest and zeros behind the last: with its
/// length all that it is.
#[inline]
fn letters(text: &str, word: Span) -> Option<u128> {
    /// The bytes that belong to words of each length.
    static MASKS: [u128; LONGEST + 1] = {
        let (mut masks, mut len) = ([0; LONGEST + 1], 1);
        while len <= LONGEST {
            masks[len] = u128::MAX >> (128 - 8 * len);
            len += 1;
        }
        masks
    };
    let mask = MASKS.get(word.len())?;
    let rest = text.as_bytes().get(word.start..)?;
    let bytes = if let Some(bytes) = rest.first_chunk() {
        *bytes
    } else {
        let mut bytes = [0; LONGEST];
        for (place, byte) in bytes.iter_mut().zip(rest) {
            *place = *byte;
        }
        bytes
    };
    Some(u128::from_le_bytes(bytes) & mask)
}

/// Numbers for the words of documents, which go on from one to the next.
#[derive(Debug, Default)]
struct Numbers {
    /// Number and lower-case form of the words: a power of two of slots, of which those with numbers of
    /// earlier documents, or none, are free. A third of them stays so.
    slots: Vec<u64>,
    /// The number of the first word of the document, never 0.
    first: u32,
    /// The number that the next new word gets.
    next: u32,
}

/// So many slots are kept for the next document.
const SLOTS: usize = 16 * 1024;

impl Numbers {
    /// Begins a document of so many words. False when the numbers begin anew, too.
    fn begin(&mut self, count: usize) -> bool {
        let size = (count + count / 2).next_power_of_two().max(16);
        let goes_on = self.next > 0 && self.next < u32::MAX / 2;
        if !goes_on || self.slots.len() < size || self.slots.len() > size.max(SLOTS) {
            self.slots = vec![0; size];
        }
        self.next = if goes_on { self.next } else { 1 };
        self.first = self.next;
        goes_on
    }

    /// The number of the word with this lower-case form.
    #[inline]
    fn of(&mut self, lower: u32) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = lower as usize & mask;
        loop {
            let slot = &mut self.slots[at];
            let number = u32::try_from(*slot >> 32).unwrap_or(0);
            if number < self.first {
                let number = self.next;
                *slot = u64::from(number) << 32 | u64::from(lower);
                self.next += 1;
                return number;
            }
            if *slot ^ u64::from(lower) == u64::from(number) << 32 {
                return number;
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_read() {
        let lexicon = Lexicon::read(&[]);
        let mut spellings = Spellings::default();
        let text = "a A of fo the The ship ships harbour harbours Harbourmaster harbourmasters’ ’s \
                    a-very-long-word-of-many-parts no on overcommercialization";
        let document = Document::of_paragraphs(text);
        // Before the first document nothing is kept, later the words come by again and again.
        for round in 0..4 {
            let mut reader = spellings.begin(&document, &lexicon);
            for token in document.tokens.iter().chain(&document.tokens) {
                let word = token.span.of(text);
                let kept = reader.read(token);
                assert_eq!(kept.spelling, spell(word), "{word}, {round}");
                assert_eq!(kept.facts, Facts::default());
            }
        }
        assert_eq!(spellings.kept.len(), LATER);
    }

    #[test]
    fn a_word_has_one_number_in_a_document() {
        let lexicon = Lexicon::read(&[]);
        let mut spellings = Spellings::default();
        for text in ["one two ONE Two three", "three One two two four", "four"] {
            let document = Document::of_paragraphs(text);
            let mut reader = spellings.begin(&document, &lexicon);
            let numbers: Vec<u32> = document
                .tokens
                .iter()
                .map(|token| {
                    let first = reader.first();
                    reader.read(token).number(first)
                })
                .collect();
            let expected: &[u32] = match text.len() {
                21 => &[0, 1, 0, 1, 2],
                22 => &[0, 1, 2, 2, 3],
                _ => &[0],
            };
            assert_eq!(numbers, expected, "{text}");
            let distinct = expected.iter().max().map_or(0, |last| *last as usize + 1);
            assert_eq!(reader.count(), distinct, "{text}");
        }
    }

    #[test]
    fn words_differ_in_their_letters_or_length() {
        let text = "abab ababab abcdefgh abcdefgi xbcdefgh 0123456789abcdef 0123456889abcdef";
        let document = Document::of_paragraphs(text);
        let key = |token: &Token| (letters(text, token.span), token.span.len());
        for (at, one) in document.tokens.iter().enumerate() {
            assert!(letters(text, one.span).is_some());
            for other in document.tokens.iter().skip(at + 1) {
                assert_ne!(key(one), key(other));
            }
        }
    }
}
