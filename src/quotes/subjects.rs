//! Subjects: whose verb a verb group is, where the source does not simply stand before it.

use super::attribution::{LONG, Reader};
use super::cues::{Group, Shape, is_adverb_at};
use super::frame::Frame;
use super::functions::Function;
use super::{sources, sources_behind, wording};
use std::ops::Range;

impl Reader<'_, '_> {
    /// The source of a group: the phrase before it, or the one that said the last thing.
    pub(super) fn source(&self, group: &Group) -> Option<Range<usize>> {
        let frame = self.frame;
        let start = group.pieces.start;
        let before = start.checked_sub(1);
        let linked = before.is_some_and(|at| {
            frame.is(at, ",") || frame.is_any(at, &["and", "but"]) || frame.is_quotation(at)
        });
        if group.verb.shape == Shape::Ing && start == 0 {
            // "**Calling** it a shame, Jane Roe left."
            let comma = (group.pieces.end..frame.len().min(LONG)).find(|&at| frame.is(at, ","))?;
            return sources_behind::after(frame, comma + 1);
        }
        if group.verb.shape == Shape::Ing
            && group.pieces.len() > 1
            && frame.function(start) == Function::Be
        {
            // "Roe **is warning** that"
            return self.before(start);
        }
        if group.verb.shape == Shape::Ing
            && let Some(source) = self.before(start)
            && (frame.is(source.start.wrapping_sub(1), "with")
                || frame.is(source.start.wrapping_sub(1), "and")
                    && frame.is_capitalized(source.start))
        {
            // "with **Roe** saying that"
            return Some(source);
        }
        if group.verb.shape == Shape::Ing {
            // "Roe seemed to show how the port plans by **saying**": the main clause has the subject.
            let near = !frame.is(start.wrapping_sub(1), "by");
            return near
                .then(|| last_subject(frame, start, self.covered))
                .flatten()
                .or_else(|| self.subject.clone())
                .or_else(|| first_phrase(frame, start));
        }
        if linked && before.is_some_and(|at| !frame.is(at, ",")) {
            return self.subject.clone().or_else(|| first_phrase(frame, start));
        }
        self.before(start)
            .or_else(|| linked.then(|| self.main_subject()).flatten())
    }

    /// The source of the last attribution; behind a relative clause whom that tells of: "**Roe**, who
    /// denied it, said".
    fn main_subject(&self) -> Option<Range<usize>> {
        let subject = self.subject.clone()?;
        if !self.frame.is_any(subject.start, &["who", "which"]) {
            return Some(subject);
        }
        let before = subject.start.checked_sub(1)?;
        let end = before + usize::from(!self.frame.is(before, ","));
        sources::before(self.frame, end, 0).or(Some(subject))
    }
}

/// The subject of the clause right before piece `end`: "…, while **Roe** wrote to them, saying".
fn last_subject(frame: &Frame, end: usize, floor: usize) -> Option<Range<usize>> {
    let verb = (floor.max(end.saturating_sub(20))..end)
        .rev()
        .find(|&at| frame.tag(at).is_finite() && !frame.is_capitalized(at))?;
    let source = sources::before(frame, verb, floor)?;
    let named = frame.is_capitalized(source.end - 1)
        || wording::are_somebody(frame.document, frame.tokens(&source));
    let clause = source.start > floor
        && (frame.is_any(source.start - 1, &[",", "as", "after", "before"])
            || frame.function(source.start - 1) == Function::Subordinator);
    (named && clause).then_some(source)
}

/// The first noun phrase of the sentence, as the subject of an -ing clause.
pub(super) fn first_phrase(frame: &Frame, before: usize) -> Option<Range<usize>> {
    let verb = |&at: &usize| {
        let word = frame.word(at);
        frame.function(at).is_auxiliary()
            || sources::is_finite(frame, at)
            || at > 0 && frame.tag(at).is_finite() && !frame.is_capitalized(at)
            || at > 0
                && (frame
                    .verb(at)
                    .is_some_and(|verb| !matches!(verb.shape, Shape::Base | Shape::Ing))
                    && (frame.is_title() || !frame.is_capitalized(at))
                    || frame.is_capitalized(at - 1)
                        && !frame.is_capitalized(at)
                        && word.ends_with("ed"))
    };
    // "**When Roe resigned,** Doe left, saying": the subject of the main clause.
    let opening = matches!(
        frame.function(0),
        Function::Subordinator | Function::Preposition
    ) || frame.is_any(
        0,
        &[
            "as", "after", "when", "while", "since", "before", "if", "once",
        ],
    );
    let comma = (1..before.min(LONG)).find(|&at| opening && frame.is(at, ","));
    let main = comma.and_then(|comma| {
        let end = (comma + 2..before.min(LONG)).find(verb)?;
        Some((comma + 1, end))
    });
    let (floor, end) = match main {
        Some(found) => found,
        None => (0, (0..before.min(LONG)).find(verb)?),
    };
    let adverbs = (0..end)
        .rev()
        .take_while(|&at| is_adverb_at(frame, at))
        .count();
    sources::before(frame, end - adverbs, floor)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn participles_with_subjects_of_their_own() {
        check(
            "The town waits, with Jane Roe calling it “odd” and John Moe calling it “a great shame.”",
            &[
                "Mixed [it “odd”] calling Jane Roe",
                "Mixed [it “a great shame.”] calling John Moe",
            ],
        );
    }

    #[test]
    fn the_main_clause_has_the_subject() {
        check(
            "When John Moe resigned, Jane Roe left the room, saying: “It is time.”",
            &["Direct [It is time.] saying Jane Roe"],
        );
        check(
            "The town waits, with Jane Roe saying that it is late.",
            &["Indirect [that it is late] saying Jane Roe"],
        );
        check(
            "Jane Roe is warning that it is late.",
            &["Indirect [that it is late] is warning Jane Roe"],
        );
        check(
            "Jane Roe went on to say that it is late.",
            &["Indirect [that it is late] went on to say Jane Roe"],
        );
    }
}
