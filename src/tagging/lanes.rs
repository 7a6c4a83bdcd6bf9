//! Scores of labels, eight to a register.
//!
//! `W` registers hold the labels of a model: two for sixteen labels, three for all.

use super::model::{MOST_LABELS, Scores};
use wide::i16x8;

/// The score of what cannot be.
pub(super) const LOWEST: i16 = i16::MIN;

/// The first labels of `scores`.
#[inline]
pub(super) fn load<const W: usize>(scores: &Scores) -> [i16x8; W] {
    let (chunks, _) = scores.as_chunks::<8>();
    let mut lanes = [i16x8::ZERO; W];
    for at in 0..W {
        lanes[at] = i16x8::new(chunks[at]);
    }
    lanes
}

/// The scores in memory; zero for labels that no register holds.
#[inline]
pub(super) fn store<const W: usize>(lanes: &[i16x8; W]) -> Scores {
    let mut scores = [0; MOST_LABELS];
    let (chunks, _) = scores.as_chunks_mut::<8>();
    for at in 0..W {
        chunks[at] = lanes[at].to_array();
    }
    scores
}

/// [`LOWEST`] for every label whose bit is not set.
#[inline]
pub(super) fn masked<const W: usize>(bits: u32, lanes: &[i16x8; W]) -> [i16x8; W] {
    const LABELS: i16x8 = i16x8::new([1, 2, 4, 8, 16, 32, 64, 128]);
    let bytes = bits.to_le_bytes();
    let mut kept = [i16x8::splat(LOWEST); W];
    for at in 0..W {
        let open = (i16x8::splat(i16::from(bytes[at])) & LABELS).simd_eq(LABELS);
        kept[at] = open.bitselect(lanes[at], kept[at]);
    }
    kept
}

/// The highest score.
#[inline]
pub(super) fn most<const W: usize>(lanes: &[i16x8; W]) -> i16 {
    let mut most = lanes[0];
    for lane in lanes {
        most = most.max(*lane);
    }
    most.reduce_max()
}

/// How far each score is below the highest one.
#[inline]
pub(super) fn relative<const W: usize>(lanes: &[i16x8; W]) -> [i16x8; W] {
    let most = i16x8::splat(most(lanes));
    let mut below = *lanes;
    for lane in &mut below {
        *lane = lane.saturating_sub(most);
    }
    below
}

/// The bits of the labels that have at least this score.
#[inline]
pub(super) fn at_least<const W: usize>(lanes: &[i16x8; W], least: i16) -> u32 {
    let least = i16x8::splat(least);
    let mut bits = 0;
    for (at, lane) in lanes.iter().enumerate() {
        bits |= lane.simd_ge(least).to_bitmask() << (8 * at);
    }
    bits
}

/// A label as a score.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "there are few labels"
)]
pub(super) const fn number(label: usize) -> i16 {
    label as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_masked_and_found_again() {
        let mut scores = [5; MOST_LABELS];
        scores[17] = 9;
        scores[3] = -100;
        let lanes = masked::<3>(1 << 3 | 1 << 17 | 1 << 20, &load(&scores));
        assert_eq!(most(&lanes), 9);
        assert_eq!(at_least(&lanes, 0), 1 << 17 | 1 << 20);
        assert_eq!(at_least(&lanes, LOWEST + 1), 1 << 3 | 1 << 17 | 1 << 20);
        let stored = store(&relative(&lanes));
        assert_eq!((stored[17], stored[20], stored[3]), (0, -4, -109));
        assert_eq!(stored[0], LOWEST);
    }
}
