//! Echoes: words that a headline quotes are mostly quoted in the article again, with their speaker.

use crate::actors::Actors;
use crate::analysis::{ActorKind, Quote, QuoteKind, SpeakerKind};
use crate::text::{Document, Passage, Span};

/// So many quotations of headlines are looked up.
const MOST: usize = 6;
/// Shorter words may be quoted from several people, in bytes.
const SHORTEST: usize = 8;

/// Gives quotations in the headlines of an article the speaker of the same words further down,
/// unless a name stands beside them: Minister sees ‘a great danger’ … “There is a great danger,” said Roe.
pub(super) fn find(document: &Document, actors: &Actors, quotes: &mut [Quote]) {
    let open: Vec<usize> = (0..quotes.len())
        .filter(|&at| is_open(document, actors, &quotes[at]))
        .take(MOST)
        .collect();
    for at in open {
        let words = plain(document, quotes[at].verbatim.first().copied());
        if words.len() < SHORTEST {
            continue;
        }
        let found = quotes
            .iter()
            .filter(|quote| quote.paragraph.is_some() && !in_headline(document, quote.span))
            .find(|quote| {
                let spoken = |span: &Span| plain(document, Some(*span)).contains(&words);
                quote.speaker.is_some() && quote.verbatim.iter().any(spoken)
            })
            .and_then(|quote| quote.speaker.clone());
        let Some(found) = found else {
            continue;
        };
        let quote = &mut quotes[at];
        if let Some(speaker) = &mut quote.speaker {
            speaker.actor = found.actor;
            speaker.name = found.name;
        } else {
            quote.kind = QuoteKind::Direct;
            quote.speaker = Some(found);
        }
    }
}

/// True for a quotation in a headline that nobody who is named says.
fn is_open(document: &Document, actors: &Actors, quote: &Quote) -> bool {
    let named = quote.speaker.as_ref().is_some_and(|speaker| {
        match speaker.actor {
            // "Denmark warns of …": mostly one of its people.
            Some(id) => actors.get(id).kind != ActorKind::Country,
            None => matches!(speaker.kind, SpeakerKind::Named | SpeakerKind::Pronoun),
        }
    });
    !named && quote.verbatim.len() == 1 && in_headline(document, quote.span)
}

fn in_headline(document: &Document, span: Span) -> bool {
    passage(document, span).is_some_and(|passage| passage.part.is_headline())
}

fn passage<'d>(document: &'d Document, span: Span) -> Option<&'d Passage> {
    let next = document
        .passages
        .partition_point(|passage| passage.span.start <= span.start);
    document.passages.get(next.checked_sub(1)?)
}

/// The words in small letters without the punctuation at their ends.
fn plain(document: &Document, span: Option<Span>) -> String {
    span.map_or("", |span| document.slice(span))
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}
