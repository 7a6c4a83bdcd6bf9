//! The options of `--format csv`.

use super::options::Format;
use super::outcome::Stop;
use analyze::report::csv::{self, BYTE_ORDER_MARK, Style};
use clap::{Args, ValueEnum};

/// How tables are printed.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Tables {
    /// What the rows of csv are [default: commitments]
    #[arg(long, value_enum, value_name = "TABLE")]
    table: Option<Table>,

    /// Begin csv with a UTF-8 byte order mark; Excel needs it
    #[arg(long)]
    bom: bool,

    /// Write csv cells as they are, also those that a spreadsheet would read as formulas
    ///
    /// Otherwise a cell that begins with =, +, -, @, tab or carriage return gets an apostrophe in
    /// front. Leave the guard on when a spreadsheet opens the file.
    #[arg(long)]
    no_formula_guard: bool,
}

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Table {
    /// Who bound themselves to what
    Commitments,
    /// Who said what
    Quotes,
    /// People, organisations and countries
    Actors,
}

impl Tables {
    /// Refuses options of tables where none is printed.
    pub(crate) fn check(self, format: Format) -> Result<(), Stop> {
        let named = [
            (self.table.is_some(), "--table"),
            (self.bom, "--bom"),
            (self.no_formula_guard, "--no-formula-guard"),
        ];
        match named.iter().find(|(given, _)| *given) {
            Some((_, option)) if format != Format::Csv => {
                Err(Stop::Usage(format!("{option} needs --format csv")))
            }
            _ => Ok(()),
        }
    }

    /// What the library is told.
    pub(crate) fn style(self) -> Style {
        Style {
            table: match self.table {
                None | Some(Table::Commitments) => csv::Table::Commitments,
                Some(Table::Quotes) => csv::Table::Quotes,
                Some(Table::Actors) => csv::Table::Actors,
            },
            guard: !self.no_formula_guard,
        }
    }

    /// What a file of rows begins with: the mark, when it is wanted, and the header row.
    pub(crate) fn head(self) -> String {
        let mark = if self.bom { BYTE_ORDER_MARK } else { "" };
        format!("{mark}{}\n", csv::header(self.style().table))
    }
}
