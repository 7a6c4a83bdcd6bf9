//! Source spans: the noun phrase beside a cue that names who speaks.

use super::appositions::{named_before, with_apposition};
use super::cues::{Shape, is_adverb_at};
use super::frame::Frame;
use super::functions::Function;
use super::wording;
use crate::tagging::Tag;
use crate::text::{Document, Table};
use std::ops::Range;

/// Days, months and other words that date a statement.
static TIMES: Table = crate::text::table!(include_str!("times.txt"));

/// Past tenses and third persons that are hardly ever anything else.
static FINITE_VERBS: Table = crate::text::table!(include_str!("finite_verbs.txt"));

/// A noun phrase is never longer, in pieces.
pub(super) const LONGEST: usize = 60;

/// The source that ends right before piece `end`, not reaching before piece `floor`:
/// “**Hugh Hill, a doctor at the clinic,** said”.
pub(super) fn before(frame: &Frame, end: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(end.saturating_sub(LONGEST));
    if end <= floor {
        return None;
    }
    if frame.is(end - 1, ",") || frame.is_dash(end - 1) {
        return with_apposition(frame, end, floor);
    }
    let phrase = phrase_before(frame, end, floor)?;
    // "**Jane Roe, a spokeswoman for the port** told the Post"
    let person = wording::are_somebody(frame.document, frame.tokens(&phrase));
    let article = frame.is_any(phrase.start, &["a", "an", "the"]);
    let function = || wording::is_function(frame.document, &frame.tokens(&phrase));
    if person && (article || !frame.is_capitalized(phrase.start) || function()) {
        let whole = named_before(frame, phrase.clone(), floor);
        let opens = whole.start == 0
            || frame.is_quotation(whole.start - 1)
            || frame.is(whole.start - 1, ",") && frame.is_quotation(whole.start.wrapping_sub(2));
        if opens {
            return Some(whole);
        }
    }
    Some(phrase)
}

/// The noun phrase that ends right before piece `end`, without appositions.
pub(super) fn phrase_before(frame: &Frame, end: usize, floor: usize) -> Option<Range<usize>> {
    if end <= floor || !frame.is_word(end - 1) && !ends_phrase(frame, end - 1) {
        return None;
    }
    let end = strip_tail(frame, end, floor);
    let last = frame.word(end - 1);
    if last == "which" {
        return Some(end - 1..end);
    }
    let function = frame.function(end - 1);
    if matches!(function, Function::Subordinator | Function::Preposition) {
        return None;
    }
    if matches!(last, "himself" | "herself" | "itself" | "themselves") {
        let head = phrase_before(frame, end - 1, floor)?;
        return Some(head.start..end);
    }
    if matches!(last, "them" | "us") && end > floor + 2 && frame.is(end - 2, "of") {
        // "**one of them** said"
        let start = end - 3 - usize::from(end > floor + 3 && frame.is_any(end - 4, &["at", "the"]));
        return frame.is_word(start).then_some(start..end);
    }
    if function == Function::Pronoun {
        return is_subject_pronoun(last).then_some(end - 1..end);
    }
    let mut start = end;
    while start > floor
        && extends(frame, start - 1, start == end)
        && !(start < end && begins_phrase(frame, start))
    {
        start -= 1;
    }
    if start > floor
        && frame.is_any(start - 1, &["who", "which"])
        && let Some(head) = phrase_before(frame, start - 1, floor)
    {
        return Some(head.start..end);
    }
    let start = strip_lead(frame, start, end);
    if start > floor + 1
        && (start..end).all(|at| frame.is_time(at))
        && matches!(
            frame.word(start - 1),
            "since" | "on" | "in" | "of" | "last" | "this"
        )
    {
        // "harbour sources **since Monday** have reported"
        return phrase_before(frame, start - 1, floor);
    }
    let named = (start..end).any(|at| {
        frame.is_word(at) && !matches!(frame.function(at), Function::Preposition | Function::Adverb)
    });
    (start < end && named).then_some(start..end)
}

pub(super) fn is_subject_pronoun(word: &str) -> bool {
    ["i", "you", "he", "she", "it", "we", "they", "who"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(word))
}

/// True for what can end a noun phrase without being a word: a number, a bracket.
fn ends_phrase(frame: &Frame, at: usize) -> bool {
    matches!(frame.word(at), ")" | "%") || frame.word(at).starts_with(|c: char| c.is_ascii_digit())
}

