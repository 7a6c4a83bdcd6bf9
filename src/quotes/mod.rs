//! Who says what: quotations and reported statements, their cues and speakers.
//!
//! Comes in: the [`Document`] and the [`Actors`]. Goes out: [`Quotes`].

mod glyphs;
mod marks;

use crate::actors::Actors;
use crate::analysis::{Quote, QuoteKind};
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
pub fn find(document: &Document, _actors: &Actors) -> Quotes {
    let marks = marks::pair(document);
    let mut quotes: Vec<Quote> = Vec::new();
    for q in &marks.quotations {
        if q.joined
            && let Some(last) = quotes.last_mut()
        {
            last.verbatim.push(q.inside);
            last.span.end = q.inside.end;
            continue;
        }
        quotes.push(Quote {
            kind: QuoteKind::Unattributed,
            paragraph: document.paragraph_at(q.inside.start),
            span: q.inside,
            verbatim: vec![q.inside],
            cue: None,
            speaker: None,
            continues: None,
        });
    }
    Quotes {
        quotes,
        unbalanced: marks.unbalanced,
    }
}
