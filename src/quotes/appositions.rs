//! Sources with something between commas behind the name: "**Jane Roe, head of the fund, a lender,**
//! said". An apposition belongs to the source, an aside (", in a statement,") does not.

use super::cues::{Shape, is_adverb_at};
use super::frame::Frame;
use super::functions::Function;
use super::sources::{is_figure, phrase_before};
use super::wording;
use std::ops::Range;

/// A source with something between commas behind it. An apposition belongs to it, an aside does not.
pub(super) fn with_apposition(frame: &Frame, end: usize, floor: usize) -> Option<Range<usize>> {
    let mark = end - 1;
    let mut opening = (floor..mark)
        .rev()
        .find(|&at| frame.word(at) == frame.word(mark))?;
    // "Ivar Carr, **31**, a photographer, said"
    if opening > floor + 2 && is_figure(frame, opening - 1) && frame.is(opening - 2, ",") {
        opening -= 2;
    }
    if let Some(whole) = with_long_aside(frame, floor, opening, mark) {
        return Some(whole);
    }
    let phrase = phrase_before(frame, opening, floor)?;
    let aside = is_aside(frame, opening + 1..mark);
    let phrase = named_before(frame, phrase, floor);
    let subject = frame.is_capitalized(opening - 1)
        || frame.function(phrase.start) == Function::Determiner
        || !aside;
    subject.then_some(phrase.start..if aside { opening } else { end })
}

/// A sentence's first name with an aside that has commas of its own: "**Jane Roe,** during a visit
/// to Bergen, Norway, said". A relative clause belongs to the source.
fn with_long_aside(
    frame: &Frame,
    floor: usize,
    opening: usize,
    mark: usize,
) -> Option<Range<usize>> {
    let first = (floor..opening).find(|&at| frame.is(at, ","))?;
    let relative = frame.is_any(first + 1, &["who", "whose"]);
    let aside = relative
        || frame.function(first + 1) == Function::Preposition && !frame.is(first + 1, "of")
        || frame
            .verb(first + 1)
            .is_some_and(|verb| verb.shape == Shape::Ing);
    if !aside || !frame.is_capitalized(first.checked_sub(1)?) {
        return None;
    }
    let phrase = phrase_before(frame, first, floor)?;
    let opens = phrase.start == 0
        || frame.is_quotation(phrase.start - 1)
        || frame.is(phrase.start - 1, ",") && frame.is_quotation(phrase.start.wrapping_sub(2));
    let end = if relative { mark + 1 } else { first };
    (opens && !frame.is_time(first - 1)).then_some(phrase.start..end)
}

/// With several appositions the first names: "**Jane Roe, head of the fund**, a lender, said".
pub(super) fn named_before(frame: &Frame, phrase: Range<usize>, floor: usize) -> Range<usize> {
    let Some(comma) = phrase
        .start
        .checked_sub(1)
        .filter(|&at| at > floor && frame.is(at, ","))
    else {
        return phrase;
    };
    let party = frame.is(phrase.start + 1, "-") && frame.word(phrase.start).len() == 1;
    let title = party
        || wording::is_function(frame.document, &frame.tokens(&phrase))
        || !frame.is_capitalized(phrase.start) && frame.function(phrase.start) != Function::Pronoun;
    match phrase_before(frame, comma, floor) {
        Some(name) if title && frame.is_capitalized(comma - 1) && !frame.is_time(comma - 1) => {
            name.start..phrase.end
        }
        _ => phrase,
    }
}

/// True for ", however," and ", in a statement,".
fn is_aside(frame: &Frame, inner: Range<usize>) -> bool {
    let first = frame.word(inner.start);
    inner.len() == 1
        && !frame.is_capitalized(inner.start)
        && !first.starts_with(|c: char| c.is_ascii_digit())
        || is_adverb_at(frame, inner.start)
        || first.ends_with("ed") && !frame.is_capitalized(inner.start)
        || matches!(
            frame.function(inner.start),
            Function::Preposition | Function::Subordinator
        ) && !frame.is_any(inner.start, &["of", "who", "whose", "which"])
        || frame
            .verb(inner.start)
            .is_some_and(|verb| verb.shape == Shape::Ing)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn an_age_before_the_apposition() {
        check(
            "Jane Roe, 31, a Bergen photographer, said it was late.",
            &["Indirect [it was late] said Jane Roe"],
        );
    }

    #[test]
    fn asides_with_commas_of_their_own() {
        check(
            "Roe, during a visit to Bergen, Norway, said it was late.",
            &["Indirect [it was late] said Roe"],
        );
        check(
            "After a visit to Bergen, Norway, Jane Roe said it was late.",
            &["Indirect [it was late] said Jane Roe"],
        );
    }
}
