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

use super::hash::Random;
use super::model::{self, NEVER, UNIT};
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
    /// Cache lines of the model.
    pub lines: usize,
    /// The random numbers.
    pub seed: u64,
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
    pub fn write(&self, lines: usize) -> (Vec<u8>, usize) {
        let rows = self.weights.chunks_exact(self.labels);
        let features = self.features.iter().copied().zip(rows);
        model::write(self.labels, lines, &self.transitions, features)
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
    may_follow: impl Fn(Option<u8>, u8) -> bool,
) -> Learnt {
    let index = Index::new(sequences, options.least);
    let mut field = Field::new(options, index.features.len(), may_follow);
    let numbered: Vec<Vec<u32>> = sequences.iter().map(|one| index.number(one)).collect();
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = Random::new(options.seed);
    let mut sum = Sum::default();
    for epoch in 0..options.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            field.read(&sequences[at], &numbered[at], &mut random);
        }
        if epoch * 2 >= options.epochs {
            sum.add(&field);
        }
    }
    sum.finish(options.labels, &index)
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

/// The weights while they are learnt, each followed by the sum of its squared gradients.
struct Field {
    labels: usize,
    rate: f32,
    decay: f32,
    dropped: [u8; 3],
    weights: Vec<f32>,
    transitions: Vec<f32>,
    transition_squares: Vec<f32>,
    lattice: Lattice,
}

/// Work space of one sequence; a row of labels for each token.
#[derive(Default)]
struct Lattice {
    scores: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
    kept: Vec<u32>,
    ends: Vec<usize>,
    moves: Vec<f32>,
    pairs: Vec<f32>,
}

impl Field {
    fn new(
        options: &Options,
        features: usize,
        may_follow: impl Fn(Option<u8>, u8) -> bool,
    ) -> Self {
        let labels = options.labels;
        let mut transitions = options.transitions.clone();
        transitions.resize(labels * (labels + 1), 0.0);
        for (to, label) in (0..labels).zip(0..) {
            for (from, before) in (0..labels).zip(0..) {
                if !may_follow(Some(before), label) {
                    transitions[from * labels + to] = f32::from(NEVER) / UNIT;
                }
            }
            if !may_follow(None, label) {
                transitions[labels * labels + to] = f32::from(NEVER) / UNIT;
            }
        }
        Field {
            labels,
            rate: options.rate,
            decay: options.decay,
            dropped: options.dropped,
            weights: vec![0.0; features * labels * 2],
            transition_squares: vec![0.1; transitions.len()],
            transitions,
            lattice: Lattice::default(),
        }
    }

    /// One step towards the labels of a sequence.
    fn read(&mut self, sequence: &Sequence, numbers: &[u32], random: &mut Random) {
        if sequence.is_empty() || sequence.allowed.iter().all(|bits| bits.is_power_of_two()) {
            return;
        }
        self.score(sequence, numbers, random);
        self.sum_paths(sequence);
        self.step(sequence);
    }

    fn score(&mut self, sequence: &Sequence, numbers: &[u32], random: &mut Random) {
        let labels = self.labels;
        let lattice = &mut self.lattice;
        lattice.kept.clear();
        lattice.ends.clear();
        lattice.scores.clear();
        lattice.scores.resize(sequence.len() * labels, 0.0);
        if !sequence.base.is_empty() {
            lattice.scores.copy_from_slice(&sequence.base);
        }
        let mut start = 0;
        for token in 0..sequence.len() {
            let end = sequence.ends[token];
            if !sequence.allowed[token].is_power_of_two() {
                let drop = self.dropped.map(|share| random.chance(share));
                let scores = &mut lattice.scores[token * labels..(token + 1) * labels];
                for (&number, feature) in numbers[start..end]
                    .iter()
                    .zip(&sequence.features[start..end])
                {
                    let group = (feature >> GROUP & 0xF) as usize;
                    if number == UNKNOWN || group > 0 && drop[group - 1] {
                        continue;
                    }
                    lattice.kept.push(number);
                    let at = number as usize * labels * 2;
                    for (score, weight) in scores.iter_mut().zip(&self.weights[at..at + labels]) {
                        *score += weight;
                    }
                }
            }
            lattice.ends.push(lattice.kept.len());
            start = end;
        }
    }

