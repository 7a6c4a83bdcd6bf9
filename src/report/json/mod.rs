//! The wire types of the JSON output, version 1.0, and their making from an [`Analysis`](crate::Analysis).
//!
//! Every key is always there, a missing value is `null`, an empty list `[]`, and no key changes its
//! type. Offsets are half-open and count Unicode code points of the decoded source.

mod buffer;
mod carried;
mod id;
mod list;
mod record;
mod schema;
mod types;
mod wire;
mod written;

use crate::analysis;
pub use carried::Carried;
use list::List;
pub use record::Record;
pub use schema::schema;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use types::{
    Actor, Byline, Caption, Commitment, Dateline, Furniture, Paragraph, Place, Quote, Span, Warning,
};
pub use written::{indented, line};

/// The version of the format.
pub const SCHEMA_VERSION: &str = "1.0";

/// Where an article came from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Source {
    /// The file as named; `-` for standard input; null for a record.
    pub name: Option<String>,
    /// The id of a record, unchanged.
    #[schemars(with = "Value")]
    pub id: Option<Box<RawValue>>,
    /// As it was read: `UTF-8`, `UTF-16LE`, `windows-1252`.
    pub encoding: &'static str,
    /// Length of the decoded text in code points.
    pub chars: usize,
    /// ISO 639-1; null when there is too little text to tell.
    pub language: Option<&'static str>,
}

impl Source {
    /// The source of a text that comes from no file.
    pub const fn of_text() -> Self {
        Source {
            name: None,
            id: None,
            encoding: "UTF-8",
            chars: 0,
            language: None,
        }
    }
}

/// One article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Article<'t> {
    /// The version of this format.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    schema_version: &'static str,
    /// Where the article came from.
    source: Source,
    /// What stands above the article; null when it starts with its body.
    headline: Option<Span<'t>>,
    /// Where and when it was filed; null when it does not say.
    dateline: Option<Dateline<'t>>,
    /// Who wrote it; null when it does not say.
    byline: Option<Byline<'t>>,
    /// Picture captions and credits.
    #[schemars(with = "Vec<Caption>")]
    captions: List<'t, analysis::Caption>,
    /// The text, paragraph by paragraph.
    #[schemars(with = "Vec<Paragraph>")]
    paragraphs: List<'t, analysis::Paragraph>,
    /// What belongs to the page and not to the article.
    #[schemars(with = "Vec<Furniture>")]
    furniture: List<'t, analysis::Furniture>,
    /// Statements, quoted or reported.
    #[schemars(with = "Vec<Quote>")]
    quotes: List<'t, analysis::Quote>,
    /// People, organisations and countries, all names of one party merged; in doubt two stay apart.
    #[schemars(with = "Vec<Actor>")]
    actors: List<'t, analysis::Actor>,
    /// Named locations that are not countries.
    #[schemars(with = "Vec<Place>")]
    places: List<'t, analysis::Place>,
    /// Who has bound themselves to what.
    #[schemars(with = "Vec<Commitment>")]
    commitments: List<'t, analysis::Commitment>,
    /// Doubts about the input.
    #[schemars(with = "Vec<Warning>")]
    warnings: List<'t, analysis::Warning>,
    /// Fields of the record, unchanged; only with --keep-fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "serde_json::Map<String, Value>")]
    record: Option<Carried>,
}

impl Article<'_> {
    /// The same with fields of the record that it came from.
    #[must_use]
    pub fn with_record(mut self, record: Option<Carried>) -> Self {
        self.record = record;
        self
    }
}

/// An article that could not be analysed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Failure {
    /// The version of this format.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    schema_version: &'static str,
    /// Where the input came from.
    source: FailedSource,
    /// Why it failed.
    error: ErrorBody,
    /// Fields of the record, unchanged; only with --keep-fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "serde_json::Map<String, Value>")]
    record: Option<Carried>,
}

/// Where a failed input came from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct FailedSource {
    /// The file as named; `-` for standard input; null for a record.
    name: Option<String>,
    /// The id of a record, unchanged.
    #[schemars(with = "Value")]
    id: Option<Box<RawValue>>,
}

/// Why an input failed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
struct ErrorBody {
    /// `unreadable`, `too_large`, `not_text`, `empty`, `no_articles` or `bad_record`.
    code: &'static str,
    /// The same for people.
    message: String,
}

impl Failure {
    /// An error record: `code` for programs, `message` for people.
    pub fn new(
        name: Option<String>,
        id: Option<Box<RawValue>>,
        code: &'static str,
        message: String,
    ) -> Self {
        Failure {
            schema_version: SCHEMA_VERSION,
            source: FailedSource { name, id },
            error: ErrorBody { code, message },
            record: None,
        }
    }

    /// The same with fields of the record that could not be analysed.
    #[must_use]
    pub fn with_record(mut self, record: Option<Carried>) -> Self {
        self.record = record;
        self
    }
}
