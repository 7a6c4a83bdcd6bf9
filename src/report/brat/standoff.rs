//! The lines of an `.ann` file: marks on the text, what ties them together, what is said of them.

use crate::report::text::is_command;
use crate::report::tidy;
use crate::text::{CodePoints, Span};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The number of a text-bound annotation: 1 is `T1`.
pub(super) type Mark = usize;

/// Collects lines; marks first, then relations, attributes and notes.
pub(super) struct Standoff<'t> {
    text: &'t str,
    points: CodePoints,
    marks: HashMap<(&'static str, Span), Mark>,
    bound: Lines,
    relations: Lines,
    attributes: Lines,
    notes: Lines,
    /// Marks that have a note, or an attribute of that name.
    said: HashSet<(&'static str, Mark)>,
}

/// Lines of one kind.
#[derive(Default)]
struct Lines {
    count: usize,
    written: String,
}

impl Lines {
    /// Adds a line that opens with `kind` and its number; returns the number.
    fn push(&mut self, kind: char, line: std::fmt::Arguments) -> usize {
        self.count += 1;
        // Writing into a string cannot fail.
        let _ = writeln!(self.written, "{kind}{}\t{line}", self.count);
        self.count
    }
}

impl<'t> Standoff<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Standoff {
            text,
            points: CodePoints::new(text),
            marks: HashMap::new(),
            bound: Lines::default(),
            relations: Lines::default(),
            attributes: Lines::default(),
            notes: Lines::default(),
            said: HashSet::new(),
        }
    }

    /// The mark of this label on `span`, made when there is none yet; none when nothing can be
    /// marked there.
    pub(super) fn entity(&mut self, label: &'static str, span: Span) -> Option<Mark> {
        if let Some(mark) = self.marks.get(&(label, span)) {
            return Some(*mark);
        }
        let mark = self.finding(label, span)?;
        self.marks.insert((label, span), mark);
        Some(mark)
    }

    /// A mark of its own, also where another finding has the same words.
    pub(super) fn finding(&mut self, label: &str, span: Span) -> Option<Mark> {
        let fragments = fragments(self.text, span);
        if fragments.is_empty() {
            return None;
        }
        let offsets: Vec<String> = fragments
            .iter()
            .map(|part| {
                format!(
                    "{} {}",
                    self.points.at(part.start),
                    self.points.at(part.end)
                )
            })
            .collect();
        let words: Vec<&str> = fragments.iter().map(|part| part.of(self.text)).collect();
        let (offsets, words) = (offsets.join(";"), words.join(" "));
        let line = format_args!("{label} {offsets}\t{words}");
        Some(self.bound.push('T', line))
    }

    /// A relation, when both of its ends could be marked.
    pub(super) fn relation(&mut self, name: &str, from: Option<Mark>, to: Option<Mark>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.relations
                .push('R', format_args!("{name} Arg1:T{from} Arg2:T{to}"));
        }
    }

    /// An attribute; a mark that is met again keeps its value.
    pub(super) fn attribute(&mut self, name: &'static str, on: Option<Mark>, value: &str) {
        if let Some(mark) = self.first(name, on) {
            self.attributes
                .push('A', format_args!("{name} T{mark} {value}"));
        }
    }

    /// A note for people; a mark has one.
    pub(super) fn note(&mut self, on: Option<Mark>, words: &str) {
        if let Some(mark) = self.first("", on) {
            self.notes
                .push('#', format_args!("AnnotatorNotes T{mark}\t{}", tidy(words)));
        }
    }

    /// The mark, when nothing has been said of it under this name.
    fn first(&mut self, name: &'static str, on: Option<Mark>) -> Option<Mark> {
        let mark = on?;
        self.said.insert((name, mark)).then_some(mark)
    }

    /// All lines, without the last newline.
    pub(super) fn finish(self) -> String {
        let kinds = [self.bound, self.relations, self.attributes, self.notes];
        let mut lines: String = kinds.into_iter().map(|lines| lines.written).collect();
        lines.truncate(lines.trim_end_matches('\n').len());
        lines
    }
}

/// The parts of `span` between line breaks, which brat cannot mark, and between other control
/// characters, which no line of the file may carry; without white space at their edges.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let mut fragments = Vec::new();
    let mut start = span.start;
    for part in span.of(text).split_inclusive(is_command) {
        let end = start + part.len();
        let fragment =
            Span::new(start, end).trim_matches(text, |c| c.is_whitespace() || is_command(c));
        if !fragment.is_empty() {
            fragments.push(fragment);
        }
        start = end;
    }
    fragments
}
