//! [`Runs`]: words with capitals that stand together.

use super::lexicon::fact;
use super::words::{Word, Words};
use crate::text::TokenKind;
use std::ops::Range;

/// A run of words with capitals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run {
    /// Its first token.
    pub start: usize,
    /// Behind its last token.
    pub end: usize,
}

/// The runs of a sentence: for each token the run that it stands in, if it does.
#[derive(Debug, Default)]
pub struct Runs {
    /// Words with capitals and the hyphens between them.
    pub tight: Vec<Run>,
    /// The same, with "of", "and", "for" between.
    pub wide: Vec<Run>,
}

impl Runs {
    /// Finds the runs of a sentence.
    pub fn read(&mut self, words: &Words, sentence: &Range<usize>) {
        fill(&mut self.tight, words, sentence, |word, glued| {
            word.kind == TokenKind::Punctuation
                && (word.glued && glued || word.spelling.tail == u32::from(b'&'))
                && word.spelling.length == 1
                && matches!(word.spelling.tail, 0x2D | 0x26 | 0x2E | 0x27)
        });
        fill(&mut self.wide, words, sentence, |word, _| {
            word.kind != TokenKind::Number && word.facts.get(fact::INNER) == 1
        });
    }
}

fn fill(
    runs: &mut Vec<Run>,
    words: &Words,
    sentence: &Range<usize>,
    joins: impl Fn(&Word, bool) -> bool,
) {
    runs.clear();
    runs.resize(sentence.len(), Run::default());
    let is_namelike = |at| at < sentence.end && words.namelike.has(at);
    let mut rest = sentence.clone();
    while let Some(start) = words.namelike.first_in(&rest) {
        let mut end = words.namelike.first_gap(&(start..sentence.end));
        while is_namelike(end + 1)
            && joins(words.at(sentence, end), words.at(sentence, end + 1).glued)
        {
            end = words.namelike.first_gap(&(end + 1..sentence.end));
        }
        for run in &mut runs[start - sentence.start..end - sentence.start] {
            *run = Run { start, end };
        }
        rest.start = end;
    }
}
