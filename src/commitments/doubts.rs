//! What makes a cue doubtful: suppositions, questions, idle wishes.

use super::context::Context;
use super::cues::{Cue, Frame};
use super::lemma;
use crate::text::Table;

/// Verbs of speaking and being, whose wish or refusal binds to nothing.
static SPEECH: Table = crate::text::table!(include_str!("speech.txt"));

impl Context<'_> {
    /// "make it less likely that Oslo agrees": the subject at `subject` may do it or not.
    pub(super) fn is_unlikely(&self, subject: usize, floor: usize) -> bool {
        let likely = ["likely", "unlikely", "possible", "impossible"];
        subject > floor + 1
            && self.document.is(subject - 1, "that")
            && self.document.is_any(subject - 2, &likely)
    }

    /// The subject stands under "if", "unless", "until" or "whether", or behind a question word:
    /// nobody has said it yet.
    pub(super) fn is_supposed(&self, subject: usize, floor: usize) -> bool {
        let near = |at: usize| {
            at + 1 == subject
                && self
                    .document
                    .is_any(at, &["if", "unless", "until", "whether"])
        };
        let first = floor.max(subject.saturating_sub(3));
        // "provided that Oslo agrees", "once Oslo agrees"
        let open = |at: usize| {
            self.condition_opener(at, subject)
                .is_some_and(|(_, length)| at + length == subject)
        };
        if (first..subject).any(open) {
            return true;
        }
        (first..subject).any(|at| near(at) || self.document.is_any(at, &["what", "why"]))
    }

    /// Wishes that bind to nothing: "wanted to" told of the past, "want to thank", "declined to comment".
    pub(super) fn is_idle(
        &self,
        cue: &Cue,
        frame: Frame,
        start: usize,
        negated: bool,
    ) -> Option<&'static str> {
        // "Ministers said Norway wanted to lead" is the present, told later.
        let told = self
            .document
            .is_any(cue.tokens.start, &["wanted", "sought", "wished"]);
        let past = told && self.statement(cue.tokens.start).is_none();
        let speech = lemma::is_listed(&SPEECH, self.document.word(start));
        let idle_be = self
            .document
            .is_any(start + 1, &["drawn", "named", "identified", "quoted"]);
        let wish = matches!(cue.lemma, "want" | "wish" | "decline" | "seek");
        let idle = speech && !(negated && self.document.is(start, "be") && !idle_be);
        match (frame, past, idle) {
            (Frame::To, true, _) => Some("past wish"),
            (Frame::To, _, true) if wish => Some("idle wish"),
            (Frame::To, _, true) => Some("speech"),
            // "dodged a question"
            (Frame::Object, _, _) if cue.lemma == "dodge" => {
                let mut object = self.noun_phrase_from(start, start + 12);
                let asked = object.any(|at| self.document.is_any(at, &["question", "questions"]));
                asked.then_some("speech")
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(SPEECH.faults(), Vec::<String>::new());
    }
}
