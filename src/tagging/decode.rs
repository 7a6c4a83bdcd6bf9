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
    /// Scores of the labels.
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

    /// The labels that are worth trying.
    fn within_beam(&self) -> u32 {
        if self.allowed.is_power_of_two() {
            return self.allowed;
        }
        let best = Bits(self.allowed).map(|label| self.scores[label]).max();
        let least = best.unwrap_or(0).saturating_sub(BEAM);
        Bits(self.allowed)
            .filter(|&label| self.scores[label] >= least)
            .fold(0, |bits, label| bits | 1 << label)
    }
}

/// Labels one sentence after another and keeps its memory.
#[derive(Debug)]
pub struct Decoder {
    start: [i32; MOST_LABELS],
    transitions: [[i32; MOST_LABELS]; MOST_LABELS],
    steps: Vec<Step>,
}

/// The paths that end at one token.
#[derive(Debug, Clone, Copy)]
struct Step {
    open: u32,
    best: [i32; MOST_LABELS],
    from: [u8; MOST_LABELS],
}

impl Decoder {
    /// Takes the transitions of a model.
    pub fn new(model: &Model) -> Self {
        let labels = model.labels();
        let mut decoder = Decoder {
            start: [0; MOST_LABELS],
            transitions: [[0; MOST_LABELS]; MOST_LABELS],
            steps: Vec::new(),
        };
        for to in 0..labels {
            decoder.start[to] = model.transition(None, to);
            for from in 0..labels {
                decoder.transitions[from][to] = model.transition(Some(from), to);
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
        for (step, label) in self.steps.iter().zip(labels).rev() {
            *label = u8::try_from(at).unwrap_or(0);
            at = usize::from(step.from[at]);
        }
    }

    fn forward(&mut self, cells: &[Cell]) {
        self.steps.clear();
        for cell in cells {
            let mut step = Step {
                open: cell.within_beam(),
                best: [0; MOST_LABELS],
                from: [0; MOST_LABELS],
            };
            for to in Bits(step.open) {
                let (from, score) = match self.steps.last() {
                    None => (0, self.start[to]),
                    Some(before) => self.origin(before, to),
                };
                step.best[to] = score + i32::from(cell.scores[to]);
                step.from[to] = from;
            }
            self.steps.push(step);
        }
    }

    /// From which label the best path comes to `to`.
    #[inline]
    fn origin(&self, before: &Step, to: usize) -> (u8, i32) {
        let mut best = (0, i32::MIN / 2);
        for from in Bits(before.open) {
            let score = before.best[from] + self.transitions[from][to];
            if score > best.1 {
                best = (u8::try_from(from).unwrap_or(0), score);
            }
        }
        best
    }

    /// For each token of the sentence that was labelled last: how much better its label is than
    /// the best path with another label there, in hundredths of a nat.
    pub fn margins(&self, cells: &[Cell], labels: &[u8], margins: &mut Vec<u16>) {
        margins.clear();
        let Some(last) = self.steps.last() else {
            return;
        };
        let total = last.best[best_of(last)];
        let mut after = [0; MOST_LABELS];
        for (index, (step, label)) in self.steps.iter().zip(labels).enumerate().rev() {
            let other = Bits(step.open & !(1 << label))
                .map(|label| step.best[label] + after[label])
                .max();
            margins.push(other.map_or(u16::MAX, |other| hundredths(total - other)));
            let Some(before) = index.checked_sub(1).and_then(|at| self.steps.get(at)) else {
                break;
            };
            let Some(cell) = cells.get(index) else {
                break;
            };
            let mut next = [0; MOST_LABELS];
            for from in Bits(before.open) {
                next[from] = Bits(step.open)
                    .map(|to| self.transitions[from][to] + i32::from(cell.scores[to]) + after[to])
                    .max()
                    .unwrap_or(0);
            }
            after = next;
        }
        margins.reverse();
    }
}

fn best_of(step: &Step) -> usize {
    // The first of equals, so that the result is the same everywhere.
    Bits(step.open).rev_max(&step.best)
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

impl Bits {
    /// The place with the highest of `values`, the lowest place of equals.
    fn rev_max(self, values: &[i32]) -> usize {
        let mut best = (0, i32::MIN);
        for at in self {
            if values[at] > best.1 {
                best = (at, values[at]);
            }
        }
        best.0
    }
}

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
        let mut cell = Cell {
            scores: [0; MOST_LABELS],
            allowed: (1 << scores.len()) - 1,
        };
        cell.scores[..scores.len()].copy_from_slice(scores);
        cell
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
        decoder.margins(&cells, &labels, &mut margins);
        assert_eq!(margins[1], 4400 / 24);
        assert_eq!(margins[2], 25);
        decoder.best(&[Cell::only(0), cells[1]], &mut labels[..2]);
        assert_eq!(labels[..2], [0, 0]);
    }
}
