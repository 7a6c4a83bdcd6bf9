//! [`Frames`]: the sentences of an article as frames.

use super::frame::Frame;
use super::marks::Quotation;
use super::openings::{self, Opens};
use super::pieces::{Piece, low};
use crate::tagging::PartsOfSpeech;
use crate::text::{Document, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// The pieces of an article and their sentences.
#[derive(Debug)]
pub(super) struct Frames<'d, 't> {
    document: &'d Document<'t>,
    /// One a token.
    tags: &'d PartsOfSpeech<'d>,
    /// In text order.
    quotations: &'d [Quotation],
    pieces: Vec<Piece<'t>>,
    /// The pieces with which an attribution may begin, and the quotations, in text order.
    openings: Vec<u32>,
    sentences: Vec<Extent>,
}

/// Which pieces make a sentence.
#[derive(Debug)]
struct Extent {
    pieces: Range<usize>,
    /// Those of them that open something.
    openings: Range<usize>,
    /// Index into [`Document::passages`].
    passage: usize,
    /// True when a quotation is one of them.
    quotes: bool,
}

impl<'d, 't> Frames<'d, 't> {
    /// Cuts a document into frames. `tags` are one a token, `quotations` in text order.
    pub(super) fn new(
        document: &'d Document<'t>,
        tags: &'d PartsOfSpeech<'d>,
        quotations: &'d [Quotation],
    ) -> Self {
        let mut frames = Frames {
            document,
            tags,
            quotations,
            pieces: Vec::with_capacity(document.tokens.len()),
            openings: Vec::with_capacity(document.tokens.len() / 8),
            sentences: Vec::with_capacity(document.sentences.len()),
        };
        let mut next = 0;
        for passage in 0..document.passages.len() {
            frames.read(passage, &mut next);
        }
        frames
    }

    /// All sentences, in text order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Frame<'_, 't>> {
        self.sentences.iter().map(|extent| {
            let pieces = self.pieces.get(extent.pieces.clone()).unwrap_or_default();
            let openings = self.openings.get(extent.openings.clone());
            Frame {
                document: self.document,
                pieces,
                first: extent.pieces.start,
                openings: openings.unwrap_or_default(),
                passage: extent.passage,
                quotes: extent.quotes,
                tail: tail(pieces),
                tags: self.tags,
                quotations: self.quotations,
                title: OnceCell::new(),
            }
        })
    }

    /// Reads a passage; `next` is the first quotation behind the passages before.
    fn read(&mut self, passage: usize, next: &mut usize) {
        let (document, quotations) = (self.document, self.quotations);
        let mut start = self.pieces.len();
        let mut quotes = false;
        // Tokens before this one are read.
        let mut at = document.passages[passage].tokens.start;
        for sentence in &document.sentences[document.passages[passage].sentences.clone()] {
            let begins = sentence.tokens.start == at;
            if begins && start < self.pieces.len() && !self.goes_on(start, at) {
                self.end(start, passage, quotes);
                start = self.pieces.len();
                quotes = false;
            }
            while at < sentence.tokens.end {
                let offset = document.tokens[at].span.start;
                while let Some(it) = quotations.get(*next)
                    && it.outside.end <= offset
                {
                    *next += 1;
                }
                let open = quotations
                    .get(*next)
                    .map_or(usize::MAX, |it| it.outside.start);
                if open <= offset {
                    quotes = true;
                    at = self.quotation(passage, *next, at);
                    continue;
                }
                // Most sentences hold no quotation.
                let end = if open < sentence.span.end {
                    document.tokens_in(Span::new(offset, open)).end
                } else {
                    sentence.tokens.end
                };
                let end = end.min(sentence.tokens.end).max(at + 1);
                self.words(at..end);
                at = end;
            }
        }
        self.end(start, passage, quotes);
    }

    /// Adds tokens outside of quotations.
    fn words(&mut self, range: Range<usize>) {
        let document = self.document;
        let tokens = document.tokens.get(range.clone()).unwrap_or_default();
        let first = self.pieces.len();
        let pieces = range.zip(tokens);
        self.pieces
            .extend(pieces.map(|(at, token)| Piece::of_token(document, at, token)));
        for step in openings::places(tokens) {
            if let (Some(token), Some(piece)) =
                (tokens.get(step), self.pieces.get_mut(first + step))
                && piece.open(document, token)
            {
                self.openings.push(low(first + step));
            }
        }
    }

    /// Adds a quotation that begins with token `at`; returns the first token of the passage behind it.
    fn quotation(&mut self, passage: usize, number: usize, at: usize) -> usize {
        let first = self.pieces.len();
        let begun = self.sentences.last().map_or(0, |it| it.pieces.end);
        if first > begun
            && let Some(before) = self.pieces.last_mut()
            && before.word == ","
        {
            before.opens = before.opens.and(Opens::SIGN);
            self.openings.push(low(first - 1));
        }
        self.openings.push(low(first));
        self.pieces.push(Piece::of_quotation(number, at));
        let end = self.quotations.get(number).map_or(0, |it| it.outside.end);
        let passage = self.document.passages[passage].tokens.end;
        (at + 1..passage)
            .find(|&at| self.document.tokens[at].span.start >= end)
            .unwrap_or(passage)
    }

    /// Ends the sentence of the pieces from `start` on.
    fn end(&mut self, start: usize, passage: usize, quotes: bool) {
        if start < self.pieces.len() {
            let before = self.sentences.last().map_or(0, |it| it.openings.end);
            self.sentences.push(Extent {
                pieces: start..self.pieces.len(),
                openings: before..self.openings.len(),
                passage,
                quotes,
            });
        }
    }

    /// True when the sentence that begins at token `at` belongs to the one before: only quotations
    /// stand there, the last ends with ? or ! or a comma, and a few words follow that can attribute:
    /// “Why?” Smith asked.
    fn goes_on(&self, start: usize, at: usize) -> bool {
        let before = &self.pieces[start..];
        let Some(last) = before
            .last()
            .filter(|_| before.iter().all(Piece::is_quotation))
        else {
            return false;
        };
        let inside = last
            .span(self.document, self.quotations)
            .of(self.document.text)
            .trim_end_matches(['”', '"', '\'', '’', '»']);
        if !inside.ends_with(['?', '!', ',', '…', '-', '–', '—']) {
            return inside.ends_with('.') && self.only_said(at);
        }
        // “Great!” beamed Smith.
        if self.document.word(at).starts_with(char::is_lowercase) {
            return true;
        }
        (at..at + 14)
            .take_while(|&index| !matches!(self.document.word(index), "." | "“" | "\"" | ""))
            .any(|index| {
                openings::verb_at(self.document, index).is_some_and(|verb| verb.takes(b'q'))
            })
    }
}

impl Frames<'_, '_> {
    /// True when the sentence at token `at` is no more than "Roe said.": “It is late.” Roe said.
    fn only_said(&self, at: usize) -> bool {
        let word = |at: usize| self.document.word(at);
        let said = (at + 1..at + 5).find(|&at| matches!(word(at), "said" | "says"));
        said.is_some_and(|said| {
            matches!(word(said + 1), "." | "")
                && (at..said)
                    .all(|at| self.document.is_word(at) && self.document.is_capitalized(at))
        })
    }
}

/// The number of pieces without the punctuation that ends the sentence.
fn tail(pieces: &[Piece]) -> usize {
    let ends = |piece: &Piece| matches!(piece.word, "." | "!" | "?" | "…" | "..." | ")" | "]");
    let last = pieces.iter().rposition(|piece| !ends(piece));
    last.map_or(0, |last| last + 1)
}
