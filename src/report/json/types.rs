//! The types behind the keys of an article.

use serde::Serialize;

#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Span<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Dateline<'t> {
    pub(super) spans: Vec<Span<'t>>,
    pub(super) place: Option<&'t str>,
    pub(super) date: Option<&'t str>,
    pub(super) time: Option<&'t str>,
    pub(super) agency: Option<&'t str>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Byline<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) authors: &'t [String],
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Caption<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) credit: Option<&'t str>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Paragraph<'t> {
    pub(super) index: usize,
    pub(super) role: &'static str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Furniture<'t> {
    pub(super) role: &'static str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Quote<'t> {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) paragraph: Option<usize>,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) verbatim: Vec<Span<'t>>,
    pub(super) cue: Option<Span<'t>>,
    pub(super) speaker: Option<Speaker<'t>>,
    pub(super) continues: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Speaker<'t> {
    pub(super) actor: Option<String>,
    pub(super) name: Option<&'t str>,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Actor<'t> {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) name: &'t str,
    pub(super) aliases: &'t [String],
    pub(super) roles: &'t [String],
    pub(super) country: Option<&'static str>,
    pub(super) mentions: Vec<Mention<'t>>,
    pub(super) mention_count: usize,
    pub(super) in_headline: bool,
    pub(super) salience: f64,
}

#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Mention<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) kind: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Place<'t> {
    pub(super) id: String,
    pub(super) name: &'t str,
    pub(super) country: Option<&'static str>,
    pub(super) mentions: Vec<Span<'t>>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Party<'t> {
    pub(super) actor: Option<String>,
    pub(super) name: &'t str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Condition<'t> {
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) span: Span<'t>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Time<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) date: Option<&'t str>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Evidence<'t> {
    #[serde(flatten)]
    pub(super) span: Span<'t>,
    pub(super) paragraph: Option<usize>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Commitment<'t> {
    pub(super) id: String,
    pub(super) stance: &'static str,
    pub(super) status: &'static str,
    pub(super) strength: &'static str,
    pub(super) agents: Vec<Party<'t>>,
    pub(super) recipients: Vec<Party<'t>>,
    pub(super) content: Span<'t>,
    pub(super) cue: Span<'t>,
    pub(super) conditions: Vec<Condition<'t>>,
    pub(super) time: Option<Time<'t>>,
    pub(super) source: Option<Speaker<'t>>,
    pub(super) quote: Option<String>,
    pub(super) evidence: Evidence<'t>,
    pub(super) confidence: f64,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Warning<'t> {
    pub(super) code: &'static str,
    pub(super) message: &'t str,
}