/// True for an article behind an opening phrase without a comma: "On Monday night **the** mayor",
/// and for one behind a bracket: "today (1500 UTC) **the** mayor".
fn begins_phrase(frame: &Frame, at: usize) -> bool {
    let determiner = frame.function(at) == Function::Determiner;
    if at == 0 || !determiner || !frame.is_any(at, &["the", "a", "an"]) {
        return false;
    }
    let opening = matches!(
        frame.function(0),
        Function::Preposition | Function::Subordinator
    ) || frame.tag(0) == Tag::Gerund;
    frame.is(at - 1, ")")
        || opening
            && frame.is_word(at - 1)
            && frame.function(at - 1) == Function::Open
            && !frame.is_any(
                at - 1,
                &["all", "both", "half", "such", "even", "not", "only"],
            )
}

/// True for a number in figures.
pub(super) fn is_figure(frame: &Frame, at: usize) -> bool {
    frame.word(at).starts_with(|c: char| c.is_ascii_digit())
}

/// True when piece `at` can belong to the noun phrase that goes on behind it.
fn extends(frame: &Frame, at: usize, last: bool) -> bool {
    let word = frame.word(at);
    // "Two years **ago** Oslo announced"
    if frame.is_quotation(at) || frame.is_dash(at) || word == "ago" {
        return false;
    }
    match frame.function(at) {
        Function::Pronoun
        | Function::Be
        | Function::Have
        | Function::Do
        | Function::Modal
        | Function::Not => return false,
        Function::Subordinator => {
            // "That version" opens a sentence, elsewhere "that" opens a clause.
            // "the leader of **that** town"
            return !last && word == "that" && at > 0 && frame.function(at - 1) == Function::Preposition
                || at == 0 && word == "That" && !last
                || matches!(word, "and" | "or" | "&") && joins(frame, at)
                // "the black - **and** - white team"
                || frame.is(at.wrapping_sub(1), "-") && frame.is(at + 1, "-");
        }
        Function::Adverb if last => return false,
        _ => {}
    }
    if frame.is_word(at) {
        if is_clause_verb(frame, at) {
            return false;
        }
        return match frame.verb(at) {
            Some(verb) if !frame.is_capitalized(at) => {
                !(frame.is(at + 1, "that") || verb.shape == Shape::Past && verb.takes(b't'))
            }
            _ => true,
        };
    }
    matches!(
        word,
        "-" | "&" | "/" | "(" | ")" | "'" | "’" | "%" | "$" | "#" | "@"
    ) || is_figure(frame, at)
        // "(D-Wash**.**)"
        || word == "." && frame.is(at + 1, ")")
}

/// True for a verb by its part of speech: "Roe **jokes** about". A past tense may be an attribute:
/// "the ship **sold** in May".
fn is_clause_verb(frame: &Frame, at: usize) -> bool {
    // Only words in -s are third persons.
    let third = frame.word(at).ends_with('s');
    let infinitive = frame.is(at.wrapping_sub(1), "to");
    (third || infinitive)
        && !frame.is_capitalized(at)
        && (third && frame.tag(at) == Tag::VerbS || infinitive && frame.tag(at) == Tag::VerbBase)
}

/// True when piece `at` is the verb of another clause: "Roe **issued** a report". A past tense with
/// a preposition behind it is taken for an attribute: "the report **released** by Roe".
pub(super) fn is_finite(frame: &Frame, at: usize) -> bool {
    let listed = |token| FINITE_VERBS.contains_at(frame.document, token);
    if frame.is_capitalized(at) || !frame.token(at).is_some_and(listed) {
        return false;
    }
    let next = frame.function(at + 1);
    !frame.word(at).ends_with("ed")
        || !(next == Function::Preposition || next.is_auxiliary())
            && frame.is_word(at + 1)
            && frame.verb(at + 1).is_none()
}

/// True for a past tense or third person that is hardly ever anything else.
pub(super) fn is_finite_word(word: &str) -> bool {
    FINITE_VERBS.contains(word)
}

/// True when the "and" at piece `at` joins two names or two plain nouns.
fn joins(frame: &Frame, at: usize) -> bool {
    at > 0
        && frame.is_word(at - 1)
        && (frame.is_capitalized(at - 1)
            && (frame.is_capitalized(at + 1) || frame.is(at + 1, "the"))
            && at > 1
            || at > 1 && frame.function(at - 2) == Function::Determiner)
}

