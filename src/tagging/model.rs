//! [`Model`]: a linear model over hashed features that labels sequences, read where it lies.
//!
//! Comes in: the bytes that [`learner`](super::learner) has written. Goes out: scores of labels.
//!
//! | part | what |
//! |---|---|
//! | head, 64 bytes | how many labels, buckets and rows, 32 bits each |
//! | transitions | 16 bits each, filled up to 64 bytes |
//! | buckets, 8 or 12 bytes | checks of two or three features, then their places, 16 bits each, 0 for none; filled up to 64 bytes |
//! | rows, 16 or 24 bytes | the weights of a feature for all labels, a byte each, raised by 128 |
//!
//! The rows stand apart and those that are looked up most come first ([`arrange`]): the buckets and
//! the rows that news needs fit the second-level cache, all weights do not. Rows of buckets of even
//! and of odd number take turns, so that 16 bits are enough for a place: place P of bucket B is the
//! row 2 P + B mod 2. The two rows of place 0 weigh nothing.
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
    buckets: &'b [u8],
    rows: &'b [u8],
}

/// What weighs nothing, as it stands in a row.
const RAISED: u8 = 128;

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

/// The lowest 16 bits.
#[expect(clippy::cast_possible_truncation, reason = "that is what it does")]
const fn low(bits: u64) -> u16 {
    bits as u16
}

/// A number of the head.
const fn number(head: &[u8], at: usize) -> usize {
    let at = 4 * at;
    u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize
}

/// The bytes of a row.
const fn width(labels: usize) -> usize {
    if labels <= 16 { 16 } else { 24 }
}

/// The bytes of a bucket.
const fn bucket_width(labels: usize) -> usize {
    if labels <= 16 { 12 } else { 8 }
}

const fn transition_bytes(labels: usize) -> usize {
    (2 * labels * (labels + 1)).next_multiple_of(LINE)
}

/// What tells a feature from others of its bucket; one whose check is 0 has no row.
#[inline]
fn check(feature: u64) -> u16 {
    low(feature)
}

#[inline]
fn bucket_of(buckets: usize, feature: u64) -> usize {
    (((feature >> 32) * buckets as u64) >> 32) as usize
}

/// Writes a model. The features that matter most come first: what finds its bucket full is left
/// out. `transitions` go from label to label, a row each, the start last. Gives the bytes and
/// how many features were left out.
pub fn write<'w>(
    labels: usize,
    buckets: usize,
    transitions: &[f32],
    features: impl IntoIterator<Item = (u64, &'w [f32])>,
) -> (Vec<u8>, usize) {
    let mut table = vec![[Vec::new(), Vec::new()]; buckets];
    let (width, room) = (width(labels), bucket_width(labels) / 4);
    // Those of even and of odd buckets.
    let mut rows = [0, 1].map(|_| vec![vec![RAISED; width]]);
    let mut left_out = 0;
    for (feature, weights) in features {
        let number = bucket_of(buckets, feature);
        let [checks, places] = &mut table[number];
        let rows = &mut rows[number & 1];
        let has_room = checks.len() < room && check(feature) != 0;
        let (true, Ok(place)) = (has_room, u16::try_from(rows.len())) else {
            left_out += 1;
            continue;
        };
        checks.push(check(feature));
        places.push(place);
        let mut row = vec![RAISED; width];
        for (cell, weight) in row.iter_mut().zip(weights) {
            *cell ^= rounded(*weight, -127.0, 127.0).to_le_bytes()[0];
        }
        rows.push(row);
    }
    let most = rows.iter().map(Vec::len).max().unwrap_or(0);
    for rows in &mut rows {
        rows.resize(most, vec![RAISED; width]);
    }
    let mut bytes = Vec::new();
    for number in [labels, buckets, 2 * most] {
        bytes.extend(u32::try_from(number).unwrap_or(0).to_le_bytes());
    }
    bytes.resize(LINE, 0);
    for &weight in transitions {
        let cell = rounded(weight, f32::from(NEVER), -f32::from(NEVER));
        bytes.extend(cell.to_le_bytes());
    }
    bytes.resize(LINE + transition_bytes(labels), 0);
    for cells in table.as_flattened_mut() {
        cells.resize(room, 0);
        bytes.extend(cells.iter().flat_map(|cell| cell.to_le_bytes()));
    }
    bytes.resize(bytes.len().next_multiple_of(LINE), 0);
    let [even, odd] = rows;
    for (even, odd) in even.into_iter().zip(odd) {
        bytes.extend(even);
        bytes.extend(odd);
    }
    bytes.resize(bytes.len().next_multiple_of(LINE), 0);
    (bytes, left_out)
}

/// Puts the rows first that are used most: `uses` says how often each is. The scores stay
/// the same.
pub fn arrange(bytes: &mut [u8], uses: &[u64]) {
    let (labels, buckets) = (number(bytes, 0), number(bytes, 1));
    let start = LINE + transition_bytes(labels);
    let (width, bucket_width) = (width(labels), bucket_width(labels));
    let end = (buckets * bucket_width).next_multiple_of(LINE);
    let (buckets, rows) = bytes[start..].split_at_mut(end);
    let old = rows.to_vec();
    // The new place of each row.
    let mut moved = vec![0; uses.len()];
    for turn in [0, 1] {
        let mut order: Vec<usize> = (2 + turn..uses.len()).step_by(2).collect();
        order.sort_by_key(|&row| (std::cmp::Reverse(uses[row]), row));
        for (place, row) in (1..).zip(order) {
            moved[row] = place;
            let new = (2 * usize::from(place) + turn) * width;
            rows[new..new + width].copy_from_slice(&old[row * width..][..width]);
        }
    }
    for (number, bucket) in buckets.chunks_exact_mut(bucket_width).enumerate() {
        let (cells, _) = bucket.as_chunks_mut::<2>();
        for cell in &mut cells[bucket_width / 4..] {
            let row = 2 * usize::from(u16::from_le_bytes(*cell)) + (number & 1);
            let place: u16 = moved[row];
            *cell = place.to_le_bytes();
        }
    }
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
    fn rows_that_are_used_most_stand_first_and_weigh_what_they_weighed() {
        let weights: Vec<Vec<f32>> = (0..200_u8).map(|n| vec![f32::from(n) / 48.0; 4]).collect();
        let features: Vec<u64> = (0..200).map(|n| feature(9, n)).collect();
        let pairs = features
            .iter()
            .copied()
            .zip(weights.iter().map(Vec::as_slice));
        let (written, left_out) = write(4, 100, &[0.0; 20], pairs);
        let before = Model::read(&written);
        let uses: Vec<u64> = (0..before.rows() as u64).collect();
        let mut arranged = written.clone();
        arrange(&mut arranged, &uses);
        let after = Model::read(&arranged);
        let score = |model: &Model, feature: u64| {
            let mut scores = [0; MOST_LABELS];
            model.add_all(&[feature], &mut scores);
            scores
        };
        let mut kept = 0;
        for &feature in &features {
            assert_eq!(score(&before, feature), score(&after, feature));
            let (old, new) = (before.row(feature), after.row(feature));
            kept += usize::from(old > 1);
            // What stood last is used most and stands first now.
            assert!(
                old < 2 && new < 2 || old % 2 == new % 2 && old / 2 + new / 2 == before.rows() / 2
            );
        }
        assert_eq!(kept, features.len() - left_out);
    }

    #[test]
    fn nothing_is_known_without_bytes() {
        let mut scores = [0; MOST_LABELS];
        Model::read(&[]).add_all(&[7], &mut scores);
        assert_eq!(scores, [0; MOST_LABELS]);
    }
}
