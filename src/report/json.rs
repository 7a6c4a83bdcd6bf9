//! The wire types of the JSON output, version 1.0, and their making from an [`Analysis`].
//!
//! Every key is always there, a missing value is `null`, an empty list `[]`, and no key changes its
//! type. Offsets are half-open and count Unicode code points of the decoded source.

use crate::analysis::{self, Analysis};
use crate::text::CodePoints;
use serde::Serialize;
use serde_json::Value;

/// The version of the format.
pub const SCHEMA_VERSION: &str = "1.0";

/// Where an article came from.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// File name or "-"; none for a record.
    pub name: Option<String>,
    /// The id of a record, unchanged.
    pub id: Value,
    /// "UTF-8", "UTF-16LE", "windows-1252".
    pub encoding: &'static str,
    /// Length of the decoded text in code points.
    pub chars: usize,
    /// ISO 639-1.
    pub language: Option<&'static str>,
}

/// One article.
#[derive(Debug, Clone, Serialize)]
pub struct Article<'t> {
    schema_version: &'static str,
    source: Source,
    headline: Option<Span<'t>>,
    dateline: Option<Dateline<'t>>,
    byline: Option<Byline<'t>>,
    captions: Vec<Caption<'t>>,
    paragraphs: Vec<Paragraph<'t>>,
    furniture: Vec<Furniture<'t>>,
    quotes: Vec<Quote<'t>>,
    actors: Vec<Actor<'t>>,
    places: Vec<Place<'t>>,
    commitments: Vec<Commitment<'t>>,
    warnings: Vec<Warning<'t>>,
}

/// An article that could not be analysed.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    schema_version: &'static str,
    source: FailedSource,
    error: ErrorBody,
}

#[derive(Debug, Clone, Serialize)]
struct FailedSource {
    name: Option<String>,
    id: Value,
}

#[derive(Debug, Clone, Serialize)]
struct ErrorBody {
    code: &'static str,
    message: String,
}

impl Failure {
    /// An error record: `code` for programs, `message` for people.
    pub fn new(name: Option<String>, id: Value, code: &'static str, message: String) -> Self {
        Failure {
            schema_version: SCHEMA_VERSION,
            source: FailedSource { name, id },
            error: ErrorBody { code, message },
        }
    }
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Span<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, Serialize)]
struct Dateline<'t> {
    spans: Vec<Span<'t>>,
    place: Option<&'t str>,
    date: Option<&'t str>,
    time: Option<&'t str>,
    agency: Option<&'t str>,
}

#[derive(Debug, Clone, Serialize)]
struct Byline<'t> {
    #[serde(flatten)]
    span: Span<'t>,
    authors: &'t [String],
}

#[derive(Debug, Clone, Serialize)]
struct Caption<'t> {
    #[serde(flatten)]
    span: Span<'t>,
    credit: Option<&'t str>,
}

#[derive(Debug, Clone, Serialize)]
struct Paragraph<'t> {
    index: usize,
    role: &'static str,
    #[serde(flatten)]
    span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
struct Furniture<'t> {
    role: &'static str,
    #[serde(flatten)]
    span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
struct Quote<'t> {
    id: String,
    kind: &'static str,
    paragraph: Option<usize>,
    #[serde(flatten)]
    span: Span<'t>,
    verbatim: Vec<Span<'t>>,
    cue: Option<Span<'t>>,
    speaker: Option<Speaker<'t>>,
    continues: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Speaker<'t> {
    actor: Option<String>,
    name: Option<&'t str>,
    #[serde(flatten)]
    span: Span<'t>,
    kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Actor<'t> {
    id: String,
    kind: &'static str,
    name: &'t str,
    aliases: &'t [String],
    roles: &'t [String],
    country: Option<&'static str>,
    mentions: Vec<Mention<'t>>,
    mention_count: usize,
    in_headline: bool,
    salience: f64,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Mention<'t> {
    #[serde(flatten)]
    span: Span<'t>,
    kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct Place<'t> {
    id: String,
    name: &'t str,
    country: Option<&'static str>,
    mentions: Vec<Span<'t>>,
}

#[derive(Debug, Clone, Serialize)]
struct Party<'t> {
    actor: Option<String>,
    name: &'t str,
    #[serde(flatten)]
    span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
struct Condition<'t> {
    kind: &'static str,
    #[serde(flatten)]
    span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
struct Time<'t> {
    #[serde(flatten)]
    span: Span<'t>,
    date: Option<&'t str>,
}

#[derive(Debug, Clone, Serialize)]
struct Evidence<'t> {
    #[serde(flatten)]
    span: Span<'t>,
    paragraph: Option<usize>,
}

#[derive(Debug, Clone, Serialize)]
struct Commitment<'t> {
    id: String,
    stance: &'static str,
    status: &'static str,
    strength: &'static str,
    agents: Vec<Party<'t>>,
    recipients: Vec<Party<'t>>,
    content: Span<'t>,
    cue: Span<'t>,
    conditions: Vec<Condition<'t>>,
    time: Option<Time<'t>>,
    source: Option<Speaker<'t>>,
    quote: Option<String>,
    evidence: Evidence<'t>,
    confidence: f64,
}

#[derive(Debug, Clone, Serialize)]
struct Warning<'t> {
    code: &'static str,
    message: &'t str,
}

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
            captions: wire.list(&analysis.captions, |caption| Caption {
                span: wire.span(caption.span),
                credit: caption.credit.as_deref(),
            }),
            paragraphs: analysis
                .paragraphs
                .iter()
                .enumerate()
                .map(|(index, paragraph)| wire.paragraph(index, paragraph))
                .collect(),
            furniture: wire.list(&analysis.furniture, |piece| Furniture {
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
            warnings: wire.list(&analysis.warnings, |warning| Warning {
                code: names::warning(warning.code),
                message: &warning.message,
            }),
        }
    }
}

