//! Tables for spreadsheets and databases: CSV (RFC 4180, lines end with `\n`), one row a finding.
//!
//! Comes in: the text, its [`Analysis`], the name of the article and a [`Style`]. Goes out: a
//! header row and the rows of one [`Table`]. Offsets count code points, as in the JSON; unlike
//! there, the words are tidied for a cell: white space is one space, control characters are shown.
//! A table leaves out what fits no cell (paragraphs, mentions); the JSON has it all.

mod actors;
mod cell;
mod commitments;
mod quotes;
mod sheet;
#[cfg(test)]
mod tests;

use crate::Analysis;
use sheet::Sheet;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// A commitment each.
    Commitments,
    /// A statement each.
    Quotes,
    /// An actor each.
    Actors,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Which one.
    pub table: Table,
    /// Put an apostrophe before what a spreadsheet would take for a formula.
    pub guard: bool,
}

/// The first columns of every table.
const COMMON: [&str; 4] = ["article", "date", "headline", "id"];

/// U+FEFF in UTF-8: tells Excel that a file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The header row, without its newline.
pub fn header(table: Table) -> String {
    columns(table).join(",")
}

/// The rows of one article, without the last newline; empty when there are none. `article` is the
/// name that stands in the first column.
pub fn rows(text: &str, analysis: &Analysis, article: &str, style: Style) -> String {
    let mut sheet = Sheet::new(text, analysis, article, style.guard);
    match style.table {
        Table::Commitments => commitments::write(&mut sheet, analysis),
        Table::Quotes => quotes::write(&mut sheet, analysis),
        Table::Actors => actors::write(&mut sheet, analysis),
    }
    sheet.finish()
}

/// The names of the columns, which are the words of the JSON.
fn columns(table: Table) -> Vec<&'static str> {
    let own: &[&str] = match table {
        Table::Commitments => &commitments::COLUMNS,
        Table::Quotes => &quotes::COLUMNS,
        Table::Actors => &actors::COLUMNS,
    };
    [&COMMON, own].concat()
}
