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
    /// An article was begun and never ended: a defect of this program.
    #[error("an article was lost")]
    Lost,
    /// Nobody reads standard output any more.
    #[error("closed pipe")]
    ClosedPipe,
}

/// How many inputs came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) analysed: u64,
    /// Not analysed, because their results are newer than they are.
    pub(crate) current: u64,
    pub(crate) failed: u64,
    /// Of the texts analysed.
    pub(crate) bytes: u64,
}

impl Tally {
    /// All inputs so far.
    pub(crate) fn done(self) -> u64 {
        self.analysed + self.current + self.failed
    }

    /// 0 all analysed, 1 some failed, 2 all failed.
    pub(crate) fn status(self) -> ExitCode {
        match self {
            Tally { failed: 0, .. } => ExitCode::SUCCESS,
            _ if self.done() == self.failed => ExitCode::from(2),
            _ => ExitCode::from(1),
        }
    }
}