/// Turns byte spans into wire spans.
struct Wire<'t> {
    text: &'t str,
    points: CodePoints<'t>,
}

impl<'t> Wire<'t> {
    fn span(&self, span: crate::text::Span) -> Span<'t> {
        Span {
            text: span.of(self.text),
            start: self.points.at(span.start),
            end: self.points.at(span.end),
        }
    }

    fn list<A, B>(&self, items: &'t [A], convert: impl Fn(&'t A) -> B) -> Vec<B> {
        items.iter().map(convert).collect()
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
            id: quote_id(analysis::QuoteId(index)),
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
        }
    }

    fn actor(&self, index: usize, actor: &'t analysis::Actor) -> Actor<'t> {
        Actor {
            id: actor_id(analysis::ActorId(index)),
            kind: names::actor(actor.kind),
            name: &actor.name,
            aliases: &actor.aliases,
            roles: &actor.roles,
            country: actor.country,
            mentions: self.list(&actor.mentions, |mention| Mention {
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
            id: format!("p{}", index + 1),
            name: &place.name,
            country: place.country,
            mentions: self.spans(&place.mentions),
        }
    }

    fn parties(&self, parties: &'t [analysis::Party]) -> Vec<Party<'t>> {
        self.list(parties, |party| Party {
            actor: party.actor.map(actor_id),
            name: &party.name,
            span: self.span(party.span),
        })
    }

    fn commitment(&self, index: usize, commitment: &'t analysis::Commitment) -> Commitment<'t> {
        Commitment {
            id: format!("c{}", index + 1),
            stance: names::stance(commitment.stance),
            status: names::status(commitment.status),
            strength: names::strength(commitment.strength),
            agents: self.parties(&commitment.agents),
            recipients: self.parties(&commitment.recipients),
            content: self.span(commitment.content),
            cue: self.span(commitment.cue),
            conditions: self.list(&commitment.conditions, |condition| Condition {
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

fn actor_id(id: analysis::ActorId) -> String {
    format!("a{}", id.0 + 1)
}

fn quote_id(id: analysis::QuoteId) -> String {
    format!("q{}", id.0 + 1)
}

/// Two decimals are all that a reader can use of a score.
fn hundredths(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

/// The names of the enumerations in JSON, and in every other report.
pub(crate) mod names {
    use crate::analysis::{
        ActorKind, ConditionKind, FurnitureRole, MentionKind, ParagraphRole, QuoteKind,
        SpeakerKind, Stance, Status, Strength, WarningCode,
    };

    pub(crate) fn paragraph(role: ParagraphRole) -> &'static str {
        match role {
            ParagraphRole::Body => "body",
            ParagraphRole::Subheading => "subheading",
        }
    }

    pub(crate) fn furniture(role: FurnitureRole) -> &'static str {
        match role {
            FurnitureRole::Promotion => "promotion",
            FurnitureRole::SignOff => "sign_off",
            FurnitureRole::Correction => "correction",
            FurnitureRole::Timestamp => "timestamp",
            FurnitureRole::Other => "other",
        }
    }

    pub(crate) fn quote(kind: QuoteKind) -> &'static str {
        match kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Unattributed => "unattributed",
        }
    }

    pub(crate) fn speaker(kind: SpeakerKind) -> &'static str {
        match kind {
            SpeakerKind::Named => "named",
            SpeakerKind::Pronoun => "pronoun",
            SpeakerKind::Description => "description",
            SpeakerKind::Anonymous => "anonymous",
            SpeakerKind::Document => "document",
        }
    }

    pub(crate) fn actor(kind: ActorKind) -> &'static str {
        match kind {
            ActorKind::Person => "person",
            ActorKind::Organization => "organization",
            ActorKind::Country => "country",
        }
    }

    pub(crate) fn mention(kind: MentionKind) -> &'static str {
        match kind {
            MentionKind::Name => "name",
            MentionKind::Metonym => "metonym",
            MentionKind::Demonym => "demonym",
            MentionKind::Pronoun => "pronoun",
        }
    }

    pub(crate) fn stance(stance: Stance) -> &'static str {
        match stance {
            Stance::Commits => "commits",
            Stance::Considers => "considers",
            Stance::Withholds => "withholds",
            Stance::Refuses => "refuses",
            Stance::Threatens => "threatens",
        }
    }

    pub(crate) fn status(status: Status) -> &'static str {
        match status {
            Status::Made => "made",
            Status::Proposed => "proposed",
            Status::Expected => "expected",
            Status::Unclear => "unclear",
            Status::Withheld => "withheld",
            Status::Removed => "removed",
            Status::Withdrawn => "withdrawn",
        }
    }

    pub(crate) fn strength(strength: Strength) -> &'static str {
        match strength {
            Strength::Firm => "firm",
            Strength::Hedged => "hedged",
        }
    }

    pub(crate) fn condition(kind: ConditionKind) -> &'static str {
        match kind {
            ConditionKind::If => "if",
            ConditionKind::Unless => "unless",
            ConditionKind::Until => "until",
            ConditionKind::After => "after",
            ConditionKind::Before => "before",
            ConditionKind::Provided => "provided",
            ConditionKind::InExchange => "in_exchange",
        }
    }

    pub(crate) fn warning(code: WarningCode) -> &'static str {
        match code {
            WarningCode::NotEnglish => "not_english",
            WarningCode::NoHeadline => "no_headline",
            WarningCode::UnbalancedQuotes => "unbalanced_quotes",
            WarningCode::Undecodable => "undecodable",
            WarningCode::Empty => "empty",
        }
    }
}
