//! The types behind the keys of an article.
//!
//! The doc comments are the descriptions in the schema: they speak to readers of the JSON.

use super::id::Id;
use super::list::List;
use crate::report::names;
use crate::{analysis, text};
use schemars::JsonSchema;
use serde::Serialize;

/// A stretch of the article: text[start:end] of the decoded article.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub(super) struct Span<'t> {
    /// The words, exactly as they stand in the article.
    pub(super) text: &'t str,
    /// Code points before the first character.
    pub(super) start: usize,
    /// Code points up to and with the last character.
    pub(super) end: usize,
}

/// Where and when the article was filed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Dateline<'t> {
    /// The line of its own, the opening `KYIV, Ukraine (AP) — `, or both.
    #[schemars(with = "Vec<Span>")]
    pub(super) spans: List<'t, text::Span>,
    /// As written.
    pub(super) place: Option<&'t str>,
    /// `2026-01-08`, or `--01-08` when no year is given.
    pub(super) date: Option<&'t str>,
    /// `17:05`, 24-hour clock, as written in the article's own time zone.
    pub(super) time: Option<&'t str>,
    /// `AP`, `Reuters`.
    pub(super) agency: Option<&'t str>,
}

/// Who wrote the article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Byline<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// Names without "By" and without the newspaper.
    pub(super) authors: &'t [String],
}

/// A picture caption or credit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Caption<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// Photographer, agency or archive.
    pub(super) credit: Option<&'t str>,
}

/// A paragraph or a subheading.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Paragraph<'t> {
    /// Position in the list, from 0.
    pub(super) index: usize,
    /// What it is for.
    #[schemars(extend("enum" = names::PARAGRAPHS))]
    pub(super) role: &'static str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

/// What belongs to the page and not to the article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Furniture<'t> {
    /// What it is for.
    #[schemars(extend("enum" = names::FURNITURE))]
    pub(super) role: &'static str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

/// A statement, quoted or reported; the span is the content. For a direct quotation that is what
/// stands between the marks, for the other kinds the whole reported clause.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Quote<'t> {
    /// `q1`, `q2`, … in reading order.
    pub(super) id: Id,
    /// `direct`: all in quotation marks; `mixed`: a reported clause with quoted words in it;
    /// `indirect`: without marks; `unattributed`: marks around what nobody in the article says (a
    /// title, a nickname, irony).
    #[schemars(extend("enum" = names::QUOTES))]
    pub(super) kind: &'static str,
    /// Index of the paragraph in which it begins; null in headline and captions.
    pub(super) paragraph: Option<usize>,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// What stands inside the outermost marks, without them; one span a paragraph.
    #[schemars(with = "Vec<Span>")]
    pub(super) verbatim: List<'t, text::Span>,
    /// The words that attribute: `said`, `according to`.
    pub(super) cue: Option<Span<'t>>,
    /// Who says it.
    pub(super) speaker: Option<Speaker<'t>>,
    /// Id of the first part, when the same statement goes on after its attribution.
    pub(super) continues: Option<Id>,
}

/// Who says something; the span is the words at the attribution.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Speaker<'t> {
    /// Id of the actor, when the speaker is one.
    pub(super) actor: Option<Id>,
    /// The resolved name, also behind a pronoun; for a description or an anonymous source, that
    /// description.
    pub(super) name: Option<&'t str>,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// How the speaker is named there: `named`; `pronoun`, "she"; `description`, "a dock worker";
    /// `anonymous`, "a person familiar with the matter"; `document`, "the draft".
    #[schemars(extend("enum" = names::SPEAKERS))]
    pub(super) kind: &'static str,
    /// The words in which the article says that, or why, an anonymous speaker is not named.
    pub(super) anonymity: Option<Span<'t>>,
}

/// A party that can act, all its names merged.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Actor<'t> {
    /// `a1`, `a2`, … in reading order.
    pub(super) id: Id,
    /// What it is.
    #[schemars(extend("enum" = names::ACTORS))]
    pub(super) kind: &'static str,
    /// The fullest name.
    pub(super) name: &'t str,
    /// Other names in the article.
    pub(super) aliases: &'t [String],
    /// Titles and functions as written: "British Prime Minister".
    pub(super) roles: &'t [String],
    /// ISO 3166-1 alpha-2.
    pub(super) country: Option<&'static str>,
    /// Where it is named.
    #[schemars(with = "Vec<Mention>")]
    pub(super) mentions: List<'t, analysis::Mention>,
    /// Length of mentions.
    pub(super) mention_count: usize,
    /// True when the headline mentions the actor.
    pub(super) in_headline: bool,
    /// How much of the article is about the actor: half for its share of mentions (square root of
    /// mentions over those of the actor mentioned most), a quarter for standing in the headline, a
    /// quarter for an early first mention (1 at the first character, 0 at the last).
    #[schemars(range(min = 0, max = 1))]
    pub(super) salience: f64,
}

