//! Blocks: lines joined to what a reader sees as one paragraph.
//!
//! Three layouts are read: paragraphs set off by blank lines, one paragraph a line, and
//! hard-wrapped lines whose paragraphs begin with an indented line or after a line that is not full.

use super::lines::{self, Line};
use super::shape;
use crate::text::Span;

/// What will become one part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// From its first to its last line; never empty.
    pub(super) span: Span,
    /// True when an empty line, or the start of the text, stands before it.
    pub(super) gap: bool,
}

/// Lines longer than this are not hard-wrapped.
const WIDEST_WRAP: usize = 120;
/// Columns narrower than this are lists and tables.
const NARROWEST_WRAP: usize = 40;
/// A headline has at most this many lines.
const HEADLINE_LINES: usize = 3;

/// Joins the lines of the article to blocks.
pub(super) fn split(text: &str) -> Vec<Block> {
    let mut lines = lines::read(text);
    outdent(&mut lines);
    let column = wrap_column(text, &lines);
    let tight = column.is_some() && is_tight(&lines);
    let first = first_chunk(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let joins = index > 0
            && !line.gap
            && (index < first
                && headline_goes_on(lines[index - 1].span.of(text), line.span.of(text))
                || continues(text, &lines[index - 1], line, column, tight));
        match blocks.last_mut() {
            Some(block) if joins => block.span.end = line.span.end,
            _ => blocks.push(Block {
                span: line.span,
                gap: line.gap,
            }),
        }
    }
    blocks
}

/// Takes away the white space that stands before every line below the first.
fn outdent(lines: &mut [Line]) {
    let base = lines
        .iter()
        .skip(1)
        .map(|line| line.indent)
        .min()
        .unwrap_or(0);
    for line in lines {
        line.indent = line.indent.saturating_sub(base);
    }
}

/// True when neither gaps nor indents set the paragraphs of the body off.
fn is_tight(lines: &[Line]) -> bool {
    let body = lines.iter().skip(HEADLINE_LINES);
    let marked = body
        .clone()
        .filter(|line| line.gap || line.indent >= 2)
        .count();
    marked * 20 < body.count()
}

/// The number of lines before the first gap when they can be a headline, else 0.
fn first_chunk(lines: &[Line]) -> usize {
    let count = 1 + lines
        .iter()
        .skip(1)
        .take(HEADLINE_LINES)
        .take_while(|line| !line.gap)
        .count();
    if count > HEADLINE_LINES { 0 } else { count }
}

/// The column at which the article is hard-wrapped; none when it is not.
///
/// A line is full when the first word of the next one would not have fitted. In a hard-wrapped
/// article most lines that have a successor are.
fn wrap_column(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || {
        lines.windows(2).filter_map(|pair| match pair {
            [line, next] if !next.gap => Some((line, next)),
            _ => None,
        })
    };
    let mut widths: Vec<usize> = pairs()
        .map(|(line, _)| line.width(text) + line.indent)
        .collect();
    if widths.len() < 2 {
        return None;
    }
    let rank = (widths.len() * 9 / 10).min(widths.len() - 1);
    let (_, &mut column, _) = widths.select_nth_unstable(rank);
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&column) {
        return None;
    }
    let (mut full, mut open, mut all) = (0, 0, 0);
    for (line, next) in pairs().filter(|(_, next)| next.indent == 0) {
        all += 1;
        full += usize::from(is_full(text, line, next, column));
        open += usize::from(!shape::ends_sentence(line.span.of(text)));
    }
    (all >= 2 && full * 10 >= all * 6 && open * 10 >= all * 6).then_some(column)
}

/// True when the first word of `next` would not have fitted on `line`, with a tenth of tolerance.
fn is_full(text: &str, line: &Line, next: &Line, column: usize) -> bool {
    let word = shape::words(next.span.of(text))
        .next()
        .map_or(0, |word| word.chars().count());
    (line.indent + line.width(text) + 1 + word) * 10 > column * 9
}

/// True when `line` goes on with the paragraph of `last`, the line above it.
fn continues(text: &str, last: &Line, line: &Line, column: Option<usize>, tight: bool) -> bool {
    let (above, here) = (last.span.of(text), line.span.of(text));
    match column {
        // Where only the last line of a paragraph tells, a sentence that ends on it must fill it.
        Some(column) if tight && shape::ends_sentence(above) => {
            is_full(text, last, line, column * 10 / 9)
        }
        Some(column) => line.indent < 2 && is_full(text, last, line, column),
        None => shape::starts_lower(here) && !shape::ends_sentence(above) && !above.ends_with(':'),
    }
}

/// Two lines of one headline: "Council meets; ⏎Mayor absent", or two lines in capitals.
fn headline_goes_on(above: &str, here: &str) -> bool {
    above.ends_with([';', '–', '—'])
        || (shape::all_capitals(above)
            && shape::all_capitals(here)
            && !shape::ends_sentence(above)
            && shape::word_count(here, 3) > 2
            && !here.contains(['/', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        split(text)
            .iter()
            .map(|block| block.span.of(text))
            .collect()
    }

    #[test]
    fn blank_lines_and_single_line_ends_set_paragraphs_off() {
        assert_eq!(shown("One.\n\nTwo.\n \nThree."), ["One.", "Two.", "Three."]);
        assert_eq!(
            shown("Head\nThe first.\nThe second."),
            ["Head", "The first.", "The second."]
        );
        assert!(shown("").is_empty());
    }

    const WRAPPED: &str = "\
COUNCIL APPROVES THE BRIDGE

    RIVERTON, March 3 - The council of Riverton said it would
pay for the new bridge over the Wend, which has been closed
since the flood of last year.
    The mayor told reporters that work begins in May and that
the town will not raise taxes to pay for it.
    It is the third bridge there.
";

    #[test]
    fn indented_lines_begin_paragraphs_of_hard_wrapped_text() {
        let blocks = shown(WRAPPED);
        assert_eq!(blocks.len(), 4, "{blocks:?}");
        assert!(blocks[1].starts_with("RIVERTON") && blocks[1].ends_with("last year."));
        assert_eq!(blocks[3], "It is the third bridge there.");
    }

    #[test]
    fn a_line_that_is_not_full_ends_a_paragraph() {
        let text = WRAPPED.replace("    ", "");
        let blocks = shown(&text);
        assert_eq!(blocks.len(), 4, "{blocks:?}");
        assert!(blocks[2].starts_with("The mayor"));
    }

    #[test]
    fn white_space_before_every_line_means_nothing() {
        let text = WRAPPED.replace('\n', "\n   ");
        assert_eq!(
            shown(&text),
            shown(WRAPPED)
                .iter()
                .map(|block| block.replace('\n', "\n   "))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_headline_may_have_two_lines() {
        assert_eq!(
            shown("Council meets; \nMayor is absent.\n\nThe council met.").len(),
            2
        );
        assert_eq!(
            shown("MAYOR QUITS AFTER\nVOTE OF THE COUNCIL\n\nThe mayor quit.").len(),
            2
        );
        assert_eq!(
            shown("MAYOR QUITS AFTER VOTE\nPARIS (AP) — The mayor quit.\nShe left.").len(),
            3
        );
    }

    #[test]
    fn short_lines_of_a_list_stay_apart() {
        assert_eq!(shown("Shares:\nNet 12\nSales 14\nLoss 3\nCash 9").len(), 5);
    }
}
