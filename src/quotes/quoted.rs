//! Attributions of quotations: “…,” X said · “…,” said X · “…,” X said, “…” · X: “…”.

use super::attribution::Reader;
use super::contents::{closes, content_end};
use super::cues::{Group, Shape};
use super::frame::Frame;
use super::sources_behind;
use super::subjects::first_phrase;
use std::ops::Range;

impl Reader<'_, '_> {
    /// “…,” X said · “…,” said X, with what follows: “…,” X said, “…”.
    pub(super) fn behind_quotation(&mut self, group: &Group) -> Option<usize> {
        let frame = self.frame;
        if !frame.quotes {
            return None;
        }
        let start = group.pieces.start;
        let (content_end, source) = if ends_with_quotation(frame, start) {
            // “…,” saying X: the participle has its subject before it.
            let inverted = group.verb.shape != Shape::Ing || group.pieces.len() > 1;
            let source = inverted.then(|| sources_behind::after(frame, group.pieces.end));
            // “…,” says Roe **will** pay: what follows is the content.
            let clause = |it: &Range<usize>| frame.function(it.end).is_auxiliary();
            (start, source.flatten().filter(|it| !clause(it)))
        } else {
            let source = self.before(start)?;
            if !ends_with_quotation(frame, source.start) {
                return None;
            }
            (source.start, Some(source))
        };
        let source = source?;
        // Verbs that seldom stand with quotations do behind a whole sentence: “Go home,” Roe chided.
        let spoken = group.verb.takes(b'q') || group.verb.takes(b'e') || {
            let quoted =
                (content_end.saturating_sub(2)..content_end).any(|at| frame.quotes_sentence(at));
            quoted && closes(frame, group.pieces.end.max(source.end))
        };
        if !spoken {
            return None;
        }
        let mut first = self.covered;
        while first < content_end
            && matches!(
                frame.word(first),
                "," | ";" | "and" | "And" | "but" | "But" | "-" | "–" | "—"
            )
        {
            first += 1;
        }
        let next = self.push(first..content_end, group.pieces.clone(), Some(source));
        Some(self.second_part(next, group))
    }

    /// The second part of an interrupted quotation: “…,” she said, “…”.
    fn second_part(&mut self, next: usize, group: &Group) -> usize {
        let frame = self.frame;
        let mut at = next;
        while at < frame.len() && at - next < 14 && !frame.is_quotation(at) {
            if frame.verb(at).is_some() || frame.is_any(at, &["and", "but", "while"]) {
                return next;
            }
            at += 1;
        }
        let linked = frame.is_any(at.wrapping_sub(1), &[",", ":"])
            || frame.word(at.wrapping_sub(1)).ends_with('.') && frame.quotes_sentence(at);
        if !frame.is_quotation(at) || !linked {
            return next;
        }
        let end = content_end(frame, at);
        let source = self.subject.clone();
        let next = self.push(at..end, group.pieces.clone(), source);
        if let Some(last) = self.found.last_mut() {
            last.continues = true;
        }
        next
    }

    /// ‘…’: JANE ROE, in a headline.
    pub(super) fn headlined(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        if !frame.is(at, ":") || self.covered > 0 {
            return None;
        }
        let passage = frame.document.passages.get(frame.passage)?;
        if !passage.part.is_headline() {
            return None;
        }
        let source = at + 1..frame.tail();
        if !(1..=8).contains(&source.len()) {
            return None;
        }
        let quoted = (0..at).any(|it| frame.is_quotation(it));
        let name = source.clone().all(|it| {
            frame.is_word(it) && frame.is_capitalized(it) && frame.verb(it).is_none()
                || frame.is(it, ".")
        });
        (quoted && name).then(|| self.push(0..at, at..at + 1, Some(source)))
    }

    /// Jane Roe: “…”. · The mayor went further: “…”. · Roe issued a statement, “…”.
    pub(super) fn colon(&mut self, at: usize) -> Option<usize> {
        let frame = self.frame;
        let colon = frame.is(at, ":");
        // At the end of a paragraph the quotation is looked for in the next.
        let ahead = frame.is_quotation(at + 1) || colon && at + 1 == frame.len();
        if !colon && !frame.is(at, ",") || !ahead || at < self.covered {
            return None;
        }
        if !colon
            && (!self.found.is_empty() || !frame.quotes_sentence(at + 1) || at + 2 < frame.tail())
        {
            return None;
        }
        // "Also **Read**: ‘…’" points to another article.
        if frame.is_any(at.wrapping_sub(1), &["read", "watch", "listen"])
            && frame.is_capitalized(at - 1)
        {
            return None;
        }
        let near = colon.then(|| self.before(at)).flatten();
        // "Roe jokes about plans: “…”": the subject alone.
        let source = near
            .filter(|near| near.start <= self.covered + 1)
            .filter(|near| {
                first_phrase(frame, at).is_none_or(|first| {
                    first.start != near.start || !frame.is_capitalized(first.end - 1)
                })
            })
            .or_else(|| first_phrase(frame, at))?;
        let cue = if colon { at..at + 1 } else { at..at };
        Some(self.push(at + 1..content_end(frame, at + 1), cue, Some(source)))
    }
}

/// True when a quotation ends right before piece `at`, a comma or dash between them allowed.
fn ends_with_quotation(frame: &Frame, at: usize) -> bool {
    // '' … 'go home,**'**'' she said: a mark of the inner quotation may be left over.
    let link = |at| frame.is_any(at, &[",", "'", "’"]) || frame.is_dash(at);
    at > 0 && frame.is_quotation(at - 1) || at > 1 && link(at - 1) && frame.is_quotation(at - 2)
}
