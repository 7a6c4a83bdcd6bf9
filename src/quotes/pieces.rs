//! [`Piece`]: a token, or a whole quotation with its marks.

use super::cues::Verb;
use super::marks::Quotation;
use super::openings::{Opens, may_open};
use crate::text::{Document, Span, Token, TokenKind};

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
}

/// No quotation.
const NONE: u32 = u32::MAX;

impl<'t> Piece<'t> {
    /// The piece of a token outside of quotations.
    #[inline]
    pub(super) fn of_token(document: &Document<'t>, at: usize, token: &Token) -> Self {
        let word = document.word(at);
        let mut piece = Piece {
            word,
            token: low(at),
            quotation: NONE,
            verb: None,
            opens: Opens::NOTHING,
        };
        if token.kind == TokenKind::Word {
            // Most words open nothing.
            if may_open(token) {
                (piece.opens, piece.verb) = Opens::of_word(document, at, token);
            }
        } else {
            piece.opens = Opens::of_sign(word);
        }
        piece
    }

    /// The piece of a quotation that begins with token `at`.
    pub(super) fn of_quotation(number: usize, at: usize) -> Self {
        Piece {
            word: "",
            token: low(at),
            quotation: low(number),
            verb: None,
            opens: Opens::NOTHING,
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
fn low(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE - 1)
}
