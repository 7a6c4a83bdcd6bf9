//! How far the run is, for people: a bar on a terminal, lines now and then in a log.

use super::options::{Options, When};
use super::terminal;
use analyze::report::text::visible;
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Shows on standard error how many articles are done, and prints messages beside that.
pub(crate) struct Progress {
    shown: Shown,
    quiet: bool,
    done: u64,
    total: Option<u64>,
}

enum Shown {
    Nothing,
    Bar(ProgressBar),
    Lines(Instant),
}

/// A log gets a line so often.
const PAUSE: Duration = Duration::from_secs(5);

impl Progress {
    /// `total` is the number of articles, when it is known.
    pub(crate) fn new(options: &Options, total: Option<u64>) -> Self {
        let several = total != Some(1);
        let to_terminal = terminal::shows_results(options);
        let wanted = match options.progress {
            When::Always => true,
            When::Never => false,
            // Results that scroll by are progress enough.
            When::Auto => several && !options.quiet && !to_terminal && io::stderr().is_terminal(),
        };
        let shown = match wanted {
            false => Shown::Nothing,
            true if io::stderr().is_terminal() => Shown::Bar(bar(total)),
            true => Shown::Lines(Instant::now()),
        };
        Progress {
            shown,
            quiet: options.quiet,
            done: 0,
            total,
        }
    }

    /// So many articles more are done.
    pub(crate) fn advance(&mut self, count: u64) {
        self.done += count;
        match &mut self.shown {
            Shown::Bar(bar) => bar.inc(count),
            Shown::Lines(last) if last.elapsed() >= PAUSE => {
                *last = Instant::now();
                self.line();
            }
            Shown::Nothing | Shown::Lines(_) => {}
        }
    }

    /// Prints a message about an input, unless the run is to be quiet.
    pub(crate) fn message(&self, name: &str, message: &str) {
        if self.quiet {
            return;
        }
        let print = || complain(format_args!("{name}: {message}"));
        match &self.shown {
            Shown::Bar(bar) => bar.suspend(print),
            _ => print(),
        }
    }

    /// Nothing more comes.
    pub(crate) fn finish(&self) {
        match &self.shown {
            Shown::Nothing => {}
            Shown::Bar(bar) => bar.finish_and_clear(),
            Shown::Lines(_) => self.line(),
        }
    }

    fn line(&self) {
        match self.total {
            Some(total) => complain(format_args!("{} of {total} articles done", self.done)),
            None => complain(format_args!("{} articles done", self.done)),
        }
    }
}

/// Prints `analyze: message` on standard error, as one line that no terminal takes for a command.
pub(crate) fn complain(message: impl Display) {
    let line = format!("analyze: {}\n", visible(&message.to_string()));
    // Nobody is left to tell when standard error is closed.
    let _ = io::stderr().write_all(line.as_bytes());
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (
            ProgressBar::new(total),
            "{bar:30} {pos} of {len} articles, {eta} left",
        ),
        None => (
            ProgressBar::new_spinner(),
            "{spinner} {pos} articles, {per_sec}",
        ),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
