//! How far to trust a commitment.
//!
//! A logistic regression over traits that anybody can see in the record: who, in whose mouth, by
//! which cue. Its weights are in `confidence.tsv`, made by `make_confidence.py` from articles
//! annotated by hand and from candidates judged one by one. On articles that it was not fitted on,
//! four in five of the records from 0.7 to 0.9 had the right content, stance and party, two thirds
//! from 0.5 to 0.7, one third from 0.3 to 0.5.

use crate::text::Table;
use std::ptr;

static WEIGHTS: Table = crate::text::table!(include_str!("confidence.tsv"));

/// Commitments with less confidence are left out unless somebody asks for them: less than one in ten
/// of them was right.
pub const MIN_CONFIDENCE: f64 = 0.30;

/// The traits of a commitment while they are collected.
#[derive(Debug)]
pub(super) struct Traits {
    /// Those that have a weight, as they lie in the list: each counts once.
    counted: Vec<&'static str>,
    /// The sum of their weights, in hundredths of logits.
    sum: i32,
    /// The names of all of them, where they are wanted.
    names: Option<Vec<String>>,
    /// The trait that is being looked up.
    name: String,
}

impl Traits {
    /// None yet; `named`: their names are wanted.
    pub(super) fn new(named: bool) -> Self {
        Traits {
            counted: Vec::with_capacity(32),
            sum: 0,
            names: named.then(Vec::new),
            name: String::with_capacity(48),
        }
    }

    /// Adds the trait whose name is put together of `parts`.
    pub(super) fn add(&mut self, parts: &[&str]) {
        self.name.clear();
        for part in parts {
            self.name.push_str(part);
        }
        if let Some((name, weight)) = WEIGHTS.entry(&self.name)
            && let Ok(weight) = weight.parse::<i32>()
            && !self.counted.iter().any(|counted| ptr::eq(*counted, name))
        {
            self.counted.push(name);
            self.sum += weight;
        }
        if let Some(names) = &mut self.names {
            names.push(self.name.clone());
        }
    }

    /// The probability, 0 to 1, that content, stance and party of a commitment with these traits
    /// are right.
    pub(super) fn confidence(&self) -> f64 {
        1.0 / (1.0 + (f64::from(-self.sum) / 100.0).exp())
    }

    /// Their names, each once; empty where they were not wanted.
    pub(super) fn into_names(self) -> Vec<String> {
        let mut names = self.names.unwrap_or_default();
        names.sort_unstable();
        names.dedup();
        names
    }
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
    fn an_unknown_trait_weighs_nothing_and_a_known_one_counts_once() {
        let confidence = |names: &[&str]| {
            let mut traits = Traits::new(false);
            for name in names {
                traits.add(&[name]);
            }
            traits.confidence()
        };
        let half = confidence(&["cue xyzzy"]);
        assert!((half - 0.5).abs() < f64::EPSILON);
        let once = confidence(&["agent person"]);
        let twice = confidence(&["agent person", "agent person"]);
        assert!((once - twice).abs() < f64::EPSILON && (once - half).abs() > f64::EPSILON);
    }
}
