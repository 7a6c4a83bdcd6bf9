//! Cues: the words that attribute. Verbs with what may stand behind them, and phrases.

use super::frame::Frame;
use crate::text::Table;
use std::ops::Range;

/// Verbs: form, shape, frames.
static VERBS: Table = Table::new(include_str!("cues.tsv"));
/// Closed-class words by what they do in a clause.
static FUNCTION_WORDS: Table = Table::new(include_str!("function_words.tsv"));

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
    frames: &'static str,
}

impl Verb {
    /// True when the verb attributes with what `frame` stands for; see the head of `cues.tsv`.
    pub(super) fn takes(self, frame: char) -> bool {
        self.frames.contains(frame)
    }
}

/// Looks a cue verb up.
pub(super) fn verb(word: &str) -> Option<Verb> {
    let (shape, frames) = VERBS.get_lower(word)?.split_once('\t')?;
    let shape = match shape {
        "b" => Shape::Base,
        "s" => Shape::Third,
        "d" => Shape::Past,
        "n" => Shape::Participle,
        _ => Shape::Ing,
    };
    Some(Verb { shape, frames })
}

/// What a closed-class word does; "" for all other words.
pub(super) fn function(word: &str) -> &'static str {
    FUNCTION_WORDS.get_lower(word).unwrap_or("")
}

/// True when `word` is an adverb that may stand inside a verb group: "also", "reportedly".
pub(super) fn is_adverb(word: &str) -> bool {
    function(word) == "adverb"
        || word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family"
                    | "only"
                    | "rally"
                    | "reply"
                    | "supply"
                    | "ally"
                    | "assembly"
                    | "Italy"
                    | "July"
            )
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
    let verb = verb(frame.word(at)).filter(|_| frame.is_word(at))?;
    let mut start = at;
    let (mut passive, mut infinitive, mut auxiliary) = (false, false, false);
    while start > 0 && at - start < 8 {
        let before = frame.word(start - 1);
        match function(before) {
            "be" => {
                passive |= !auxiliary && matches!(verb.shape, Shape::Past | Shape::Participle);
                auxiliary = true;
            }
            "have" | "do" | "modal" => auxiliary = true,
            "not" => {}
            _ if before == "to" && matches!(verb.shape, Shape::Base) => {
                infinitive = true;
                break;
            }
            _ if is_adverb(before) && !frame.is_capitalized(start - 1) => {}
            _ => break,
        }
        start -= 1;
    }
    let lone = !auxiliary && verb.shape == Shape::Participle;
    (!lone).then_some(Group {
        pieces: start..at + 1,
        head: at,
        verb,
        passive,
        infinitive,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_well_formed() {
        assert_eq!(VERBS.faults(), Vec::<String>::new());
        assert_eq!(FUNCTION_WORDS.faults(), Vec::<String>::new());
        for (form, _) in VERBS.iter() {
            assert!(
                verb(form).is_some_and(|verb| !verb.frames.is_empty()),
                "{form}"
            );
        }
    }
}
