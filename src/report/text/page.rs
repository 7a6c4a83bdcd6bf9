//! Lines of a given width, made of styled words.

use super::{Layout, visible};
use anstyle::{AnsiColor, Style};
use std::fmt::Write;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// No style.
pub(super) const PLAIN: Style = Style::new();
/// Names and headings.
pub(super) const BOLD: Style = Style::new().bold();
/// What may be skipped.
pub(super) const DIM: Style = Style::new().dimmed();
/// Doubts.
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Text in one style.
pub(super) type Piece<'a> = (Style, &'a str);

/// Columns between two cells.
pub(super) const GAP: usize = 2;

/// A cell of a table.
pub(super) struct Cell<'a> {
    /// In columns; what is wider flows.
    pub(super) width: usize,
    /// What stands in it.
    pub(super) pieces: &'a [Piece<'a>],
    /// At the right edge.
    pub(super) right: bool,
}

impl<'a> Cell<'a> {
    /// At the left edge.
    pub(super) fn new(width: usize, pieces: &'a [Piece<'a>]) -> Self {
        Cell {
            width,
            pieces,
            right: false,
        }
    }
}

/// The report as it grows.
pub(super) struct Page {
    layout: Layout,
    /// In use at the end of `written`.
    style: Style,
    written: String,
}

/// A run of characters without white space, maybe in several styles.
#[derive(Default)]
struct Word {
    parts: Vec<(Style, String)>,
    width: usize,
}

impl Page {
    pub(super) fn new(layout: Layout) -> Self {
        Page {
            layout,
            style: PLAIN,
            written: String::new(),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.layout.width
    }

    /// An empty line, and a heading.
    pub(super) fn section(&mut self, title: &str) {
        self.written.push('\n');
        self.flow(0, 0, &[(BOLD, title)]);
    }

    /// Flows `pieces` over as many lines as they need: the first line is indented by `first`
    /// columns, the others by `rest`. White space of any kind separates words.
    pub(super) fn flow(&mut self, first: usize, rest: usize, pieces: &[Piece]) {
        let width = self.layout.width;
        for (index, line) in lines(pieces, [first, rest].map(|indent| width - indent)).enumerate() {
            self.indent(if index == 0 { first } else { rest });
            self.line(&line);
            self.end();
        }
    }

    /// Cells side by side, each on as many lines as it needs, `indent` columns from the left and
    /// [`GAP`] from each other.
    pub(super) fn row(&mut self, indent: usize, cells: &[Cell]) {
        let mut columns: Vec<_> = cells
            .iter()
            .map(|cell| lines(cell.pieces, [cell.width; 2]).peekable())
            .collect();
        while columns.iter_mut().any(|lines| lines.peek().is_some()) {
            // Spaces are written when something stands behind them.
            let mut missing = indent;
            for (cell, lines) in cells.iter().zip(&mut columns) {
                let line = lines.next().unwrap_or_default();
                let used: usize = line.iter().map(|word| word.width + 1).sum();
                let used = used.saturating_sub(1);
                let rest = cell.width.saturating_sub(used);
                let (before, behind) = if cell.right { (rest, 0) } else { (0, rest) };
                missing += before;
                if !line.is_empty() {
                    self.indent(missing);
                    self.line(&line);
                    missing = 0;
                }
                missing += behind + GAP;
            }
            self.end();
        }
    }

    /// A rule from `indent` to the right edge.
    pub(super) fn rule(&mut self, indent: usize) {
        let line = "─".repeat(self.layout.width - indent);
        self.flow(indent, indent, &[(DIM, &line)]);
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.end();
    }

    fn line(&mut self, words: &[Word]) {
        for (index, word) in words.iter().enumerate() {
            if index > 0 {
                // A space between two words in the same style needs no change of style.
                if word.parts.first().is_none_or(|part| part.0 != self.style) {
                    self.switch(PLAIN);
                }
                self.written.push(' ');
            }
            for (style, part) in &word.parts {
                self.switch(*style);
                self.written.push_str(part);
            }
        }
        self.switch(PLAIN);
    }

    fn end(&mut self) {
        self.written.push('\n');
    }

    /// The whole report, without the last newline.
    pub(super) fn finish(mut self) -> String {
        self.written
            .truncate(self.written.trim_end_matches('\n').len());
        self.written
    }

    fn indent(&mut self, columns: usize) {
        self.written.extend(std::iter::repeat_n(' ', columns));
    }

    /// Ends the style in use and begins another.
    fn switch(&mut self, style: Style) {
        if !self.layout.color || style == self.style {
            return;
        }
        // Writing into a string cannot fail.
        let _ = write!(self.written, "{:#}{style}", self.style);
        self.style = style;
    }
}

/// `text` cut at a word's end so that it takes at most `columns`, the cut marked by an ellipsis.
pub(super) fn shorten(text: &str, columns: usize) -> String {
    let mut short = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let word = visible(word);
        let needed = word.width() + usize::from(!short.is_empty());
        if width + needed > columns {
            if short.is_empty() {
                short.extend(fitting(&word, columns.saturating_sub(1)));
                return short + "…";
            }
            return short
                .trim_end_matches([',', ';', ':', '–', '—', '-'])
                .trim_end()
                .to_string()
                + " …";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(&word);
        width += needed;
    }
    short
}

/// White space at which a line may end; not the space of "¶\u{A0}5".
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}')
}

