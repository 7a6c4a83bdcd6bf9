//! How far to trust a commitment.
//!
//! A logistic regression over traits that anybody can see in the record: who, in whose mouth, by
//! which cue. Its weights are in `confidence.tsv`, made by `make_confidence.py` from articles
//! annotated by hand. On articles that it was not fitted on it is a little too sure of itself: of
//! the records from 0.7 to 0.9, two thirds had the right content, stance and party.

use crate::text::Table;

static WEIGHTS: Table = crate::text::table!(include_str!("confidence.tsv"));

/// Commitments with less confidence are left out unless somebody asks for them: about one in ten
/// of them was right.
pub const MIN_CONFIDENCE: f64 = 0.35;

/// The probability, 0 to 1, that content, stance and party of a commitment with these traits are
/// right.
pub(super) fn confidence(traits: &[String]) -> f64 {
    let sum: f64 = traits.iter().map(|name| weight(name)).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The weight of a trait in logits; 0 for one that was rarely seen.
fn weight(name: &str) -> f64 {
    WEIGHTS
        .get(name)
        .and_then(|hundredths| hundredths.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_holds_numbers() {
        assert_eq!(WEIGHTS.faults(), Vec::<String>::new());
        assert!(
            WEIGHTS
                .iter()
                .all(|(_, weight)| weight.parse::<i32>().is_ok())
        );
    }

    #[test]
    fn an_unknown_trait_weighs_nothing() {
        assert!(weight("cue xyzzy").abs() < f64::EPSILON);
        assert!(weight("bias").abs() < 5.0);
    }
}