/// A mention of an actor, without title and possessive 's.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub(super) struct Mention<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// How it refers: `name`; `metonym`, "Kyiv" for its government; `demonym`, "Ukrainian";
    /// `pronoun`, "she".
    #[schemars(extend("enum" = names::MENTIONS))]
    pub(super) kind: &'static str,
}

/// A named location that is not a country.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Place<'t> {
    /// `p1`, `p2`, … in reading order.
    pub(super) id: Id,
    /// As written at its first mention.
    pub(super) name: &'t str,
    /// ISO 3166-1 alpha-2.
    pub(super) country: Option<&'static str>,
    /// Where it is named.
    #[schemars(with = "Vec<Span>")]
    pub(super) mentions: List<'t, text::Span>,
}

/// A party named in a commitment; the span is the words that name it there.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Party<'t> {
    /// Id of the actor, when the party is one.
    pub(super) actor: Option<Id>,
    /// The actor's name, or the words of the description.
    pub(super) name: &'t str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

/// A condition of a commitment; the span is the whole clause or phrase.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Condition<'t> {
    /// How it binds.
    #[schemars(extend("enum" = names::CONDITIONS))]
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

/// When a commitment falls due.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Time<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// As much of an ISO 8601 date as the words give: `2030`, `2026-01`, `2026-01-09`.
    pub(super) date: Option<&'t str>,
}

/// The sentence in which a commitment stands.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Evidence<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    /// Index of its paragraph; null in headline and captions.
    pub(super) paragraph: Option<usize>,
}

/// Who has bound themselves to what, or has not.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Commitment<'t> {
    /// `c1`, `c2`, … in reading order.
    pub(super) id: Id,
    /// How the party stands to the action: `commits`, says it will; `considers`, might, or is asked
    /// or expected to; `withholds`, has neither bound itself nor said no; `refuses`, says no;
    /// `threatens`, announces harm.
    #[schemars(extend("enum" = names::STANCES))]
    pub(super) stance: &'static str,
    /// What has become of it: `made`; `proposed`; `expected`, asked or hoped for by others;
    /// `unclear`, said to be open; `withheld`, not given; `removed`, struck from the text;
    /// `withdrawn`, given and taken back.
    #[schemars(extend("enum" = names::STATUSES))]
    pub(super) status: &'static str,
    /// `firm`, or `hedged`: "may", "aims to".
    #[schemars(extend("enum" = names::STRENGTHS))]
    pub(super) strength: &'static str,
    /// Who is bound; never empty.
    #[schemars(length(min = 1))]
    #[schemars(with = "Vec<Party>")]
    pub(super) agents: List<'t, analysis::Party>,
    /// To or for whom.
    #[schemars(with = "Vec<Party>")]
    pub(super) recipients: List<'t, analysis::Party>,
    /// What is promised, without the cue.
    pub(super) content: Span<'t>,
    /// The words that make it a commitment.
    pub(super) cue: Span<'t>,
    /// On which conditions.
    #[schemars(with = "Vec<Condition>")]
    pub(super) conditions: List<'t, analysis::Condition>,
    /// When it falls due.
    pub(super) time: Option<Time<'t>>,
    /// Who says so; null when the article says it by itself.
    pub(super) source: Option<Speaker<'t>>,
    /// Id of the quote in which it stands.
    pub(super) quote: Option<Id>,
    /// The sentence.
    pub(super) evidence: Evidence<'t>,
    /// The share of such records that is right; those below 0.3 are left out, see
    /// `--min-confidence`.
    #[schemars(range(min = 0, max = 1))]
    pub(super) confidence: f64,
}

/// A doubt about the input.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub(super) struct Warning<'t> {
    /// What it is about.
    #[schemars(extend("enum" = names::WARNINGS))]
    pub(super) code: &'static str,
    /// The same for people.
    pub(super) message: &'t str,
}
