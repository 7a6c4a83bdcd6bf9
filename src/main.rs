//! The command line: arguments in, exit status out.

mod cli;

use clap::{CommandFactory, Parser};
use cli::options::Options;
use cli::outcome::Stop;
use cli::progress::complain;
use cli::{inputs, run};
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
