//! How much of an article is about an actor.

use crate::text::Span;

/// Salience, 0 to 1: half for the share of mentions, compared with the actor mentioned most
/// (square root, so that second ones count); a quarter for standing in the headline; a quarter for
/// an early first mention, falling evenly from the first to the last byte of the text.
pub(super) fn salience(mentions: &[Span], most: usize, in_headline: bool, length: usize) -> f64 {
    let share = (ratio(mentions.len(), most)).sqrt();
    let first = mentions.first().map_or(length, |span| span.start);
    let early = 1.0 - ratio(first, length).min(1.0);
    0.5 * share + if in_headline { 0.25 } else { 0.0 } + 0.25 * early
}

#[allow(clippy::cast_precision_loss)] // Counts of mentions and bytes of an article are far below 2^52.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_actors_come_first() {
        let spans = |count: usize| vec![Span::new(0, 1); count];
        assert!((salience(&spans(4), 4, true, 100) - 1.0).abs() < 1e-9);
        assert!(salience(&spans(1), 4, true, 100) > salience(&spans(1), 4, false, 100));
        assert!(salience(&[Span::new(90, 91)], 4, false, 100) < salience(&spans(1), 4, false, 100));
        assert!(salience(&[], 0, false, 0).is_finite());
    }
}
