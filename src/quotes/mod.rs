//! Who says what: quotations and reported statements, their cues and speakers.
//!
//! Comes in: the [`Document`] and the [`Actors`]. Goes out: [`Quotes`].

use crate::actors::Actors;
use crate::analysis::Quote;
use crate::text::{Document, Span};

/// The statements of an article.
#[derive(Debug, Clone, Default)]
pub struct Quotes {
    /// In order of their content.
    pub quotes: Vec<Quote>,
    /// Quotation marks without a partner, as bytes of the text.
    pub unbalanced: Vec<Span>,
}

/// Finds the statements of an article.
pub fn find(_document: &Document, _actors: &Actors) -> Quotes {
    Quotes::default()
}
