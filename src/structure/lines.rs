//! Lines: the physical lines of the article, whatever ends them.

use crate::text::{Span, first_where};

/// A line with something on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Without white space at its edges; never empty.
    pub(super) span: Span,
    /// White space before it, in columns; a tab counts as four.
    pub(super) indent: usize,
    /// True when an empty line, or the start of the text, stands before it.
    pub(super) gap: bool,
}

impl Line {
    /// How many characters it has.
    pub(super) fn width(&self, text: &str) -> usize {
        self.span.of(text).chars().count()
    }
}

/// Reads the lines. Line feed, carriage return, both together, vertical tab, next line and the
/// Unicode line separator end a line; form feed and the paragraph separator leave a gap as well.
pub(super) fn read(text: &str) -> Vec<Line> {
    let mut lines = Vec::with_capacity(text.len() / 128);
    let (mut start, mut at) = (0, 0);
    let mut gap = true;
    let bytes = text.as_bytes();
    while let Some(step) = bytes.get(at..).and_then(|rest| first_where(rest, may_end)) {
        at += step;
        let (before, rest) = bytes.split_at(at);
        let (from, len, separates) = match (before, rest) {
            (_, [b'\r', b'\n', ..]) => (at, 2, false),
            (_, [b'\n' | 0x0b | b'\r', ..]) => (at, 1, false),
            (_, [0x0c, ..]) => (at, 1, true),
            ([.., 0xc2], [0x85, ..]) => (at - 1, 1, false),
            ([.., 0xe2, 0x80], [0xa8, ..]) => (at - 2, 1, false),
            ([.., 0xe2, 0x80], [0xa9, ..]) => (at - 2, 1, true),
            _ => {
                at += 1;
                continue;
            }
        };
        gap = push(text, Span::new(start, from), gap, &mut lines) || separates;
        at += len;
        start = at;
    }
    push(text, Span::new(start, text.len()), gap, &mut lines);
    lines
}

/// Not 0 for the last bytes of all line ends but "\r\n", and of few other characters.
fn may_end(byte: u8) -> u8 {
    u8::from(byte.wrapping_sub(b'\n') < 4) | u8::from(byte | 1 == 0xa9) | u8::from(byte == 0x85)
}

/// Adds the line unless it is empty; true when the next line has a gap before it.
fn push(text: &str, raw: Span, gap: bool, lines: &mut Vec<Line>) -> bool {
    let span = raw.trim(text);
    if span.is_empty() {
        return true;
    }
    let indent = Span::new(raw.start, span.start)
        .of(text)
        .chars()
        .map(|character| if character == '\t' { 4 } else { 1 })
        .sum();
    lines.push(Line { span, indent, gap });
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, usize, bool)> {
        read(text)
            .iter()
            .map(|line| (line.span.of(text), line.indent, line.gap))
            .collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        for end in ["\n", "\r\n", "\r", "\u{b}", "\u{85}", "\u{2028}"] {
            let text = format!("One{end}  two{end}{end}\tthree{end}");
            assert_eq!(
                shown(&text),
                [("One", 0, true), ("two", 2, false), ("three", 4, true)],
                "{end:?}"
            );
        }
        assert_eq!(
            shown("one\u{2029}two\u{c}three"),
            [("one", 0, true), ("two", 0, true), ("three", 0, true)]
        );
    }

    #[test]
    fn a_line_of_white_space_is_a_gap() {
        assert_eq!(
            shown("one\n \u{a0} \ntwo"),
            [("one", 0, true), ("two", 0, true)]
        );
        assert!(read("").is_empty());
        assert!(read(" \n\t\u{a0}").is_empty());
    }
}
