//! The wire types of the JSON output, version 1.0, and their making from an [`Analysis`](crate::Analysis).
//!
//! Every key is always there, a missing value is `null`, an empty list `[]`, and no key changes its
//! type. Offsets are half-open and count Unicode code points of the decoded source.

mod types;
mod wire;

use serde::Serialize;
use serde_json::value::RawValue;
use types::{
    Actor, Byline, Caption, Commitment, Dateline, Furniture, Paragraph, Place, Quote, Span, Warning,
};

/// The version of the format.
pub const SCHEMA_VERSION: &str = "1.0";

/// Where an article came from.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// File name or "-"; none for a record.
    pub name: Option<String>,
    /// The id of a record, unchanged.
    pub id: Option<Box<RawValue>>,
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
    id: Option<Box<RawValue>>,
}

#[derive(Debug, Clone, Serialize)]
struct ErrorBody {
    code: &'static str,
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
        }
    }
}
