//! What was struck from a draft or a deal: "was struck from the first draft".

use super::content::Action;
use super::context::Context;
use super::draft::{Draft, Kind};
use super::lemma;
use super::words::Words;
use crate::analysis::{Stance, Status, Strength};
use crate::text::Table;

/// Verbs of striking something from a text.
pub(super) static REMOVING: Table = crate::text::table!(
    "cut
delete
drop
excise
omit
remove
strike
strip
water
",
);
/// Their forms.
static REMOVING_FORMS: Words<16> = Words::none().with_forms(&REMOVING);
const TEXTS: &[&str] = &[
    "draft",
    "drafts",
    "text",
    "version",
    "versions",
    "deal",
    "agreement",
    "document",
    "declaration",
    "communique",
    "communiqué",
    "statement",
    "proposal",
];

impl Context<'_> {
    /// A passive verb of removing at token `index` with the text it was removed from: the token
    /// behind that text.
    pub(super) fn removal_at(&self, index: usize) -> Option<usize> {
        if !REMOVING_FORMS.may_hold(self.document, index)
            || !lemma::is_listed(&REMOVING, self.document.word(index))
        {
            return None;
        }
        let passive = index > 0 && (index.saturating_sub(3)..index).any(|at| self.is_be(at));
        let sentence = &self.document.sentences[self.document.sentence_of(index)];
        let end = sentence.tokens.end.min(index + 9);
        let down = self.document.is(index, "watered") && self.document.is(index + 1, "down");
        let text = (index + 1..end).find(|&at| TEXTS.iter().any(|word| self.document.is(at, word)));
        match text {
            Some(text) if passive && self.document.is_any(index + 1, &["from", "out"]) => {
                Some(text + 1)
            }
            None if passive && down => Some(index + 2),
            _ => None,
        }
    }

    /// The withheld commitment that was struck at token `index`: its words are the subject.
    pub(super) fn removal_drafts(&self, index: usize) -> Vec<Draft> {
        let Some(end) = self.removal_at(index) else {
            return Vec::new();
        };
        let floor = self.floor(index);
        let group = self.group_start(index, floor);
        let Some(subject) = self.subject(group, floor) else {
            return Vec::new();
        };
        // "Details of American participation": what is struck stands behind "of".
        let of = subject
            .clone()
            .find(|&at| self.document.is(at, "of") && at < subject.start + 3);
        let content = of.map_or(subject.start, |of| of + 1)..subject.end;
        let agents = self.first_named(&content);
        let kind = Kind::new(Stance::Withholds, Status::Removed, Strength::Firm);
        let action = Action {
            content,
            tail: end..end,
        };
        let named = !agents.is_empty();
        let mut draft = Draft::new(kind, agents, group..index + 2, action);
        draft.rare = named.then_some("removal");
        vec![draft]
    }
}
