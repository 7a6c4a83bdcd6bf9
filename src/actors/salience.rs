//! How much of an article is about an actor.

use crate::text::Span;

/// How an actor stands among the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    /// How often it is mentioned.
    pub(super) mentions: usize,
    /// How often the actor is mentioned that is mentioned most.
    pub(super) most: usize,
    /// Its first mention.
    pub(super) first: Option<Span>,
}

/// Salience, 0 to 1: half for the share of mentions, compared with the actor mentioned most
/// (square root, so that second ones count); a quarter for standing in the headline; a quarter for
/// an early first mention, falling evenly from the first to the last byte of the text.
pub(super) fn salience(share: Share, in_headline: bool, length: usize) -> f64 {
    let first = share.first.map_or(length, |span| span.start);
    let early = 1.0 - ratio(first, length).min(1.0);
    let share = ratio(share.mentions, share.most).sqrt();
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
        let share = |mentions: usize, start: usize| Share {
            mentions,
            most: 4,
            first: Some(Span::new(start, start + 1)),
        };
        let nobody = Share {
            mentions: 0,
            most: 0,
            first: None,
        };
        assert!((salience(share(4, 0), true, 100) - 1.0).abs() < 1e-9);
        assert!(salience(share(1, 0), true, 100) > salience(share(1, 0), false, 100));
        assert!(salience(share(1, 90), false, 100) < salience(share(1, 0), false, 100));
        assert!(salience(nobody, false, 0).is_finite());
    }
}
