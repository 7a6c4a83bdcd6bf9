//! Statements: attributions and quotations of the whole article put together.
//!
//! Attributions come sentence by sentence; here quotations that stand alone find the statement
//! that they go on with, and those nobody claims are left unattributed.

use super::attribution::{self, Attribution};
use super::frame::Frame;
use super::frames::Frames;
use super::marks::Quotation;
use crate::analysis::QuoteKind;
use crate::tagging::PartsOfSpeech;
use crate::text::{Document, Span};

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
pub(super) fn read(
    document: &Document,
    tags: &PartsOfSpeech,
    quotations: &[Quotation],
) -> Vec<Draft> {
    let frames = Frames::new(document, tags, quotations);
    let mut desk = Desk {
        document,
        quotations,
        drafts: Vec::new(),
        owner: vec![None; quotations.len()],
        last: None,
        awaited: None,
    };
    let (mut before, mut found) = (None, Vec::new());
    for frame in frames.iter() {
        desk.read(&frame, before.as_ref(), &mut found);
        before = Some(frame);
    }
    desk.join_paragraphs();
    desk.collect_rest();
    desk.in_order()
}

/// The drafts while the frames are read from the first to the last.
pub(super) struct Desk<'d, 't> {
    pub(super) document: &'d Document<'t>,
    pub(super) quotations: &'d [Quotation],
    pub(super) drafts: Vec<Draft>,
    /// The draft of each quotation.
    pub(super) owner: Vec<Option<usize>>,
    /// The last attributed draft and its passage.
    pub(super) last: Option<(usize, usize)>,
    /// A draft whose content is announced by a colon at the end of its passage.
    pub(super) awaited: Option<(usize, usize)>,
}

impl Desk<'_, '_> {
    /// Reads a frame; `before` is the one before it, `found` is used for its attributions.
    fn read(&mut self, frame: &Frame, before: Option<&Frame>, found: &mut Vec<Attribution>) {
        // Many sentences neither attribute nor quote.
        if self.sign(frame) || !frame.quotes && frame.attributing(0).is_none() {
            return;
        }
        let first = self.drafts.len();
        attribution::find(frame, found);
        for attribution in found.iter() {
            self.add(frame, attribution);
        }
        // A floating quotation goes on with the quoted statement of the sentence before, if it has one.
        if let Some(quoted) = (first..self.drafts.len())
            .rev()
            .find(|&at| self.drafts[at].kind == QuoteKind::Direct)
        {
            self.last = Some((quoted, frame.passage));
        }
        if !frame.quotes {
            return;
        }
        if found.is_empty() {
            self.float(frame, before);
        }
        self.echo(frame);
    }

    fn add(&mut self, frame: &Frame, it: &Attribution) {
        let quotations: Vec<usize> = if frame.quotes {
            it.content
                .clone()
                .filter(|&at| frame.is_quotation(at) && !frame.is_name_in_marks(at))
                .filter_map(|at| frame.quotations(at..at + 1).next())
                .filter(|&quotation| self.owner[quotation].is_none())
                .collect()
        } else {
            Vec::new()
        };
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
