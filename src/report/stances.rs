//! The stances as people read them: from yes to harm, each with a sign of its own, so that colour
//! never says anything alone.

use super::names;
use crate::analysis::{Commitment, Stance, Status, Strength};

/// All stances in the order of the reports.
pub(super) const STANCES: [Stance; 5] = [
    Stance::Commits,
    Stance::Considers,
    Stance::Withholds,
    Stance::Refuses,
    Stance::Threatens,
];

/// The sign, one column wide.
pub(super) fn sign(stance: Stance) -> &'static str {
    match stance {
        Stance::Commits => "✓",
        Stance::Considers => "?",
        Stance::Withholds => "–",
        Stance::Refuses => "✗",
        Stance::Threatens => "!",
    }
}

/// The place in [`STANCES`].
pub(super) fn rank(stance: Stance) -> usize {
    stance as usize
}

/// What is not to be expected of the stance: "hedged", "withdrawn"; empty for a plain promise.
pub(super) fn reservations(commitment: &Commitment) -> Vec<&'static str> {
    let mut reservations = Vec::new();
    let status = commitment.status;
    let is_plain = matches!(
        (commitment.stance, status),
        (_, Status::Made) | (Stance::Withholds, Status::Withheld)
    );
    if !is_plain {
        reservations.push(names::status(status));
    }
    // Who considers has not decided; saying so again tells nothing.
    if commitment.strength == Strength::Hedged && commitment.stance != Stance::Considers {
        reservations.push(names::strength(Strength::Hedged));
    }
    reservations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stance_has_its_place() {
        for (place, stance) in STANCES.into_iter().enumerate() {
            assert_eq!(rank(stance), place);
        }
    }
}
