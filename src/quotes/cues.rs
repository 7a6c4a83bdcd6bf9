//! Cues: the words that attribute. Verbs with what may stand behind them, and phrases.

use super::frame::Frame;
use super::functions::Function;
use super::openings::Opens;
use crate::tagging::Tag;
use crate::text::Table;
use std::ops::Range;

/// Verbs: form, shape, frames.
pub(super) static VERBS: Table = crate::text::table!(include_str!("cues.tsv"));
/// Nouns: the words with which their contents begin.
pub(super) static NOUNS: Table = crate::text::table!(include_str!("cue_nouns.tsv"));

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// shown
    Participle,
    /// saying
    Ing,
}

/// One form of a cue verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) shape: Shape,
    /// A bit for each letter of [`FRAMES`].
    frames: u16,
}

/// In the order of the letters that stand for them in `cues.tsv`, see [`Verb::bits_of`].
const SHAPES: [(u8, Shape); 5] = [
    (b'b', Shape::Base),
    (b's', Shape::Third),
    (b'd', Shape::Past),
    (b'n', Shape::Participle),
    (b'g', Shape::Ing),
];

/// What may stand behind verbs; see the head of `cues.tsv`.
const FRAMES: [u8; 14] = *b"qtniwafpeoIAFP";

/// The bit of a letter of [`FRAMES`]; none for any other.
#[inline]
const fn bit_of(frame: u8) -> u16 {
    let mut at = 0;
    while at < FRAMES.len() {
        if FRAMES[at] == frame {
            return 1 << at;
        }
        at += 1;
    }
    0
}

impl Verb {
    /// A verb in bits, by its columns: one more than the place of its shape, then its frames.
    pub(super) const fn bits_of(columns: &[u8]) -> u32 {
        let mut shape = 0_u32;
        while SHAPES[shape as usize].0 != columns[0] {
            shape += 1;
        }
        let (mut frames, mut at) = (0, 2);
        while at < columns.len() && columns[at] != b'\n' {
            frames |= bit_of(columns[at]);
            at += 1;
        }
        (shape + 1) | ((frames as u32) << 3)
    }

    /// The verb of these bits; none of 0.
    #[inline]
    pub(super) fn of_bits(bits: u32) -> Option<Verb> {
        let place = (bits & 7).checked_sub(1)?;
        let (_, shape) = SHAPES.get(place as usize)?;
        Some(Verb {
            shape: *shape,
            frames: u16::try_from(bits >> 3).ok()?,
        })
    }

    /// True when the verb attributes with what `frame` stands for; see the head of `cues.tsv`.
    #[inline]
    pub(super) const fn takes(self, frame: u8) -> bool {
        self.frames & bit_of(frame) != 0
    }
}

/// Looks a cue verb up.
pub(super) fn verb(word: &str) -> Option<Verb> {
    let columns = VERBS.get_lower(word)?;
    Verb::of_bits(Verb::bits_of(columns.as_bytes()))
}

/// The length of a phrase that names a source behind it: "according to", "in the words of".
pub(super) fn source_phrase(frame: &Frame, at: usize) -> Option<usize> {
    if frame.is(at, "according") && frame.is(at + 1, "to") {
        return Some(2);
    }
    let words = frame.is(at, "in")
        && frame.is(at + 1, "the")
        && frame.is(at + 2, "words")
        && frame.is(at + 3, "of");
    words.then_some(4)
}

/// True when `noun` attributes what `next` ("that", "to") begins: "claim that", "refusal to".
pub(super) fn is_noun_cue(noun: &str, next: &str) -> bool {
    NOUNS.get_lower(noun).is_some_and(|frames| {
        frames
            .split(' ')
            .any(|frame| frame.eq_ignore_ascii_case(next))
    })
}

/// True when piece `at` is an adverb that may stand inside a verb group: "also", "reportedly".
pub(super) fn is_adverb_at(frame: &Frame, at: usize) -> bool {
    frame.function(at) == Function::Adverb || is_in_ly(frame.word(at))
}

/// An adverb in "-ly".
fn is_in_ly(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && !is_name_in_ly(word)
        && !matches!(
            word,
            "family" | "only" | "rally" | "reply" | "supply" | "ally" | "assembly"
        )
}

/// True for a capitalised word that only looks like an adverb: "Kelly", not "Reportedly".
fn is_name_in_ly(word: &str) -> bool {
    let adverb = ["tly", "edly", "usly", "ually", "vely", "nally", "arly"]
        .iter()
        .any(|ending| word.ends_with(ending));
    word.starts_with(char::is_uppercase)
        && !(adverb && word.chars().skip(1).all(char::is_lowercase))
}

/// A verb group that can attribute: "has repeatedly said".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// The piece of the cue verb.
    pub(super) head: usize,
    pub(super) verb: Verb,
    /// True for "was asked", "is expected": who says it stands behind "by", if anywhere.
    pub(super) passive: bool,
    /// True for "to say": somebody else's clause.
    pub(super) infinitive: bool,
}

