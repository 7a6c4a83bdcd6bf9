//! The best labels of a sentence.
//!
//! Comes in: scores of labels, transitions, which labels a token may have. Goes out: the best path
//! (Viterbi) and how much better it is than the best path that labels a token otherwise.

use super::model::{MOST_LABELS, Model, Scores, UNIT};

/// Labels that score so much worse than the best one of their token are not tried, in weights.
const BEAM: i16 = 200;

/// A token to be labelled.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Scores of the labels, the least of all for those that it may not have.
    pub scores: Scores,
    /// Bits of the labels that it may have; never 0.
    pub allowed: u32,
}

impl Cell {
    /// A token that can have one label only.
    pub const fn only(label: u8) -> Self {
        Cell {
            scores: [0; MOST_LABELS],
            allowed: 1 << label,
        }
    }

    /// A token with these scores.
    #[inline]
    pub fn new(mut scores: Scores, allowed: u32) -> Self {
        for label in Bits(!allowed & ((1 << MOST_LABELS) - 1)) {
            scores[label] = i16::MIN;
        }
        Cell { scores, allowed }
    }

    /// The labels that are worth trying among the first `width`, and the highest score.
    #[inline]
    fn within_beam(&self, width: usize) -> (u32, i16) {
        if self.allowed.is_power_of_two() {
            let only = self.allowed.trailing_zeros() as usize;
            return (self.allowed, self.scores[only]);
        }
        let scores = &self.scores[..width];
        let best = scores.iter().fold(i16::MIN, |one, two| one.max(*two));
        let least = best.saturating_sub(BEAM);
        let mut near = [0_u8; MOST_LABELS];
        for (near, score) in near[..width].iter_mut().zip(scores) {
            *near = u8::from(*score >= least);
        }
        // Gathers the lowest bits of eight bytes.
        let gather = |bits, bytes: &[u8; 8]| {
            let gathered = u64::from_le_bytes(*bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            bits << 8 | u32::from(gathered.to_le_bytes()[0])
        };
        let bits = near.as_chunks().0.iter().rev().fold(0, gather);
        (bits & self.allowed, best)
    }
}

/// Labels one sentence after another and keeps its memory.
#[derive(Debug)]
pub struct Decoder {
    /// How many labels there are, rounded up to a multiple of eight. Rows are cut to this length,
    /// for the compiler makes good loops only of what it cannot unroll.
    width: usize,
    start: Scores,
    /// From each label to each label.
    onward: [Scores; MOST_LABELS],
    /// To each label from each label.
    backward: [Scores; MOST_LABELS],
    steps: Vec<Step>,
}

/// The paths that end at one token.
///
/// Scores of paths are kept as differences from those of one label that the token may have, which
/// are small: no label is farther than two transitions and the beam from another one.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The labels that the token may have.
    open: u32,
    /// The score that `best` counts from.
    base: i32,
    best: Scores,
    /// The score that `own` counts from.
    top: i32,
    /// The scores of the token alone.
    own: Scores,
}

impl Decoder {
    /// Takes the transitions of a model.
    pub fn new(model: &Model) -> Self {
        let labels = model.labels();
        let mut decoder = Decoder {
            width: labels.next_multiple_of(8).min(MOST_LABELS),
            start: [0; MOST_LABELS],
            onward: [[0; MOST_LABELS]; MOST_LABELS],
            backward: [[0; MOST_LABELS]; MOST_LABELS],
            steps: Vec::new(),
        };
        for to in 0..labels {
            decoder.start[to] = model.transition(None, to);
            for from in 0..labels {
                let weight = model.transition(Some(from), to);
                decoder.onward[from][to] = weight;
                decoder.backward[to][from] = weight;
            }
        }
        decoder
    }

    /// Writes the best labels of `cells` to `labels`, which is as long.
    pub fn best(&mut self, cells: &[Cell], labels: &mut [u8]) {
        self.forward(cells);
        let Some(last) = self.steps.last() else {
            return;
        };
        let mut at = best_of(last);
        let mut steps = self.steps.iter().rev().skip(1);
        for label in labels.iter_mut().rev() {
            *label = u8::try_from(at).unwrap_or(0);
            if let Some(before) = steps.next() {
                at = self.origin(before, at);
            }
        }
    }

    fn forward(&mut self, cells: &[Cell]) {
        let width = self.width;
        self.steps.clear();
        for cell in cells {
            let (open, top) = cell.within_beam(width);
            let (mut best, base) = match self.steps.last() {
                None => (self.start, 0),
                Some(before) => (self.arrive(before), before.base),
            };
            let first = open.trailing_zeros() as usize % MOST_LABELS;
            let mut own = [0; MOST_LABELS];
            let zero = best[first].wrapping_add(cell.scores[first].wrapping_sub(top));
            let lanes = best[..width].iter_mut().zip(&mut own[..width]);
            for ((best, own), score) in lanes.zip(&cell.scores[..width]) {
                *own = score.wrapping_sub(top);
                *best = best.wrapping_add(*own).wrapping_sub(zero);
            }
            self.steps.push(Step {
                open,
                base: base + i32::from(top) + i32::from(zero),
                best,
                top: i32::from(top),
                own,
            });
        }
    }

