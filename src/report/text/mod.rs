//! A summary for people: who promised what, who said what, who acts.
//!
//! Comes in: the text, its [`Analysis`] and a [`Layout`]. Goes out: lines that fit the terminal.
//! Leaves things out where a reader would skip them; the JSON has them all. Nothing of the article
//! reaches a terminal as a command: see [`visible`].

mod actors;
mod commitments;
mod header;
mod page;
mod quotes;
#[cfg(test)]
mod tests;
mod visible;
mod warnings;

use crate::Analysis;
use page::Page;
pub use visible::{is_command, visible};

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    width: usize,
    color: bool,
}

impl Layout {
    /// Lines of `width` columns, held between 40 and 120: shorter ones break names, longer ones
    /// are hard to follow. With `color` the report holds ANSI escape sequences.
    pub fn new(width: usize, color: bool) -> Self {
        Layout {
            width: width.clamp(40, 120),
            color,
        }
    }

    /// Columns of a line.
    pub fn width(self) -> usize {
        self.width
    }
}

/// The report of one article, without the last newline. `name` is its file.
pub fn render(text: &str, analysis: &Analysis, name: Option<&str>, layout: Layout) -> String {
    let mut page = Page::new(layout);
    header::write(&mut page, text, analysis, name);
    commitments::write(&mut page, text, analysis);
    quotes::write(&mut page, text, analysis);
    actors::write(&mut page, analysis);
    warnings::write(&mut page, analysis);
    page.finish()
}
