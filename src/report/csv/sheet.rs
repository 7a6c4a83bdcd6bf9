//! Rows of cells, on their way to CSV.

use super::cell::guarded;
use crate::analysis::{Analysis, Speaker};
use crate::report::text::visible;
use crate::report::tidy;
use crate::text::{CodePoints, Span};
use csv::Writer;

/// The rows of one article.
pub(super) struct Sheet<'t> {
    text: &'t str,
    points: CodePoints,
    writer: Writer<Vec<u8>>,
    /// Article, date and headline; they open every row.
    lead: [String; 3],
    guard: bool,
}

impl<'t> Sheet<'t> {
    pub(super) fn new(text: &'t str, analysis: &Analysis, article: &str, guard: bool) -> Self {
        let dateline = analysis.dateline.as_ref();
        let date = dateline.and_then(|dateline| dateline.date.clone());
        Sheet {
            text,
            points: CodePoints::new(text),
            writer: Writer::from_writer(Vec::new()),
            lead: [
                // A file with two spaces in its name is still to be found by it.
                visible(article).into_owned(),
                date.unwrap_or_default(),
                analysis
                    .headline
                    .map_or_else(String::new, |headline| tidy(headline.of(text))),
            ],
            guard,
        }
    }

    /// Adds a row: the columns that all tables share, then `own`.
    pub(super) fn row(&mut self, id: String, own: impl IntoIterator<Item = String>) {
        let cells = self.lead.iter().cloned().chain([id]).chain(own);
        let cells = cells.map(|cell| if self.guard { guarded(cell) } else { cell });
        // Writing into memory cannot fail, and all rows of a table have the same length.
        let _ = self.writer.write_record(cells.map(String::into_bytes));
    }

    /// The words at `span`.
    pub(super) fn words(&self, span: Span) -> String {
        tidy(span.of(self.text))
    }

    /// The words, when there are any.
    pub(super) fn maybe(&self, span: Option<Span>) -> String {
        span.map_or_else(String::new, |span| self.words(span))
    }

    /// Code points from the start of the article to both ends of `span`.
    pub(super) fn offsets(&self, span: Span) -> [String; 2] {
        [span.start, span.end].map(|offset| self.points.at(offset).to_string())
    }

    /// The name of a speaker, or the words at the attribution.
    pub(super) fn speaker(&self, speaker: Option<&Speaker>) -> String {
        let Some(speaker) = speaker else {
            return String::new();
        };
        let name = speaker.name.as_deref();
        tidy(name.unwrap_or_else(|| speaker.span.of(self.text)))
    }

    /// The words at several spans in one cell.
    pub(super) fn list(&self, spans: impl IntoIterator<Item = Span>) -> String {
        super::cell::joined(spans.into_iter().map(|span| span.of(self.text)))
    }

    /// All rows, without the last newline.
    pub(super) fn finish(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        let mut rows = String::from_utf8(bytes).unwrap_or_default();
        rows.truncate(rows.trim_end_matches('\n').len());
        rows
    }
}
