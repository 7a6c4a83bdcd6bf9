//! How far to trust a commitment.
//!
//! A logistic regression over traits that anybody can see in the record: who, in whose mouth, by
//! which cue. Its weights are in `confidence.tsv`, made by `make_confidence.py` from articles
//! annotated by hand. On articles that it was not fitted on it is a little too sure of itself: of
//! the records from 0.7 to 0.9, two thirds had the right content, stance and party.

use super::context::Context;
use crate::analysis::{ActorKind, Commitment};
use crate::report::names;
use crate::text::Table;

static WEIGHTS: Table = crate::text::table!(include_str!("confidence.tsv"));

/// Commitments with less confidence are left out unless somebody asks for them: about one in ten
/// of them was right.
pub const MIN_CONFIDENCE: f64 = 0.3;

impl Context<'_> {
    /// The probability, 0 to 1, that content, stance and party of the commitment are right.
    pub(super) fn confidence(&self, commitment: &Commitment) -> f64 {
        let mut sum = weight("bias");
        sum += weight(&format!(
            "stance {} {}",
            names::stance(commitment.stance),
            names::status(commitment.status)
        ));
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        sum += weight(match agent.map(|id| self.actors.get(id).kind) {
            Some(ActorKind::Person) => "agent person",
            Some(ActorKind::Organization) => "agent organization",
            Some(ActorKind::Country) => "agent country",
            None => "agent none",
        });
        let quote = commitment
            .quote
            .map_or("none", |id| names::quote(self.quotes.get(id).kind));
        sum += weight(&format!("quote {quote}"));
        let source = commitment.source.as_ref();
        sum += weight(&format!(
            "source {}",
            source.map_or("none", |source| names::speaker(source.kind))
        ));
        let own = agent.is_some() && source.is_some_and(|source| source.actor == agent);
        for (holds, trait_) in [
            (own, "own"),
            (!commitment.conditions.is_empty(), "condition"),
            (commitment.time.is_some(), "time"),
            (commitment.paragraph.is_none(), "headline"),
        ] {
            if holds {
                sum += weight(trait_);
            }
        }
        sum += self.weight_of_words(commitment);
        1.0 / (1.0 + (-sum).exp())
    }

    /// The words of the cue, the first word of the content and its length.
    fn weight_of_words(&self, commitment: &Commitment) -> f64 {
        let content = self.document.slice(commitment.content);
        let mut sum = weight(match content.split_whitespace().take(16).count() {
            0 | 1 => "length 1",
            2..5 => "length 2-4",
            5..16 => "length 5-15",
            _ => "length 16+",
        });
        let first = content.split_whitespace().next().unwrap_or_default();
        sum += weight(&format!("content {}", first.to_lowercase()));
        let cue = self
            .document
            .slice(commitment.cue)
            .to_lowercase()
            .replace('’', "'");
        let mut words: Vec<_> = cue.split_whitespace().collect();
        words.sort_unstable();
        words.dedup();
        sum + words
            .iter()
            .map(|word| weight(&format!("cue {word}")))
            .sum::<f64>()
    }
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
