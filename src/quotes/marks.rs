//! Quotation marks: which of them are marks at all, and which belong together.
//!
//! Comes in: the [`Document`]. Goes out: [`Marks`], the outermost quotations in text order and the
//! marks without a partner. Works passage by passage, so that a stray mark spoils at most its own
//! paragraph; knows nothing of cues and speakers.

use super::glyphs::{self, Family, Glyphs, Mark, Side};
use crate::text::{Document, Span};

/// The passage of a quotation that stands in none.
pub(super) const BETWEEN: usize = usize::MAX;

/// One outermost quotation of one passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    /// What stands inside the marks.
    pub(super) inside: Span,
    /// With its marks.
    pub(super) outside: Span,
    /// Index into [`Document::passages`].
    pub(super) passage: usize,
    /// False when the closing mark is missing and the paragraph's end closes it.
    pub(super) closed: bool,
    /// True when it goes on with the quotation of the passage before.
    pub(super) joined: bool,
}

/// The quotations of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    /// In text order; they do not overlap.
    pub(super) quotations: Vec<Quotation>,
    /// Marks without a partner, in text order.
    pub(super) unbalanced: Vec<Span>,
}

/// Pairs the marks of every passage, and line by line those between the passages.
pub(super) fn pair(document: &Document) -> Marks {
    let mut marks = Marks::default();
    let mut pending = None;
    let mut end = 0;
    let mut glyphs = Glyphs::default();
    for (index, passage) in document.passages.iter().enumerate() {
        let gap = Span::new(end, passage.span.start);
        pair_gap(document.text, gap, &mut glyphs, &mut marks);
        glyphs.read(document.text, passage.span);
        pending = if glyphs.are_none() {
            None
        } else {
            pair_passage(document, index, pending, &mut glyphs, &mut marks)
        };
        end = end.max(passage.span.end);
    }
    let gap = Span::new(end, document.text.len());
    pair_gap(document.text, gap, &mut glyphs, &mut marks);
    for quotation in &mut marks.quotations {
        quotation.inside = quotation.inside.trim(document.text);
    }
    marks.quotations.retain(|it| !it.inside.is_empty());
    marks.unbalanced.sort_unstable();
    marks
}

/// Pairs the marks of the lines that nobody reads: datelines, promotions.
fn pair_gap(text: &str, gap: Span, glyphs: &mut Glyphs, out: &mut Marks) {
    if !glyphs::may_stand_in(gap.of(text)) {
        return;
    }
    let mut start = gap.start;
    for line in gap.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        glyphs.read(text, span);
        if glyphs.are_none() {
            continue;
        }
        let mut found = Vec::with_capacity(glyphs.doubles.len());
        let left = nest(&glyphs.doubles, &mut found, BETWEEN, span, false);
        found.retain(|it| it.closed);
        out.unbalanced.extend(&left.unbalanced);
        outermost(&mut found);
        pair_singles(&glyphs.singles, &mut found, BETWEEN, span, false);
        outermost(&mut found);
        out.quotations.extend(found);
    }
}

