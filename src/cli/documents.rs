//! What the program tells about itself: its version, the schema of its output, completions, a
//! manual page.

use super::options::Options;
use super::outcome::Stop;
use analyze::report::json;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};

/// The options that print a document and analyse nothing.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Documents {
    /// Print the JSON Schema (2020-12) of an object of json and jsonl
    #[arg(long, exclusive = true)]
    schema: bool,

    /// Print completions for a shell
    #[arg(long, exclusive = true, value_enum, value_name = "SHELL")]
    completions: Option<Shell>,

    /// Print the manual page
    #[arg(long, exclusive = true)]
    man: bool,
}

impl Documents {
    /// Prints the document that was asked for; false when none was.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub(crate) fn print(self) -> Result<bool, Stop> {
        let Some(document) = self.document().map_err(stop)? else {
            return Ok(false);
        };
        write(&document)?;
        Ok(true)
    }

    fn document(self) -> io::Result<Option<Vec<u8>>> {
        let mut document = Vec::new();
        if self.schema {
            writeln!(document, "{}", json::schema())?;
        } else if let Some(shell) = self.completions {
            // They are printed into memory: the generator panics when its writer fails.
            clap_complete::generate(shell, &mut Options::command(), "analyze", &mut document);
        } else if self.man {
            clap_mangen::Man::new(Options::command()).render(&mut document)?;
        } else {
            return Ok(None);
        }
        Ok(Some(document))
    }
}

/// Prints the version, as clap would.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn print_version() -> Result<(), Stop> {
    write(concat!("analyze ", env!("CARGO_PKG_VERSION"), "\n").as_bytes())
}

fn write(document: &[u8]) -> Result<(), Stop> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(document).map_err(stop)?;
    stdout.flush().map_err(stop)
}

fn stop(error: io::Error) -> Stop {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Stop::ClosedPipe,
        _ => Stop::Write("standard output".into(), error),
    }
}
