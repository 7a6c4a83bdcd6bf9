//! Contents: where what is said begins behind a cue, and where it ends.

use super::attribution::LONG;
use super::cues::{self, Group, Shape, is_adverb_at};
use super::frame::Frame;
use super::functions::Function;
use super::openings::Opens;
use super::sources;
use crate::tagging::Tag;

/// True when nothing that could be content follows at `at`: the end, a comma, a date or circumstance.
pub(super) fn closes(frame: &Frame, at: usize) -> bool {
    at >= frame.tail()
        || frame.is_any(at, &[",", ";", "."])
        || frame.is_dash(at)
        || frame.function(at) == Function::Preposition
        || matches!(frame.word(at), "as" | "after" | "before" | "when" | "while")
        || frame.is_time(at)
}

/// Behind a verb group and the person told, if any: he told **the paper** |.
pub(super) fn behind_person(frame: &Frame, group: &Group) -> usize {
    if group.verb.takes(b'o') {
        skip_person(frame, group.pieces.end)
    } else {
        group.pieces.end
    }
}

/// Where content begins behind a verb group and where the cue ends, when the verb takes such content.
pub(super) fn behind(frame: &Frame, group: &Group) -> Option<(usize, usize)> {
    let verb = group.verb;
    let head_end = group.pieces.end;
    let mut at = head_end;
    if verb.takes(b'o') && !opens_content(frame, at) {
        at = skip_person(frame, at);
    }
    if let Some(found) = far_content(frame, at, verb) {
        return Some((found, head_end));
    }
    let dated = behind_date(frame, at);
    if frame.is_any(dated, &["to", "how", "whether", "why", "that"]) {
        at = dated;
    }
    let word = frame.word(at);
    let kind = if frame.is_quotation(at) {
        b'q'
    } else if let Some(content) = behind_aside(frame, at, verb) {
        return Some((content, head_end));
    } else if frame.is_any(at, &[",", ":", ";"]) {
        return ((frame.is_quotation(at + 1) || at + 1 >= frame.len() && frame.is(at, ":"))
            && verb.takes(b'q'))
        .then_some((at + 1, head_end));
    } else {
        match frame.function(at) {
            Function::Subordinator | Function::Preposition => match word {
                "that" => b't',
                "to" => b'i',
                "as" => b'a',
                "for" => b'f',
                "how" | "whether" | "why" | "what" | "where" | "who" | "which" | "when" | "if" => {
                    b'w'
                }
                _ if frame.function(at) == Function::Preposition => b'p',
                _ => return None,
            },
            _ if at >= frame.tail()
                || !frame.is_word(at)
                    && !word.starts_with(|c: char| c.is_ascii_digit() || c == '$') =>
            {
                return None;
            }
            _ => b'n',
        }
    };
    let belongs =
        verb.takes(kind.to_ascii_uppercase()) && matches!(kind, b'i' | b'a' | b'f' | b'p');
    if belongs {
        return Some((at + 1, at + 1));
    }
    if kind == b'n' && only_time(frame, at) {
        return None;
    }
    let clause = kind == b'n' && verb.takes(b't') && is_clause(frame, at);
    (clause || verb.takes(kind)).then_some((at, head_end))
}

/// True when nothing but a date follows: "reported late **Thursday**".
fn only_time(frame: &Frame, at: usize) -> bool {
    (at..frame.tail())
        .take_while(|&at| !frame.is(at, ","))
        .all(|at| {
            frame.is_time(at)
                || is_adverb_at(frame, at)
                || frame.word(at) == "on"
                || !frame.is_word(at)
        })
}

/// True when a clause without "that" begins at piece `at`: "**the mayor would** resign".
fn is_clause(frame: &Frame, at: usize) -> bool {
    (at + 1..(at + 10).min(frame.tail()))
        .take_while(|&next| {
            frame.is_word(next)
                && !matches!(
                    frame.function(next),
                    Function::Subordinator | Function::Pronoun
                )
        })
        .any(|next| frame.function(next).is_auxiliary() || sources::is_finite(frame, next))
}

/// Content behind an aside: "said, however, **that**", "joked, with a grin, “**…**”".
fn behind_aside(frame: &Frame, at: usize, verb: cues::Verb) -> Option<usize> {
    if !frame.is(at, ",") {
        return None;
    }
    if frame.is(at + 1, "that") && verb.takes(b't') {
        return Some(at + 1);
    }
    let close = (at + 2..(at + 10).min(frame.len()))
        .find(|&next| frame.is_any(next, &[",", ":"]) || frame.is_quotation(next))?;
    let fits = frame.is(close + 1, "that") && verb.takes(b't')
        || frame.is_quotation(close + 1) && verb.takes(b'q');
    fits.then_some(close + 1)
}

fn opens_content(frame: &Frame, at: usize) -> bool {
    frame.is_quotation(at)
        || frame.is_any(
            at,
            &[
                ",", ":", "that", "to", "how", "whether", "why", "what", "if", "about", "for",
            ],
        )
}

