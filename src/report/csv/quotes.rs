//! The table of statements.

use super::sheet::Sheet;
use crate::analysis::{Analysis, Quote};
use crate::report::names;

/// What stands behind the common columns.
pub(super) const COLUMNS: [&str; 8] = [
    "kind",
    "speaker",
    "speaker_kind",
    "cue",
    "text",
    "start",
    "end",
    "paragraph",
];

/// One row a statement.
pub(super) fn write(sheet: &mut Sheet, analysis: &Analysis) {
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let cells = cells(sheet, quote);
        sheet.row(format!("q{}", index + 1), cells);
    }
}

fn cells(sheet: &Sheet, quote: &Quote) -> [String; COLUMNS.len()] {
    let speaker = quote.speaker.as_ref();
    let kind = speaker.map(|speaker| names::speaker(speaker.kind));
    let [start, end] = sheet.offsets(quote.span);
    [
        names::quote(quote.kind).to_owned(),
        sheet.speaker(speaker),
        kind.unwrap_or_default().to_owned(),
        sheet.maybe(quote.cue),
        sheet.words(quote.span),
        start,
        end,
        quote
            .paragraph
            .map_or_else(String::new, |index| index.to_string()),
    ]
}
