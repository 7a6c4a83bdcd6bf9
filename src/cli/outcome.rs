//! What went wrong, and the exit status.

use analyze::source;
use std::io;
use std::process::ExitCode;

/// Why one input gave no analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// For programs.
    pub(crate) code: &'static str,
    /// For people.
    pub(crate) message: String,
}

impl From<source::Error> for Problem {
    fn from(error: source::Error) -> Self {
        Problem {
            code: error.code(),
            message: error.to_string(),
        }
    }
}

/// Why the whole run ends before its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stop {
    /// The command line asks for what cannot be done.
    #[error("{0}")]
    Usage(String),
    /// Results cannot be written.
    #[error("{0}: cannot write the results: {1}")]
    Write(String, io::Error),
    /// Nobody reads standard output any more.
    #[error("closed pipe")]
    ClosedPipe,
}

/// How many inputs came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) analysed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// 0 all analysed, 1 some failed, 2 all failed.
    pub(crate) fn status(self) -> ExitCode {
        match self {
            Tally { failed: 0, .. } => ExitCode::SUCCESS,
            Tally { analysed: 0, .. } => ExitCode::from(2),
            _ => ExitCode::from(1),
        }
    }
}
