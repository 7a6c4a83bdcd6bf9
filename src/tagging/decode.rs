//! The best labels of a sentence.
//!
//! Comes in: scores of labels, transitions, which labels a token may have. Goes out: the best path
//! (Viterbi) and how much better it is than the best path that labels a token otherwise.

use super::lanes::{self, LOWEST};
use super::model::{MOST_LABELS, Model, Scores, UNIT};
use super::transitions::Transitions;
use wide::i16x8;

/// Labels that score so much worse than the best one of their token are not tried, in weights:
/// fewer for parts of speech, which may all follow one another.
const fn beam(registers: usize) -> i16 {
    if registers > 2 { 96 } else { 200 }
}

/// A token to be labelled.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Scores of the labels.
    pub scores: Scores,
    /// Bits of the labels that it may have; several.
    pub allowed: u32,
}

impl Cell {
    /// True when several labels score within `reach` of the best one.
    #[inline]
    pub fn is_open(&self, reach: i16) -> bool {
        let scores = lanes::masked::<3>(self.allowed, &lanes::load(&self.scores));
        let least = lanes::most(&scores).saturating_sub(reach);
        !lanes::at_least(&scores, least.max(LOWEST + 1)).is_power_of_two()
    }
}

/// The labels of what stands around a run of tokens; none at the edges of the sentence.
#[derive(Debug, Clone, Copy, Default)]
pub struct Edges {
    /// Of the token before.
    pub before: Option<u8>,
    /// Of the token behind.
    pub behind: Option<u8>,
}

/// Labels runs of tokens one after another and keeps its memory for the next one. A token that can have one label
/// only belongs to no run: it parts them.
///
/// Paths are scored relative to the best one that ends at the same token, so that sixteen bits
/// hold every difference that matters; labels are compared eight at once.
#[derive(Debug, Default)]
pub struct Decoder {
    steps: Vec<Step>,
}

/// The paths that end at one token.
#[derive(Debug, Clone, Copy)]
struct Step {
    open: u32,
    /// How much worse than the best path; [`LOWEST`] for labels that are not open.
    best: Scores,
}

impl Decoder {
    /// Writes the best labels of `cells`, which `model` has scored, to `labels`, which is as long.
    pub fn best(&mut self, model: &Model, edges: Edges, cells: &[Cell], labels: &mut [u8]) {
        if is_small(model) {
            self.best_of::<2>(model.steps(), edges, cells, labels);
        } else {
            self.best_of::<3>(model.steps(), edges, cells, labels);
        }
    }

    fn best_of<const W: usize>(
        &mut self,
        transitions: &Transitions,
        edges: Edges,
        cells: &[Cell],
        labels: &mut [u8],
    ) {
        if let ([cell], [label]) = (cells, &mut *labels) {
            // Every other run.
            *label = self.alone::<W>(transitions, edges, cell);
            return;
        }
        self.forward::<W>(transitions, edges.before, cells);
        // The way back: whence the best path to a label comes is asked for the labels on it only.
        let mut behind = edges.behind;
        for (step, label) in self.steps.iter().zip(labels).rev() {
            let best = match behind {
                Some(behind) => whence::<W>(transitions, step, usize::from(behind)),
                // The first of equals, so that the result is the same everywhere.
                None => Bits(step.open).find(|&label| step.best[label] == 0),
            };
            *label = best.and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
            behind = Some(*label);
        }
    }

    /// The best label of a run of one token.
    fn alone<const W: usize>(
        &mut self,
        transitions: &Transitions,
        edges: Edges,
        cell: &Cell,
    ) -> u8 {
        let (open, scores) = open_labels::<W>(cell);
        let mut lanes = lanes::load::<W>(match edges.before {
            Some(before) => &transitions.onward[usize::from(before)],
            None => &transitions.start,
        });
        for at in 0..W {
            lanes[at] = lanes[at].saturating_add(scores[at]);
        }
        let mut lanes = lanes::relative(&lanes::masked(open, &lanes));
        self.steps.clear();
        self.steps.push(Step {
            open,
            best: lanes::store(&lanes),
        });
        if let Some(behind) = edges.behind {
            let weights = lanes::load::<W>(&transitions.backward[usize::from(behind)]);
            for at in 0..W {
                lanes[at] = lanes[at].saturating_add(weights[at]);
            }
        }
        // The first of equals.
        let best = lanes::at_least(&lanes, lanes::most(&lanes)) & open;
        u8::try_from(best.trailing_zeros()).unwrap_or(0)
    }

    fn forward<const W: usize>(
        &mut self,
        transitions: &Transitions,
        before: Option<u8>,
        cells: &[Cell],
    ) {
        self.steps.clear();
        for cell in cells {
            let (open, scores) = open_labels::<W>(cell);
            let mut best = [LOWEST; MOST_LABELS];
            if open.is_power_of_two() {
                best[open.trailing_zeros() as usize] = 0;
            } else {
                let mut lanes = match (self.steps.last(), before) {
                    (Some(step), _) => onward(transitions, step),
                    (None, Some(before)) => lanes::load(&transitions.onward[usize::from(before)]),
                    (None, None) => lanes::load::<W>(&transitions.start),
                };
                for at in 0..W {
                    lanes[at] = lanes[at].saturating_add(scores[at]);
                }
                best = lanes::store(&lanes::relative(&lanes::masked(open, &lanes)));
            }
            self.steps.push(Step { open, best });
        }
    }

