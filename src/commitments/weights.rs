//! What traits weigh that are known beforehand: the compiler looks them up.

use super::confidence::{WordWeights, weight_of, weights_of};
use crate::report::names;
use crate::tagging::Tag;

/// What the traits weigh that name a rule.
pub(super) struct RuleWeights {
    pub(super) itself: i32,
    pub(super) own: i32,
    /// By the tag of the cue's head.
    pub(super) forms: [i32; Tag::ALL.len()],
    /// By the kind of the quote, the last where there is none.
    pub(super) quotes: [i32; VOICES.len()],
}

impl RuleWeights {
    /// The weights of the rule of this name.
    pub(super) const fn of(rule: &str) -> Self {
        RuleWeights {
            itself: weight_of(&["rule ", rule]),
            own: weight_of(&["own ", rule]),
            forms: weights_of_forms(rule),
            quotes: weights_of(["quote ", " ", rule], &VOICES),
        }
    }
}

/// The kinds of quotes in which a commitment may stand, the last where it stands in none.
pub(super) const VOICES: [&str; 5] = ["direct", "mixed", "indirect", "unattributed", "none"];

/// What the form of a cue weighs under a rule, by its tag.
const fn weights_of_forms(rule: &str) -> [i32; Tag::ALL.len()] {
    let (mut weights, mut at) = ([0; Tag::ALL.len()], 0);
    while at < weights.len() {
        weights[at] = weight_of(&["form ", rule, " ", Tag::ALL[at].code()]);
        at += 1;
    }
    weights
}

/// The base forms of the lists.
pub(super) static LEMMAS: WordWeights<1024> = WordWeights::of_phrases("lemma ");
/// The frames, alone and behind the base form of a list.
pub(super) static FRAMES: WordWeights<1024> = WordWeights::of_phrases("frame ");

/// What the stance of a commitment weighs whose cue stands inside the action of another.
pub(super) static NESTED_STANCES: [i32; names::STANCES.len()] =
    weights_of(["nested ", "", ""], names::STANCES);

/// What a stance with a status weighs.
pub(super) static STANCES: [[i32; names::STATUSES.len()]; names::STANCES.len()] = {
    let (mut weights, mut at) = ([[0; names::STATUSES.len()]; names::STANCES.len()], 0);
    while at < weights.len() {
        let mut status = 0;
        while status < weights[at].len() {
            let parts = ["stance ", names::STANCES[at], " ", names::STATUSES[status]];
            weights[at][status] = weight_of(&parts);
            status += 1;
        }
        at += 1;
    }
    weights
};

/// What the words of a cue weigh.
pub(super) static CUE_WORDS: WordWeights<1024> = WordWeights::of("cue ");
/// The first word of a content.
pub(super) static CONTENT_WORDS: WordWeights<1024> = WordWeights::of("content ");
/// The words that attribute.
pub(super) static SAID_WORDS: WordWeights<512> = WordWeights::of("said ");
/// The word in front of a subject.
pub(super) static BEFORE_WORDS: WordWeights<256> = WordWeights::of("before ");
/// A pronoun that is the subject.
pub(super) static SUBJECT_WORDS: WordWeights<64> = WordWeights::of("subject ");

/// What the tag of an action's first word weighs.
pub(super) static BEGINNINGS: [i32; Tag::ALL.len()] = {
    let (mut weights, mut at) = ([0; Tag::ALL.len()], 0);
    while at < weights.len() {
        weights[at] = weight_of(&["begins ", Tag::ALL[at].code()]);
        at += 1;
    }
    weights
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{QuoteKind, Stance, Status};

    #[test]
    fn weights_known_beforehand_stand_in_their_places() {
        assert_eq!(VOICES[..4], *names::QUOTES);
        assert_eq!(
            VOICES[QuoteKind::Indirect as usize],
            names::quote(QuoteKind::Indirect)
        );
        let (stance, status) = (Stance::Withholds, Status::Withheld);
        assert_eq!(names::STANCES[stance as usize], names::stance(stance));
        assert_eq!(names::STATUSES[status as usize], names::status(status));
        for (at, tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(*tag as usize, at);
        }
        assert!(STANCES[stance as usize][status as usize] != 0);
    }
}
