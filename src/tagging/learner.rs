//! Learns the weights of a [`Model`](super::model::Model) from labelled sequences.
//!
//! Comes in: sequences of tokens, each with its features, its label and the labels that it may
//! have. Goes out: the bytes of a model. Knows nothing of words: any stage that labels sequences
//! can train its own model with it. Used by the trainer and by tests, never by an analysis.
//!
//! The model is a linear-chain conditional random field (Lafferty et al. 2001), fitted by
//! stochastic gradient descent with a rate for each weight (`AdaGrad`, Duchi et al. 2011) and drawn
//! towards zero; the weights of the last epochs are averaged. Groups of features are left out of
//! tokens at random, so that the others learn to do without them. The same input gives the same
//! bytes.

mod field;

use super::hash::Random;
use super::layout;
use super::model::UNIT;
use field::Field;
use rayon::prelude::*;
use std::collections::HashMap;

/// Which features are left out together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Group {
    /// Never left out.
    Plain,
    /// What says which word it is.
    Word,
    /// What lists say.
    List,
    /// What the rest of the article says.
    Article,
}

/// Takes the features of a token.
pub trait Sink {
    /// Takes one.
    fn put(&mut self, group: Group, feature: u64);

    /// Takes one that looks at nothing but the word `offset` places from the token, the same
    /// wherever that word stands.
    #[inline]
    fn put_alone(&mut self, offset: isize, group: Group, feature: u64) {
        let _ = offset;
        self.put(group, feature);
    }
}

/// A sentence to learn from.
#[derive(Debug, Clone, Default)]
pub struct Sequence {
    features: Vec<u64>,
    ends: Vec<usize>,
    labels: Vec<u8>,
    allowed: Vec<u32>,
    base: Vec<f32>,
}

/// Where the group stands in a feature: bits that the model does not look at.
const GROUP: u32 = 16;

impl Sink for Sequence {
    #[inline]
    fn put(&mut self, group: Group, feature: u64) {
        let plain = feature & 0xFFFF_FFFF_0000_FFFF;
        self.features.push(plain | (group as u64) << GROUP);
    }
}

impl Sequence {
    /// Ends a token whose features were put before. `allowed` has a bit for each label that it
    /// may have; `base` are scores from elsewhere, on which the weights are added (or nothing).
    pub fn end_token(&mut self, label: u8, allowed: u32, base: &[f32]) {
        self.ends.push(self.features.len());
        self.labels.push(label);
        self.allowed.push(allowed | 1 << label);
        self.base.extend(base);
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// True when it has no tokens.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    fn features_of(&self, token: usize) -> &[u64] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[token]]
    }
}

/// How to learn.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many labels there are.
    pub labels: usize,
    /// How often all sequences are read.
    pub epochs: usize,
    /// The first step.
    pub rate: f32,
    /// How strongly weights are drawn to zero.
    pub decay: f32,
    /// A feature met less often is not learnt.
    pub least: u32,
    /// Tokens of 256 from which each group but the plain one is left out.
    pub dropped: [u8; 3],
    /// Buckets of the model.
    pub buckets: usize,
    /// The random numbers.
    pub seed: u64,
    /// How many times it is learnt, with other random numbers each time; the weights are averaged.
    pub times: u64,
    /// Where the transitions begin, as [`Model::transitions`](super::model::Model::transitions)
    /// gives them; empty for zeros.
    pub transitions: Vec<f32>,
}

/// What was learnt, before it is written.
#[derive(Debug, Clone)]
pub struct Learnt {
    labels: usize,
    /// Features, those that matter most first.
    features: Vec<u64>,
    weights: Vec<f32>,
    transitions: Vec<f32>,
}

impl Learnt {
    /// The bytes of the model, and how many features found no room in it.
    pub fn write(&self, buckets: usize) -> (Vec<u8>, usize) {
        let rows = self.weights.chunks_exact(self.labels);
        let features = self.features.iter().copied().zip(rows);
        layout::write(self.labels, buckets, &self.transitions, features)
    }

