//! A run from its inputs to its outputs.

use super::batch;
use super::feed::Feed;
use super::options::Options;
use super::outcome::{Stop, Tally};
use super::output::{Output, OutputFrame};
use super::progress::Progress;
use super::sink::Sink;
use super::terminal;
use super::work::Work;

/// Analyses what the options name and writes the results where they say.
///
/// # Errors
/// When the run cannot begin, or ends before its end.
pub(crate) fn run(options: &Options) -> Result<Tally, Stop> {
    let feed = Feed::open(options)?;
    let format = feed.format(options);
    options.tables.check(format)?;
    let layout = terminal::layout(options);
    let frame = OutputFrame::new(format, feed.is_single(), layout.width(), options.tables);
    let output = Output::open(options, format, frame, || feed.articles())?;
    let progress = Progress::new(options, feed.is_single(), || feed.extent());
    let work = Work::new(options, format, layout);
    let mut sink = Sink::new(options, output, progress);
    let jobs = if feed.is_single() { 1 } else { options.jobs() };
    batch::run(feed.tasks(), jobs, work, &mut sink)?;
    sink.finish()
}