/// "that", a quotation or a colon behind a date or circumstance: "said in Oslo on Monday that".
fn far_content(frame: &Frame, at: usize, verb: cues::Verb) -> Option<usize> {
    let circumstance = frame.is_time(at)
        || is_adverb_at(frame, at)
        || frame.function(at) == Function::Preposition && !frame.is_any(at, &["to", "for"]);
    if !circumstance || !verb.takes(b't') {
        return None;
    }
    for next in at + 1..(at + 16).min(frame.len()) {
        if frame.is(next, "that") {
            return Some(next);
        }
        if frame.is_name_in_marks(next) {
            continue;
        }
        if frame.is_quotation(next) {
            return (verb.takes(b'q') && frame.is_any(next - 1, &[",", ":"])).then_some(next);
        }
        if frame.is(next, ":") && verb.takes(b'q') {
            return Some(next + 1);
        }
        // "in Columbus, Ohio, that": the name of a region between commas.
        let region =
            frame.is_capitalized(next + 1) && frame.is(next + 2, ",") || frame.is(next + 1, "that");
        if frame.is(next, ",") && !frame.is_quotation(next + 1) && !region
            || matches!(frame.word(next), ";" | "." | "and" | "but")
        {
            break;
        }
    }
    let end = behind_date(frame, at);
    (end > at && end < frame.tail() && starts_clause(frame, end)).then_some(end)
}

/// Behind the date of a statement: "said **late on Tuesday** the bank would".
fn behind_date(frame: &Frame, mut at: usize) -> usize {
    let date = |at: usize| frame.is_time(at) || frame.is_any(at, &["late", "early", "again"]);
    let start = at;
    while at - start < 6 {
        let preposition = frame.is_any(at, &["on", "in", "this", "at"]) && date(at + 1);
        let figure = at > start
            && frame.word(at).starts_with(|c: char| c.is_ascii_digit())
            && !frame.is_capitalized(at);
        if !preposition && !date(at) && !figure {
            break;
        }
        at += 1;
    }
    at
}

pub(super) fn starts_clause(frame: &Frame, at: usize) -> bool {
    matches!(frame.function(at), Function::Pronoun | Function::Determiner)
        || frame.is_capitalized(at)
}

