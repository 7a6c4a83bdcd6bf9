//! Quotations in sentences without a cue: those that go on with a statement, those whose speaker is
//! the subject of the sentence before, and those with a name below them.

use super::frame::Frame;
use super::functions::Function;
use super::statements::{Desk, Draft};
use super::subjects::first_phrase;
use super::wording;
use crate::analysis::QuoteKind;
use crate::text::{Part, Span};

/// A name below a quotation is never longer, in pieces.
const SIGNATURE: usize = 16;

impl Desk<'_, '_> {
    /// A sentence without a cue: quoted sentences in it go on with the statement before, in the
    /// same passage, or alone in the next one.
    pub(super) fn float(&mut self, frame: &Frame, before: Option<&Frame>) {
        let quoted: Vec<usize> = frame.quotations(0..frame.len()).collect();
        let alone = (0..frame.len()).all(|at| frame.is_quotation(at) || !frame.is_word(at));
        let (Some(&first), true) = (quoted.first(), alone) else {
            return;
        };
        if let Some((index, _)) = self
            .awaited
            .filter(|(_, passage)| self.is_next(*passage, frame.passage))
        {
            let draft = &mut self.drafts[index];
            if draft.content.is_empty() {
                draft.content = self.quotations[first].inside;
                draft.kind = QuoteKind::Direct;
                draft.verbatim.push(self.quotations[first].inside);
                self.owner[first] = Some(index);
                self.last = Some((index, frame.passage));
                return;
            }
        }
        let starts_passage =
            self.document.passages[frame.passage].span.start == frame.span(0..1).start;
        let goes_on = self
            .last
            .filter(|(_, passage)| self.is_next(*passage, frame.passage))
            .filter(|(_, passage)| *passage == frame.passage || starts_passage);
        let Some((index, _)) = goes_on else {
            if let Some(source) = before.and_then(|before| subject_of(before, frame)) {
                self.give_to(frame, &quoted, source);
            }
            return;
        };
        let source = self.drafts[index].source;
        let cue = self.drafts[index].cue;
        for at in quoted {
            if self.quotations[at].joined && at > 0 && self.owner[at - 1].is_some() {
                continue;
            }
            let draft = self.drafts.len();
            self.owner[at] = Some(draft);
            self.drafts.push(Draft {
                kind: QuoteKind::Direct,
                content: self.quotations[at].inside,
                verbatim: vec![self.quotations[at].inside],
                cue,
                source,
                continues: Some(index),
            });
            self.last = Some((draft, frame.passage));
        }
    }

    /// True when nothing but captions and other articles' headlines stands between two passages.
    fn is_next(&self, before: usize, passage: usize) -> bool {
        let between = (before + 1)..passage;
        between.len() < 4
            && between.into_iter().all(|at| {
                matches!(
                    self.document.passages[at].part,
                    Part::Caption(_) | Part::Related(_)
                )
            })
    }

    /// Quoted words in a sentence that attributes nothing, right behind a statement of the same
    /// passage, are still that speaker's: He rejected it. A vote would be “an insult to the town.”
    pub(super) fn echo(&mut self, frame: &Frame) {
        let Some((index, _)) = self.last.filter(|(_, passage)| *passage == frame.passage) else {
            return;
        };
        for at in frame.all_quoted() {
            let Some(quotation) = frame.quotations(at..at + 1).next() else {
                continue;
            };
            let inside = self.quotations[quotation].inside;
            let mut words = inside.of(self.document.text).split_whitespace();
            if self.owner[quotation].is_some()
                || words.nth(2).is_none()
                || frame.is_name_in_marks(at)
            {
                continue;
            }
            let draft = self.drafts.len();
            self.owner[quotation] = Some(draft);
            self.drafts.push(Draft {
                kind: QuoteKind::Mixed,
                content: inside,
                verbatim: vec![inside],
                cue: None,
                source: self.drafts[index].source,
                continues: None,
            });
        }
    }