/// Words that stand on one line.
type Line = Vec<Word>;

/// `pieces` on lines, the first one as wide as the first number, the others as the second.
fn lines(pieces: &[Piece], [first, rest]: [usize; 2]) -> impl Iterator<Item = Line> {
    let mut words = words(pieces, first.min(rest).max(1)).into_iter().peekable();
    let mut room = first;
    std::iter::from_fn(move || {
        let mut line = vec![words.next()?];
        let mut used = line[0].width;
        while let Some(word) = words.next_if(|word| used + 1 + word.width <= room) {
            used += 1 + word.width;
            line.push(word);
        }
        room = rest;
        Some(line)
    })
}

/// The words of the pieces, none wider than `limit`.
fn words(pieces: &[Piece], limit: usize) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (style, text) in pieces {
        for (index, run) in text.split(is_break).enumerate() {
            if index > 0 {
                words.push(Word::default());
            }
            add(&mut words, *style, &visible(run), limit);
        }
    }
    words.retain(|word| !word.parts.is_empty());
    words
}

/// Adds a run of characters to the last word; what is wider than a line is taken apart.
fn add(words: &mut Vec<Word>, style: Style, mut run: &str, limit: usize) {
    while !run.is_empty() {
        // Measuring the whole of a line of 100,000 characters each time would take forever.
        let whole = if run.len() > 4 * limit {
            usize::MAX
        } else {
            run.width()
        };
        let room = limit.saturating_sub(words.last().map_or(0, |word| word.width));
        let piece = if whole <= room {
            run
        } else if whole <= limit && room < limit {
            words.push(Word::default());
            continue;
        } else {
            let piece: usize = fitting(run, room.max(2)).map(char::len_utf8).sum();
            run.split_at_checked(piece.max(1))
                .map_or(run, |(head, _)| head)
        };
        if let Some(word) = words.last_mut() {
            word.width += piece.width();
            word.parts.push((style, piece.to_string()));
        }
        run = run.strip_prefix(piece).unwrap_or("");
        if !run.is_empty() {
            words.push(Word::default());
        }
    }
}

/// The first characters that fit into `columns`.
fn fitting(text: &str, columns: usize) -> impl Iterator<Item = char> {
    let mut used = 0;
    text.chars().take_while(move |c| {
        used += c.width().unwrap_or(0);
        used <= columns
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flowed(width: usize, rest: usize, text: &str) -> Vec<String> {
        let layout = Layout {
            width,
            color: false,
        };
        let mut page = Page::new(layout);
        page.flow(0, rest, &[(PLAIN, text)]);
        page.finish().lines().map(str::to_string).collect()
    }

    #[test]
    fn breaks_between_words_and_indents() {
        assert_eq!(
            flowed(12, 2, "one two\nthree  four\u{A0}5 six"),
            ["one two", "  three", "  four\u{A0}5 six"]
        );
    }

    #[test]
    fn counts_columns_not_characters() {
        assert_eq!(flowed(6, 0, "東京 大阪"), ["東京", "大阪"]);
        assert_eq!(
            flowed(6, 0, "e\u{301}e\u{301} e\u{301}e\u{301}e\u{301}").len(),
            1
        );
    }

    #[test]
    fn takes_apart_what_is_wider_than_a_line() {
        assert_eq!(flowed(4, 1, "abcdefgh"), ["abc", " def", " gh"]);
        assert_eq!(flowed(4, 0, "東京東"), ["東京", "東"]);
        let long = "x".repeat(100_000);
        assert!(flowed(40, 2, &long).iter().all(|line| line.len() <= 40));
    }

    #[test]
    fn styles_change_inside_a_word() {
        let mut page = Page::new(Layout::new(80, true));
        page.flow(0, 0, &[(BOLD, "New Oslo"), (PLAIN, ": pay "), (DIM, "x")]);
        let expected = "\u{1b}[1mNew Oslo\u{1b}[0m: pay \u{1b}[2mx\u{1b}[0m";
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn shortens_at_the_end_of_a_word() {
        assert_eq!(
            shorten("to rebuild the harbour", 30),
            "to rebuild the harbour"
        );
        assert_eq!(shorten("to rebuild, the harbour", 13), "to rebuild …");
        assert_eq!(shorten(&"x".repeat(50), 10), "xxxxxxxxx…");
        assert_eq!(shorten("a\u{1B}b", 10), "a␛b");
    }
}
