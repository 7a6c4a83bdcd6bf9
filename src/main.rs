//! The command line: arguments in, exit status out.

mod cli;

use clap::{CommandFactory, Parser};
use cli::options::Options;
use cli::outcome::Stop;
use cli::progress::complain;
use cli::{documents, inputs, run};
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let printed = if asks_for_version() {
        documents::print_version().map(|()| None)
    } else {
        let options = Options::parse();
        options
            .documents
            .print()
            .map(|is_all| (!is_all).then_some(options))
    };
    match printed {
        Ok(Some(options)) => analyse(&options),
        Ok(None) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(stop) => {
            complain(stop);
            ExitCode::from(2)
        }
    }
}

/// True for `analyze --version` and nothing else, which is answered before the command line is
/// set up: installers and scripts ask it often.
fn asks_for_version() -> bool {
    let mut arguments = env::args_os().skip(1);
    let first = arguments.next();
    first.is_some_and(|first| first == "--version" || first == "-V") && arguments.next().is_none()
}

fn analyse(options: &Options) -> ExitCode {
    if inputs::are_missing(options) {
        let _ = Options::command().print_help();
        return ExitCode::from(2);
    }
    match run::run(options) {
        Ok(_) if options.exit_zero => ExitCode::SUCCESS,
        Ok(tally) => tally.status(),
        Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(stop) => {
            complain(stop);
            ExitCode::from(2)
        }
    }
}
