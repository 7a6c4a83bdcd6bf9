//! Takes the outcomes in input order: results to the output, messages to standard error.

use super::options::Options;
use super::outcome::{Stop, Tally};
use super::output::Output;
use super::progress::Progress;
use super::work::Outcome;

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

    /// Writes outcomes; false when the run is to end because one of them failed.
    ///
    /// # Errors
    /// When a result cannot be written.
    pub(crate) fn take(&mut self, outcomes: Vec<Outcome>) -> Result<bool, Stop> {
        let mut go_on = true;
        for mut outcome in outcomes {
            self.output.write(&mut outcome)?;
            self.progress.advance(1);
            let Some(problem) = outcome.problem else {
                self.tally.analysed += 1;
                continue;
            };
            self.tally.failed += 1;
            self.progress.message(&outcome.name, &problem.message);
            if self.fail_fast {
                go_on = false;
                break;
            }
        }
        self.output.flush()?;
        Ok(go_on)
    }

    /// Ends the output and says what the run came to.
    ///
    /// # Errors
    /// When results cannot be written.
    pub(crate) fn finish(self) -> Result<Tally, Stop> {
        self.progress.finish();
        let Tally { analysed, failed } = self.tally;
        self.output.finish(analysed > 0 || failed == 0)?;
        Ok(self.tally)
    }
}
