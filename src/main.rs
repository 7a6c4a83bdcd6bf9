//! The command line: arguments in, exit status out.

mod cli;

use clap::{CommandFactory, Parser};
use cli::batch;
use cli::inputs;
use cli::options::{Format, Options};
use cli::outcome::{Stop, Tally};
use cli::output::Output;
use cli::records;
use cli::work::Work;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = Options::parse();
    if inputs::are_missing(&options) {
        let _ = Options::command().print_help();
        return ExitCode::from(2);
    }
    match run(&options) {
        Ok(tally) => tally.status(),
        Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(stop) => {
            let _ = writeln!(io::stderr(), "analyze: {stop}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<Tally, Stop> {
    let paths = inputs::named(options)?;
    let jobs = options.jobs.map_or_else(cores, usize::from);
    let mut tally = Tally::default();
    let (pieces, single): (Box<dyn Iterator<Item = _>>, bool) = if options.records {
        (Box::new(records::stream(paths, options.max_bytes)), false)
    } else {
        let found = inputs::find(&paths);
        (Box::new(batch::pieces(found.tasks, jobs)), found.single)
    };
    let format = match options.format {
        Format::Auto if single => Format::Json,
        Format::Auto => Format::Jsonl,
        chosen => chosen,
    };
    let work = Work::new(options, format);
    let mut output = Output::open(options, format)?;
    batch::run(pieces, jobs, &work, |outcomes| {
        for outcome in outcomes {
            if !outcome.printed.is_empty() {
                output.write(&outcome.printed)?;
            }
            match outcome.problem {
                None => tally.analysed += 1,
                Some(problem) => {
                    tally.failed += 1;
                    let _ = writeln!(
                        io::stderr(),
                        "analyze: {}: {}",
                        outcome.name,
                        problem.message
                    );
                }
            }
        }
        output.flush()?;
        Ok(true)
    })?;
    Ok(tally)
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
