//! [`Field`]: the weights while they are learnt.
//!
//! Comes in: one sequence after another, its features as numbers. Goes out: weights a step nearer
//! to its labels. What the numbers stand for is not known here.

use super::{GROUP, Options, Sequence, UNKNOWN};
use crate::tagging::hash::Random;
use crate::tagging::model::{self, NEVER, UNIT};

/// The weights while they are learnt, each followed by the sum of its squared gradients.
pub(super) struct Field {
    pub(super) labels: usize,
    rate: f32,
    decay: f32,
    dropped: [u8; 3],
    pub(super) weights: Vec<f32>,
    pub(super) transitions: Vec<f32>,
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
    pub(super) fn new(
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
    pub(super) fn read(&mut self, sequence: &Sequence, numbers: &[u32], random: &mut Random) {
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
        let lattice = &mut self.lattice;
        lattice.moves.clear();
        lattice
            .moves
            .extend(self.transitions.iter().map(|weight| weight.exp()));
        lattice.weigh(sequence, labels);
        lattice.read_forward(sequence.len(), labels);
        lattice.read_backward(sequence.len(), labels);
        self.add_pairs(sequence);
        let lattice = &mut self.lattice;
        for token in 0..sequence.len() {
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

impl Lattice {
    /// Makes factors of the scores: 1 for the best label of a token.
    fn weigh(&mut self, sequence: &Sequence, labels: usize) {
        for (row, &allowed) in self.scores.chunks_exact_mut(labels).zip(&sequence.allowed) {
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
    }

    /// Sums over all paths up to each token, normalized.
    fn read_forward(&mut self, length: usize, labels: usize) {
        self.forward.clear();
        self.forward.resize(length * labels, 0.0);
        for token in 0..length {
            let (before, row) = self.forward.split_at_mut(token * labels);
            let row = &mut row[..labels];
            if token == 0 {
                row.copy_from_slice(&self.moves[labels * labels..]);
            } else {
                let before = &before[(token - 1) * labels..];
                for (share, moves) in before.iter().zip(self.moves.chunks_exact(labels)) {
                    if *share > 0.0 {
                        for (cell, step) in row.iter_mut().zip(moves) {
                            *cell += share * step;
                        }
                    }
                }
            }
            for (cell, score) in row.iter_mut().zip(&self.scores[token * labels..]) {
                *cell *= score;
            }
            normalize(row);
        }
    }

    /// Sums over all paths behind each token, normalized.
    fn read_backward(&mut self, length: usize, labels: usize) {
        self.backward.clear();
        self.backward.resize(length * labels, 0.0);
        self.backward[(length - 1) * labels..].fill(1.0);
        for token in (1..length).rev() {
            let (before, row) = self.backward.split_at_mut(token * labels);
            let before = &mut before[(token - 1) * labels..];
            let mut next = [0.0; model::MOST_LABELS];
            for (label, cell) in next[..labels].iter_mut().enumerate() {
                *cell = row[label] * self.scores[token * labels + label];
            }
            for (cell, moves) in before.iter_mut().zip(self.moves.chunks_exact(labels)) {
                *cell = moves
                    .iter()
                    .zip(&next)
                    .map(|(step, share)| step * share)
                    .sum();
            }
            normalize(before);
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
