//! Quotation marks: which of them are marks at all, and which belong together.
//!
//! Comes in: the [`Document`]. Goes out: [`Marks`], the outermost quotations in text order and the
//! marks without a partner. Works passage by passage, so that a stray mark spoils at most its own
//! paragraph; knows nothing of cues and speakers.

use super::glyphs::{self, Family, Mark, Side};
use crate::text::{Document, Span};

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
    /// True for ‘ ’ and ' '.
    pub(super) single: bool,
}

/// The quotations of an article.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    /// In text order; they do not overlap.
    pub(super) quotations: Vec<Quotation>,
    /// Marks without a partner, in text order.
    pub(super) unbalanced: Vec<Span>,
}

/// Pairs the marks of every passage.
pub(super) fn pair(document: &Document) -> Marks {
    let mut marks = Marks::default();
    let mut pending = false;
    for passage in 0..document.passages.len() {
        pending = pair_passage(document, passage, pending, &mut marks);
    }
    for quotation in &mut marks.quotations {
        quotation.inside = quotation.inside.trim(document.text);
    }
    marks.quotations.retain(|it| !it.inside.is_empty());
    marks.unbalanced.sort_unstable();
    marks
}

/// Pairs the marks of one passage. `pending` tells that the passage before ended inside a
/// quotation; returns whether this one does.
fn pair_passage(document: &Document, index: usize, pending: bool, out: &mut Marks) -> bool {
    let span = document.passages[index].span;
    let (mut doubles, singles): (Vec<Mark>, Vec<Mark>) = glyphs::read(document.text, span)
        .into_iter()
        .partition(|mark| mark.family == Family::Double);
    let opens = |mark: Option<&Mark>| {
        mark.is_some_and(|mark| mark.span.start == span.start && mark.side != Side::Close)
    };
    let next = document.passages.get(index + 1).map(|next| next.span);
    let mut found = Vec::new();
    let mut joined = false;
    if pending && doubles.first().is_some_and(|mark| mark.side == Side::Close) {
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
    } else if pending && opens(doubles.first()) {
        joined = true;
    }
    let runs_on = next.is_some_and(|next| glyphs::opens_with_double(document.text, next));
    let left = nest(&doubles, &mut found, index, span, runs_on);
    let open_end = left.open_end;
    if !(open_end && runs_on) {
        out.unbalanced.extend(&left.unbalanced);
    } else {
        out.unbalanced.extend(
            left.unbalanced
                .iter()
                .filter(|mark| Some(**mark) != left.last_open),
        );
    }
    found.sort_by_key(|it| it.outside);
    outermost(&mut found);
    pair_singles(document, index, &singles, &mut found);
    outermost(&mut found);
    if let Some(first) = found.first_mut() {
        first.joined = joined && first.outside.start == span.start;
    }
    out.quotations.extend(found);
    open_end
}

/// What [`nest`] could not pair.
struct Left {
    unbalanced: Vec<Span>,
    last_open: Option<Span>,
    /// True when the passage ends inside a quotation.
    open_end: bool,
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
    let mut stack: Vec<Span> = Vec::new();
    let mut left = Left {
        unbalanced: Vec::new(),
        last_open: None,
        open_end: false,
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
        if (last || running) && !left.open_end {
            found.push(quotation(passage, open, None, span));
            left.last_open = Some(open);
            left.open_end = true;
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
        single: false,
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

/// Pairs single marks that stand outside of double ones. A single quotation may hold whole double ones.
fn pair_singles(document: &Document, passage: usize, marks: &[Mark], found: &mut Vec<Quotation>) {
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
    let span = document.passages[passage].span;
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
            let mut it = quotation(passage, open.span, Some(free[close].span), span);
            it.single = true;
            found.push(it);
            at = close + 1;
        }
    }
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
        check("She said: “One.\n\nTwo,” and left.", &["One.", "Two,"], 0);
    }
}