    /// For each token of the run that was labelled last: how much better its label is than the
    /// best path with another label there, in hundredths of a nat.
    pub fn margins(
        &self,
        model: &Model,
        edges: Edges,
        cells: &[Cell],
        labels: &[u8],
        margins: &mut Vec<u16>,
    ) {
        if is_small(model) {
            self.margins_of::<2>(model.steps(), edges.behind, cells, labels, margins);
        } else {
            self.margins_of::<3>(model.steps(), edges.behind, cells, labels, margins);
        }
    }

    fn margins_of<const W: usize>(
        &self,
        transitions: &Transitions,
        behind: Option<u8>,
        cells: &[Cell],
        labels: &[u8],
        margins: &mut Vec<u16>,
    ) {
        margins.clear();
        let mut after = match behind {
            None => [0; MOST_LABELS],
            Some(behind) => {
                let weights = lanes::load::<W>(&transitions.backward[usize::from(behind)]);
                lanes::store(&lanes::relative(&weights))
            }
        };
        for (index, (step, label)) in self.steps.iter().zip(labels).enumerate().rev() {
            let label = usize::from(*label);
            let through = |label: usize| i32::from(step.best[label]) + i32::from(after[label]);
            let others = step.open & !(1 << label);
            let mut lanes = lanes::load::<W>(&step.best);
            for (lane, after) in lanes.iter_mut().zip(lanes::load::<W>(&after)) {
                *lane = lane.saturating_add(after);
            }
            let other = i32::from(lanes::most(&lanes::masked(others, &lanes)));
            margins.push(if others == 0 {
                u16::MAX
            } else {
                hundredths(through(label) - other)
            });
            let Some(cell) = cells.get(index).filter(|_| index > 0) else {
                break;
            };
            let mut next = [i16x8::splat(LOWEST); W];
            for to in Bits(step.open) {
                let behind = i16x8::splat(cell.scores[to].saturating_add(after[to]));
                let weights = lanes::load::<W>(&transitions.backward[to]);
                for at in 0..W {
                    next[at] = next[at].max(weights[at].saturating_add(behind));
                }
            }
            after = lanes::store(&lanes::relative(&next));
        }
        margins.reverse();
    }
}

/// True when two registers hold the labels of a model.
fn is_small(model: &Model) -> bool {
    model.labels() <= 16
}

/// The best paths that go on from a token, before the next one is scored.
#[inline]
fn onward<const W: usize>(transitions: &Transitions, before: &Step) -> [i16x8; W] {
    if before.open.is_power_of_two() {
        // There is one way only.
        return lanes::load(&transitions.onward[before.open.trailing_zeros() as usize]);
    }
    let mut best = [i16x8::splat(LOWEST); W];
    for from in Bits(before.open) {
        let score = i16x8::splat(before.best[from]);
        let weights = lanes::load::<W>(&transitions.onward[from]);
        for at in 0..W {
            best[at] = best[at].max(score.saturating_add(weights[at]));
        }
    }
    best
}

/// The label at the end of a step from which the best path leads to label `to`, the first of
/// equals.
#[inline]
fn whence<const W: usize>(transitions: &Transitions, step: &Step, to: usize) -> Option<usize> {
    let mut through = lanes::load::<W>(&step.best);
    let weights = lanes::load::<W>(&transitions.backward[to]);
    for at in 0..W {
        through[at] = through[at].saturating_add(weights[at]);
    }
    Bits(lanes::at_least(&through, lanes::most(&through)) & step.open).next()
}

/// Bits of the labels of a token that are tried, and the scores of all that it may have.
#[inline]
fn open_labels<const W: usize>(cell: &Cell) -> (u32, [i16x8; W]) {
    let scores = lanes::masked::<W>(cell.allowed, &lanes::load(&cell.scores));
    let least = lanes::most(&scores).saturating_sub(beam(W));
    (lanes::at_least(&scores, least.max(LOWEST + 1)), scores)
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
    use super::super::layout;
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
        let (bytes, _) = layout::write(2, 1, &transitions, []);
        let model = Model::read(&bytes);
        let mut decoder = Decoder::default();
        let cells = [cell(&[10, 0]), cell(&[0, 48]), cell(&[0, 6])];
        let mut labels = [9; 3];
        decoder.best(&model, Edges::default(), &cells, &mut labels);
        assert_eq!(labels, [1, 1, 1]);
        let mut margins = Vec::new();
        decoder.margins(&model, Edges::default(), &cells, &labels, &mut margins);
        assert_eq!(margins[1], 4400 / 24);
        assert_eq!(margins[2], 25);
        // The same, when the token before has been settled, or the one behind.
        let behind_it = Edges {
            before: Some(0),
            behind: None,
        };
        decoder.best(&model, behind_it, &cells[1..2], &mut labels[..1]);
        assert_eq!(labels[0], 0);
        let before_it = Edges {
            before: None,
            behind: Some(1),
        };
        decoder.best(&model, before_it, &cells[..1], &mut labels[..1]);
        assert_eq!(labels[0], 1);
    }
}
