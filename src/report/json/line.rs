//! JSON on one line, the same bytes as serde writes.
//!
//! An article has thousands of keys, offsets and short strings. Here a key is one constant, and a string is
//! looked through eight bytes at a time for what has to be escaped, which most strings have none of.

use super::carried::Carried;
use super::id::Id;
use super::types::{
    Actor, Byline, Caption, Commitment, Condition, Dateline, Evidence, Furniture, Mention,
    Paragraph, Party, Place, Quote, Span, Speaker, Time, Warning,
};
use super::{Article, ErrorBody, FailedSource, Failure, Source};
use serde::Serialize;
use serde_json::value::RawValue;

/// What has a line of its own: an article, or a failure in its place.
pub trait Record: Serialize {
    /// Its JSON on one line, without a line feed.
    fn line(&self) -> Vec<u8>;
}

impl Record for Article<'_> {
    fn line(&self) -> Vec<u8> {
        line(self)
    }
}

impl Record for Failure {
    fn line(&self) -> Vec<u8> {
        line(self)
    }
}

fn line(value: &impl Value) -> Vec<u8> {
    let mut line = Line(Vec::with_capacity(16 * 1024));
    value.write(&mut line);
    line.0
}

/// The line as it grows.
struct Line(Vec<u8>);

/// What can be written.
trait Value {
    fn write(&self, line: &mut Line);
}

/// What is written as an object.
trait Object {
    /// Its keys and values, each with a comma behind it.
    fn write_fields(&self, line: &mut Line);
}

/// Writes fields under their own names, in this order; one behind two dots not as itself, but as
/// its fields.
macro_rules! fields {
    ($line:ident, $object:ident:) => {};
    ($line:ident, $object:ident: ..$name:ident $(, $($more:tt)*)?) => {
        $object.$name.write_fields($line);
        $(fields!($line, $object: $($more)*);)?
    };
    ($line:ident, $object:ident: $name:ident $(, $($more:tt)*)?) => {
        $line.0.extend_from_slice(concat!("\"", stringify!($name), "\":").as_bytes());
        $object.$name.write($line);
        $line.0.push(b',');
        $(fields!($line, $object: $($more)*);)?
    };
}

/// Says how objects are written.
macro_rules! objects {
    ($($type:ty { $($fields:tt)* })*) => {
        $(impl Object for $type {
            fn write_fields(&self, line: &mut Line) {
                fields!(line, self: $($fields)*);
            }
        })*
    };
}

objects! {
    Source { name, id, encoding, chars, language }
    FailedSource { name, id }
    ErrorBody { code, message }
    Span<'_> { text, start, end }
    Dateline<'_> { spans, place, date, time, agency }
    Byline<'_> { ..span, authors }
    Caption<'_> { ..span, credit }
    Paragraph<'_> { index, role, ..span }
    Furniture<'_> { role, ..span }
    Quote<'_> { id, kind, paragraph, ..span, verbatim, cue, speaker, continues }
    Speaker<'_> { actor, name, ..span, kind, anonymity }
    Actor<'_> {
        id, kind, name, aliases, roles, country, mentions, mention_count, in_headline, salience
    }
    Mention<'_> { ..span, kind }
    Place<'_> { id, name, country, mentions }
    Party<'_> { actor, name, ..span }
    Condition<'_> { kind, ..span }
    Time<'_> { ..span, date }
    Evidence<'_> { ..span, paragraph }
    Commitment<'_> {
        id, stance, status, strength, agents, recipients, content, cue, conditions, time, source,
        quote, evidence, confidence
    }
    Warning<'_> { code, message }
}

impl Object for Article<'_> {
    fn write_fields(&self, line: &mut Line) {
        fields!(
            line, self: schema_version, source, headline, dateline, byline, captions, paragraphs,
            furniture, quotes, actors, places, commitments, warnings
        );
        if self.record.is_some() {
            fields!(line, self: record);
        }
    }
}

impl Object for Failure {
    fn write_fields(&self, line: &mut Line) {
        fields!(line, self: schema_version, source, error);
        if self.record.is_some() {
            fields!(line, self: record);
        }
    }
}

impl Object for Carried {
    fn write_fields(&self, line: &mut Line) {
        for (name, value) in self.fields() {
            line.string(name);
            line.0.push(b':');
            value.write(line);
            line.0.push(b',');
        }
    }
}

impl<T: Object> Value for T {
    fn write(&self, line: &mut Line) {
        line.0.push(b'{');
        self.write_fields(line);
        line.close(b'}');
    }
}

impl<T: Value> Value for &[T] {
    fn write(&self, line: &mut Line) {
        line.0.push(b'[');
        for part in *self {
            part.write(line);
            line.0.push(b',');
        }
        line.close(b']');
    }
}

impl<T: Value> Value for Vec<T> {
    fn write(&self, line: &mut Line) {
        self.as_slice().write(line);
    }
}

impl<T: Value> Value for Option<T> {
    fn write(&self, line: &mut Line) {
        match self {
            Some(value) => value.write(line),
            None => line.0.extend_from_slice(b"null"),
        }
    }
}

impl Value for &str {
    fn write(&self, line: &mut Line) {
        line.string(self);
    }
}

impl Value for String {
    fn write(&self, line: &mut Line) {
        line.string(self);
    }
}

