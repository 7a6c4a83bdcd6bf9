//! [`Frame`]: a sentence as the reporter wrote it, each quotation in it one opaque piece.
//!
//! Attribution stands outside of the marks ("“…,” she said. “…”"), so everything that looks for
//! cues and speakers reads frames and never looks into a quotation.

use super::cues::Verb;
use super::functions::Function;
use super::marks::Quotation;
use super::openings::Opens;
use super::pieces::Piece;
use super::sources;
use crate::tagging::{PartsOfSpeech, Tag};
use crate::text::{Document, Span, is_one_of};
use std::cell::OnceCell;
use std::ops::Range;

/// One sentence.
#[derive(Debug, Clone)]
pub(super) struct Frame<'f, 't> {
    pub(super) document: &'f Document<'t>,
    pub(super) pieces: &'f [Piece<'t>],
    /// Index of the first piece among those of the article.
    pub(super) first: usize,
    /// The pieces with which an attribution may begin, and the quotations, as indices into those of the
    /// article.
    pub(super) openings: &'f [u32],
    /// Index into [`Document::passages`].
    pub(super) passage: usize,
    /// True when a piece is a quotation.
    pub(super) quotes: bool,
    /// The end without the punctuation that ends the sentence.
    pub(super) tail: usize,
    pub(super) tags: &'f PartsOfSpeech<'f>,
    pub(super) quotations: &'f [Quotation],
    /// Whether it is a title, once it is asked for.
    pub(super) title: OnceCell<bool>,
}