    /// New drafts of quotations that stand behind a sentence about `source`.
    fn give_to(&mut self, frame: &Frame, quoted: &[usize], source: Span) {
        let mut first = None;
        for &at in quoted {
            if self.owner[at].is_some() || self.quotations[at].joined {
                continue;
            }
            let draft = self.drafts.len();
            self.owner[at] = Some(draft);
            self.drafts.push(Draft {
                kind: QuoteKind::Direct,
                content: self.quotations[at].inside,
                verbatim: vec![self.quotations[at].inside],
                cue: None,
                source: Some(source),
                continues: first,
            });
            first.get_or_insert(draft);
            self.last = Some((draft, frame.passage));
        }
    }

    /// A name alone behind a dash signs the quotation right before it: “It is time.” — Jane Roe
    pub(super) fn sign(&mut self, frame: &Frame) -> bool {
        let end = frame.tail();
        let dash = usize::from(frame.is_quotation(0));
        if !frame.is_dash(dash) && !frame.is(dash, "-") {
            return false;
        }
        let start = (dash..end.min(SIGNATURE))
            .find(|&at| !frame.is_dash(at) && !frame.is(at, "-"))
            .unwrap_or(end);
        let name = |at: usize| {
            frame.is_capitalized(at)
                || !frame.is_word(at) && !frame.is_quotation(at)
                || matches!(
                    frame.function(at),
                    Function::Preposition | Function::Determiner
                )
        };
        let signed = start > dash
            && end > start
            && end - start < SIGNATURE
            && frame.is_capitalized(start)
            && (start..end).take_while(|&at| !frame.is(at, ",")).all(name);
        let begins = frame.span(dash..dash + 1).start;
        let next = self
            .quotations
            .partition_point(|it| it.outside.start < begins);
        let Some(last) = next.checked_sub(1).filter(|_| signed) else {
            return false;
        };
        let quotation = self.quotations[last];
        let gap = Span::new(quotation.outside.end, begins.max(quotation.outside.end));
        let near = gap.of(self.document.text).trim().is_empty();
        let loose = self.owner[last].is_none_or(|at| {
            self.drafts[at].continues.is_some() && self.drafts[at].verbatim.len() == 1
        });
        if !near || !loose || !quotation.closed {
            return false;
        }
        let comma = (start..end).find(|&at| frame.is(at, ",")).unwrap_or(end);
        let draft = Draft {
            kind: QuoteKind::Direct,
            content: quotation.inside,
            verbatim: vec![quotation.inside],
            cue: Some(frame.span(dash..start)),
            source: Some(frame.span(start..comma)),
            continues: None,
        };
        if let Some(at) = self.owner[last] {
            self.drafts[at] = draft;
        } else {
            self.owner[last] = Some(self.drafts.len());
            self.drafts.push(draft);
        }
        // What follows has a signature of its own.
        self.last = None;
        true
    }
}

/// The subject of the sentence before a quoted one in the same passage, if that is somebody: **Roe** was
/// not convinced. “It will rain, as it always does.”
fn subject_of(before: &Frame, frame: &Frame) -> Option<Span> {
    let quoted = frame.quotes_sentence(0) && before.passage == frame.passage;
    let plain = !before.quotes;
    if !quoted || !plain {
        return None;
    }
    let source = first_phrase(before, before.tail())?;
    let somebody = before.is_any(source.start, &["he", "she", "they"])
        || before.is_capitalized(source.end - 1)
        || wording::are_somebody(before.document, before.tokens(&source));
    (source.start == 0 && somebody).then(|| before.span(source))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_name_below_a_quotation() {
        check(
            "“We will win this time.”\n\n— Jane Roe\n\n“Never in this life.” — John Moe, a clerk",
            &[
                "Direct [We will win this time.] — Jane Roe",
                "Direct [Never in this life.] — John Moe",
            ],
        );
        check(
            "“We will win this time.”\n\nJane Roe",
            &["Unattributed [We will win this time.] - -"],
        );
    }

    #[test]
    fn the_subject_of_the_sentence_before() {
        check(
            "Jane Roe was not convinced. “It will rain, as it always does.”",
            &["Direct [It will rain, as it always does.] - Jane Roe"],
        );
        check(
            "The road was not safe. “It will rain, as it always does.”",
            &["Unattributed [It will rain, as it always does.] - -"],
        );
    }
}
