//! Source spans behind a cue: "said **Hugh Hill, a doctor**", "according to **people in the room**".

use super::frame::Frame;
use super::functions::Function;
use super::sources::{LONGEST, is_figure, is_finite, is_subject_pronoun};
use std::ops::Range;

/// The source that begins at piece `start`: said **Hugh Hill, a doctor at the clinic**.
pub(super) fn after(frame: &Frame, start: usize) -> Option<Range<usize>> {
    let (first, function) = (frame.word(start), frame.function(start));
    // "said **Will** Roe", "said **9/11** widow Jane Roe"
    let name = frame.is_capitalized(start) && frame.is_capitalized(start + 1)
        || first.starts_with(|c: char| c.is_ascii_digit());
    if !name
        && (!frame.is_word(start)
            || matches!(
                function,
                Function::Preposition | Function::Subordinator | Function::Not
            )
            || function.is_auxiliary())
    {
        return None;
    }
    if function == Function::Pronoun {
        return is_subject_pronoun(first).then_some(start..start + 1);
    }
    let mut end = start;
    while end < frame.len() && end - start < LONGEST && (end == start || continues(frame, end)) {
        if end > start && frame.is(end, "who") {
            end = relative_end(frame, end);
            break;
        }
        end += 1;
    }
    if frame.is(end, ",") && end > start {
        end = apposition_end(frame, end);
    }
    let named = (start..end).any(|at| frame.is_word(at) && frame.function(at) != Function::Adverb);
    (named && !frame.is_time(start)).then_some(start..end)
}

/// The source behind "according to", which goes on to the comma: "people **in the room that day**".
pub(super) fn whole(frame: &Frame, start: usize) -> Option<Range<usize>> {
    let first = after(frame, start)?;
    let mut end = first.end;
    if frame.is(end, ",") && !frame.is(end + 1, "who")
        || first.len() == 1 && frame.function(start) == Function::Pronoun
    {
        return Some(first);
    }
    while end < frame.tail()
        && end - start < LONGEST
        && !frame.is_quotation(end)
        && !frame.is_dash(end)
    {
        let word = frame.word(end);
        let inner = word == "," && (frame.is(end + 1, "who") || parts_date(frame, end));
        if matches!(word, "," | ";" | ":" | "." | "and" | "but") && !inner {
            break;
        }
        end += 1;
    }
    Some(start..end)
}

/// True for the comma of an attribute: "a March 14**,** 2019 report".
fn parts_date(frame: &Frame, comma: usize) -> bool {
    let year = frame.word(comma + 1);
    let is_year = year.len() == 4 && is_figure(frame, comma + 1);
    is_year
        && is_figure(frame, comma.wrapping_sub(1))
        && frame.is_time(comma.wrapping_sub(2))
        && frame.is_word(comma + 2)
        && frame.function(comma + 2) == Function::Open
}

/// The end of the relative clause that begins at piece `who`: "an official **who was in the room**".
fn relative_end(frame: &Frame, who: usize) -> usize {
    (who + 1..frame.len().min(who + LONGEST))
        .find(|&at| {
            frame.is_quotation(at)
                || frame.is_dash(at)
                || matches!(frame.word(at), "," | ";" | ":" | "." | "!" | "?")
        })
        .unwrap_or(frame.tail())
}

fn continues(frame: &Frame, at: usize) -> bool {
    let word = frame.word(at);
    if frame.is_quotation(at) || frame.is_dash(at) {
        return false;
    }
    if frame.is_word(at) {
        let plain = match frame.function(at) {
            Function::Subordinator => {
                matches!(word, "and" | "or") && frame.is_capitalized(at + 1) || word == "who"
            }
            Function::Preposition => {
                matches!(word, "of" | "for" | "at" | "from" | "with" | "near")
                    || word == "to" && frame.is(at.wrapping_sub(1), "close")
            }
            Function::Pronoun => word == "who",
            Function::Adverb | Function::Be | Function::Have | Function::Do | Function::Modal => {
                false
            }
            _ => !is_finite(frame, at),
        };
        return plain
            && (!frame.is_time(at)
                || word == "year" && frame.is(at + 1, "-")
                || frame.is_capitalized(at.wrapping_sub(1)) && frame.is_capitalized(at + 1));
    }
    matches!(word, "-" | "&" | "/" | "(" | ")" | "'" | "’" | "#" | "@")
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// The end of the apposition that the comma at `comma` opens, or the comma when none follows.
fn apposition_end(frame: &Frame, comma: usize) -> usize {
    let next = frame.word(comma + 1);
    let opens = frame.function(comma + 1) == Function::Determiner
        || frame.is_any(
            comma + 1,
            &["of", "who", "whose", "R", "D", "Jr.", "Sr.", "R-", "D-"],
        )
        || next.starts_with(|c: char| c.is_ascii_digit())
        || frame.is_word(comma + 1)
            && frame.function(comma + 1) == Function::Open
            && frame.verb(comma + 1).is_none()
            && !next.ends_with("ed");
    if !opens {
        return comma;
    }
    if frame.is_any(comma + 1, &["who", "whose"]) {
        return relative_end(frame, comma + 1);
    }
    let mut end = comma + 1;
    while end < frame.len() && end - comma < LONGEST && !frame.is_quotation(end) {
        match frame.word(end) {
            "." | ";" | ":" | "!" | "?" => break,
            "," => {
                let more = frame.is_any(end + 1, &["who", "whose", "which"])
                    || frame.function(end + 1) == Function::Determiner;
                if !more {
                    break;
                }
            }
            _ if frame.is_dash(end) => break,
            // A clause of its own: "According to Roe, the harbour is closed."
            _ if frame.function(end).is_auxiliary() => return comma,
            _ if is_finite(frame, end) => return comma,
            _ => {}
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::frames::Frames;
    use super::*;
    use crate::text::Document;

    fn right(text: &str, cue: &str) -> String {
        let document = Document::of_paragraphs(text);
        let tags = crate::tagging::tag(&document).parts;
        let frames = Frames::new(&document, &tags, &[]);
        let frame = frames.iter().next().expect("a sentence");
        let at = (0..frame.len())
            .find(|&at| frame.word(at) == cue)
            .expect("the cue");
        after(&frame, at + 1).map_or(String::new(), |range| frame.span(range).of(text).to_owned())
    }

    #[test]
    fn takes_the_apposition_on_the_right() {
        assert_eq!(
            right("No, said Aino Salo, a doctor at the clinic.", "said"),
            "Aino Salo, a doctor at the clinic"
        );
        assert_eq!(right("No, said Aino Salo on Monday.", "said"), "Aino Salo");
        assert_eq!(
            right("No, said the mayor, adding more.", "said"),
            "the mayor"
        );
    }
}