impl<'f, 't> Frame<'f, 't> {
    /// Number of pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The word at piece `at`; "" for a quotation and past the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.pieces.get(at).map_or("", |piece| piece.word)
    }

    /// The index of the token that piece `at` is; none for a quotation.
    pub(super) fn token(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.get(at)?;
        (!piece.is_quotation()).then(|| piece.token())
    }

    /// What the closed-class word at piece `at` does.
    pub(super) fn function(&self, at: usize) -> Function {
        self.pieces
            .get(at)
            .map_or(Function::Open, |piece| piece.function)
    }

    /// The cue verb that the word at piece `at` can be.
    pub(super) fn verb(&self, at: usize) -> Option<Verb> {
        self.pieces.get(at).and_then(|piece| piece.verb)
    }

    /// The last piece of `range` that can be a cue verb and that `wanted` accepts.
    pub(super) fn last_verb(
        &self,
        range: Range<usize>,
        wanted: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let openings = self.openings().rev();
        openings
            .skip_while(|at| *at >= range.end)
            .take_while(|at| *at >= range.start)
            .find(|&at| self.verb(at).is_some() && wanted(at))
    }

    /// The pieces with which an attribution may begin, and the quotations.
    fn openings(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let first = self.first;
        self.openings.iter().map(move |at| *at as usize - first)
    }

    /// The next piece from `at` on with which an attribution may begin.
    pub(super) fn attributing(&self, at: usize) -> Option<usize> {
        self.openings()
            .find(|&next| next >= at && self.opens(next).has(Opens::ATTRIBUTION))
    }

    /// The pieces that are quotations.
    pub(super) fn all_quoted(&self) -> impl Iterator<Item = usize> + '_ {
        self.openings().filter(|&at| self.is_quotation(at))
    }

    /// Which attributions may begin with piece `at`.
    pub(super) fn opens(&self, at: usize) -> Opens {
        self.pieces
            .get(at)
            .map_or(Opens::NOTHING, |piece| piece.opens)
    }

    /// The part of speech of the word at piece `at`; punctuation for a quotation.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.token(at)
            .map_or(Tag::Punctuation, |token| self.tags.get(token))
    }

    /// True when piece `at` is `word` (ASCII case ignored).
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// True when piece `at` is one of `words` (ASCII case ignored).
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        is_one_of(self.word(at), words)
    }

    /// True when piece `at` is a quotation.
    pub(super) fn is_quotation(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(Piece::is_quotation)
    }

    /// The words of the quotation with its marks at piece `at`; "" for anything else.
    pub(super) fn quoted(&self, at: usize) -> &'t str {
        let quotation = self.pieces.get(at).and_then(Piece::quotation);
        quotation
            .and_then(|at| self.quotations.get(at))
            .map_or("", |quotation| quotation.outside.of(self.document.text))
    }

    /// True when piece `at` is a quotation that holds a sentence: “It is late.”
    pub(super) fn quotes_sentence(&self, at: usize) -> bool {
        let inside = self.quoted(at).trim_matches(|c: char| {
            matches!(
                c,
                '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' | '`'
            )
        });
        inside.starts_with(|c: char| c.is_uppercase() || c == '[')
            && inside.split_whitespace().nth(2).is_some()
            && inside.ends_with(['.', '!', '?', ',', '…', ']'])
    }

    /// True when piece `at` is a quotation with an American comma inside its marks: “Go home,”
    pub(super) fn ends_with_comma(&self, at: usize) -> bool {
        self.is_quotation(at)
            && self
                .quoted(at)
                .trim_end_matches(['”', '"', '\'', '’', '»'])
                .ends_with(',')
    }

    /// True when piece `at` is a quotation that only names something: the title of a broadcast, a book
    /// or a law, a nickname between names. “Morning Talk”, Erik “Red” Roe.
    pub(super) fn is_name_in_marks(&self, at: usize) -> bool {
        if !self.is_quotation(at) {
            return false;
        }
        let introduced = self.is_any(
            at.wrapping_sub(1),
            &[
                "titled",
                "entitled",
                "dubbed",
                "nicknamed",
                "headlined",
                "named",
            ],
        );
        if introduced {
            return true;
        }
        let embedded = at > 0 && (self.is_word(at - 1) || self.is(at - 1, ","));
        let between = at > 0 && self.is_capitalized(at - 1) && self.is_capitalized(at + 1);
        if !embedded && !between || self.is_title() {
            return false;
        }
        let inside = self.quoted(at).trim_matches(|c: char| {
            matches!(
                c,
                '“' | '”' | '"' | '\'' | '‘' | '’' | '«' | '»' | '„' | '`' | '.' | ','
            )
        });
        let words = inside.split_whitespace();
        let small = |word: &str| word.len() < 5 && word.chars().all(char::is_lowercase);
        let titled = || {
            inside.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && words
                    .clone()
                    .all(|word| small(word) || word.starts_with(|c: char| !c.is_lowercase()))
                && words.clone().filter(|word| !small(word)).count() > 1
                && words.clone().count() < 9
                && !inside.ends_with(['!', '?'])
        };
        between && inside.len() < 20 || embedded && titled()
    }

    /// True when piece `at` is a word, not a number, mark or quotation.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| self.document.is_word(token))
    }

    /// True when piece `at` is a word with a capital.
    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| self.document.is_capitalized(token))
    }

    /// True when piece `at` is a dash that parts clauses.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        // Words are no dashes, and most part nothing either.
        if !self.opens(at).has(Opens::PARTING) {
            return false;
        }
        match self.word(at).as_bytes() {
            [b'-'] => self
                .token(at)
                .and_then(|token| self.document.tokens.get(token))
                .is_some_and(|token| !token.glued),
            [b'-' | 0xe2, ..] => matches!(self.word(at), "–" | "—" | "―" | "--" | "---" | "−"),
            _ => false,
        }
    }

    /// True when nearly every word begins with a capital, as in headlines.
    pub(super) fn is_title(&self) -> bool {
        *self.title.get_or_init(|| {
            let (mut words, mut capitals) = (0, 0);
            for piece in self.pieces.iter().filter(|piece| piece.word.len() > 3) {
                if self.document.is_word(piece.token()) {
                    words += 1;
                    capitals += usize::from(self.document.is_capitalized(piece.token()));
                }
            }
            words > 2 && capitals * 10 > words * 8
        })
    }

    /// True when the word at piece `at` dates a statement: "Monday", "yesterday".
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| sources::is_time_at(self.document, token))
    }

    /// The span from the first to the last piece of `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match (
            self.pieces.get(range.start),
            range
                .end
                .checked_sub(1)
                .and_then(|last| self.pieces.get(last)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                let span = |piece: &Piece| piece.span(self.document, self.quotations);
                span(first).cover(span(last))
            }
            _ => Span::default(),
        }
    }

    /// The tokens from the first to the last piece of `range`.
    pub(super) fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        let pieces = self.pieces.get(range.clone()).unwrap_or_default();
        match pieces {
            [first, .., last] if !first.is_quotation() && !last.is_quotation() => {
                first.token()..last.token() + 1
            }
            [only] if !only.is_quotation() => only.token()..only.token() + 1,
            _ => self.document.tokens_in(self.span(range.clone())),
        }
    }

    /// The quotations in `range`.
    pub(super) fn quotations(&self, range: Range<usize>) -> impl Iterator<Item = usize> + 'f {
        let pieces: &'f [Piece<'t>] = self.pieces.get(range).unwrap_or(&[]);
        pieces.iter().filter_map(Piece::quotation)
    }

    /// The end of the frame without the punctuation that ends the sentence.
    pub(super) fn tail(&self) -> usize {
        self.tail
    }
}
