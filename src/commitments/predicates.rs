//! What is said to be open: "the price is “up for discussion”", "everything is on the table".

use super::content::Action;
use super::context::Context;
use super::draft::{Draft, Kind};
use super::words::Words;
use crate::analysis::{Stance, Status, Strength};
use crate::text::Table;

/// Phrases for what is open to talks.
pub(super) static OPEN: Table = crate::text::table!(include_str!("open.txt"));
/// Those of one word, and the second words of the others.
static OPEN_ALONE: Words<8> = Words::none().with_lone_words(&OPEN);
static OPEN_SECOND_WORDS: Words<8> = Words::none().with_second_words(&OPEN);

impl Context<'_> {
    /// The commitment of a speaker who calls something open to talks, with the phrase that begins
    /// at token `index`. Its content are these words: what is open stands elsewhere.
    pub(super) fn predicate_drafts(&self, index: usize) -> Vec<Draft> {
        let opens = OPEN_SECOND_WORDS.may_hold(self.document, index + 1)
            || OPEN_ALONE.may_hold(self.document, index)
                && OPEN.contains_lower_at(self.document, index);
        if !opens {
            return Vec::new();
        }
        let ceiling = self.ceiling(index);
        let Some((length, _)) = OPEN.longest(self.document, index, ceiling, true) else {
            return Vec::new();
        };
        let near = index.saturating_sub(6).max(self.floor(index))..index;
        let be =
            near.clone().any(|at| self.is_be(at)) && !near.clone().any(|at| self.is_negation(at));
        let speaker = self
            .statement(index)
            .and_then(|(_, quote)| quote.speaker.as_ref());
        let Some(speaker) = speaker.filter(|speaker| be && speaker.actor.is_some()) else {
            return Vec::new();
        };
        let kind = Kind::new(Stance::Considers, Status::Proposed, Strength::Hedged);
        let words = index..index + length;
        let action = Action {
            content: words.clone(),
            tail: words.end..ceiling,
        };
        vec![Draft::new(
            kind,
            vec![self.speaker_party(speaker)],
            words,
            action,
        )]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(OPEN.faults(), Vec::<String>::new());
    }
}
