//! How far the run is, for people: a bar on a terminal, lines now and then in a log, and what it came
//! to at the end.

use super::options::{Options, When};
use super::outcome::Tally;
use super::records::Position;
use super::terminal;
use analyze::report::text::visible;
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How much there is to do.
pub(crate) enum Extent {
    /// One article, or several.
    Single,
    /// So many articles.
    Articles(u64),
    /// The records of files.
    Files(Position),
    /// A stream that ends some time.
    Unknown,
}

/// Shows on standard error how far the run is, and prints messages beside that.
pub(crate) struct Progress {
    shown: Shown,
    quiet: bool,
    ends_with_summary: bool,
    extent: Extent,
    begun: Instant,
}

enum Shown {
    Nothing,
    Bar(ProgressBar),
    Lines(Instant),
}

/// A log gets a line so often.
const PAUSE: Duration = Duration::from_secs(5);

impl Progress {
    /// Nothing is done yet. `extent` is asked for only when somebody is shown it.
    pub(crate) fn new(options: &Options, single: bool, extent: impl FnOnce() -> Extent) -> Self {
        let on_terminal = io::stderr().is_terminal();
        let wanted = match options.progress {
            When::Always => true,
            When::Never => false,
            // Results that scroll by are progress enough.
            When::Auto => {
                !single && !options.quiet && !terminal::shows_results(options) && on_terminal
            }
        };
        let extent = if wanted && !single {
            extent()
        } else {
            Extent::Single
        };
        let shown = match wanted {
            false => Shown::Nothing,
            true if on_terminal => Shown::Bar(bar(&extent)),
            true => Shown::Lines(Instant::now()),
        };
        let to_files = options.output.is_some() || options.output_dir.is_some();
        Progress {
            ends_with_summary: match options.progress {
                When::Always => true,
                When::Never => false,
                // A program that reads the results counts them itself.
                When::Auto => !single && !options.quiet && (on_terminal || to_files),
            },
            shown,
            quiet: options.quiet,
            extent,
            begun: Instant::now(),
        }
    }

    /// So much is done.
    pub(crate) fn advance(&mut self, tally: Tally) {
        match &mut self.shown {
            Shown::Bar(bar) => {
                bar.set_position(self.extent.position(tally));
                bar.set_message(self.extent.state(tally, self.begun.elapsed()));
            }
            Shown::Lines(last) if last.elapsed() >= PAUSE => {
                *last = Instant::now();
                complain(self.extent.line(tally, self.begun.elapsed()));
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
    pub(crate) fn finish(&self, tally: Tally) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
        if self.ends_with_summary {
            complain(summary(tally, self.begun.elapsed()));
        }
    }
}

impl Extent {
    /// All there is to do, in the unit of [`position`](Extent::position).
    fn length(&self) -> Option<u64> {
        match self {
            Extent::Single => Some(1),
            Extent::Articles(total) => Some(*total),
            Extent::Files(position) => Some(position.total),
            Extent::Unknown => None,
        }
    }

    fn position(&self, tally: Tally) -> u64 {
        match self {
            Extent::Files(position) => position.read(),
            _ => tally.done(),
        }
    }

    /// "1,200 of 31,600 articles, 230 a second".
    fn state(&self, tally: Tally, elapsed: Duration) -> String {
        let done = grouped(tally.done());
        let rate = grouped(per_second(tally.analysed, elapsed));
        match self {
            Extent::Articles(total) => {
                format!("{done} of {} articles, {rate} a second", grouped(*total))
            }
            _ => format!("{done} articles, {rate} a second"),
        }
    }

    /// The state with the time left, for a log.
    fn line(&self, tally: Tally, elapsed: Duration) -> String {
        let state = self.state(tally, elapsed);
        match self.left(tally, elapsed) {
            Some(left) => format!("{state}, {left} s left"),
            None => state,
        }
    }

    /// Seconds left, when it goes on as it went.
    fn left(&self, tally: Tally, elapsed: Duration) -> Option<u64> {
        let (position, length) = (self.position(tally), self.length()?);
        let left = u128::from(length.saturating_sub(position));
        let seconds = elapsed.as_millis() * left / u128::from(position).max(1) / 1000;
        u64::try_from(seconds).ok()
    }
}

/// Prints `analyze: message` on standard error, as one line that no terminal takes for a command.
pub(crate) fn complain(message: impl Display) {
    let line = format!("analyze: {}\n", visible(&message.to_string()));
    // Nobody is left to tell when standard error is closed.
    let _ = io::stderr().write_all(line.as_bytes());
}

/// What a run came to: "1,200 analysed, 3 failed, 12.3 s, 8.1 MB/s".
fn summary(tally: Tally, elapsed: Duration) -> String {
    let current = match tally.current {
        0 => String::new(),
        current => format!("{} up to date, ", grouped(current)),
    };
    let seconds = elapsed.as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "for people")]
    let speed = tally.bytes as f64 / 1e6 / seconds.max(1e-6);
    format!(
        "{} analysed, {current}{} failed, {seconds:.1} s, {speed:.1} MB/s",
        grouped(tally.analysed),
        grouped(tally.failed)
    )
}

fn per_second(count: u64, elapsed: Duration) -> u64 {
    let milliseconds = elapsed.as_millis().max(1);
    u64::try_from(u128::from(count) * 1000 / milliseconds).unwrap_or(u64::MAX)
}

/// 31600 as "31,600".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn bar(extent: &Extent) -> ProgressBar {
    let (bar, template) = match extent.length() {
        Some(length) => (ProgressBar::new(length), "{bar:30} {msg}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALLY: Tally = Tally {
        analysed: 1200,
        current: 0,
        failed: 3,
        bytes: 7_000_000,
    };

    #[test]
    fn a_summary_says_what_a_run_came_to() {
        let elapsed = Duration::from_millis(2500);
        let said = "1,200 analysed, 3 failed, 2.5 s, 2.8 MB/s";
        assert_eq!(summary(TALLY, elapsed), said);
        let resumed = Tally {
            current: 1_234_567,
            ..TALLY
        };
        let said = "1,200 analysed, 1,234,567 up to date, 3 failed, 2.5 s, 2.8 MB/s";
        assert_eq!(summary(resumed, elapsed), said);
        let nothing = summary(Tally::default(), Duration::ZERO);
        assert_eq!(nothing, "0 analysed, 0 failed, 0.0 s, 0.0 MB/s");
    }

    #[test]
    fn a_line_has_rate_and_time_left() {
        let elapsed = Duration::from_secs(10);
        let known = Extent::Articles(2406).line(TALLY, elapsed);
        assert_eq!(known, "1,203 of 2,406 articles, 120 a second, 10 s left");
        let unknown = Extent::Unknown.line(TALLY, elapsed);
        assert_eq!(unknown, "1,203 articles, 120 a second");
    }

    #[test]
    fn thousands_are_grouped() {
        let numbers = [0, 999, 1000, 31_600, 1_000_000].map(grouped);
        assert_eq!(numbers, ["0", "999", "1,000", "31,600", "1,000,000"]);
    }
}
