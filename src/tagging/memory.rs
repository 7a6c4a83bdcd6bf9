//! [`Memory`]: what a model has added up for words met before.
//!
//! Comes in: a model, the features of tokens. Goes out: scores of labels. Features that look at
//! the word of the token alone weigh the same wherever it stands: their weights are added up once
//! for each word; those that look at other words, one or two to a word, are looked up for every
//! token. What is kept never changes a score; it is forgotten when it grows large.

use super::hash::mix;
use super::learner::{Group, Sink};
use super::model::{MOST_LABELS, Model, Scores};
use super::words::{Word, Words};
use std::ops::Range;

/// With more words than this it forgets, at the next document, those that it met only once or
/// twice: a memory that does not fit the caches costs more than it saves.
const MOST_WORDS: usize = 2048;
/// How often a word is met to be kept longer.
const OFTEN: u32 = 3;

/// Gives the features of tokens.
pub trait Features {
    /// Gives those of token `index`, which stands in `sentence`.
    fn features(&self, sentence: &Range<usize>, index: usize, sink: &mut impl Sink);
}

/// The words that a model has met.
#[derive(Debug, Default)]
pub struct Memory {
    /// Hash table of places in `words`, [`FREE`] for none; a power of two, at most half full.
    table: Vec<u32>,
    words: Vec<Met>,
    features: Kept,
}

/// Most features of a token that are kept at a time; names have up to 42 of the word alone.
const MOST_FEATURES: usize = 64;

/// Features that are to be looked up.
#[derive(Debug)]
struct Kept {
    list: [u64; MOST_FEATURES],
    count: usize,
}

impl Default for Kept {
    fn default() -> Self {
        Kept {
            list: [0; MOST_FEATURES],
            count: 0,
        }
    }
}

impl Kept {
    #[inline]
    fn push(&mut self, feature: u64) {
        if let Some(free) = self.list.get_mut(self.count) {
            *free = feature;
            self.count += 1;
        }
    }

    #[inline]
    fn as_slice(&self) -> &[u64] {
        self.list.get(..self.count).unwrap_or_default()
    }
}

const FREE: u32 = u32::MAX;

/// Hash of all that a feature may look at in a word: 64 bits, so that no two of the few
/// thousand words in memory share one.
type Key = u64;

/// A word that was met.
#[derive(Debug, Clone, Copy)]
struct Met {
    key: Key,
    /// How often it was looked up.
    times: u32,
    /// The weights of the features of the word alone, added up.
    sums: Scores,
}

impl Memory {
    /// Begins a document.
    pub fn begin(&mut self) {
        if self.table.is_empty() {
            self.table.resize(1024, FREE);
        } else if self.words.len() > MOST_WORDS {
            self.forget();
        }
    }

    /// Forgets the words that it has seldom met.
    fn forget(&mut self) {
        self.words.retain(|word| word.times >= OFTEN);
        self.words.truncate(MOST_WORDS / 2);
        for word in &mut self.words {
            word.times = 0;
        }
        self.table.fill(FREE);
        self.enter_all();
    }

    /// The scores of a token of a sentence.
    #[inline]
    pub fn scores(
        &mut self,
        model: &Model,
        features: &impl Features,
        words: &Words,
        sentence: &Range<usize>,
        index: usize,
    ) -> Scores {
        let key = key(words.at(sentence, index));
        let slot = match self.find(key) {
            Ok(slot) => slot as usize,
            Err(free) => {
                let sums = self.add_up(model, features, sentence, index);
                self.keep(key, sums, free)
            }
        };
        self.features.count = 0;
        features.features(sentence, index, &mut Around(&mut self.features));
        let Some(word) = self.words.get_mut(slot) else {
            return [0; MOST_LABELS];
        };
        word.times += 1;
        let mut scores = word.sums;
        model.add_all(self.features.as_slice(), &mut scores);
        scores
    }

    /// Adds up what the word of token `index` says by itself.
    #[inline(never)]
    fn add_up(
        &mut self,
        model: &Model,
        features: &impl Features,
        sentence: &Range<usize>,
        index: usize,
    ) -> Scores {
        self.features.count = 0;
        features.features(sentence, index, &mut Alone(&mut self.features));
        let mut scores = [0; MOST_LABELS];
        model.add_all(self.features.as_slice(), &mut scores);
        scores
    }

    /// The place of a word, or where in the table it would stand.
    #[inline]
    fn find(&self, key: Key) -> Result<u32, usize> {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = usize::try_from(key >> 33).unwrap_or(0) & mask;
        while let Some(&slot) = self.table.get(at) {
            match self.words.get(slot as usize) {
                Some(found) if found.key == key => return Ok(slot),
                Some(_) => at = (at + 1) & mask,
                None => break,
            }
        }
        Err(at)
    }

    /// Keeps a word at a free place of the table; gives its place.
    fn keep(&mut self, key: Key, sums: Scores, free: usize) -> usize {
        let place = self.words.len();
        self.words.push(Met {
            key,
            times: 0,
            sums,
        });
        if self.words.len() * 2 <= self.table.len() {
            self.table[free] = number(place);
        } else {
            let size = self.table.len() * 2;
            self.table.clear();
            self.table.resize(size, FREE);
            self.enter_all();
        }
        place
    }

    /// Fills the empty table.
    fn enter_all(&mut self) {
        for slot in 0..self.words.len() {
            if let Err(free) = self.find(self.words[slot].key) {
                self.table[free] = number(slot);
            }
        }
    }
}

/// A place in the list, which never grows so long.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(0)
}

fn key(word: &Word) -> Key {
    let spelling = &word.spelling;
    let rest = u64::from(word.phrase)
        | u64::from(word.evidence) << 16
        | u64::from(spelling.length.min(6)) << 24
        | word.look() << 32
        | u64::from(word.initial) << 40;
    let letters = mix(
        u64::from(spelling.head) << 32 | u64::from(spelling.tail),
        u64::from(spelling.lower) << 32 | word.shape(),
    );
    mix(letters, mix(word.facts.0, rest))
}

/// Keeps the features that look at several words or at another one.
struct Around<'k>(&'k mut Kept);

impl Sink for Around<'_> {
    #[inline]
    fn put(&mut self, _: Group, feature: u64) {
        self.0.push(feature);
    }

    #[inline]
    fn put_alone(&mut self, offset: isize, _: Group, feature: u64) {
        if offset != 0 {
            self.0.push(feature);
        }
    }
}

/// Keeps the features that look at the word of the token alone.
struct Alone<'k>(&'k mut Kept);

impl Sink for Alone<'_> {
    #[inline]
    fn put(&mut self, _: Group, _: u64) {}

    #[inline]
    fn put_alone(&mut self, offset: isize, _: Group, feature: u64) {
        if offset == 0 {
            self.0.push(feature);
        }
    }
}
