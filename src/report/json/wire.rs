//! The making of an article's record: byte spans become code points, enumerations names.

use super::id::Id;
use super::types::{
    Actor, Byline, Caption, Commitment, Condition, Dateline, Evidence, Furniture, Mention,
    Paragraph, Party, Place, Quote, Span, Speaker, Time, Warning,
};
use super::{Article, SCHEMA_VERSION, Source};
use crate::analysis::{self, Analysis};
use crate::report::{hundredths, names};
use crate::text::CodePoints;

impl<'t> Article<'t> {
    /// The record of one analysed article. `chars` and `language` of `source` are filled in here.
    pub fn new(text: &'t str, analysis: &'t Analysis, mut source: Source) -> Self {
        let wire = Wire {
            text,
            points: CodePoints::new(text),
        };
        source.chars = wire.points.total();
        source.language = analysis.language;
        Article {
            schema_version: SCHEMA_VERSION,
            source,
            headline: analysis.headline.map(|span| wire.span(span)),
            dateline: analysis
                .dateline
                .as_ref()
                .map(|dateline| wire.dateline(dateline)),
            byline: analysis.byline.as_ref().map(|byline| Byline {
                span: wire.span(byline.span),
                authors: &byline.authors,
            }),
            captions: list(&analysis.captions, |caption| Caption {
                span: wire.span(caption.span),
                credit: caption.credit.as_deref(),
            }),
            paragraphs: analysis
                .paragraphs
                .iter()
                .enumerate()
                .map(|(index, paragraph)| wire.paragraph(index, paragraph))
                .collect(),
            furniture: list(&analysis.furniture, |piece| Furniture {
                role: names::furniture(piece.role),
                span: wire.span(piece.span),
            }),
            quotes: analysis
                .quotes
                .iter()
                .enumerate()
                .map(|(index, quote)| wire.quote(index, quote))
                .collect(),
            actors: analysis
                .actors
                .iter()
                .enumerate()
                .map(|(index, actor)| wire.actor(index, actor))
                .collect(),
            places: analysis
                .places
                .iter()
                .enumerate()
                .map(|(index, place)| wire.place(index, place))
                .collect(),
            commitments: analysis
                .commitments
                .iter()
                .enumerate()
                .map(|(index, commitment)| wire.commitment(index, commitment))
                .collect(),
            warnings: list(&analysis.warnings, |warning| Warning {
                code: names::warning(warning.code),
                message: &warning.message,
            }),
            record: None,
        }
    }
}

/// Turns byte spans into wire spans.
struct Wire<'t> {
    text: &'t str,
    points: CodePoints,
}

impl<'t> Wire<'t> {
    fn span(&self, span: crate::text::Span) -> Span<'t> {
        Span {
            text: span.of(self.text),
            start: self.points.at(span.start),
            end: self.points.at(span.end),
        }
    }

    fn spans(&self, spans: &[crate::text::Span]) -> Vec<Span<'t>> {
        spans.iter().map(|span| self.span(*span)).collect()
    }

    fn dateline(&self, dateline: &'t analysis::Dateline) -> Dateline<'t> {
        Dateline {
            spans: self.spans(&dateline.spans),
            place: dateline.place.as_deref(),
            date: dateline.date.as_deref(),
            time: dateline.time.as_deref(),
            agency: dateline.agency.as_deref(),
        }
    }

    fn paragraph(&self, index: usize, paragraph: &analysis::Paragraph) -> Paragraph<'t> {
        Paragraph {
            index,
            role: names::paragraph(paragraph.role),
            span: self.span(paragraph.span),
        }
    }

    fn quote(&self, index: usize, quote: &'t analysis::Quote) -> Quote<'t> {
        Quote {
            id: Id::quote(index),
            kind: names::quote(quote.kind),
            paragraph: quote.paragraph,
            span: self.span(quote.span),
            verbatim: self.spans(&quote.verbatim),
            cue: quote.cue.map(|span| self.span(span)),
            speaker: quote.speaker.as_ref().map(|speaker| self.speaker(speaker)),
            continues: quote.continues.map(quote_id),
        }
    }

    fn speaker(&self, speaker: &'t analysis::Speaker) -> Speaker<'t> {
        Speaker {
            actor: speaker.actor.map(actor_id),
            name: speaker.name.as_deref(),
            span: self.span(speaker.span),
            kind: names::speaker(speaker.kind),
            anonymity: speaker.anonymity.map(|span| self.span(span)),
        }
    }

    fn actor(&self, index: usize, actor: &'t analysis::Actor) -> Actor<'t> {
        Actor {
            id: Id::actor(index),
            kind: names::actor(actor.kind),
            name: &actor.name,
            aliases: &actor.aliases,
            roles: &actor.roles,
            country: actor.country,
            mentions: list(&actor.mentions, |mention| Mention {
                span: self.span(mention.span),
                kind: names::mention(mention.kind),
            }),
            mention_count: actor.mentions.len(),
            in_headline: actor.in_headline,
            salience: hundredths(actor.salience),
        }
    }

    fn place(&self, index: usize, place: &'t analysis::Place) -> Place<'t> {
        Place {
            id: Id::place(index),
            name: &place.name,
            country: place.country,
            mentions: self.spans(&place.mentions),
        }
    }

    fn parties(&self, parties: &'t [analysis::Party]) -> Vec<Party<'t>> {
        list(parties, |party| Party {
            actor: party.actor.map(actor_id),
            name: &party.name,
            span: self.span(party.span),
        })
    }

    fn commitment(&self, index: usize, commitment: &'t analysis::Commitment) -> Commitment<'t> {
        Commitment {
            id: Id::commitment(index),
            stance: names::stance(commitment.stance),
            status: names::status(commitment.status),
            strength: names::strength(commitment.strength),
            agents: self.parties(&commitment.agents),
            recipients: self.parties(&commitment.recipients),
            content: self.span(commitment.content),
            cue: self.span(commitment.cue),
            conditions: list(&commitment.conditions, |condition| Condition {
                kind: names::condition(condition.kind),
                span: self.span(condition.span),
            }),
            time: commitment.time.as_ref().map(|time| Time {
                span: self.span(time.span),
                date: time.date.as_deref(),
            }),
            source: commitment
                .source
                .as_ref()
                .map(|speaker| self.speaker(speaker)),
            quote: commitment.quote.map(quote_id),
            evidence: Evidence {
                span: self.span(commitment.evidence),
                paragraph: commitment.paragraph,
            },
            confidence: hundredths(commitment.confidence),
        }
    }
}

fn list<'t, A, B>(items: &'t [A], convert: impl Fn(&'t A) -> B) -> Vec<B> {
    items.iter().map(convert).collect()
}

fn actor_id(id: analysis::ActorId) -> Id {
    Id::actor(id.0)
}

fn quote_id(id: analysis::QuoteId) -> Id {
    Id::quote(id.0)
}
