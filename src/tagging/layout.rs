//! Where the weights of a [`Model`](super::model::Model) lie.
//!
//! Comes in: features and their weights. Goes out: the bytes of a model, little-endian:
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

use super::lexicon::LINE;
use super::model::{NEVER, UNIT};

/// What weighs nothing, as it stands in a row.
pub(super) const RAISED: u8 = 128;

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

/// The lowest 16 bits.
#[expect(clippy::cast_possible_truncation, reason = "that is what it does")]
pub(super) const fn low(bits: u64) -> u16 {
    bits as u16
}

/// A number of the head.
pub(super) const fn number(head: &[u8], at: usize) -> usize {
    let at = 4 * at;
    u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize
}

/// The bytes of a row.
pub(super) const fn width(labels: usize) -> usize {
    if labels <= 16 { 16 } else { 24 }
}

/// The bytes of a bucket.
pub(super) const fn bucket_width(labels: usize) -> usize {
    if labels <= 16 { 12 } else { 8 }
}

/// The bytes of the transitions.
pub(super) const fn transition_bytes(labels: usize) -> usize {
    (2 * labels * (labels + 1)).next_multiple_of(LINE)
}

/// What tells a feature from others of its bucket; one whose check is 0 has no row.
#[inline]
pub(super) fn check(feature: u64) -> u16 {
    low(feature)
}

/// The bucket of a feature.
#[inline]
pub(super) fn bucket_of(buckets: usize, feature: u64) -> usize {
    (((feature >> 32) * buckets as u64) >> 32) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "kept between the bounds")]
fn rounded(weight: f32, least: f32, most: f32) -> i16 {
    (weight * UNIT).round().clamp(least, most) as i16
}

#[cfg(test)]
mod tests {
    use super::super::hash::feature;
    use super::super::model::{MOST_LABELS, Model};
    use super::*;

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
}
