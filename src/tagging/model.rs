//! [`Model`]: a linear model over hashed features that labels sequences, read where it lies.
//!
//! Comes in: the bytes that [`learner`](super::learner) has written. Goes out: scores of labels.
//! The weights of one feature for all labels lie in one cache line:
//!
//! | bytes of a line | what |
//! |---|---|
//! | 0 to 15 | checks of its features, 16 bits each, 0 for none |
//! | 16 to 63 | their weights, one signed byte a label, rows of 16, 24 or 48 |
//!
//! Before the lines stand 64 bytes of head (labels, lines) and the transitions (16 bits each).
//! A feature without weight is taken for another one in one case of twenty thousand.

use super::lanes;
use super::lexicon::LINE;
use wide::{i16x8, u8x16};

/// Most labels that a model can have.
pub const MOST_LABELS: usize = 24;
/// Weights of this size are one nat.
pub const UNIT: f32 = 24.0;
/// The transition that never happens.
pub const NEVER: i16 = -8000;

/// A model.
#[derive(Debug, Clone)]
pub struct Model<'b> {
    labels: usize,
    transitions: Transitions,
    lines: &'b [[u8; LINE]],
}

/// What it costs or brings to go from one label to the next; zero for labels that there are not.
#[derive(Debug, Clone)]
pub struct Transitions {
    /// From the start to each label.
    pub start: Scores,
    /// From label to label.
    pub onward: [Scores; MOST_LABELS],
    /// To label from label.
    pub backward: [Scores; MOST_LABELS],
}

impl Transitions {
    /// Reads 16 bits each, a row for each label and one for the start.
    const fn read(bytes: &[u8], labels: usize) -> Self {
        let mut read = Transitions {
            start: [0; MOST_LABELS],
            onward: [[0; MOST_LABELS]; MOST_LABELS],
            backward: [[0; MOST_LABELS]; MOST_LABELS],
        };
        let mut to = 0;
        while to < labels {
            let mut from = 0;
            while from <= labels {
                let at = 2 * (from * labels + to);
                let weight = i16::from_le_bytes([bytes[at], bytes[at + 1]]);
                if from == labels {
                    read.start[to] = weight;
                } else {
                    read.onward[from][to] = weight;
                    read.backward[to][from] = weight;
                }
                from += 1;
            }
            to += 1;
        }
        read
    }
}

/// Scores of the labels of one token.
pub type Scores = [i16; MOST_LABELS];

impl<'b> Model<'b> {
    /// Reads what [`write`] has written; knows nothing when `bytes` is empty.
    pub const fn read(bytes: &'b [u8]) -> Self {
        if bytes.is_empty() {
            return Model {
                labels: 1,
                transitions: Transitions::read(&[0; 4], 1),
                lines: &[],
            };
        }
        let (head, body) = bytes.split_at(LINE);
        let labels = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let (transitions, lines) = body.split_at(transition_bytes(labels));
        Model {
            labels,
            transitions: Transitions::read(transitions, labels),
            lines: lines.as_chunks().0,
        }
    }

    /// How many labels it tells apart.
    pub const fn labels(&self) -> usize {
        self.labels
    }

    /// What it costs or brings to go from label to label.
    #[inline]
    pub const fn steps(&self) -> &Transitions {
        &self.transitions
    }

    /// All transitions in nats, a row for each label and one for the start.
    pub fn transitions(&self) -> Vec<f32> {
        let Transitions { start, onward, .. } = &self.transitions;
        let rows = onward.iter().take(self.labels).chain([start]);
        rows.flat_map(|row| row.iter().take(self.labels))
            .map(|&weight| f32::from(weight) / UNIT)
            .collect()
    }

    /// Adds the weights of features to the scores.
    #[inline]
    pub fn add_all(&self, features: &[u64], scores: &mut Scores) {
        if self.labels <= 16 {
            self.add_rows::<2>(features, scores);
        } else {
            self.add_rows::<3>(features, scores);
        }
    }

    /// The same for rows of `W` times eight weights.
    ///
    /// Signed bytes are made to count from -128 and widened without a sign; what they were raised
    /// by is taken off at the end. There is no branch on what is found: nobody could foretell it,
    /// and so the next lines are fetched while this one is added.
    #[inline]
    fn add_rows<const W: usize>(&self, features: &[u64], scores: &mut Scores) {
        let raise = u8x16::splat(0x80);
        let mut sums = lanes::load::<W>(scores);
        for &feature in features {
            let Some(line) = self.lines.get(line_of(self.lines.len(), feature)) else {
                return;
            };
            let (words, _) = line.as_chunks::<8>();
            let (row, mask) = find::<W>(u64::from_le_bytes(words[0]), check(feature));
            let load = |start: usize| {
                let bytes = line.get(start..).and_then(|rest| rest.first_chunk());
                (u8x16::new(bytes.copied().unwrap_or([0; 16])) & mask) ^ raise
            };
            let start = 16 + row * 8 * W;
            let weights = load(start);
            sums[0] += i16x8::from_u8x16_low(weights);
            sums[1] += i16x8::from_u8x16_high(weights);
            if W == 3 {
                sums[2] += i16x8::from_u8x16_high(load(start + 8));
            }
        }
        let raised = i16x8::splat(lanes::number(features.len() << 7));
        for sum in &mut sums {
            *sum -= raised;
        }
        *scores = lanes::store(&sums);
    }
}

