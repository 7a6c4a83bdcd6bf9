//! [`Writing`]: how an article writes its words, and what that says of those with a capital.

use super::hash::Case;
use super::lexicon::{Facts, Lexicon, fact};
use super::marking::Line;
use super::words::Word;

/// How the words of a document are written where that says something.
#[derive(Debug)]
pub(super) struct Writing {
    /// Of each word by its number, as in [`Word::evidence`].
    evidence: Vec<u8>,
}

/// The evidence when a word is met again neither small nor with a capital, small, with a capital: from
/// what it was.
static AGAIN: [[u8; 16]; 3] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0],
    [3, 4, 5, 6, 7, 8, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0],
    [1, 2, 2, 4, 5, 5, 7, 8, 8, 0, 0, 0, 0, 0, 0, 0],
];

impl Writing {
    /// Has room for so many words.
    pub(super) fn new(count: usize) -> Self {
        Writing {
            evidence: vec![0; count],
        }
    }

    /// Counts a word of such a line. No branches: how a word is written cannot be foreseen.
    #[inline]
    pub(super) fn add(&mut self, word: &Word, line: Line) {
        let case = word.spelling.case;
        let small = usize::from(line != Line::Capitals) & usize::from(case == Case::Lower);
        let inside = usize::from(line == Line::Normal) & usize::from(!word.initial);
        let capital = inside & usize::from(case.is_capital());
        let again = &AGAIN[small | capital << 1];
        if let Some(evidence) = self.evidence.get_mut(word.id as usize) {
            *evidence = again[usize::from(*evidence % 16)];
        }
    }

    /// [`Word::evidence`] of a word.
    #[inline]
    pub(super) fn evidence(&self, word: &Word) -> u8 {
        self.evidence.get(word.id as usize).copied().unwrap_or(0)
    }
}

/// What the lexicon knows of a word with a capital, in the capitalisation that it would have in
/// running text.
pub(super) fn facts(lexicon: &Lexicon, word: &Word) -> Facts {
    let lower = word.spelling.lower;
    let own = word.spelling.case;
    let look = |case| lexicon.word(lower, case);
    match own {
        // What is known of it as it is written has been read already.
        _ if word.line == Line::Normal && !word.initial => {
            if word.facts == Facts::default() && own != Case::Title {
                look(Case::Title).unwrap_or_default()
            } else {
                word.facts
            }
        }
        Case::Upper | Case::Mixed if word.line != Line::Capitals => look(own)
            .or_else(|| look(Case::Title))
            .or_else(|| look(Case::Lower))
            .unwrap_or_default(),
        _ => {
            let small = look(Case::Lower);
            let is_small = small.is_some_and(|facts| facts.get(fact::WRITTEN) == 1);
            // Capitals inside sentences of this article and no small form: a name here.
            if is_small && !matches!(word.evidence, 1 | 2) {
                small.unwrap_or_default()
            } else {
                look(Case::Title)
                    .or(small)
                    .or_else(|| look(Case::Upper))
                    .unwrap_or_default()
            }
        }
    }
}
