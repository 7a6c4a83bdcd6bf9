//! Statements: attributions and quotations of the whole article put together.
//!
//! Attributions come sentence by sentence; here quotations that stand alone find the statement
//! that they go on with, and those nobody claims are left unattributed.

use super::attribution::{self, Attribution};
use super::frame::{Frame, Frames};
use super::marks::Quotation;
use crate::analysis::QuoteKind;
use crate::tagging::Tag;
use crate::text::{Document, Part, Span};

/// A statement before its speaker is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) kind: QuoteKind,
    pub(super) content: Span,
    pub(super) verbatim: Vec<Span>,
    pub(super) cue: Option<Span>,
    pub(super) source: Option<Span>,
    /// Index of the draft that it goes on with.
    pub(super) continues: Option<usize>,
}

/// Reads the statements of an article, in order of their content.
pub(super) fn read(document: &Document, tags: &[Tag], quotations: &[Quotation]) -> Vec<Draft> {
    let frames = Frames::new(document, tags, quotations);
    let mut desk = Desk {
        document,
        quotations,
        drafts: Vec::new(),
        owner: vec![None; quotations.len()],
        last: None,
        awaited: None,
    };
    for frame in frames.iter() {
        desk.read(&frame);
    }
    desk.join_paragraphs();
    desk.collect_rest();
    desk.in_order()
}

struct Desk<'d, 't> {
    document: &'d Document<'t>,
    quotations: &'d [Quotation],
    drafts: Vec<Draft>,
    /// The draft of each quotation.
    owner: Vec<Option<usize>>,
    /// The last attributed draft and its passage.
    last: Option<(usize, usize)>,
    /// A draft whose content is announced by a colon at the end of its passage.
    awaited: Option<(usize, usize)>,
}

impl Desk<'_, '_> {
    fn read(&mut self, frame: &Frame) {
        let mut loose = true;
        let first = self.drafts.len();
        for attribution in attribution::find(frame) {
            loose = false;
            self.add(frame, &attribution);
        }
        // A floating quotation goes on with the quoted statement of the sentence before, if it has one.
        if let Some(quoted) = (first..self.drafts.len())
            .rev()
            .find(|&at| self.drafts[at].kind == QuoteKind::Direct)
        {
            self.last = Some((quoted, frame.passage));
        }
        if loose {
            self.float(frame);
        }
        self.echo(frame);
    }

    fn add(&mut self, frame: &Frame, it: &Attribution) {
        let quotations: Vec<usize> = it
            .content
            .clone()
            .filter(|&at| !frame.is_name_in_marks(at))
            .filter_map(|at| frame.quotations(at..at + 1).next())
            .filter(|&quotation| self.owner[quotation].is_none())
            .collect();
        let whole = frame.span(it.content.clone());
        let cue = Some(frame.span(it.cue.clone())).filter(|span| !span.is_empty());
        let source = it.source.clone().map(|range| {
            frame.span(range).trim_matches(self.document.text, |c| {
                c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—')
            })
        });
        let index = self.drafts.len();
        if whole.is_empty() {
            self.awaited = Some((index, frame.passage));
        }
        let direct = !quotations.is_empty()
            && it
                .content
                .clone()
                .all(|at| frame.is_quotation(at) || !frame.is_word(at));
        let kind = match (quotations.is_empty(), direct) {
            (true, _) => QuoteKind::Indirect,
            (false, true) => QuoteKind::Direct,
            (false, false) => QuoteKind::Mixed,
        };
        let verbatim: Vec<Span> = quotations
            .iter()
            .map(|&at| self.quotations[at].inside)
            .collect();
        for &at in &quotations {
            self.owner[at] = Some(index);
        }
        let content = match (kind, verbatim.first(), verbatim.last()) {
            (QuoteKind::Direct, Some(first), Some(last)) => first.cover(*last),
            _ => whole.trim(self.document.text),
        };
        let continues = it.continues.then(|| index.checked_sub(1)).flatten();
        let found = !content.is_empty();
        self.drafts.push(Draft {
            kind,
            content,
            verbatim,
            cue,
            source,
            continues,
        });
        if found {
            self.last = Some((index, frame.passage));
        }
    }

