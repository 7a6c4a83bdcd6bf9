//! What stands around results in one stream.

use crate::cli::options::Format;
use crate::cli::tables::Tables;
use std::io::{self, Write};

/// The marks before, between and behind results.
#[derive(Debug)]
pub(crate) struct Frame {
    open: String,
    between: String,
    end: &'static str,
    close: &'static str,
    /// All that stands there when there are no results.
    nothing: String,
    count: u64,
}

impl Frame {
    /// The frame of a format: JSON objects of several articles form an array, reports are set
    /// apart by a rule of `width` columns, the rows of tables have one header.
    pub(crate) fn new(format: Format, single: bool, width: usize, tables: Tables) -> Self {
        let mut frame = Frame {
            open: String::new(),
            between: String::new(),
            end: "\n",
            close: "",
            nothing: String::new(),
            count: 0,
        };
        match format {
            Format::Json if !single => {
                frame.open = "[\n".into();
                frame.between = ",\n".into();
                frame.end = "";
                frame.close = "\n]\n";
                frame.nothing = "[]\n".into();
            }
            Format::Text => frame.between = format!("\n{}\n\n", "─".repeat(width)),
            Format::Csv => {
                frame.open = tables.head();
                frame.nothing = frame.open.clone();
            }
            Format::Json | Format::Jsonl | Format::Html | Format::Brat | Format::Auto => {}
        }
        frame
    }

    /// Writes one result, together with its end: standard output looks for the last line break of
    /// all that it is given.
    pub(super) fn write(
        &mut self,
        writer: &mut impl Write,
        mut printed: Vec<u8>,
    ) -> io::Result<()> {
        let before = if self.count == 0 {
            &self.open
        } else {
            &self.between
        };
        self.count += 1;
        writer.write_all(before.as_bytes())?;
        printed.extend_from_slice(self.end.as_bytes());
        writer.write_all(&printed)
    }

    /// Writes what stands behind the last result.
    pub(super) fn close(&mut self, writer: &mut impl Write) -> io::Result<()> {
        if self.count == 0 {
            return writer.write_all(self.nothing.as_bytes());
        }
        writer.write_all(self.close.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::options::Options;
    use clap::Parser;

    fn framed(format: Format, single: bool, results: &[&str]) -> String {
        let mut written = Vec::new();
        let tables = Options::parse_from(["analyze", "--table", "quotes"]).tables;
        let mut frame = Frame::new(format, single, 3, tables);
        for result in results {
            let _ = frame.write(&mut written, result.as_bytes().to_vec());
        }
        let _ = frame.close(&mut written);
        String::from_utf8_lossy(&written).into_owned()
    }

    #[test]
    fn each_format_has_its_frame() {
        assert_eq!(framed(Format::Jsonl, false, &["{}", "{}"]), "{}\n{}\n");
        assert_eq!(framed(Format::Json, true, &["{}"]), "{}\n");
        assert_eq!(framed(Format::Json, false, &["{}"]), "[\n{}\n]\n");
        assert_eq!(framed(Format::Json, false, &["1", "2"]), "[\n1,\n2\n]\n");
        assert_eq!(framed(Format::Json, false, &[]), "[]\n");
        assert_eq!(framed(Format::Jsonl, false, &[]), "");
        assert_eq!(framed(Format::Text, false, &["a", "b"]), "a\n\n───\n\nb\n");
        let table = framed(Format::Csv, false, &["1,2\n3,4", "5,6"]);
        let (header, rows) = table.split_once('\n').unwrap_or_default();
        assert!(header.starts_with("article,date,headline,id,kind,speaker,"));
        assert_eq!(rows, "1,2\n3,4\n5,6\n");
        assert_eq!(framed(Format::Csv, true, &[]), format!("{header}\n"));
    }
}
