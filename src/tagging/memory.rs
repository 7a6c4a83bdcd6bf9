//! [`Memory`]: what a model has added up for words met before.
//!
//! Comes in: a model, the features of tokens. Goes out: scores of labels. Features that look at
//! one word alone weigh the same wherever it stands: their weights are added up once for each
//! word and place, here, and only what looks at several words is looked up for every token.
//! What is kept never changes a score; it is forgotten when it grows large.

use super::hash::mix;
use super::learner::{Group, Sink};
use super::model::{MOST_LABELS, Model, Scores};
use super::words::{Word, Words};
use std::ops::Range;

/// With more words than this it begins anew at the next document: a memory that does not fit the
/// caches costs more than it saves (4096 words halved the speed).
const MOST_WORDS: usize = 512;
/// How far from its token a feature may look at one word alone.
const REACH: usize = 2;

/// Gives the features of tokens.
pub trait Features {
    /// Gives those of token `index`, which stands in `sentence` or up to two places from it.
    fn features(&self, sentence: &Range<usize>, index: usize, sink: &mut impl Sink);
}

/// The words that a model has met.
#[derive(Debug, Default)]
pub struct Memory {
    /// Hash table of places in `keys`, [`FREE`] for none; a power of two, at most half full.
    table: Vec<u32>,
    keys: Vec<Key>,
    sums: Vec<Sums>,
    /// The places of the words of the sentence in hand and of two edges on each side.
    slots: Vec<u32>,
    features: Vec<u64>,
}

const FREE: u32 = u32::MAX;

/// All that a feature may look at in a word.
type Key = [u64; 4];

/// The weights of the features of one word alone, added up.
#[derive(Debug, Clone, Copy)]
struct Sums {
    /// Seen from where it stands, when it was asked for.
    own: Option<Scores>,
    /// Seen from the second token behind it, the next one, the one before, the second one before.
    near: [Scores; 2 * REACH],
}

impl Memory {
    /// Begins a document.
    pub fn begin(&mut self) {
        if self.table.is_empty() || self.keys.len() > MOST_WORDS {
            self.keys.clear();
            self.sums.clear();
            self.table.clear();
            self.table.resize(1024, FREE);
        }
    }

    /// Reads the words of a sentence, before its tokens are scored.
    pub fn read(
        &mut self,
        model: &Model,
        features: &impl Features,
        words: &Words,
        sentence: &Range<usize>,
    ) {
        self.slots.clear();
        for at in 0..sentence.len() + 2 * REACH {
            let index = (sentence.start + at).wrapping_sub(REACH);
            let key = key(words.at(sentence, index));
            let slot = match self.find(&key) {
                Ok(slot) => slot,
                Err(free) => {
                    let near = self.look_around(model, features, sentence, index);
                    self.keep(key, near, free)
                }
            };
            self.slots.push(slot);
        }
    }

    /// The scores of a token of the sentence that was read.
    #[inline]
    pub fn scores(
        &mut self,
        model: &Model,
        features: &impl Features,
        sentence: &Range<usize>,
        index: usize,
    ) -> Scores {
        let mut scores = [0; MOST_LABELS];
        self.features.clear();
        features.features(sentence, index, &mut Joint(&mut self.features));
        model.add_all(&self.features, &mut scores);
        let at = index.wrapping_sub(sentence.start);
        let around = self.slots.get(at..).and_then(<[u32]>::first_chunk);
        let Some(&[before, last, here, next, behind]) = around else {
            return scores;
        };
        add(
            &mut scores,
            &self.own(model, features, sentence, index, here),
        );
        for (slot, place) in [(before, 0), (last, 1), (next, 2), (behind, 3)] {
            if let Some(sums) = self.sums.get(slot as usize) {
                add(&mut scores, &sums.near[place]);
            }
        }
        scores
    }