    /// The scores of the best paths to all labels of the next token.
    #[inline]
    fn arrive(&self, before: &Step) -> Scores {
        let mut best = [i16::MIN; MOST_LABELS];
        for from in Bits(before.open) {
            let score = before.best[from];
            let row = &self.onward[from][..self.width];
            for (best, weight) in best[..self.width].iter_mut().zip(row) {
                *best = score.wrapping_add(*weight).max(*best);
            }
        }
        best
    }

    /// From which label the best path comes to `to`, the first of equals.
    #[inline]
    fn origin(&self, before: &Step, to: usize) -> usize {
        let row = &self.backward[to];
        let mut best = (0, i16::MIN);
        for from in Bits(before.open) {
            let score = before.best[from].wrapping_add(row[from]);
            if score > best.1 {
                best = (from, score);
            }
        }
        best.0
    }

    /// For each token of the sentence that was labelled last: how much better its label is than
    /// the best path with another label there, in hundredths of a nat.
    pub fn margins(&self, labels: &[u8], margins: &mut Vec<u16>) {
        margins.clear();
        let Some(last) = self.steps.last() else {
            return;
        };
        let total = last.base + i32::from(last.best[best_of(last)]);
        let (mut after, mut base) = ([0; MOST_LABELS], 0);
        for (index, (step, label)) in self.steps.iter().zip(labels).enumerate().rev() {
            let other = Bits(step.open & !(1 << label))
                .map(|label| i32::from(step.best[label]) + i32::from(after[label]))
                .max();
            let margin = |other| hundredths(total - step.base - base - other);
            margins.push(other.map_or(u16::MAX, margin));
            let Some(before) = index.checked_sub(1).and_then(|at| self.steps.get(at)) else {
                break;
            };
            after = self.leave(step, &after);
            let first = before.open.trailing_zeros() as usize % MOST_LABELS;
            let zero = after[first];
            for score in &mut after[..self.width] {
                *score = score.wrapping_sub(zero);
            }
            base += step.top + i32::from(zero);
        }
        margins.reverse();
    }

    /// The best paths onward from all labels of the token before, through the token of `step`.
    #[inline]
    fn leave(&self, step: &Step, after: &Scores) -> Scores {
        let mut best = [i16::MIN; MOST_LABELS];
        for to in Bits(step.open) {
            let score = step.own[to].wrapping_add(after[to]);
            let row = &self.backward[to][..self.width];
            for (best, weight) in best[..self.width].iter_mut().zip(row) {
                *best = score.wrapping_add(*weight).max(*best);
            }
        }
        best
    }
}

/// The label with which the best path ends, the first of equals, so that the result is the same
/// everywhere.
fn best_of(step: &Step) -> usize {
    let mut best = (0, i16::MIN);
    for label in Bits(step.open) {
        if step.best[label] > best.1 {
            best = (label, step.best[label]);
        }
    }
    best.0
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept between the bounds"
)]
fn hundredths(weights: i32) -> u16 {
    (f64::from(weights) * 100.0 / f64::from(UNIT)).clamp(0.0, 65535.0) as u16
}

/// The places of the bits that are set, lowest first.
#[derive(Debug)]
struct Bits(u32);

impl Iterator for Bits {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let at = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::super::model;
    use super::*;

    fn cell(scores: &[i16]) -> Cell {
        let mut all = [0; MOST_LABELS];
        all[..scores.len()].copy_from_slice(scores);
        Cell::new(all, (1 << scores.len()) - 1)
    }

    #[test]
    fn the_path_is_best_as_a_whole() {
        // Label 1 may not stand behind label 0.
        let transitions = [0.0, -300.0, 0.0, 0.0, 0.0, 0.0];
        let (bytes, _) = model::write(2, 1, &transitions, []);
        let mut decoder = Decoder::new(&Model::read(&bytes));
        let cells = [cell(&[10, 0]), cell(&[0, 48]), cell(&[0, 6])];
        let mut labels = [9; 3];
        decoder.best(&cells, &mut labels);
        assert_eq!(labels, [1, 1, 1]);
        let mut margins = Vec::new();
        decoder.margins(&labels, &mut margins);
        assert_eq!(margins[1], 4400 / 24);
        assert_eq!(margins[2], 25);
        decoder.best(&[Cell::only(0), cells[1]], &mut labels[..2]);
        assert_eq!(labels[..2], [0, 0]);
    }
}
