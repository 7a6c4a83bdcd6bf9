//! What the words of a sentence are told of each other: how capitals are used among them, where
//! capitals stand near, which of them are listed names of several words.

use super::bits::Bits;
use super::hash::{Case, Spelling};
use super::lexicon::{Lexicon, phrase_key};
use super::words::Word;
use crate::text::TokenKind;
use std::ops::Range;

/// How capitals are used in a sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Line {
    /// For names and first words.
    #[default]
    Normal,
    /// For nearly every word: a headline.
    Title,
    /// Throughout.
    Capitals,
}

/// Bits of [`Word::near`].
pub mod near {
    /// Two words before.
    pub const SECOND_BEFORE: u8 = 1;
    /// The word before.
    pub const BEFORE: u8 = 2;
    /// The word behind.
    pub const BEHIND: u8 = 4;
    /// Two words behind.
    pub const SECOND_BEHIND: u8 = 8;
}

/// How many words of a sentence are written how, in sixteen bits each: those of more than three letters,
/// those of them in small letters, those of more than one letter, those of them in capitals.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally(u64);

/// What a word adds to the [`Tally`], by its length, up to four, and its [`Case`].
static TALLIES: [[u64; 8]; 5] = {
    const LONG: u64 = 1;
    const SMALL: u64 = 1 << 16;
    const LETTERS: u64 = 1 << 32;
    const UPPER: u64 = 1 << 48;
    let (mut few, mut many) = ([LETTERS; 8], [LETTERS | LONG; 8]);
    few[Case::Upper as usize] |= UPPER;
    many[Case::Upper as usize] |= UPPER;
    many[Case::Lower as usize] |= SMALL;
    [[0; 8], [0; 8], few, few, many]
};

impl Tally {
    /// Counts a word. No branches: what a word is cannot be foreseen.
    #[inline]
    pub(super) fn add(&mut self, kind: TokenKind, spelling: &Spelling) {
        // Words only; by a mask, which no compiler makes a branch of.
        const LETTERS: [u8; 3] = [7, 0, 0];
        let letters = spelling.length.min(4) & LETTERS[kind as usize];
        self.0 += TALLIES[usize::from(letters)][spelling.case as usize];
    }

    /// Tells headlines and lines of capitals from running text.
    pub(super) fn line(self) -> Line {
        let [long, small, letters, upper] = [0, 16, 32, 48].map(|shift| self.0 >> shift & 0xFFFF);
        if letters > 2 && upper * 4 > letters * 3 {
            Line::Capitals
        } else if long > 3 && small * 5 < long {
            Line::Title
        } else {
            Line::Normal
        }
    }
}

/// Where capitals stand around a word, while the words of a sentence go by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window(u8);

impl Window {
    /// Before the first of the words.
    pub(super) fn before(words: &[Word]) -> Self {
        let capital = |at: usize| u8::from(words.get(at).is_some_and(Word::is_capital));
        Window(capital(0) << 3 | capital(1) << 4)
    }

    /// Goes on to the next word, `ahead` of which another stands by two; gives the bits of [`near`].
    #[inline]
    pub(super) fn next(&mut self, ahead: Option<&Word>) -> u8 {
        // Two words before, the word, two words behind.
        self.0 = self.0 >> 1 | u8::from(ahead.is_some_and(Word::is_capital)) << 4;
        self.0 & 0b0011 | self.0 >> 1 & 0b1100
    }
}

impl Word {
    /// A mark behind which a capital says nothing: a quotation mark, a colon, a dash.
    pub(super) fn is_opening(&self) -> bool {
        matches!(
            self.spelling.tail,
            0x22 | 0x3A | 0x00E2_809C | 0x2D2D | 0x00E2_8094
        )
    }
}

/// Most words of a listed name.
const LONGEST: usize = 7;

/// Marks the words of listed names of several words, longest first, in a sentence.
pub(super) fn mark_phrases(
    lexicon: &Lexicon,
    words: &mut [Word],
    sentence: &Range<usize>,
    capitals: &Bits,
) {
    let mut rest = sentence.clone();
    while let Some(start) = capitals.first_in(&rest) {
        rest.start = start + 1;
        let Some(words) = words.get_mut(start..sentence.end) else {
            return;
        };
        let Some((count, kinds)) = longest_phrase(lexicon, words) else {
            continue;
        };
        for (at, word) in words.iter_mut().take(count).enumerate() {
            let place = if at == 0 {
                1
            } else if at + 1 == count {
                3
            } else {
                2
            };
            word.phrase = u16::try_from(kinds << 2 | place).unwrap_or(0);
        }
        rest.start = start + count;
    }
}

/// How many words the longest listed name has that begins here, and its kinds.
#[inline]
fn longest_phrase(lexicon: &Lexicon, words: &[Word]) -> Option<(usize, u32)> {
    let (mut key, mut best) = (0, None);
    for (count, word) in words.iter().take(LONGEST).enumerate() {
        key = phrase_key(key, word.spelling.lower);
        let Some(found) = lexicon.phrase(key) else {
            break;
        };
        if count > 0 && found.kinds() != 0 {
            best = Some((count + 1, found.kinds()));
        }
        if !found.is_prefix() {
            break;
        }
    }
    best
}