/// The number of the row of a feature in its line, and all ones; any row and zeros when it has none.
#[inline]
fn find<const W: usize>(checks: u64, check: u16) -> (usize, u8x16) {
    let different = checks ^ (u64::from(check) * 0x0001_0001_0001_0001);
    let is = |row: u32| (different >> (16 * row)) << 48 == 0;
    let third = W == 2 && is(2);
    let row = usize::from(!is(0)) + usize::from(!is(0) && !is(1) && third);
    let mask = u8::from(is(0) || is(1) || third).wrapping_neg();
    (row, u8x16::splat(mask))
}

fn check_at(line: &[u8; LINE], row: usize) -> u16 {
    u16::from_le_bytes([line[2 * row], line[2 * row + 1]])
}

const fn transition_bytes(labels: usize) -> usize {
    (2 * labels * (labels + 1)).next_multiple_of(LINE)
}

#[expect(clippy::cast_possible_truncation, reason = "the low bits of the hash")]
#[inline]
fn check(feature: u64) -> u16 {
    (feature as u16).max(1)
}

#[inline]
fn line_of(lines: usize, feature: u64) -> usize {
    (((feature >> 32) * lines as u64) >> 32) as usize
}

/// Writes a model. The features that matter most come first: what finds its line full is left
/// out. `transitions` go from label to label, a row each, the start last. Gives the bytes and
/// how many features were left out.
pub fn write<'w>(
    labels: usize,
    lines: usize,
    transitions: &[f32],
    features: impl IntoIterator<Item = (u64, &'w [f32])>,
) -> (Vec<u8>, usize) {
    let mut bytes = vec![0; LINE];
    bytes[..4].copy_from_slice(&u32::try_from(labels).unwrap_or(0).to_le_bytes());
    for &weight in transitions {
        let cell = rounded(weight, f32::from(NEVER), -f32::from(NEVER));
        bytes.extend(cell.to_le_bytes());
    }
    bytes.resize(LINE + transition_bytes(labels), 0);
    let mut table = vec![[0; LINE]; lines];
    let (width, places) = if labels <= 16 { (16, 3) } else { (24, 2) };
    let mut left_out = 0;
    for (feature, weights) in features {
        let line = &mut table[line_of(lines, feature)];
        let free = (0..places).find(|row| matches!(check_at(line, *row), 0));
        if let Some(row) = free {
            line[2 * row..2 * row + 2].copy_from_slice(&check(feature).to_le_bytes());
            for (cell, weight) in line[16 + row * width..].iter_mut().zip(weights) {
                *cell = rounded(*weight, -127.0, 127.0).to_le_bytes()[0];
            }
        } else {
            left_out += 1;
        }
    }
    bytes.extend(table.as_flattened());
    (bytes, left_out)
}

#[expect(clippy::cast_possible_truncation, reason = "kept between the bounds")]
fn rounded(weight: f32, least: f32, most: f32) -> i16 {
    (weight * UNIT).round().clamp(least, most) as i16
}

#[cfg(test)]
mod tests {
    use super::super::hash::feature;
    use super::*;

    #[test]
    fn gives_the_weights_that_were_written() {
        for labels in [3_u8, 16, 22] {
            let weights: Vec<f32> = (0..labels).map(|n| f32::from(n) - 1.0).collect();
            let labels = usize::from(labels);
            let mut transitions = vec![0.5; labels * (labels + 1)];
            transitions[labels + 2] = -1000.0;
            let (bytes, left_out) = write(
                labels,
                4,
                &transitions,
                [(feature(1, 2), weights.as_slice())],
            );
            assert_eq!((bytes.len() % LINE, left_out), (0, 0));
            let model = Model::read(&bytes);
            assert_eq!(model.labels(), labels);
            let mut scores = [0; MOST_LABELS];
            model.add_all(&[feature(1, 2), feature(1, 3)], &mut scores);
            assert_eq!(scores[..3], [-24, 0, 24]);
            assert_eq!(model.steps().onward[1][2], NEVER);
            assert_eq!(model.steps().backward[2][1], NEVER);
            assert_eq!(model.steps().start[1], 12);
            assert_eq!(model.transitions().len(), labels * (labels + 1));
        }
    }

    #[test]
    fn nothing_is_known_without_bytes() {
        let mut scores = [0; MOST_LABELS];
        Model::read(&[]).add_all(&[7], &mut scores);
        assert_eq!(scores, [0; MOST_LABELS]);
    }
}