/// The verb group whose cue verb is piece `at`.
pub(super) fn group(frame: &Frame, at: usize) -> Option<Group> {
    if !frame.opens(at).has(Opens::VERB) {
        return None;
    }
    let (verb, end) = phrase(frame, at).or_else(|| Some((frame.verb(at)?, at + 1)))?;
    let mut start = at;
    let (mut passive, mut infinitive, mut auxiliary) = (false, false, false);
    while start > 0 && at - start < 8 {
        let before = frame.word(start - 1);
        match frame.function(start - 1) {
            Function::Be => {
                passive |= !auxiliary && matches!(verb.shape, Shape::Past | Shape::Participle);
                auxiliary = true;
            }
            Function::Have | Function::Do | Function::Modal => auxiliary = true,
            Function::Not => {}
            _ if before == "to" && matches!(verb.shape, Shape::Base) => {
                match goes_on(frame, start - 1) {
                    Some(first) => start = first,
                    None => infinitive = true,
                }
                break;
            }
            _ if is_adverb_at(frame, start - 1) && !frame.is_capitalized(start - 1) => {}
            _ => break,
        }
        start -= 1;
    }
    if !infinitive
        && !auxiliary
        && (verb.shape == Shape::Participle || is_noun(frame, start, at, verb.shape))
    {
        return None;
    }
    // "measures **announced by** the town"
    if !auxiliary
        && verb.shape == Shape::Past
        && frame.is(end, "by")
        && frame.tag(end + 1) != Tag::Gerund
    {
        return None;
    }
    let passive = passive && !frame.is(end - 1, "saying");
    Some(Group {
        pieces: start..end,
        head: at,
        verb,
        passive,
        infinitive,
    })
}

/// The start of "went on", "was quick" before the "to" at piece `to`: what is said is said.
fn goes_on(frame: &Frame, to: usize) -> Option<usize> {
    let second = to.checked_sub(1)?;
    let first = second.checked_sub(1)?;
    let went = frame.is(second, "on") && frame.is_any(first, &["went", "goes", "go"]);
    let quick = frame.is_any(second, &["quick", "keen", "careful"])
        && frame.function(first) == Function::Be;
    let proceeded = frame.is_any(second, &["continued", "proceeded", "rushed", "hastened"]);
    if went || quick {
        Some(first)
    } else {
        proceeded.then_some(second)
    }
}

/// A verb of several words: "pointed out", "made it clear".
fn phrase(frame: &Frame, at: usize) -> Option<(Verb, usize)> {
    if !matches!(
        frame.word(at + 1),
        "out"
            | "to"
            | "as"
            | "clear"
            | "it"
            | "back"
            | "off"
            | "down"
            | "on"
            | "for"
            | "of"
            | "doubt"
            | "in"
            | "up"
    ) || !VERBS.may_go_on_at(frame.document, frame.token(at)?)
    {
        return None;
    }
    let mut words = frame.word(at).to_lowercase();
    let mut found = None;
    for end in at + 1..(at + 4).min(frame.len()) {
        words.push(' ');
        words.push_str(frame.word(end));
        if let Some(verb) = verb(&words) {
            found = Some((verb, end + 1));
        }
    }
    found
}

/// True when the word at `at` is no verb there: "his **claims**", "the **State** Department",
/// "a **proposed** cap". `start` is where its adverbs begin.
fn is_noun(frame: &Frame, start: usize, at: usize, shape: Shape) -> bool {
    if frame.is_capitalized(at) && at > 0 && !frame.is_title() {
        return true;
    }
    let Some(before) = start.checked_sub(1) else {
        return shape == Shape::Base;
    };
    let word = frame.word(before);
    let possessive = matches!(word, "'s" | "’s" | "'" | "’");
    if possessive || frame.function(before) == Function::Determiner && !is_quantifier(word) {
        return shape != Shape::Past || !possessive;
    }
    let attribute = matches!(
        frame.tag(before),
        Tag::Adjective | Tag::Participle | Tag::Preposition | Tag::Determiner
    );
    if attribute && frame.tag(at) == Tag::Noun && shape != Shape::Past {
        return true;
    }
    match shape {
        Shape::Base => {
            let subject = frame.function(before) == Function::Pronoun
                || is_quantifier(word)
                || word.ends_with('s') && !word.ends_with("ss")
                || matches!(
                    word,
                    "people" | "men" | "women" | "police" | "percent" | "media" | "%" | ")" | ","
                )
                || frame.is_title();
            !subject
        }
        Shape::Third | Shape::Past => frame.function(before) == Function::Preposition,
        Shape::Participle | Shape::Ing => false,
    }
}

/// "some", "many": determiners that stand alone as subjects.
fn is_quantifier(word: &str) -> bool {
    [
        "some", "many", "most", "several", "few", "others", "all", "both", "these", "those",
        "this", "that", "one", "two", "another", "each",
    ]
    .iter()
    .any(|it| it.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::super::openings::{Opens, places};
    use super::*;
    use crate::text::Document;

    #[test]
    fn lists_are_sorted_and_well_formed() {
        assert_eq!(VERBS.faults(), Vec::<String>::new());
        assert_eq!(NOUNS.faults(), Vec::<String>::new());
        for (form, _) in VERBS.iter() {
            assert!(verb(form).is_some_and(|verb| verb.frames != 0), "{form}");
            let document = Document::of_paragraphs(form);
            let (opens, found) = Opens::of_word(&document, 0, &document.tokens[0]);
            assert!(
                opens.has(Opens::VERB) && places(&document.tokens).next() == Some(0),
                "{form}"
            );
            assert!(document.tokens.len() > 1 || found == verb(form), "{form}");
        }
    }
}
