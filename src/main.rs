//! The command line: arguments in, exit status out.

mod cli;

use clap::{CommandFactory, Parser};
use cli::feed::Feed;
use cli::options::Options;
use cli::outcome::{Stop, Tally};
use cli::output::{Output, OutputFrame};
use cli::progress::{Progress, complain};
use cli::sink::Sink;
use cli::work::Work;
use cli::{batch, inputs, terminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = Options::parse();
    match options.documents.print() {
        Ok(false) => analyse(&options),
        Ok(true) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(stop) => {
            complain(stop);
            ExitCode::from(2)
        }
    }
}

fn analyse(options: &Options) -> ExitCode {
    if inputs::are_missing(options) {
        let _ = Options::command().print_help();
        return ExitCode::from(2);
    }
    match run(options) {
        Ok(_) if options.exit_zero => ExitCode::SUCCESS,
        Ok(tally) => tally.status(),
        Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(stop) => {
            complain(stop);
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<Tally, Stop> {
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
