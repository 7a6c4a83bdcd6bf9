//! The characters that can be quotation marks, and to which side they open.

use crate::text::{Span, Table, first_of};

/// Words that begin with an apostrophe: "'em", "'tis".
static ELISIONS: Table = crate::text::table!(include_str!("elisions.txt"));

/// Marks pair within a family only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ ‟ " « », two single ones or two backticks
    Double,
    /// ‘ ’ ‚ ‛ ' ‹ ›
    Single,
}

/// What a mark can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Begins a quotation.
    Open,
    /// Ends one.
    Close,
    /// Either: a straight mark with the same on both sides.
    Either,
}

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The character, or the two of ''.
    pub(super) span: Span,
    /// Single or double.
    pub(super) family: Family,
    /// To which side.
    pub(super) side: Side,
    /// A single mark that may as well be the apostrophe of a plural: "leaders’".
    pub(super) weak: bool,
}

/// The family of the mark that opens at the start of `span`.
pub(super) fn opening(text: &str, span: Span) -> Option<Family> {
    let mut chars = span.of(text).chars();
    let (first, second) = (chars.next()?, chars.next()?);
    match first {
        '“' | '„' | '‟' | '"' | '«' | '”' if !second.is_whitespace() => {
            Some(Family::Double)
        }
        '\'' | '`' if first == second => Some(Family::Double),
        '‘' | '\'' | '‹' if second.is_alphanumeric() => Some(Family::Single),
        _ => None,
    }
}

/// The marks of a passage or line by their family, in text order.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    pub(super) doubles: Vec<Mark>,
    pub(super) singles: Vec<Mark>,
}

impl Glyphs {
    /// True where no mark stands.
    pub(super) fn are_none(&self) -> bool {
        self.doubles.is_empty() && self.singles.is_empty()
    }

    /// Reads the marks that stand in `span` instead of those before.
    pub(super) fn read(&mut self, text: &str, span: Span) {
        self.doubles.clear();
        self.singles.clear();
        read(text, span, self);
    }
}

fn read(text: &str, span: Span, marks: &mut Glyphs) {
    let slice = span.of(text);
    let mut at = 0;
    while let Some(step) = slice
        .as_bytes()
        .get(at..)
        .and_then(|rest| first_of(rest, BEGINNINGS))
    {
        at += step;
        let (earlier, rest) = slice.split_at_checked(at).unwrap_or((slice, ""));
        let mut chars = rest.chars().peekable();
        let Some(c) = chars.next() else { break };
        let before = earlier.chars().next_back();
        let start = span.start + at;
        let mut end = start + c.len_utf8();
        let doubled =
            matches!(c, '\'' | '`' | '‘' | '’') && chars.peek().is_some_and(|next| *next == c);
        if doubled && before.is_none_or(|c| c != '\'') {
            chars.next();
            end += c.len_utf8();
        }
        at = end - span.start;
        let place = Place {
            text,
            span: Span::new(start, end),
            before,
            after: chars.peek().copied(),
        };
        let mark = if end - start > c.len_utf8()
            || matches!(c, '“' | '”' | '„' | '‟' | '"' | '«' | '»')
        {
            double(c, place, marks.doubles.last())
        } else if matches!(c, '‘' | '’' | '‚' | '‛' | '\'' | '‹' | '›') {
            single(c, place)
        } else {
            None
        };
        match mark {
            Some(mark) if mark.family == Family::Double => marks.doubles.push(mark),
            Some(mark) => marks.singles.push(mark),
            None => {}
        }
    }
}

/// False for text in which no mark stands.
pub(super) fn may_stand_in(text: &str) -> bool {
    first_of(text.as_bytes(), BEGINNINGS).is_some()
}

/// The first bytes of all marks, and of some other characters.
const BEGINNINGS: [u8; 5] = [b'\'', b'"', b'`', 0xc2, 0xe2];

/// A possible mark and its neighbours.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    span: Span,
    before: Option<char>,
    after: Option<char>,
}

impl Place<'_> {
    /// Which side the white space around it speaks for.
    fn spacing(self) -> Side {
        let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let bracket = |c: Option<char>, set: &str| c.is_some_and(|c| set.contains(c));
        let open = (gap(self.before) || bracket(self.before, "([{—–-/:‘'")) && !gap(self.after);
        let close =
            !gap(self.before) && (gap(self.after) || bracket(self.after, ".,;:!?)]}—–-/…’'"));
        match (open, close) {
            (true, false) => Side::Open,
            (false, true) => Side::Close,
            _ => Side::Either,
        }
    }

    /// True when spacing leaves no doubt: a gap on the outside, a letter on the inside.
    fn certain(self) -> bool {
        let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let inner =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "[($£€#@“‘…".contains(c));
        let colon = self.before == Some(':') && inner(self.after);
        gap(self.before) && inner(self.after) || !gap(self.before) && gap(self.after) || colon
    }

    fn mark(self, family: Family, side: Side, weak: bool) -> Mark {
        Mark {
            span: self.span,
            family,
            side,
            weak,
        }
    }
}

/// `last` is the double mark before.
fn double(c: char, place: Place, last: Option<&Mark>) -> Option<Mark> {
    let spacing = place.spacing();
    let by_glyph = match c {
        '“' | '„' | '‟' | '«' | '`' | '‘' => Side::Open,
        '”' | '»' | '’' => Side::Close,
        _ => Side::Either,
    };
    if c == '"' && place.before.is_some_and(|c| c.is_ascii_digit()) && is_measure(place, last) {
        return None;
    }
    let side = if by_glyph == Side::Either || place.certain() && spacing != Side::Either {
        spacing
    } else {
        by_glyph
    };
    Some(place.mark(Family::Double, side, false))
}

/// True for the inches of `6" pipes`: a figure before, and no straight quotation open that it could close.
fn is_measure(place: Place, last: Option<&Mark>) -> bool {
    let feet = place
        .text
        .get(..place.span.start)
        .unwrap_or("")
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .ends_with(['\'', '’', '′']);
    let open = last.is_some_and(|mark| mark.side == Side::Open);
    feet || !open
}

fn single(c: char, place: Place) -> Option<Mark> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '‹' => return Some(place.mark(Family::Single, Side::Open, false)),
        '›' => return Some(place.mark(Family::Single, Side::Close, false)),
        _ => {}
    }
    if letter(place.before) && letter(place.after) {
        return None;
    }
    match place.spacing() {
        Side::Open if letter(place.after) && is_elision(place) => None,
        Side::Open => Some(place.mark(Family::Single, Side::Open, false)),
        Side::Close => {
            let apostrophe = place
                .before
                .is_some_and(|c| matches!(c, 's' | 'S' | 'n' | 'z' | 'x'))
                && place.after.is_some_and(char::is_whitespace);
            let figure = place.before.is_some_and(|c| c.is_ascii_digit()) && c == '\'';
            Some(place.mark(Family::Single, Side::Close, apostrophe || figure))
        }
        Side::Either if c == '‘' && !letter(place.before) => {
            Some(place.mark(Family::Single, Side::Open, false))
        }
        Side::Either
            if c != '‘'
                && place
                    .before
                    .is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace()) =>
        {
            Some(place.mark(Family::Single, Side::Close, false))
        }
        Side::Either => None,
    }
}

/// True when the word behind is one that lost its beginning: "’90s", "'em".
fn is_elision(place: Place) -> bool {
    let rest = place.text.get(place.span.end..).unwrap_or("");
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.trim_start_matches(|c: char| c.is_ascii_digit()) == "s"
        || word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit())
        || ELISIONS.contains_lower(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(ELISIONS.faults(), Vec::<String>::new());
    }
}
