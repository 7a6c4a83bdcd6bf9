//! Takes the outcomes in input order: results to the output, messages to standard error.

use super::options::Options;
use super::outcome::{Stop, Tally};
use super::output::Output;
use super::progress::Progress;
use super::work::{End, Outcome};

/// The end of the line for every outcome.
pub(crate) struct Sink {
    output: Output,
    progress: Progress,
    fail_fast: bool,
    tally: Tally,
}

impl Sink {
    /// Nothing has come yet.
    pub(crate) fn new(options: &Options, output: Output, progress: Progress) -> Self {
        Sink {
            output,
            progress,
            fail_fast: options.fail_fast,
            tally: Tally::default(),
        }
    }

    /// Writes an outcome; false when the run is to end because it failed.
    ///
    /// # Errors
    /// When a result cannot be written.
    pub(crate) fn take(&mut self, outcome: &Outcome) -> Result<bool, Stop> {
        self.output.write(outcome)?;
        match &outcome.end {
            End::Analysed(bytes) => {
                self.tally.analysed += 1;
                self.tally.bytes += bytes;
            }
            End::Current => self.tally.current += 1,
            End::Failed(problem) => {
                self.tally.failed += 1;
                self.progress.message(&outcome.name, &problem.message);
            }
        }
        self.progress.advance(self.tally);
        Ok(!(self.fail_fast && matches!(outcome.end, End::Failed(_))))
    }

    /// Hands on what was written so far, where somebody may wait for it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        self.output.flush()
    }

    /// Ends the output and says what the run came to.
    ///
    /// # Errors
    /// When results cannot be written.
    pub(crate) fn finish(self) -> Result<Tally, Stop> {
        let Tally { failed, .. } = self.tally;
        self.output
            .finish(failed == 0 || failed < self.tally.done())?;
        self.progress.finish(self.tally);
        Ok(self.tally)
    }
}