    /// A sentence without a cue: quoted sentences in it go on with the statement before, in the
    /// same passage, or alone in the next one.
    fn float(&mut self, frame: &Frame) {
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
        let Some((index, passage)) = self
            .last
            .filter(|(_, passage)| self.is_next(*passage, frame.passage))
        else {
            return;
        };
        let starts_passage =
            self.document.passages[frame.passage].span.start == frame.span(0..1).start;
        if frame.passage != passage && !starts_passage {
            return;
        }
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

    /// True when nothing but captions stands between two passages.
    fn is_next(&self, before: usize, passage: usize) -> bool {
        let between = (before + 1)..passage;
        between.len() < 4
            && between
                .into_iter()
                .all(|at| matches!(self.document.passages[at].part, Part::Caption(_)))
    }

    /// Quoted words in a sentence that attributes nothing, right behind a statement of the same
    /// passage, are still that speaker's: He rejected it. A vote would be “an insult to the town.”
    fn echo(&mut self, frame: &Frame) {
        let Some((index, _)) = self.last.filter(|(_, passage)| *passage == frame.passage) else {
            return;
        };
        for at in 0..frame.len() {
            let Some(quotation) = frame.quotations(at..at + 1).next() else {
                continue;
            };
            let inside = self.quotations[quotation].inside;
            let words = inside.of(self.document.text).split_whitespace().count();
            if self.owner[quotation].is_some() || frame.is_name_in_marks(at) || words < 3 {
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

    /// A quotation that runs over paragraphs is one statement.
    fn join_paragraphs(&mut self) {
        // Backwards, so that a speaker named behind the last paragraph reaches the first.
        for at in (1..self.quotations.len()).rev() {
            if !self.quotations[at].joined {
                continue;
            }
            match (self.owner[at - 1], self.owner[at]) {
                (None, Some(owner)) => self.give(at - 1, owner),
                (Some(first), Some(second)) if first != second => {
                    self.drafts[second].continues.get_or_insert(first);
                }
                _ => {}
            }
        }
        for at in 1..self.quotations.len() {
            if self.quotations[at].joined
                && self.owner[at].is_none()
                && let Some(owner) = self.owner[at - 1]
            {
                self.give(at, owner);
            }
        }
    }

    fn give(&mut self, quotation: usize, owner: usize) {
        let inside = self.quotations[quotation].inside;
        self.owner[quotation] = Some(owner);
        let draft = &mut self.drafts[owner];
        draft.verbatim.push(inside);
        draft.content = if draft.content.is_empty() {
            inside
        } else {
            draft.content.cover(inside)
        };
    }

    fn collect_rest(&mut self) {
        for at in 0..self.quotations.len() {
            if self.owner[at].is_some() {
                continue;
            }
            let inside = self.quotations[at].inside;
            if self.quotations[at].joined
                && at > 0
                && let Some(owner) = self.owner[at - 1]
            {
                self.give(at, owner);
                continue;
            }
            self.owner[at] = Some(self.drafts.len());
            self.drafts.push(Draft {
                kind: QuoteKind::Unattributed,
                content: inside,
                verbatim: vec![inside],
                cue: None,
                source: None,
                continues: None,
            });
        }
    }

    fn in_order(self) -> Vec<Draft> {
        let mut order: Vec<usize> = (0..self.drafts.len())
            .filter(|&at| !self.drafts[at].content.is_empty())
            .collect();
        order.sort_by_key(|&at| self.drafts[at].content);
        let mut place = vec![None; self.drafts.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = Some(new);
        }
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        order
            .iter()
            .filter_map(|&old| {
                let mut draft = drafts[old].take()?;
                draft.verbatim.sort_unstable();
                draft.continues = draft.continues.and_then(|at| place[at]);
                Some(draft)
            })
            .collect()
    }
}