/// The end without a date or circumstance behind the noun: "the bank **on Monday**", "Roe **at a
/// meeting**".
fn strip_tail(frame: &Frame, end: usize, floor: usize) -> usize {
    let mut at = end;
    while at > floor + 1 && end - at < 5 && frame.is_time(at - 1) && !frame.is(at, "'s") {
        at -= 1;
    }
    if at < end {
        let on = usize::from(frame.is_any(at - 1, &["on", "in", "since", "late", "early", "by"]));
        let stripped = at - on;
        return if stripped > floor { stripped } else { end };
    }
    let low = floor.max(end.saturating_sub(6));
    let circumstance = (low + 1..end).rev().find(|&at| {
        frame.is_any(at, &["at", "in", "during"])
            && frame.is_any(at + 1, &["a", "an", "his", "her", "their"])
            && frame.is_capitalized(at - 1)
    });
    circumstance.unwrap_or(end)
}

/// The start without conjunctions, adverbs and a time or place put in front: "On Tuesday **the mayor**".
fn strip_lead(frame: &Frame, mut start: usize, end: usize) -> usize {
    while start < end {
        let word = frame.word(start);
        if is_adverb_at(frame, start)
            || frame.is_time(start)
                && start + 1 < end
                && !frame.is(start + 1, "'s")
                && !frame.is(start + 1, "’s")
            || matches!(word, "," | "-" | ")" | "'" | "’" | "And" | "and")
        {
            start += 1;
        } else if frame.function(start) == Function::Preposition {
            start = behind_preposition(frame, start, end);
        } else {
            break;
        }
    }
    start
}

/// Where the subject begins behind a phrase in front of it: "In a statement Jane Roe".
fn behind_preposition(frame: &Frame, start: usize, end: usize) -> usize {
    let mut head = end - 1;
    while head > start + 1
        && (frame.is_capitalized(head - 1)
            || matches!(frame.word(head - 1), "'s" | "’s" | "of" | "-"))
    {
        head -= 1;
    }
    let determiner = (start + 2..end)
        .rev()
        .find(|&at| frame.function(at) == Function::Determiner);
    let timed = (start + 1..end)
        .rev()
        .find(|&at| frame.is_time(at) && at + 1 < end);
    match (determiner, timed) {
        (_, Some(time)) => time + 1,
        (Some(at), None) if !frame.is_capitalized(end - 1) => at,
        _ if frame.is_capitalized(end - 1) => head.max(start + 1),
        _ => start + 1,
    }
}

/// True when the word of token `index` dates a statement.
pub(super) fn is_time_at(document: &Document, index: usize) -> bool {
    TIMES.contains_lower_at(document, index)
}

#[cfg(test)]
mod tests {
    use super::super::frames::Frames;
    use super::*;
    use crate::text::Document;

    fn left(text: &str, cue: &str) -> String {
        let document = Document::of_paragraphs(text);
        let tags = crate::tagging::tag(&document).parts;
        let frames = Frames::new(&document, &tags, &[]);
        let frame = frames.iter().next().expect("a sentence");
        let end = (0..frame.len())
            .find(|&at| frame.word(at) == cue)
            .expect("the cue");
        before(&frame, end, 0).map_or(String::new(), |range| frame.span(range).of(text).to_owned())
    }

    #[test]
    fn takes_the_whole_noun_phrase_on_the_left() {
        assert_eq!(
            left("Finnish Prime Minister Aino Salo said no.", "said"),
            "Finnish Prime Minister Aino Salo"
        );
        assert_eq!(
            left("A spokesman for the port of Oslo said no.", "said"),
            "A spokesman for the port of Oslo"
        );
        assert_eq!(
            left("Aino Salo, a doctor at the clinic, said no.", "said"),
            "Aino Salo, a doctor at the clinic,"
        );
        assert_eq!(
            left("Aino Salo, a spokeswoman for the port told us no.", "told"),
            "Aino Salo, a spokeswoman for the port"
        );
        assert_eq!(left("But she said no.", "said"), "she");
    }

    #[test]
    fn leaves_what_stands_in_front() {
        assert_eq!(left("On Tuesday Aino Salo said no.", "said"), "Aino Salo");
        assert_eq!(
            left("In a statement, the mayor said no.", "said"),
            "the mayor"
        );
        assert_eq!(left("The mayor, however, said no.", "said"), "The mayor");
        assert_eq!(left("The mayor on Monday said no.", "said"), "The mayor");
        assert_eq!(left("Aino Salo at a meeting said no.", "said"), "Aino Salo");
        assert_eq!(
            left("A woman at a meeting said no.", "said"),
            "A woman at a meeting"
        );
        assert_eq!(
            left("He left after officials said no.", "said"),
            "officials"
        );
    }

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(TIMES.faults(), Vec::<String>::new());
        assert_eq!(FINITE_VERBS.faults(), Vec::<String>::new());
    }
}
