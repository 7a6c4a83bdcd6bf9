//! What stands around results in one stream.

use crate::cli::options::Format;
use std::io::{self, Write};

/// The marks before, between and behind results.
#[derive(Debug)]
pub(crate) struct Frame {
    open: &'static str,
    between: String,
    end: &'static str,
    close: &'static str,
    count: u64,
}

impl Frame {
    /// The frame of a format: JSON objects of several articles form an array, reports are set
    /// apart by a rule of `width` columns.
    pub(crate) fn new(format: Format, single: bool, width: usize) -> Self {
        let (open, between, end, close) = match format {
            Format::Json if !single => ("[\n", ",\n".into(), "", "\n]\n"),
            Format::Text => ("", format!("\n{}\n\n", "─".repeat(width)), "\n", ""),
            _ => ("", String::new(), "\n", ""),
        };
        Frame {
            open,
            between,
            end,
            close,
            count: 0,
        }
    }

    /// Writes one result.
    pub(super) fn write(&mut self, writer: &mut impl Write, printed: &[u8]) -> io::Result<()> {
        let before = if self.count == 0 {
            self.open
        } else {
            &self.between
        };
        self.count += 1;
        writer.write_all(before.as_bytes())?;
        writer.write_all(printed)?;
        writer.write_all(self.end.as_bytes())
    }

    /// Writes what stands behind the last result.
    pub(super) fn close(&mut self, writer: &mut impl Write) -> io::Result<()> {
        if self.count == 0 && !self.open.is_empty() {
            return writer.write_all(b"[]\n");
        }
        writer.write_all(self.close.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(format: Format, single: bool, results: &[&str]) -> String {
        let mut written = Vec::new();
        let mut frame = Frame::new(format, single, 3);
        for result in results {
            let _ = frame.write(&mut written, result.as_bytes());
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
    }
}