/// Pairs the marks of one passage, its `glyphs`. `pending` is the family of the quotation inside which the passage
/// before ended; returns that of this one.
fn pair_passage(
    document: &Document,
    index: usize,
    pending: Option<Family>,
    glyphs: &mut Glyphs,
    out: &mut Marks,
) -> Option<Family> {
    let text = document.text;
    let span = document.passages[index].span;
    let Glyphs { doubles, singles } = glyphs;
    let next = document
        .passages
        .get(index + 1)
        .and_then(|next| glyphs::opening(text, next.span));
    let mut found = Vec::with_capacity(doubles.len());
    let mut joined = pending.is_some() && pending == glyphs::opening(text, span);
    if pending == Some(Family::Double)
        && doubles.first().is_some_and(|mark| mark.side == Side::Close)
    {
        // The quotation of the paragraph before ends here and was not opened again.
        let close = doubles.remove(0);
        out.unbalanced.pop();
        found.push(quotation(
            index,
            Span::new(span.start, span.start),
            Some(close.span),
            span,
        ));
        joined = true;
    }
    let runs_on = next == Some(Family::Double);
    let left = nest(doubles, &mut found, index, span, runs_on);
    let hidden = left.last_open.filter(|_| runs_on);
    out.unbalanced
        .extend(left.unbalanced.iter().filter(|mark| Some(**mark) != hidden));
    outermost(&mut found);
    let runs_on = next == Some(Family::Single);
    let single_end = pair_singles(singles, &mut found, index, span, runs_on);
    outermost(&mut found);
    if let Some(first) = found.first_mut() {
        first.joined = joined && first.outside.start == span.start;
    }
    out.quotations.extend(found);
    match (left.last_open, single_end) {
        (Some(_), _) => Some(Family::Double),
        (None, true) => Some(Family::Single),
        (None, false) => None,
    }
}

/// What [`nest`] could not pair.
struct Left {
    unbalanced: Vec<Span>,
    /// The mark of the quotation inside which the passage ends.
    last_open: Option<Span>,
}

/// Pairs double marks with a stack: a closing mark takes the nearest open one. The last mark that
/// stays open runs to the end of the passage; one with whole quotations behind it is a stray mark,
/// unless the next passage opens with a mark, too.
fn nest(
    marks: &[Mark],
    found: &mut Vec<Quotation>,
    passage: usize,
    span: Span,
    runs_on: bool,
) -> Left {
    let mut stack: Vec<Span> = Vec::with_capacity(marks.len().min(8));
    let mut left = Left {
        unbalanced: Vec::new(),
        last_open: None,
    };
    let mut last_pair = span.start;
    for mark in marks {
        let opens = match mark.side {
            Side::Open => true,
            Side::Close => false,
            Side::Either => stack.is_empty(),
        };
        if opens {
            stack.push(mark.span);
        } else if let Some(open) = stack.pop() {
            found.push(quotation(passage, open, Some(mark.span), span));
            last_pair = mark.span.end;
        } else {
            left.unbalanced.push(mark.span);
        }
    }
    for open in stack {
        left.unbalanced.push(open);
        let last = open.start >= last_pair;
        let running = runs_on && open.start == span.start;
        if (last || running) && left.last_open.is_none() {
            found.push(quotation(passage, open, None, span));
            left.last_open = Some(open);
        }
    }
    left
}

fn quotation(passage: usize, open: Span, close: Option<Span>, span: Span) -> Quotation {
    let end = close.map_or(span.end, |mark| mark.start);
    Quotation {
        inside: Span::new(open.end, end),
        outside: Span::new(open.start, close.map_or(span.end, |mark| mark.end)),
        passage,
        closed: close.is_some(),
        joined: false,
    }
}

/// Drops quotations that lie inside others. `found` is sorted by start.
fn outermost(found: &mut Vec<Quotation>) {
    found.sort_by_key(|it| (it.outside.start, usize::MAX - it.outside.end));
    let mut end = 0;
    found.retain(|it| {
        let outer = it.outside.start >= end;
        if outer {
            end = it.outside.end;
        }
        outer
    });
}

