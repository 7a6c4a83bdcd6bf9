//! [`Memory`]: what a model has added up for words met before.
//!
//! Comes in: a model, the features of tokens. Goes out: scores of labels. Features that look at
//! one word alone weigh the same wherever it stands: their weights are added up once for each
//! word and place, when they are asked for, and only what looks at several words is looked up for every token.
//! What is kept never changes a score; it is forgotten when it grows large.

use super::hash::mix;
use super::learner::{Group, Sink};
use super::model::{MOST_LABELS, Model, Scores};
use super::words::{Word, Words};
use std::ops::Range;

/// With more words than this it forgets, at the next document, those that it met only once or
/// twice: a memory that does not fit the caches costs more than it saves.
const MOST_WORDS: usize = 512;
/// How often a word is met to be kept longer.
const OFTEN: u32 = 3;
/// How far from its token a feature may look at one word alone.
const REACH: usize = 2;
/// From how many places a word is seen: from itself and from [`REACH`] tokens on each side.
const PLACES: usize = 2 * REACH + 1;

/// Gives the features of tokens.
pub trait Features {
    /// Gives those of token `index`, which stands in `sentence`.
    fn features(&self, sentence: &Range<usize>, index: usize, sink: &mut impl Sink);
}

/// The words that a model has met.
#[derive(Debug, Default)]
pub struct Memory {
    /// Hash table of places in `keys`, [`FREE`] for none; a power of two, at most half full.
    table: Vec<u32>,
    keys: Vec<Key>,
    sums: Vec<Sums>,
    /// The places of the words of the sentence in hand and of [`REACH`] edges on each side;
    /// [`FREE`] for those that nobody has asked for.
    slots: Vec<u32>,
    features: Vec<u64>,
}

const FREE: u32 = u32::MAX;

/// Hash of all that a feature may look at in a word: 64 bits, so that no two of the few hundred
/// words in memory share one.
type Key = u64;

/// The weights of the features of one word alone, added up.
#[derive(Debug, Clone, Copy)]
struct Sums {
    /// How often the word was looked up.
    met: u32,
    /// Bits of the places for which they were asked.
    known: u32,
    /// Seen from the second token behind it, the next one, itself, the one before, the second one
    /// before.
    scores: [Scores; PLACES],
}

impl Memory {
    /// Begins a document.
    pub fn begin(&mut self) {
        if self.table.is_empty() {
            self.table.resize(1024, FREE);
        } else if self.keys.len() > MOST_WORDS {
            self.forget();
        }
    }

    /// Forgets the words that it has seldom met.
    fn forget(&mut self) {
        let mut kept = 0;
        for at in 0..self.keys.len() {
            if self.sums[at].met >= OFTEN && kept < MOST_WORDS / 2 {
                self.keys[kept] = self.keys[at];
                self.sums[kept] = self.sums[at];
                self.sums[kept].met = 0;
                kept += 1;
            }
        }
        self.keys.truncate(kept);
        self.sums.truncate(kept);
        self.table.fill(FREE);
        self.enter_all();
    }

    /// Begins a sentence, before its tokens are scored.
    pub fn enter(&mut self, sentence: &Range<usize>) {
        self.slots.clear();
        self.slots.resize(sentence.len() + 2 * REACH, FREE);
    }

    /// The scores of a token of the sentence in hand.
    #[inline]
    pub fn scores(
        &mut self,
        model: &Model,
        features: &impl Features,
        words: &Words,
        sentence: &Range<usize>,
        index: usize,
    ) -> Scores {
        let mut scores = [0; MOST_LABELS];
        self.features.clear();
        features.features(sentence, index, &mut Joint(&mut self.features));
        model.add_all(&self.features, &mut scores);
        let first = index.wrapping_sub(sentence.start);
        for place in 0..PLACES {
            let slot = match self.slots.get(first + place) {
                Some(&FREE) | None => self.look_up(words, sentence, first + place),
                Some(slot) => *slot as usize,
            };
            if self.sums[slot].known >> place & 1 == 0 {
                self.add_up(model, features, sentence, index, slot, place);
            }
            add(&mut scores, &self.sums[slot].scores[place]);
        }
        scores
    }

    /// The place in memory of the word that stands `at` tokens behind the edge of the sentence.
    #[inline(never)]
    fn look_up(&mut self, words: &Words, sentence: &Range<usize>, at: usize) -> usize {
        let key = key(words.at(sentence, (sentence.start + at).wrapping_sub(REACH)));
        let slot = match self.find(key) {
            Ok(slot) => slot,
            Err(free) => self.keep(key, free),
        };
        if let Some(cell) = self.slots.get_mut(at) {
            *cell = slot;
        }
        let slot = slot as usize;
        self.sums[slot].met += 1;
        slot
    }

    /// Adds up what the word in `slot` says of token `index`, from `place`.
    #[inline(never)]
    fn add_up(
        &mut self,
        model: &Model,
        features: &impl Features,
        sentence: &Range<usize>,
        index: usize,
        slot: usize,
        place: usize,
    ) {
        let kept = &mut self.features;
        kept.clear();
        match place {
            0 => features.features(sentence, index, &mut Alone::<-2>(kept)),
            1 => features.features(sentence, index, &mut Alone::<-1>(kept)),
            2 => features.features(sentence, index, &mut Alone::<0>(kept)),
            3 => features.features(sentence, index, &mut Alone::<1>(kept)),
            _ => features.features(sentence, index, &mut Alone::<2>(kept)),
        }
        let sums = &mut self.sums[slot];
        sums.known |= 1 << place;
        model.add_all(kept, &mut sums.scores[place]);
    }

    /// The place of a word, or where in the table it would stand.
    #[inline]
    fn find(&self, key: Key) -> Result<u32, usize> {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = usize::try_from(key >> 33).unwrap_or(0) & mask;
        while let Some(&slot) = self.table.get(at) {
            match self.keys.get(slot as usize) {
                Some(found) if *found == key => return Ok(slot),
                Some(_) => at = (at + 1) & mask,
                None => break,
            }
        }
        Err(at)
    }

    /// Keeps a word at a free place of the table.
    fn keep(&mut self, key: Key, free: usize) -> u32 {
        let slot = u32::try_from(self.keys.len()).unwrap_or(0);
        self.keys.push(key);
        self.sums.push(Sums {
            met: 0,
            known: 0,
            scores: [[0; MOST_LABELS]; PLACES],
        });
        if self.keys.len() * 2 <= self.table.len() {
            self.table[free] = slot;
        } else {
            let size = self.table.len() * 2;
            self.table.clear();
            self.table.resize(size, FREE);
            self.enter_all();
        }
        slot
    }

    /// Fills the empty table.
    fn enter_all(&mut self) {
        for (slot, key) in (0..).zip(&self.keys) {
            if let Err(free) = self.find(*key) {
                self.table[free] = slot;
            }
        }
    }
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
