//! What can be said on the command line.

use super::documents::Documents;
use super::tables::Tables;
use clap::{ArgAction, Parser, ValueEnum};
use std::path::PathBuf;

/// Reads English news articles and prints headline, dateline, paragraphs, quotes with their
/// speakers, actors and commitments.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(name = "analyze", version, max_term_width = 100, after_help = AFTER)]
pub(crate) struct Options {
    /// Files, folders (all *.txt in them) or - for standard input
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// How to print the results
    ///
    /// auto is text on a terminal; otherwise json for a single article and jsonl for several.
    #[arg(short, long, value_enum, default_value_t = Format::Auto, value_name = "FORMAT")]
    pub(crate) format: Format,

    /// Write the results to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "output_dir")]
    pub(crate) output: Option<PathBuf>,

    /// Write one file per article into DIR; the structure of input folders is kept
    ///
    /// For brat that is an .ann beside a copy of the article as .txt in UTF-8, and one
    /// annotation.conf for the folder; for html it is one page each and index.html, which leads to
    /// them all.
    #[arg(long, value_name = "DIR")]
    pub(crate) output_dir: Option<PathBuf>,

    /// Skip articles whose result in --output-dir is newer than they are
    ///
    /// So a run that was stopped goes on where it stood. Leave it out after a change of options or
    /// of the program.
    #[arg(long, requires = "output_dir")]
    pub(crate) update: bool,

    #[command(flatten)]
    pub(crate) tables: Tables,

    /// The input is JSON Lines, one article a line; gives one line for each, in the same order
    #[arg(long, conflicts_with = "output_dir")]
    pub(crate) records: bool,

    /// The field of a record that holds the article
    #[arg(
        long,
        value_name = "NAME",
        default_value = "text",
        requires = "records"
    )]
    pub(crate) text_field: String,

    /// The field of a record that is carried over as its id
    #[arg(long, value_name = "NAME", default_value = "id", requires = "records")]
    pub(crate) id_field: String,

    /// Fields of a record that are carried over into its result, under "record"
    #[arg(
        long,
        value_name = "NAME,…",
        value_delimiter = ',',
        requires = "records"
    )]
    pub(crate) keep_fields: Vec<String>,

    /// Analyse so many articles at a time [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,

    /// Refuse articles larger than this (K, M and G are understood)
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = size)]
    pub(crate) max_bytes: u64,

    /// Leave out commitments with less confidence than this (0 to 1)
    #[arg(long, value_name = "P", default_value_t = analyze::commitments::MIN_CONFIDENCE, value_parser = share)]
    pub(crate) min_confidence: f64,

    /// When to use colours; auto honours `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(crate) color: When,

    /// When to show progress on standard error
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(crate) progress: When,

    /// Stop at the first input that cannot be analysed
    #[arg(long)]
    pub(crate) fail_fast: bool,

    /// Exit with 0 also when inputs failed; for engines that read the error records
    #[arg(long)]
    pub(crate) exit_zero: bool,

    /// Print no messages about inputs that cannot be analysed, and no summary
    #[arg(short, long, action = ArgAction::SetTrue)]
    pub(crate) quiet: bool,

    #[command(flatten)]
    pub(crate) documents: Documents,
}

impl Options {
    /// Articles that are analysed at a time.
    pub(crate) fn jobs(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.jobs.map_or_else(cores, usize::from)
    }
}

const AFTER: &str = "\
Exit status: 0 when every input was analysed, 1 when some failed, 2 when nothing could be
analysed, the results could not be written, or the command line is wrong.

Examples:
  analyze article.txt
      a summary in the terminal; piped on, JSON
  analyze articles/ -o results.jsonl
      every article of a folder, one JSON object a line
  analyze articles/ --format csv --table quotes --bom -o quotes.csv
      who said what, for a spreadsheet
  analyze articles/ --output-dir results/ --update
      a file for each; another time, only for those that have changed
  analyze article.txt --format html -o article.html
      the article with its findings marked, for the browser
  analyze articles/ --format html --output-dir pages/
      a page for each, and pages/index.html over them
  curl -s https://example.org/article.txt | analyze --format text
      an article from elsewhere
  analyze --records < articles.jsonl > results.jsonl
      one object in, one object out: for Spark, Hadoop and parallel";

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text on a terminal, otherwise JSON
    Auto,
    /// A summary to read
    Text,
    /// Indented; several articles as an array
    Json,
    /// One object a line, also for inputs that failed
    Jsonl,
    /// A table, see --table; one header row for all articles
    Csv,
    /// A page for the browser; several articles need --output-dir
    Html,
    /// Standoff annotation for the brat tool
    Brat,
}

/// When to do something that only people care for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&number) {
        Ok(number)
    } else {
        Err("not between 0 and 1".to_owned())
    }
}

/// Reads "512", "64K", "16M", "1GiB" as bytes.
fn size(written: &str) -> Result<u64, String> {
    let digits = written.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = match written
        .get(digits.len()..)
        .unwrap_or("")
        .to_ascii_uppercase()
        .as_str()
    {
        "" | "B" => 1,
        "K" | "KB" | "KIB" => 1 << 10,
        "M" | "MB" | "MIB" => 1 << 20,
        "G" | "GB" | "GIB" => 1 << 30,
        _ => return Err("write a number of bytes, or one with K, M or G, such as 16M".into()),
    };
    let count: u64 = digits
        .parse()
        .map_err(|_| "write a whole number, such as 500000 or 16M")?;
    match count.checked_mul(unit) {
        Some(0) => Err("nothing fits into 0 bytes".into()),
        Some(bytes) => Ok(bytes),
        None => Err("too large a number".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Options::command().debug_assert();
    }

    #[test]
    fn reads_sizes() {
        assert_eq!(size("500"), Ok(500));
        assert_eq!(size("2k"), Ok(2048));
        assert_eq!(size("16M"), Ok(16 << 20));
        assert_eq!(size("1GiB"), Ok(1 << 30));
        for wrong in ["", "0", "M", "-1", "1.5M", "16 apples", "99999999999G"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
