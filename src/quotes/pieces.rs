//! [`Piece`]: a token, or a whole quotation with its marks.

use super::cues::Verb;
use super::functions::{Function, function_of, is_name};
use super::marks::Quotation;
use super::openings::Opens;
use crate::text::{Document, Span, Token};

/// A token, or a whole quotation with its marks. As small as may be: there is one for nearly every
/// token.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    /// Its word; "" for a quotation.
    pub(super) word: &'t str,
    /// Index of its (first) token.
    token: u32,
    /// Index of the quotation; [`NONE`] when it is none.
    quotation: u32,
    /// The cue verb that it can be.
    pub(super) verb: Option<Verb>,
    /// Which attributions may begin with it.
    pub(super) opens: Opens,
    /// What its word does in a clause.
    pub(super) function: Function,
}

/// No quotation.
const NONE: u32 = u32::MAX;

impl<'t> Piece<'t> {
    /// The piece of a token outside of quotations, which opens nothing as far as is known.
    #[inline]
    pub(super) fn of_token(document: &Document<'t>, at: usize, token: &Token) -> Self {
        let word = document.word(at);
        Piece {
            word,
            token: low(at),
            quotation: NONE,
            verb: None,
            opens: Opens::of_kind(token.kind),
            function: function_of(token),
        }
    }

    /// Reads what a token at one of the [places](super::openings::places) may open; false for nothing.
    pub(super) fn open(&mut self, document: &Document, token: &Token) -> bool {
        if self.function == Function::Pronoun && is_name(self.word) {
            self.function = Function::Open;
        }
        (self.opens, self.verb) = Opens::of_token(document, self.token(), token);
        self.opens.has(Opens::ATTRIBUTION)
    }

    /// The piece of a quotation that begins with token `at`.
    pub(super) fn of_quotation(number: usize, at: usize) -> Self {
        Piece {
            word: "",
            token: low(at),
            quotation: low(number),
            verb: None,
            opens: Opens::QUOTATION,
            function: Function::Open,
        }
    }

    /// Index of its (first) token.
    #[inline]
    pub(super) const fn token(&self) -> usize {
        self.token as usize
    }

    /// True for a quotation.
    #[inline]
    pub(super) const fn is_quotation(&self) -> bool {
        self.quotation != NONE
    }

    /// Index of the quotation, when it is one.
    #[inline]
    pub(super) const fn quotation(&self) -> Option<usize> {
        if self.is_quotation() {
            Some(self.quotation as usize)
        } else {
            None
        }
    }

    /// Where it stands. `quotations` are those of the article.
    pub(super) fn span(&self, document: &Document, quotations: &[Quotation]) -> Span {
        let quotation = self.quotation().and_then(|at| quotations.get(at));
        match (quotation, document.tokens.get(self.token())) {
            (Some(quotation), _) => quotation.outside,
            (None, Some(token)) => token.span,
            (None, None) => Span::default(),
        }
    }
}

/// A number of tokens, of which an article has fewer than four thousand million.
pub(super) fn low(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE - 1)
}