/// Pairs single marks that stand outside of double ones. A single quotation may hold whole double
/// ones. One that opens the passage and is never closed runs on when `runs_on`; returns whether one does.
fn pair_singles(
    marks: &[Mark],
    found: &mut Vec<Quotation>,
    passage: usize,
    span: Span,
    runs_on: bool,
) -> bool {
    if marks.is_empty() {
        return false;
    }
    let doubles = found.clone();
    let mut double = 0;
    let free: Vec<Mark> = marks
        .iter()
        .filter(|mark| {
            while doubles
                .get(double)
                .is_some_and(|it| it.outside.end <= mark.span.start)
            {
                double += 1;
            }
            doubles
                .get(double)
                .is_none_or(|it| mark.span.start < it.outside.start)
        })
        .copied()
        .collect();
    let mut at = 0;
    while at < free.len() {
        let open = free[at];
        at += 1;
        if open.side == Side::Close {
            continue;
        }
        let until = (at..free.len())
            .find(|&next| free[next].side == Side::Open)
            .unwrap_or(free.len());
        let strong = (at..until).find(|&next| !free[next].weak);
        if let Some(close) = strong.or((at < until).then_some(at)) {
            found.push(quotation(passage, open.span, Some(free[close].span), span));
            at = close + 1;
        } else if runs_on && open.span.start == span.start {
            found.push(quotation(passage, open.span, None, span));
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str], unbalanced: usize) {
        let document = Document::of_paragraphs(text);
        let marks = pair(&document);
        let found: Vec<_> = marks
            .quotations
            .iter()
            .map(|it| it.inside.of(text))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(marks.unbalanced.len(), unbalanced, "{:?}", marks.unbalanced);
    }

    #[test]
    fn pairs_all_styles() {
        check("“One,” she said. “Two.”", &["One,", "Two."], 0);
        check("\"One,\" she said. \"Two.\"", &["One,", "Two."], 0);
        check(
            "«One», she said. „Two“ and ''three''.",
            &["One", "Two", "three"],
            0,
        );
        check("‘One,’ she said, and 'two'.", &["One,", "two"], 0);
        check("He said:”One.” «Two » , she said.", &["One.", "Two"], 0);
        check("It is ”odd” and “odd“ again.", &["odd", "odd"], 0);
    }

    #[test]
    fn tells_apostrophes_and_measures_from_marks() {
        check(
            "The leaders’ plan of the ’90s didn't rock 'n' roll 'em.",
            &[],
            0,
        );
        check(
            "‘The leaders’ plan is ready,’ he said of the boys’ club.",
            &["The leaders’ plan is ready,"],
            0,
        );
        check(
            "He is 5'10\" and has a 6\" knife, \"not a toy\".",
            &["not a toy"],
            0,
        );
        check("\"We won 9 of 10\" was all.", &["We won 9 of 10"], 0);
    }

    #[test]
    fn keeps_the_outermost_of_nested_quotations() {
        check(
            "“She told me ‘go’ and I went.”",
            &["She told me ‘go’ and I went."],
            0,
        );
        check(
            "‘She told me “go” and I went.’",
            &["She told me “go” and I went."],
            0,
        );
        check(
            "\"She told me \"go\" and I went.\"",
            &["She told me \"go\" and I went."],
            0,
        );
    }

    #[test]
    fn a_stray_mark_spoils_nothing_else() {
        check("“Odd, he said. “Even,” she said.", &["Even,"], 1);
        check("Odd,” he said. “Even,” she said.", &["Even,"], 1);
        check(
            "One \" two. \"Three,\" she said.\n\n\"Four.\"",
            &["Three,", "Four."],
            1,
        );
        check("He said: “Odd.\n\nShe left.", &["Odd."], 1);
    }

    #[test]
    fn runs_over_paragraphs() {
        let text = "“One.\n\n“Two “nested” two.\n\n“Three,” he said.\n\n“Four.”";
        let marks = pair(&Document::of_paragraphs(text));
        let joined: Vec<_> = marks
            .quotations
            .iter()
            .map(|it| (it.inside.of(text), it.joined))
            .collect();
        assert_eq!(
            joined,
            [
                ("One.", false),
                ("Two “nested” two.", true),
                ("Three,", true),
                ("Four.", false)
            ]
        );
        assert!(marks.unbalanced.is_empty());
        check("‘One.\n\n‘Two,’ he said.", &["One.", "Two,"], 0);
        check("She said: “One.\n\nTwo,” and left.", &["One.", "Two,"], 0);
    }
}