    /// Goes only part of the way from the transitions at which it began and from no weights.
    #[must_use]
    pub fn tempered(mut self, share: f32, begun: &[f32]) -> Self {
        for weight in &mut self.weights {
            *weight *= share;
        }
        for (weight, begun) in self.transitions.iter_mut().zip(begun) {
            *weight = begun + share * (*weight - begun);
        }
        self
    }

    /// How many features have weights.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// True when nothing was learnt.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }
}

/// Learns. `may_follow(from, to)` tells which label may stand behind which; none is the start.
pub fn learn(
    sequences: &[Sequence],
    options: &Options,
    may_follow: impl Fn(Option<u8>, u8) -> bool + Sync,
) -> Learnt {
    let index = Index::new(sequences, options.least);
    let numbered: Vec<Vec<u32>> = sequences.iter().map(|one| index.number(one)).collect();
    let once = |time: u64| {
        let mut field = Field::new(options, index.features.len(), &may_follow);
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        let mut random = Random::new(options.seed + 1000 * time);
        let mut sum = Sum::default();
        for epoch in 0..options.epochs {
            random.shuffle(&mut order);
            for &at in &order {
                field.read(&sequences[at], &numbered[at], &mut random);
            }
            if epoch * 2 >= options.epochs {
                let weights = field.weights.chunks_exact(field.labels * 2);
                let weights = weights.flat_map(|row| &row[..field.labels]).copied();
                sum.add(1.0, weights, &field.transitions);
            }
        }
        sum
    };
    let sums: Vec<Sum> = (0..options.times).into_par_iter().map(once).collect();
    let mut all = Sum::default();
    for sum in sums {
        all.add(sum.count, sum.weights.into_iter(), &sum.transitions);
    }
    all.finish(options.labels, &index)
}

/// Features to numbers.
struct Index {
    features: Vec<u64>,
    counts: Vec<u32>,
    numbers: HashMap<u64, u32>,
}

const UNKNOWN: u32 = u32::MAX;

impl Index {
    fn new(sequences: &[Sequence], least: u32) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for sequence in sequences {
            for token in 0..sequence.len() {
                if sequence.allowed[token].is_power_of_two() {
                    continue;
                }
                for &feature in sequence.features_of(token) {
                    *counts.entry(feature).or_default() += 1;
                }
            }
        }
        let mut kept: Vec<(u64, u32)> = Vec::new();
        #[expect(clippy::iter_over_hash_type, reason = "sorted below")]
        for (feature, count) in counts {
            if count >= least {
                kept.push((feature, count));
            }
        }
        kept.sort_unstable();
        Index {
            features: kept.iter().map(|(feature, _)| *feature).collect(),
            counts: kept.iter().map(|(_, count)| *count).collect(),
            numbers: (0..)
                .zip(&kept)
                .map(|(number, (feature, _))| (*feature, number))
                .collect(),
        }
    }

    fn number(&self, sequence: &Sequence) -> Vec<u32> {
        let number = |feature| self.numbers.get(feature).copied().unwrap_or(UNKNOWN);
        sequence.features.iter().map(number).collect()
    }
}

/// Sums of weights over epochs.
#[derive(Default)]
struct Sum {
    count: f32,
    weights: Vec<f32>,
    transitions: Vec<f32>,
}

impl Sum {
    fn add(&mut self, count: f32, weights: impl Iterator<Item = f32>, transitions: &[f32]) {
        self.count += count;
        if self.weights.is_empty() {
            self.weights = weights.collect();
            self.transitions = transitions.to_vec();
        } else {
            for (sum, weight) in self.weights.iter_mut().zip(weights) {
                *sum += weight;
            }
            for (sum, weight) in self.transitions.iter_mut().zip(transitions) {
                *sum += weight;
            }
        }
    }

