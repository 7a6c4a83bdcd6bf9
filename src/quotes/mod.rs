//! Who says what: quotations and reported statements, their cues and speakers.
//!
//! Comes in: the [`Document`], its parts of speech and the [`Actors`]. Goes out: [`Quotes`]. Judges nothing that is said.
//!
//! | step | module | in | out |
//! |---|---|---|---|
//! | marks | `marks`, `glyphs` | document | outermost quotations, marks without a partner |
//! | frames | `frame`, `frames`, `pieces`, `functions`, `openings` | quotations | sentences in which a quotation is one opaque piece |
//! | attribution | `attribution`, `asked`, `closing`, `quoted`, `cited`, `cues`, `subjects`, `sources`, `sources_behind`, `appositions`, `contents`, `incidental` | a frame | content, cue and source |
//! | statements | `statements`, `floating` | all frames | drafts; floating quotations find theirs, the rest is left unattributed |
//! | speakers | `speakers`, `desk`, `pronouns`, `described`, `offices`, `authors`, `wording` | drafts, actors | quotes with named speakers |
//! | anonymity | `anonymity` | quotes | why unnamed speakers are not named |
//! | echoes | `echoes` | quotes | speakers of what headlines quote |
//! | lines | `lines` | quotations between the passages | quotes of promotions |
//!
//! A model that finds attributions better can take the place of the third step alone.

mod anonymity;
mod appositions;
mod asked;
mod attribution;
mod authors;
mod cited;
mod closing;
mod contents;
mod cues;
mod described;
mod desk;
mod echoes;
mod floating;
mod frame;
mod frames;
mod functions;
mod glyphs;
mod incidental;
mod lines;
mod marks;
mod offices;
mod openings;
mod pieces;
mod pronouns;
mod quoted;
mod sources;
mod sources_behind;
mod speakers;
mod statements;
mod subjects;
mod wording;

use crate::actors::Actors;
use crate::analysis::{Quote, QuoteId};
use crate::tagging::PartsOfSpeech;
use crate::text::{Document, Span};

/// The statements of an article.
#[derive(Debug, Clone, Default)]
pub struct Quotes {
    /// In order of their content.
    pub quotes: Vec<Quote>,
    /// Quotation marks without a partner, as bytes of the text.
    pub unbalanced: Vec<Span>,
    /// The verbatim spans of all quotes with their quotes, in text order; they do not overlap.
    verbatim: Vec<(Span, QuoteId)>,
}

impl Quotes {
    /// The innermost quote whose content or quoted words cover byte `offset`.
    pub fn at(&self, offset: usize) -> Option<QuoteId> {
        let next = self
            .quotes
            .partition_point(|quote| quote.span.start <= offset);
        // Contents do not nest deeper than a quotation in a reported clause.
        (next.saturating_sub(8)..next)
            .rev()
            .filter(|&index| offset < self.quotes[index].span.end)
            .min_by_key(|&index| self.quotes[index].span.len())
            .map(QuoteId)
            .or_else(|| self.verbatim_at(offset))
    }

    /// The quote inside whose marks byte `offset` stands.
    pub fn verbatim_at(&self, offset: usize) -> Option<QuoteId> {
        let next = self
            .verbatim
            .partition_point(|(span, _)| span.start <= offset);
        let (span, quote) = self.verbatim.get(next.checked_sub(1)?)?;
        (offset < span.end).then_some(*quote)
    }

    /// True when byte `offset` stands inside quotation marks.
    pub fn in_marks(&self, offset: usize) -> bool {
        self.verbatim_at(offset).is_some()
    }

    /// The quote behind `id`.
    ///
    /// # Panics
    /// When `id` belongs to another article.
    pub fn get(&self, id: QuoteId) -> &Quote {
        &self.quotes[id.0]
    }
}

/// Finds the statements of an article. `tags` are one a token.
pub fn find(document: &Document, tags: &PartsOfSpeech, actors: &Actors) -> Quotes {
    let marks = marks::pair(document);
    let inside: Vec<_> = marks
        .quotations
        .iter()
        .filter(|it| it.passage != marks::BETWEEN)
        .copied()
        .collect();
    let drafts = statements::read(document, tags, &inside);
    let mut article = speakers::name(document, actors, &inside, drafts);
    anonymity::find(document, &mut article);
    echoes::find(document, actors, &mut article);
    let quotes = lines::merge(article, lines::read(document, actors, &marks.quotations));
    let mut verbatim: Vec<_> = quotes
        .iter()
        .enumerate()
        .flat_map(|(index, quote)| {
            quote
                .verbatim
                .iter()
                .map(move |span| (*span, QuoteId(index)))
        })
        .collect();
    verbatim.sort_unstable_by_key(|(span, _)| *span);
    Quotes {
        quotes,
        unbalanced: marks.unbalanced,
        verbatim,
    }
}

#[cfg(test)]
mod tests;
