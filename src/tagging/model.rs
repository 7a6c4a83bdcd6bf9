//! [`Model`]: a linear model over hashed features that labels sequences, read where it lies.
//!
//! Comes in: the bytes that [`learner`](super::learner) has written. Goes out: scores of labels.
//! Where its weights lie is told by [`layout`](super::layout).
//! A feature without weight is taken for another one in one case of twenty thousand.

use super::lanes;
use super::layout::{RAISED, bucket_of, bucket_width, check, low, number, transition_bytes, width};
use super::lexicon::LINE;
use super::transitions::Transitions;
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
    buckets: &'b [u8],
    rows: &'b [u8],
}

/// Scores of the labels of one token.
pub type Scores = [i16; MOST_LABELS];

impl<'b> Model<'b> {
    /// Reads what [`write`](super::layout::write) has written; knows nothing when `bytes` is empty.
    pub const fn read(bytes: &'b [u8]) -> Self {
        if bytes.is_empty() {
            return Model {
                labels: 1,
                transitions: Transitions::read(&[0; 4], 1),
                buckets: &[],
                rows: &[],
            };
        }
        let (head, body) = bytes.split_at(LINE);
        let labels = number(head, 0);
        let (transitions, body) = body.split_at(transition_bytes(labels));
        let buckets_end = number(head, 1) * bucket_width(labels);
        let (buckets, body) = body.split_at(buckets_end.next_multiple_of(LINE));
        let (buckets, _) = buckets.split_at(buckets_end);
        let (rows, _) = body.split_at(number(head, 2) * width(labels));
        Model {
            labels,
            transitions: Transitions::read(transitions, labels),
            buckets,
            rows,
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

    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        self.rows.len() / width(self.labels)
    }

    /// The row that holds the weights of a feature; 0 or 1 when it has none.
    pub fn row(&self, feature: u64) -> usize {
        if self.labels <= 16 {
            row(self.buckets.as_chunks::<12>().0, feature)
        } else {
            row(self.buckets.as_chunks::<8>().0, feature)
        }
    }

    /// Adds the weights of features to the scores.
    #[inline]
    pub fn add_all(&self, features: &[u64], scores: &mut Scores) {
        if self.labels <= 16 {
            self.add_rows::<2, 12, 16>(features, scores);
        } else {
            self.add_rows::<3, 8, 24>(features, scores);
        }
    }

    /// The same for buckets of `BUCKET` bytes and rows of `WIDTH` weights in `W` registers.
    ///
    /// Bytes are widened without a sign; what they were raised by is taken off at the end. There
    /// is no branch on what is found: nobody could foretell it, and so the next rows are fetched
    /// while this one is added.
    #[inline]
    fn add_rows<const W: usize, const BUCKET: usize, const WIDTH: usize>(
        &self,
        features: &[u64],
        scores: &mut Scores,
    ) {
        let (buckets, _) = self.buckets.as_chunks::<BUCKET>();
        let mut sums = lanes::load::<W>(scores);
        let (rows, _) = self.rows.as_chunks::<WIDTH>();
        for &feature in features {
            let Some(row) = rows.get(row(buckets, feature)) else {
                return;
            };
            let load = |start: usize| {
                let bytes = row.get(start..).and_then(|rest| rest.first_chunk());
                u8x16::new(bytes.copied().unwrap_or([RAISED; 16]))
            };
            let weights = load(0);
            sums[0] += i16x8::from_u8x16_low(weights);
            sums[1] += i16x8::from_u8x16_high(weights);
            if W == 3 {
                sums[2] += i16x8::from_u8x16_high(load(8));
            }
        }
        let raised = i16x8::splat(lanes::number(features.len() * usize::from(RAISED)));
        for sum in &mut sums {
            *sum -= raised;
        }
        *scores = lanes::store(&sums);
    }
}

/// The row of a feature.
#[inline]
fn row<const BUCKET: usize>(buckets: &[[u8; BUCKET]], feature: u64) -> usize {
    let number = bucket_of(buckets.len(), feature);
    let place = buckets.get(number).map_or(0, |it| place(it, feature));
    2 * usize::from(place) + (number & 1)
}

/// The place of a feature in its bucket, 0 for none.
#[inline]
fn place<const BUCKET: usize>(bucket: &[u8; BUCKET], feature: u64) -> u16 {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let first = bucket.first_chunk().copied().unwrap_or_default();
    let last = bucket.last_chunk().copied().unwrap_or_default();
    // What is no check any more has no place either.
    let checks = u64::from_le_bytes(first);
    let places = u64::from_le_bytes(last) >> (64 - 4 * BUCKET);
    let different = checks ^ (u64::from(check(feature)) * ONES);
    // The highest bit of each 16 that are all zero, from below up to the first one, and of the last 16.
    let equal = (different.wrapping_sub(ONES) & !different & (ONES << 15)) | 1 << 63;
    low(places >> (equal.trailing_zeros() & 0x30))
}

#[cfg(test)]
mod tests {
    use super::super::hash::feature;
    use super::super::layout::write;
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
