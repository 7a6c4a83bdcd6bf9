//! Who bound themselves to do what, on which condition; who considers, withholds, refuses, threatens.
//!
//! Comes in: the [`Document`] with its tags, the [`Actors`] and the [`Quotes`]. Goes out: the
//! commitments in text order. Cues are looked up in the lists of this folder; each kind of cue has
//! a file that knows where its party and its content stand:
//!
//! | file | cues |
//! |---|---|
//! | `verbs.rs` | "pledged to", "signed", "refused to" |
//! | `urging.rs` | "urged Kyiv to", "demanded that", "promised that" |
//! | `nouns.rs` | "its pledge to", "Oslo's threat to", "no commitment" |
//! | `adjectives.rs` | "ready to", "expected to", "unclear whether" |
//! | `modals.rs` | "will", "won't", "would", "may" in somebody's mouth |
//! | `removals.rs` | "were removed from the draft" |
//! | `predicates.rs` | "a subject for discussion", "on the table" |
//! | `headlines.rs` | "Oslo to send troops" |
//!
//! `subjects.rs` and `phrases.rs` find subjects and noun phrases, `objects.rs` what stands behind a cue, `content.rs` where an action
//! ends, `conditions.rs` and `times.rs` what binds it, `parties.rs` who is meant, `mouths.rs` for whom a
//! speaker may promise, `confidence.rs` how far to trust it.
//! The stance comes from the cue, negation turns it, and an action that harms makes a promise a
//! threat.

mod adjectives;
mod conditions;
mod confidence;
mod content;
mod context;
mod cues;
mod dates;
mod draft;
mod headlines;
mod lemma;
mod modals;
mod mouths;
mod nouns;
mod objects;
mod parties;
mod phrases;
mod predicates;
mod removals;
mod subjects;
#[cfg(test)]
mod tests;
mod times;
mod urging;
mod verbs;

use crate::actors::Actors;
use crate::analysis::Commitment;
use crate::quotes::Quotes;
use crate::structure::Structure;
use crate::tagging::Tag;
use crate::text::{Document, Span};
pub use confidence::MIN_CONFIDENCE;
use context::Context;

/// Finds the commitments of an article, in text order, however doubtful: see [`MIN_CONFIDENCE`].
pub fn find(
    document: &Document,
    tags: &[Tag],
    structure: &Structure,
    actors: &Actors,
    quotes: &Quotes,
) -> Vec<Commitment> {
    let context = Context {
        document,
        tags,
        actors,
        quotes,
        structure,
    };
    context.candidates()
}

impl Context<'_> {
    /// Every commitment that a cue and its surroundings give, in text order.
    fn candidates(&self) -> Vec<Commitment> {
        let mut found: Vec<Commitment> = Vec::new();
        for sentence in &self.document.sentences {
            let first = found.len();
            let mut covered = Span::default();
            for index in sentence.tokens.clone() {
                // What stands inside an action is part of it, not a commitment of its own.
                if covered.contains(self.document.tokens[index].span) {
                    continue;
                }
                for mut commitment in self.at(index) {
                    commitment.confidence = self.confidence(&commitment);
                    let start = commitment.content.start.min(commitment.cue.start);
                    covered = Span::new(start, covered.end.max(commitment.content.end));
                    found.push(commitment);
                }
            }
            found[first..].sort_by_key(|commitment| (commitment.cue.start, commitment.content));
        }
        found
    }

    /// The commitments whose cue begins at token `index`.
    fn at(&self, index: usize) -> Vec<Commitment> {
        if !self.document.is_word(index) {
            return Vec::new();
        }
        // Words of these parts of speech are no cues, but may begin a phrase ("on the table").
        let function_word = matches!(
            self.tag(index),
            Tag::Determiner
                | Tag::Preposition
                | Tag::Pronoun
                | Tag::PossessivePronoun
                | Tag::Conjunction
                | Tag::Number
                | Tag::Possessive
                | Tag::Wh
        );
        let kinds: &[fn(&Self, usize) -> Vec<draft::Draft>] = if function_word {
            &[Self::predicate_drafts]
        } else {
            &[
                Self::removal_drafts,
                Self::headline_drafts,
                Self::modal_drafts,
                Self::verb_or_noun_drafts,
                Self::adjective_drafts,
                Self::yet_drafts,
                Self::predicate_drafts,
            ]
        };
        kinds
            .iter()
            .map(|drafts| drafts(self, index))
            .find(|drafts| !drafts.is_empty())
            .unwrap_or_default()
            .into_iter()
            .filter_map(|draft| self.finish(draft))
            .collect()
    }

    /// Words that are both ("plans", "offer") are read by their tag, and the other way when that finds nothing.
    fn verb_or_noun_drafts(&self, index: usize) -> Vec<draft::Draft> {
        let (verb, noun) = (|| self.verb_drafts(index), || self.noun_drafts(index));
        let first = if self.tag(index).is_verb() {
            verb()
        } else {
            noun()
        };
        if !first.is_empty() {
            first
        } else if self.tag(index).is_verb() {
            noun()
        } else {
            verb()
        }
    }
}
