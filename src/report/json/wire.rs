//! The making of an article's record: byte spans become code points, enumerations names.

use super::id::Id;
use super::list::{List, Part};
use super::types::{
    Actor, Byline, Caption, Commitment, Condition, Dateline, Evidence, Furniture, Mention,
    Paragraph, Party, Place, Quote, Span, Speaker, Time, Warning,
};
use super::{Article, SCHEMA_VERSION, Source};
use crate::analysis::{self, Analysis};
use crate::report::{hundredths, names};
use crate::text::{self, CodePoints};

impl<'t> Article<'t> {
    /// The record of one analysed article, of which `points` are the code points. `chars` and
    /// `language` of `source` are filled in here.
    pub fn new(
        text: &'t str,
        points: &'t CodePoints,
        analysis: &'t Analysis,
        mut source: Source,
    ) -> Self {
        let wire = Wire { text, points };
        source.chars = points.total();
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
            captions: wire.list(&analysis.captions),
            paragraphs: wire.list(&analysis.paragraphs),
            furniture: wire.list(&analysis.furniture),
            quotes: wire.list(&analysis.quotes),
            actors: wire.list(&analysis.actors),
            places: wire.list(&analysis.places),
            commitments: wire.list(&analysis.commitments),
            warnings: wire.list(&analysis.warnings),
            record: None,
        }
    }
}

/// Turns byte spans into wire spans.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wire<'t> {
    text: &'t str,
    points: &'t CodePoints,
}

impl<'t> Wire<'t> {
    #[inline]
    fn span(self, span: text::Span) -> Span<'t> {
        Span {
            text: span.of(self.text),
            start: self.points.at(span.start),
            end: self.points.at(span.end),
        }
    }

    fn list<T>(self, items: &'t [T]) -> List<'t, T> {
        List { wire: self, items }
    }

    fn dateline(self, dateline: &'t analysis::Dateline) -> Dateline<'t> {
        Dateline {
            spans: self.list(&dateline.spans),
            place: dateline.place.as_deref(),
            date: dateline.date.as_deref(),
            time: dateline.time.as_deref(),
            agency: dateline.agency.as_deref(),
        }
    }

    fn speaker(self, speaker: &'t analysis::Speaker) -> Speaker<'t> {
        Speaker {
            actor: speaker.actor.map(actor_id),
            name: speaker.name.as_deref(),
            span: self.span(speaker.span),
            kind: names::speaker(speaker.kind),
            anonymity: speaker.anonymity.map(|span| self.span(span)),
        }
    }
}

impl<'t> Part<'t> for text::Span {
    type Wired = Span<'t>;

    #[inline]
    fn wired(&'t self, wire: Wire<'t>, _: usize) -> Span<'t> {
        wire.span(*self)
    }
}

impl<'t> Part<'t> for analysis::Caption {
    type Wired = Caption<'t>;

    fn wired(&'t self, wire: Wire<'t>, _: usize) -> Caption<'t> {
        Caption {
            span: wire.span(self.span),
            credit: self.credit.as_deref(),
        }
    }
}

impl<'t> Part<'t> for analysis::Paragraph {
    type Wired = Paragraph<'t>;

    #[inline]
    fn wired(&'t self, wire: Wire<'t>, index: usize) -> Paragraph<'t> {
        Paragraph {
            index,
            role: names::paragraph(self.role),
            span: wire.span(self.span),
        }
    }
}

impl<'t> Part<'t> for analysis::Furniture {
    type Wired = Furniture<'t>;

    fn wired(&'t self, wire: Wire<'t>, _: usize) -> Furniture<'t> {
        Furniture {
            role: names::furniture(self.role),
            span: wire.span(self.span),
        }
    }
}

impl<'t> Part<'t> for analysis::Quote {
    type Wired = Quote<'t>;

    #[inline]
    fn wired(&'t self, wire: Wire<'t>, index: usize) -> Quote<'t> {
        Quote {
            id: Id::quote(index),
            kind: names::quote(self.kind),
            paragraph: self.paragraph,
            span: wire.span(self.span),
            verbatim: wire.list(&self.verbatim),
            cue: self.cue.map(|span| wire.span(span)),
            speaker: self.speaker.as_ref().map(|speaker| wire.speaker(speaker)),
            continues: self.continues.map(quote_id),
        }
    }
}

impl<'t> Part<'t> for analysis::Actor {
    type Wired = Actor<'t>;

    #[inline]
    fn wired(&'t self, wire: Wire<'t>, index: usize) -> Actor<'t> {
        Actor {
            id: Id::actor(index),
            kind: names::actor(self.kind),
            name: &self.name,
            aliases: &self.aliases,
            roles: &self.roles,
            country: self.country,
            mentions: wire.list(&self.mentions),
            mention_count: self.mentions.len(),
            in_headline: self.in_headline,
            salience: hundredths(self.salience),
        }
    }
}

impl<'t> Part<'t> for analysis::Mention {
    type Wired = Mention<'t>;

    #[inline]
    fn wired(&'t self, wire: Wire<'t>, _: usize) -> Mention<'t> {
        Mention {
            span: wire.span(self.span),
            kind: names::mention(self.kind),
        }
    }
}

impl<'t> Part<'t> for analysis::Place {
    type Wired = Place<'t>;

    fn wired(&'t self, wire: Wire<'t>, index: usize) -> Place<'t> {
        Place {
            id: Id::place(index),
            name: &self.name,
            country: self.country,
            mentions: wire.list(&self.mentions),
        }
    }
}

impl<'t> Part<'t> for analysis::Party {
    type Wired = Party<'t>;

    fn wired(&'t self, wire: Wire<'t>, _: usize) -> Party<'t> {
        Party {
            actor: self.actor.map(actor_id),
            name: &self.name,
            span: wire.span(self.span),
        }
    }
}

impl<'t> Part<'t> for analysis::Condition {
    type Wired = Condition<'t>;

    fn wired(&'t self, wire: Wire<'t>, _: usize) -> Condition<'t> {
        Condition {
            kind: names::condition(self.kind),
            span: wire.span(self.span),
        }
    }
}

impl<'t> Part<'t> for analysis::Commitment {
    type Wired = Commitment<'t>;

    fn wired(&'t self, wire: Wire<'t>, index: usize) -> Commitment<'t> {
        Commitment {
            id: Id::commitment(index),
            stance: names::stance(self.stance),
            status: names::status(self.status),
            strength: names::strength(self.strength),
            agents: wire.list(&self.agents),
            recipients: wire.list(&self.recipients),
            content: wire.span(self.content),
            cue: wire.span(self.cue),
            conditions: wire.list(&self.conditions),
            time: self.time.as_ref().map(|time| Time {
                span: wire.span(time.span),
                date: time.date.as_deref(),
            }),
            source: self.source.as_ref().map(|speaker| wire.speaker(speaker)),
            quote: self.quote.map(quote_id),
            evidence: Evidence {
                span: wire.span(self.evidence),
                paragraph: self.paragraph,
            },
            confidence: hundredths(self.confidence),
        }
    }
}

impl<'t> Part<'t> for analysis::Warning {
    type Wired = Warning<'t>;

    fn wired(&'t self, _: Wire<'t>, _: usize) -> Warning<'t> {
        Warning {
            code: names::warning(self.code),
            message: &self.message,
        }
    }
}

fn actor_id(id: analysis::ActorId) -> Id {
    Id::actor(id.0)
}

fn quote_id(id: analysis::QuoteId) -> Id {
    Id::quote(id.0)
}