/// Behind the person told: "told **reporters** that", "told **the daily Aftenposten** she".
fn skip_person(frame: &Frame, at: usize) -> usize {
    let first = frame.word(at);
    if !frame.is_word(at) {
        return at;
    }
    if frame.function(at) == Function::Pronoun || matches!(first, "her" | "me" | "us") {
        return at + 1;
    }
    let mut end = at;
    let named = frame.is_capitalized(at);
    while end < frame.len() && end - at < 12 {
        let word = frame.word(end);
        let goes_on = match frame.function(end) {
            Function::Determiner => end == at || frame.is(end - 1, "of"),
            Function::Preposition => matches!(word, "of" | "at"),
            Function::Subordinator => matches!(word, "and" | "or"),
            Function::Open => {
                frame.is_word(end)
                    && !frame.is_time(end)
                    && (!named
                        || frame.is_capitalized(end)
                        || frame.is(end, "'s")
                        || frame.is(end, "’s"))
                    && (named
                        || end == at
                        || !frame.is_capitalized(end)
                        || frame.function(at) == Function::Determiner)
                    || frame.is(end, "-")
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    // "told FBI **agents** that", "told Aftenposten **readers** she"
    let common = frame.is_word(end) && frame.function(end) == Function::Open && !frame.is_time(end);
    if named && end > at && common && opens_content(frame, end + 1) {
        end += 1;
    }
    end.max(at + 1)
}

/// Where the content that begins at `start` ends: at the end of the sentence, or where another
/// attribution or an aside of the reporter begins.
pub(super) fn content_end(frame: &Frame, start: usize) -> usize {
    let tail = frame.tail();
    let mut at = start + 1;
    while at < tail {
        // Most words part nothing.
        if !frame.opens(at).has(Opens::PARTING) && !frame.is_quotation(at - 1) {
            at += 1;
            continue;
        }
        let comma = usize::from(frame.is(at, ","));
        if frame.is(at, ";")
            || frame.is_dash(at) && frame.is_any(at + 1, &["but", "although", "though"])
        {
            return at;
        }
        if frame.is_quotation(at - 1) && words_end(frame, at) {
            return at;
        }
        if comma == 1 && reporter_returns(frame, at + 1) {
            return at;
        }
        let linked = frame.is_any(at + comma, &["and", "but", "while", "as", "though"]);
        let next = at + comma + usize::from(linked);
        let goes_on = comma == 1 && !linked && closes_relative(frame, start, at);
        if (comma == 1 || linked)
            && at > start + 1
            && !goes_on
            && next_attribution(frame, next, comma == 1)
        {
            return at;
        }
        if cues::source_phrase(frame, at).is_some() || linked && another_speaks(frame, next) {
            return at;
        }
        at += 1;
    }
    tail.max(start.min(frame.len()))
}

/// True for the comma behind a relative clause: the port, which is old**,** would close.
pub(super) fn closes_relative(frame: &Frame, start: usize, comma: usize) -> bool {
    (start.max(comma.saturating_sub(LONG))..comma)
        .rev()
        .find(|&at| frame.is(at, ","))
        .is_some_and(|open| frame.is_any(open + 1, &["which", "who", "whose", "where"]))
}

/// True for a participle with a subject of its own: "and **Roe calling** it a shame".
fn another_speaks(frame: &Frame, at: usize) -> bool {
    frame.is_capitalized(at)
        && (at + 1..(at + 8).min(frame.len()))
            .take_while(|&next| frame.is_word(next))
            .any(|next| {
                frame.verb(next).is_some_and(|verb| {
                    verb.shape == Shape::Ing && verb.takes(b'n') && verb.takes(b'q')
                }) && sources::before(frame, next, at).is_some_and(|source| source.start == at)
            })
}

/// True when the reporter's words begin right behind a quotation: “…” **as he left**, “…” **and left**,
/// “…,” **adding**, “…” **– a play on words**.
fn words_end(frame: &Frame, at: usize) -> bool {
    let comma = frame.ends_with_comma(at - 1);
    frame.is_any(at, &["as", "while", "when", "after", "before", "during"])
        || frame.is_dash(at)
        || frame.is(at, "and") && frame.tag(at + 1) == Tag::VerbPast
        || comma
            && (reporter_returns(frame, at)
                || frame.tag(at) == Tag::Gerund
                || frame.is_any(at, &["which", "who"])
                || next_attribution(frame, at, true))
}

/// True when what stands behind a comma is no longer the content: ", adding", ", but", ", according to".
fn reporter_returns(frame: &Frame, at: usize) -> bool {
    // ", with **Roe calling** it a shame"
    let joined = frame.is(at, "with")
        && (at + 1..(at + 8).min(frame.len()))
            .take_while(|&next| !frame.is(next, ","))
            .any(|next| {
                let speaks = |verb: cues::Verb| verb.shape == Shape::Ing && verb.takes(b't');
                frame.verb(next).is_some_and(speaks)
            });
    // ", which **Roe called** a shame"
    let relative = frame.is(at, "which")
        && (frame.is_capitalized(at + 1) || sources::is_subject_pronoun(frame.word(at + 1)));
    joined
        || relative
        || frame.is_any(at, &["but", "according", "although", "though"])
        || frame
            .verb(at)
            .is_some_and(|verb| verb.shape == Shape::Ing && (verb.takes(b't') || verb.takes(b'q')))
}

/// True when another attribution begins at piece `at`: "and **said** that", "while **Roe said** she".
/// One with a source of its own needs the comma.
fn next_attribution(frame: &Frame, at: usize, comma: bool) -> bool {
    let same = (at..at + 5)
        .filter_map(|next| cues::group(frame, next))
        .any(|group| {
            group.pieces.start == at
                && !group.passive
                && !group.infinitive
                && group.verb.shape != Shape::Ing
                && (group.verb.shape != Shape::Base || group.pieces.len() > 1)
                && behind(frame, &group).is_some()
        });
    if same {
        return true;
    }
    // Without a comma: "and Roe said, “…”".
    let quotes = |group: &Group| {
        behind(frame, group).is_some_and(|(content, _)| comma || frame.is_quotation(content))
    };
    (comma || frame.is_capitalized(at) || frame.function(at) == Function::Pronoun)
        && (at + 1..(at + 14).min(frame.len()))
            .take_while(|&next| !frame.is(next, ",") && !frame.is_quotation(next))
            .filter(|&next| {
                frame
                    .verb(next)
                    .is_some_and(|verb| verb.takes(b't') && verb.takes(b'n'))
            })
            .any(|next| {
                cues::group(frame, next).is_some_and(|group| {
                    !group.passive
                        && !group.infinitive
                        && group.verb.shape != Shape::Ing
                        && sources::before(frame, group.pieces.start, at)
                            .is_some_and(|source| source.start == at)
                        && quotes(&group)
                })
            })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_words_of_the_reporter_end_the_content() {
        check(
            "Jane Roe called it “a great shame” and left the room.",
            &["Mixed [it “a great shame”] called Jane Roe"],
        );
        check(
            "Jane Roe said it was “a great shame” as she left the room.",
            &["Mixed [it was “a great shame”] said Jane Roe"],
        );
        check(
            "Jane Roe called it “a great shame,” adding that it was late.",
            &[
                "Mixed [it “a great shame,”] called Jane Roe",
                "Indirect [that it was late] adding Jane Roe",
            ],
        );
        check(
            "Jane Roe criticized the plan, which Moe called “a great shame.”",
            &[
                "Indirect [the plan] criticized Jane Roe",
                "Direct [a great shame.] called Moe",
            ],
        );
        check(
            "Jane Roe said it was “a great shame” for the town.",
            &["Mixed [it was “a great shame” for the town] said Jane Roe"],
        );
    }
}