impl Value for Id {
    fn write(&self, line: &mut Line) {
        line.0.extend_from_slice(&[b'"', self.letter()]);
        line.number(self.number());
        line.0.push(b'"');
    }
}

impl Value for usize {
    fn write(&self, line: &mut Line) {
        line.number(*self);
    }
}

impl Value for f64 {
    fn write(&self, line: &mut Line) {
        // Writing into memory cannot fail.
        let _ = serde_json::to_writer(&mut line.0, self);
    }
}

impl Value for bool {
    fn write(&self, line: &mut Line) {
        line.0
            .extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Value for Box<RawValue> {
    fn write(&self, line: &mut Line) {
        line.0.extend_from_slice(self.get().as_bytes());
    }
}

impl Line {
    /// Writes a string with its marks.
    fn string(&mut self, text: &str) {
        if is_plain(text.as_bytes()) {
            self.0.push(b'"');
            self.0.extend_from_slice(text.as_bytes());
            self.0.push(b'"');
        } else {
            // Writing into memory cannot fail.
            let _ = serde_json::to_writer(&mut self.0, text);
        }
    }

    fn number(&mut self, number: usize) {
        let mut digits = itoa::Buffer::new();
        self.0.extend_from_slice(digits.format(number).as_bytes());
    }

    /// Ends a list or an object, whose parts have a comma behind them.
    fn close(&mut self, mark: u8) {
        match self.0.last_mut() {
            Some(last) if *last == b',' => *last = mark,
            _ => self.0.push(mark),
        }
    }
}

/// Nothing in the string is to be escaped.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    // What the last bytes share with those before is looked at twice.
    if let Some(last) = text.last_chunk() {
        let (runs, _) = text.as_chunks();
        return is_plain_run(last) && runs.iter().all(is_plain_run);
    }
    let of_eight = |bytes: &[u8; 8]| holds_special(u64::from_le_bytes(*bytes));
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return !of_eight(first) && !of_eight(last);
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return !holds_special(u64::from(first) << 32 | u64::from(last));
    }
    !text
        .iter()
        .any(|byte| matches!(byte, 0..0x20 | b'"' | b'\\'))
}

/// Nothing in these bytes, which are compared at once, has to be escaped.
#[inline]
fn is_plain_run(bytes: &[u8; 16]) -> bool {
    let special =
        |byte: u8| u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\');
    bytes.iter().fold(0, |any, &byte| any | special(byte)) == 0
}

/// One of the eight bytes has to be escaped.
#[inline]
const fn holds_special(eight: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Where a byte is less than what is taken from it, its highest bit comes up.
    let control = eight.wrapping_sub(EACH * 0x20);
    let quote = (eight ^ (EACH * 0x22)).wrapping_sub(EACH);
    let backslash = (eight ^ (EACH * 0x5c)).wrapping_sub(EACH);
    (control | quote | backslash) & !eight & (EACH * 0x80) != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;

    fn text_line(text: &str) -> Vec<u8> {
        line(&text)
    }

    #[test]
    fn writes_what_serde_writes() {
        let text = "Roe quits\n\nOSLO, Norway (AP) — By Ana Roe\n\nHarbour master Ida Holm will resign \
            on Monday if the “pier” closes, she said.\n\n“We\twill sail to Lima,” said a sailor who \
            asked not to be named.\n\nThe union promised to pay Chile by 2030.";
        let read = crate::analyze(text);
        assert!(!read.commitments.is_empty() && !read.quotes.is_empty() && !read.places.is_empty());
        for (text, analysis) in [(text, &read), ("", &Analysis::default())] {
            let mut carried = Carried::new(&["a \"b\"".to_owned(), "none".to_owned()]);
            let raw = |json: &str| RawValue::from_string(json.to_owned()).ok();
            if let Some(value) = raw("{\"b\" : [1.0,\t2]}") {
                carried.set("a \"b\"", value);
            }
            let source = Source {
                name: Some("a\\b".to_owned()),
                id: raw("\"\\u00e9\""),
                ..Source::of_text()
            };
            for record in [None, Some(carried)] {
                let article = Article::new(text, analysis, source.clone()).with_record(record);
                assert_eq!(Some(article.line()), serde_json::to_vec(&article).ok());
            }
        }
    }

    #[test]
    fn writes_failures_too() {
        for record in [None, Some(Carried::new(&["year".to_owned()]))] {
            let failure = Failure::new(None, None, "empty", "it is \"empty\"".to_owned());
            let failure = failure.with_record(record);
            assert_eq!(Some(failure.line()), serde_json::to_vec(&failure).ok());
        }
    }

    #[test]
    fn escapes_wherever_it_has_to() {
        for length in 0..40 {
            for at in 0..length {
                for special in [
                    "\"",
                    "\\",
                    "\n",
                    "\u{8}\u{c}",
                    "\u{1b}",
                    "\u{7f}",
                    "é",
                    " !#[",
                ] {
                    let mut text = "x".repeat(length);
                    text.replace_range(at..=at, special);
                    assert_eq!(Some(text_line(&text)), serde_json::to_vec(&text).ok());
                }
            }
        }
    }

    #[test]
    fn writes_numbers_of_any_length() {
        for number in [
            0,
            9,
            10,
            99,
            100,
            1000,
            9999,
            10_000,
            98_765,
            100_000_001,
            usize::MAX,
        ] {
            assert_eq!(Some(line(&number)), serde_json::to_vec(&number).ok());
        }
    }
}