    /// Puts the features first whose weights are large and that are met often.
    fn finish(mut self, labels: usize, index: &Index) -> Learnt {
        let count = self.count.max(1.0);
        for weight in self.weights.iter_mut().chain(&mut self.transitions) {
            *weight /= count;
        }
        let rows: Vec<&[f32]> = self.weights.chunks_exact(labels).collect();
        #[expect(clippy::cast_precision_loss, reason = "an order, no count")]
        let worth = |number: usize| {
            let size: f32 = rows[number].iter().map(|weight| weight.abs()).sum();
            let most = rows[number]
                .iter()
                .fold(0.0, |most: f32, weight| most.max(weight.abs()));
            if most * UNIT < 0.5 {
                0.0
            } else {
                size * (1.0 + index.counts[number] as f32).ln()
            }
        };
        let mut order: Vec<(f32, usize)> = (0..index.features.len())
            .map(|number| (worth(number), number))
            .filter(|(worth, _)| *worth > 0.0)
            .collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        Learnt {
            labels,
            features: order
                .iter()
                .map(|(_, number)| index.features[*number])
                .collect(),
            weights: order
                .iter()
                .flat_map(|(_, number)| rows[*number])
                .copied()
                .collect(),
            transitions: self.transitions,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode::{Cell, Decoder, Edges};
    use super::super::hash::{feature, feature2, spell};
    use super::super::model::{MOST_LABELS, Model, Scores};
    use super::*;

    /// Labels of the toy: other, ship, crew of a ship.
    const LABELS: usize = 3;

    fn put(words: &[&str], at: usize, sink: &mut impl Sink) {
        let lower = |at: Option<usize>| {
            let word = at.and_then(|at| words.get(at));
            word.map_or(0, |word| u64::from(spell(word).lower))
        };
        sink.put(Group::Word, feature(1, lower(Some(at))));
        sink.put(Group::Plain, feature(2, spell(words[at]).case as u64));
        sink.put(
            Group::Plain,
            feature2(3, lower(at.checked_sub(1)), lower(Some(at + 1))),
        );
    }

    fn sequence(text: &str) -> Sequence {
        let pairs: Vec<_> = text
            .split(' ')
            .filter_map(|pair| pair.split_once('/'))
            .collect();
        let words: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
        let mut sequence = Sequence::default();
        for (at, (_, label)) in pairs.iter().enumerate() {
            put(&words, at, &mut sequence);
            sequence.end_token(label.parse().unwrap_or(0), 0b111, &[]);
        }
        sequence
    }

    fn learn_toy() -> Vec<u8> {
        let sequences = [
            "the/0 ferry/0 Aurora/1 left/0 port/0",
            "the/0 ferry/0 Borea/1 sank/0",
            "captain/0 Roe/2 left/0 port/0",
            "captain/0 Lind/2 sank/0 it/0",
            "the/0 port/0 left/0 it/0",
        ]
        .map(sequence);
        let options = Options {
            labels: LABELS,
            epochs: 30,
            rate: 0.3,
            decay: 1e-3,
            least: 1,
            dropped: [60, 0, 0],
            buckets: 64,
            seed: 5,
            times: 2,
            transitions: Vec::new(),
        };
        // A ship never follows a crew.
        let (bytes, left_out) =
            learn(&sequences, &options, |from, to| (from, to) != (Some(2), 1)).write(64);
        assert_eq!(left_out, 0);
        bytes
    }

    struct Sum<'m>(&'m Model<'m>, Scores);

    impl Sink for Sum<'_> {
        fn put(&mut self, _: Group, feature: u64) {
            self.0.add_all(&[feature], &mut self.1);
        }
    }

    #[test]
    fn a_handful_of_sentences_teaches_to_label_new_ones() {
        let bytes = learn_toy();
        let model = Model::read(&bytes);
        let words: Vec<&str> = "the ferry Calla left it after captain Moe left port"
            .split(' ')
            .collect();
        let cells: Vec<Cell> = (0..words.len())
            .map(|at| {
                let mut sum = Sum(&model, [0; MOST_LABELS]);
                put(&words, at, &mut sum);
                Cell {
                    scores: sum.1,
                    allowed: 0b111,
                }
            })
            .collect();
        let mut labels = vec![9; words.len()];
        Decoder::default().best(&model, Edges::default(), &cells, &mut labels);
        assert_eq!(labels, [0, 0, 1, 0, 0, 0, 0, 2, 0, 0]);
        assert!(model.steps().onward[2][1] < -1000);
    }

    #[test]
    fn the_same_sentences_give_the_same_bytes() {
        assert_eq!(learn_toy(), learn_toy());
    }
}