    /// The place of a word, or where in the table it would stand.
    #[inline]
    fn find(&self, key: &Key) -> Result<u32, usize> {
        let mask = self.table.len().wrapping_sub(1);
        let hash = mix(mix(mix(key[0], key[3]), key[1]), key[2]);
        let mut at = usize::try_from(hash >> 33).unwrap_or(0) & mask;
        while let Some(&slot) = self.table.get(at) {
            match self.keys.get(slot as usize) {
                Some(found) if found == key => return Ok(slot),
                Some(_) => at = (at + 1) & mask,
                None => break,
            }
        }
        Err(at)
    }

    /// Keeps a word at a free place of the table.
    fn keep(&mut self, key: Key, near: [Scores; 2 * REACH], free: usize) -> u32 {
        let slot = u32::try_from(self.keys.len()).unwrap_or(0);
        self.keys.push(key);
        self.sums.push(Sums { own: None, near });
        if self.keys.len() * 2 <= self.table.len() {
            self.table[free] = slot;
        } else {
            let size = self.table.len() * 2;
            self.table.clear();
            self.table.resize(size, FREE);
            for (slot, key) in (0..).zip(&self.keys) {
                if let Err(free) = self.find(key) {
                    self.table[free] = slot;
                }
            }
        }
        slot
    }

    /// What the word at `index` alone says of itself.
    #[inline]
    fn own(
        &mut self,
        model: &Model,
        features: &impl Features,
        sentence: &Range<usize>,
        index: usize,
        slot: u32,
    ) -> Scores {
        if let Some(own) = self.sums.get(slot as usize).and_then(|sums| sums.own) {
            return own;
        }
        let mut own = [0; MOST_LABELS];
        self.features.clear();
        features.features(sentence, index, &mut Alone::<0>(&mut self.features));
        model.add_all(&self.features, &mut own);
        if let Some(sums) = self.sums.get_mut(slot as usize) {
            sums.own = Some(own);
        }
        own
    }

    /// What the word at `index` alone says of the tokens around it.
    fn look_around(
        &mut self,
        model: &Model,
        features: &impl Features,
        sentence: &Range<usize>,
        index: usize,
    ) -> [Scores; 2 * REACH] {
        let kept = &mut self.features;
        let from = |offset| index.wrapping_add_signed(offset);
        let mut near = [[0; MOST_LABELS]; 2 * REACH];
        kept.clear();
        features.features(sentence, from(2), &mut Alone::<-2>(kept));
        model.add_all(kept, &mut near[0]);
        kept.clear();
        features.features(sentence, from(1), &mut Alone::<-1>(kept));
        model.add_all(kept, &mut near[1]);
        kept.clear();
        features.features(sentence, from(-1), &mut Alone::<1>(kept));
        model.add_all(kept, &mut near[2]);
        kept.clear();
        features.features(sentence, from(-2), &mut Alone::<2>(kept));
        model.add_all(kept, &mut near[3]);
        near
    }
}

fn key(word: &Word) -> Key {
    let spelling = &word.spelling;
    [
        u64::from(spelling.lower) << 32 | word.shape(),
        u64::from(spelling.head) << 32 | u64::from(spelling.tail),
        word.facts.0,
        u64::from(word.phrase)
            | u64::from(word.evidence) << 16
            | u64::from(spelling.length.min(6)) << 24
            | word.look() << 32
            | u64::from(word.initial) << 40,
    ]
}

#[inline]
fn add(scores: &mut Scores, others: &Scores) {
    for (score, other) in scores.iter_mut().zip(others) {
        *score = score.wrapping_add(*other);
    }
}

/// Keeps the features that look at several words.
struct Joint<'k>(&'k mut Vec<u64>);

impl Sink for Joint<'_> {
    #[inline]
    fn put(&mut self, _: Group, feature: u64) {
        self.0.push(feature);
    }

    #[inline]
    fn put_alone(&mut self, _: isize, _: Group, _: u64) {}
}

/// Keeps the features that look at the word at one place alone.
struct Alone<'k, const OFFSET: isize>(&'k mut Vec<u64>);

impl<const OFFSET: isize> Sink for Alone<'_, OFFSET> {
    #[inline]
    fn put(&mut self, _: Group, _: u64) {}

    #[inline]
    fn put_alone(&mut self, offset: isize, _: Group, feature: u64) {
        if offset == OFFSET {
            self.0.push(feature);
        }
    }
}
