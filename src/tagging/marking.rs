//! What the words of a sentence are told of each other: how capitals are used among them, where
//! capitals stand near, which of them are listed names of several words.

use super::hash::Case;
use super::lexicon::{Lexicon, phrase_key};
use super::words::Word;
use crate::text::TokenKind;

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

/// Tells headlines and lines of capitals from running text, and first words from others.
pub(super) fn mark_line(words: &mut [Word]) {
    let (mut long, mut small, mut upper, mut letters) = (0, 0, 0, 0);
    for word in words.iter().filter(|word| word.kind == TokenKind::Word) {
        let case = word.spelling.case;
        if word.spelling.length > 3 {
            long += 1;
            small += usize::from(case == Case::Lower);
        }
        if word.spelling.length > 1 {
            letters += 1;
            upper += usize::from(case == Case::Upper);
        }
    }
    let line = if letters > 2 && upper * 4 > letters * 3 {
        Line::Capitals
    } else if long > 3 && small * 5 < long {
        Line::Title
    } else {
        Line::Normal
    };
    let mut initial = true;
    for word in words {
        word.line = line;
        word.initial = initial;
        initial = word.kind == TokenKind::Punctuation && (initial || word.is_opening());
    }
}

/// Tells words that capitals stand near them.
pub(super) fn mark_near(words: &mut [Word]) {
    for at in 0..words.len() {
        if !words[at].is_capital() {
            continue;
        }
        let around = [
            (at.wrapping_sub(2), near::SECOND_BEHIND),
            (at.wrapping_sub(1), near::BEHIND),
            (at + 1, near::BEFORE),
            (at + 2, near::SECOND_BEFORE),
        ];
        for (other, bit) in around {
            if let Some(word) = words.get_mut(other) {
                word.near |= bit;
            }
        }
    }
}

impl Word {
    /// A mark behind which a capital says nothing: a quotation mark, a colon, a dash.
    fn is_opening(&self) -> bool {
        matches!(
            self.spelling.tail,
            0x22 | 0x3A | 0x00E2_809C | 0x2D2D | 0x00E2_8094
        )
    }
}

/// Most words of a listed name.
const LONGEST: usize = 7;

/// Marks the words of listed names of several words, longest first.
pub(super) fn mark_phrases(lexicon: &Lexicon, words: &mut [Word]) {
    let mut start = 0;
    while start < words.len() {
        let mut next = start + 1;
        if words[start].is_capital() {
            let mut key = 0;
            let mut best = None;
            for (count, word) in words[start..].iter().take(LONGEST).enumerate() {
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
            if let Some((count, kinds)) = best {
                let last = count - 1;
                for (at, word) in words[start..start + count].iter_mut().enumerate() {
                    let place = if at == 0 {
                        1
                    } else if at == last {
                        3
                    } else {
                        2
                    };
                    word.phrase = u16::try_from(kinds << 2 | place).unwrap_or(0);
                }
                next = start + count;
            }
        }
        start = next;
    }
}