    /// Forward and backward sums over all paths; leaves gradients in `scores` and `pairs`.
    fn sum_paths(&mut self, sequence: &Sequence) {
        let labels = self.labels;
        let length = sequence.len();
        let lattice = &mut self.lattice;
        lattice.moves.clear();
        lattice
            .moves
            .extend(self.transitions.iter().map(|weight| weight.exp()));
        for (row, &allowed) in lattice
            .scores
            .chunks_exact_mut(labels)
            .zip(&sequence.allowed)
        {
            let most = (0..labels)
                .filter(|label| allowed >> label & 1 == 1)
                .map(|label| row[label])
                .fold(f32::MIN, f32::max);
            for (label, score) in row.iter_mut().enumerate() {
                *score = if allowed >> label & 1 == 1 {
                    (*score - most).exp().max(1e-12)
                } else {
                    0.0
                };
            }
        }
        lattice.forward.clear();
        lattice.forward.resize(length * labels, 0.0);
        lattice.backward.clear();
        lattice.backward.resize(length * labels, 0.0);
        for token in 0..length {
            let (before, row) = lattice.forward.split_at_mut(token * labels);
            let row = &mut row[..labels];
            if token == 0 {
                row.copy_from_slice(&lattice.moves[labels * labels..]);
            } else {
                let before = &before[(token - 1) * labels..];
                for (share, moves) in before.iter().zip(lattice.moves.chunks_exact(labels)) {
                    if *share > 0.0 {
                        for (cell, step) in row.iter_mut().zip(moves) {
                            *cell += share * step;
                        }
                    }
                }
            }
            for (cell, score) in row.iter_mut().zip(&lattice.scores[token * labels..]) {
                *cell *= score;
            }
            normalize(row);
        }
        lattice.backward[(length - 1) * labels..].fill(1.0);
        for token in (1..length).rev() {
            let (before, row) = lattice.backward.split_at_mut(token * labels);
            let before = &mut before[(token - 1) * labels..];
            let mut next = [0.0; model::MOST_LABELS];
            for (label, cell) in next[..labels].iter_mut().enumerate() {
                *cell = row[label] * lattice.scores[token * labels + label];
            }
            for (cell, moves) in before.iter_mut().zip(lattice.moves.chunks_exact(labels)) {
                *cell = moves
                    .iter()
                    .zip(&next)
                    .map(|(step, share)| step * share)
                    .sum();
            }
            normalize(before);
        }
        self.add_pairs(sequence);
        let lattice = &mut self.lattice;
        for token in 0..length {
            let row = token * labels..(token + 1) * labels;
            let shares = &mut lattice.scores[row.clone()];
            for (label, share) in shares.iter_mut().enumerate() {
                let at = row.start + label;
                *share = lattice.forward[at] * lattice.backward[at];
            }
            normalize(shares);
            shares[usize::from(sequence.labels[token])] -= 1.0;
        }
    }

    /// How much too often each pair of labels is expected.
    fn add_pairs(&mut self, sequence: &Sequence) {
        let labels = self.labels;
        let lattice = &mut self.lattice;
        lattice.pairs.clear();
        lattice.pairs.resize(self.transitions.len(), 0.0);
        let mut pair = vec![0.0; labels * labels];
        for token in 1..sequence.len() {
            let single = |at: usize| sequence.allowed[at].is_power_of_two();
            if single(token) && single(token - 1) {
                continue;
            }
            let row = token * labels;
            for from in 0..labels {
                let share = lattice.forward[row - labels + from];
                for to in 0..labels {
                    pair[from * labels + to] = share
                        * lattice.moves[from * labels + to]
                        * lattice.scores[row + to]
                        * lattice.backward[row + to];
                }
            }
            normalize(&mut pair);
            for (sum, share) in lattice.pairs.iter_mut().zip(&pair) {
                *sum += share;
            }
            let (from, to) = (sequence.labels[token - 1], sequence.labels[token]);
            lattice.pairs[usize::from(from) * labels + usize::from(to)] -= 1.0;
        }
        for label in 0..labels {
            lattice.pairs[labels * labels + label] +=
                lattice.forward[label] * lattice.backward[label];
        }
        normalize(&mut lattice.pairs[labels * labels..]);
        lattice.pairs[labels * labels + usize::from(sequence.labels[0])] -= 1.0;
    }

    fn step(&mut self, sequence: &Sequence) {
        let labels = self.labels;
        let mut start = 0;
        for token in 0..sequence.len() {
            let end = self.lattice.ends[token];
            let slopes = &self.lattice.scores[token * labels..(token + 1) * labels];
            if slopes.iter().any(|slope| slope.abs() > 4e-3) {
                for &number in &self.lattice.kept[start..end] {
                    let at = number as usize * labels * 2;
                    let (weights, squares) = self.weights[at..at + labels * 2].split_at_mut(labels);
                    for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(slopes) {
                        let slope = slope + self.decay * *weight;
                        *square += slope * slope;
                        *weight -= self.rate * slope / (*square + 1e-2).sqrt();
                    }
                }
            }
            start = end;
        }
        let never = f32::from(NEVER) / UNIT;
        let cells = self
            .transitions
            .iter_mut()
            .zip(&mut self.transition_squares);
        for ((weight, square), slope) in cells.zip(&self.lattice.pairs) {
            if *weight > never / 2.0 {
                *square += slope * slope;
                *weight -= self.rate * slope / square.sqrt();
            }
        }
    }
}

fn normalize(row: &mut [f32]) {
    let sum: f32 = row.iter().sum();
    let factor = if sum > 0.0 { 1.0 / sum } else { 0.0 };
    for cell in row {
        *cell *= factor;
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
    fn add(&mut self, field: &Field) {
        self.count += 1.0;
        let rows = field.weights.chunks_exact(field.labels * 2);
        let weights = rows.flat_map(|row| &row[..field.labels]);
        if self.weights.is_empty() {
            self.weights = weights.copied().collect();
            self.transitions.clone_from(&field.transitions);
        } else {
            for (sum, weight) in self.weights.iter_mut().zip(weights) {
                *sum += weight;
            }
            for (sum, weight) in self.transitions.iter_mut().zip(&field.transitions) {
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
    use super::super::decode::{Cell, Decoder};
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
            lines: 64,
            seed: 5,
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
            self.0.add(feature, &mut self.1);
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
        Decoder::new(&model).best(&cells, &mut labels);
        assert_eq!(labels, [0, 0, 1, 0, 0, 0, 0, 2, 0, 0]);
        assert!(model.transition(Some(2), 1) < -1000);
    }

    #[test]
    fn the_same_sentences_give_the_same_bytes() {
        assert_eq!(learn_toy(), learn_toy());
    }
}
