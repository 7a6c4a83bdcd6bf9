//! Marks: the words, numbers and signs of a header line, as dates and datelines are read from them.

use crate::text::{Span, lanes};

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark<'t> {
    /// Its characters.
    pub(super) text: &'t str,
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: MarkKind,
    /// True when no white space stands before it.
    pub(super) glued: bool,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// Letters, with apostrophes, hyphens and stops between them: "Port-au-Prince", "N.C".
    Word,
    /// Digits.
    Number,
    /// One character of anything else.
    Sign,
}

impl Mark<'_> {
    /// True for the sign.
    pub(super) fn is(&self, sign: &str) -> bool {
        self.kind == MarkKind::Sign && self.text == sign
    }

    /// True for a word that begins with a capital or a letter without case.
    pub(super) fn capital(&self) -> bool {
        self.kind == MarkKind::Word
            && self
                .text
                .chars()
                .next()
                .is_some_and(|first| !first.is_lowercase())
    }

    /// The number, when it is one of at most four digits.
    pub(super) fn number(&self) -> Option<u32> {
        (self.kind == MarkKind::Number && self.text.len() <= 4)
            .then(|| self.text.parse().ok())
            .flatten()
    }
}

/// Reads at most `limit` marks from the start of `span`.
pub(super) fn marks(text: &str, span: Span, limit: usize) -> Vec<Mark<'_>> {
    let mut found = Vec::with_capacity(limit.min(span.len() / 2 + 1));
    found.extend(read(text, span).take(limit));
    found
}

/// Reads the marks of `span` one by one.
pub(super) fn read(text: &str, span: Span) -> impl Iterator<Item = Mark<'_>> {
    let slice = span.of(text);
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut glued = at > 0;
        let first = loop {
            let first = char_at(slice, at)?;
            if !first.is_whitespace() {
                break first;
            }
            glued = false;
            at += first.len_utf8();
        };
        let kind = kind_of(first);
        let end = end_of(slice, at + first.len_utf8(), kind);
        let mark = Mark {
            text: slice.get(at..end)?,
            span: Span::new(span.start + at, span.start + end),
            kind,
            glued,
        };
        at = end;
        Some(mark)
    })
}

/// The end of the mark of this kind that goes on at byte `at`.
fn end_of(slice: &str, mut at: usize, kind: MarkKind) -> usize {
    let bytes = slice.as_bytes();
    match kind {
        MarkKind::Sign => return at,
        MarkKind::Number => {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            return at;
        }
        MarkKind::Word => {}
    }
    loop {
        // Eight letters at a time, since the length of a word cannot be foreseen.
        loop {
            let small = lanes::eight_at(bytes, at) | 0x2020_2020_2020_2020;
            let letters = lanes::before_first(lanes::between(small, b'a', b'z') ^ lanes::HIGHEST);
            at += letters;
            if letters < 8 {
                break;
            }
        }
        // Most words end here, at a space or comma.
        if matches!(bytes.get(at), None | Some(b' ' | b',' | b'\n')) {
            return at;
        }
        let Some(next) = char_at(slice, at) else {
            return at;
        };
        let goes_on = kind_of(next) == MarkKind::Word
            || matches!(next, '\'' | '’' | '.' | '-' | '‑')
                && letter_after(slice, at + next.len_utf8());
        if !goes_on {
            return at;
        }
        at += next.len_utf8();
    }
}

/// The character that begins at byte `at`.
fn char_at(slice: &str, at: usize) -> Option<char> {
    match slice.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => slice.get(at..)?.chars().next(),
    }
}

fn kind_of(character: char) -> MarkKind {
    if character.is_ascii_digit() {
        MarkKind::Number
    } else if character.is_alphabetic() {
        MarkKind::Word
    } else {
        MarkKind::Sign
    }
}

fn letter_after(slice: &str, at: usize) -> bool {
    char_at(slice, at).is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        marks(text, Span::new(0, text.len()), 60)
            .iter()
            .map(|mark| mark.text)
            .collect()
    }

    #[test]
    fn splits_header_lines() {
        assert_eq!(
            shown("SELMA, N.C.—Two"),
            ["SELMA", ",", "N.C", ".", "—", "Two"]
        );
        assert_eq!(shown("7:45PM, 6th"), ["7", ":", "45", "PM", ",", "6", "th"]);
        assert_eq!(
            shown("PORT-AU-PRINCE--He"),
            ["PORT-AU-PRINCE", "-", "-", "He"]
        );
        assert_eq!(shown("\u{feff}é 1"), ["\u{feff}", "é", "1"]);
        assert_eq!(marks("a b c", Span::new(0, 5), 2).len(), 2);
    }
}
