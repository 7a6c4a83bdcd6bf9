//! The JSON of an article, the same bytes as serde writes.
//!
//! An article has thousands of keys, offsets and short strings. Here a key is one constant; see
//! [`Buffer`] for the others.

use super::buffer::Buffer;
use super::carried::Carried;
use super::id::Id;
use super::list::{List, Part};
use super::types::{
    Actor, Byline, Caption, Commitment, Condition, Dateline, Evidence, Furniture, Mention,
    Paragraph, Party, Place, Quote, Span, Speaker, Time, Warning,
};
use super::{Article, ErrorBody, FailedSource, Failure, Source};
use serde::Serialize;
use serde_json::value::RawValue;

/// An article, or a failure in its place.
pub trait Record: Serialize {
    /// Its JSON, on one line or indented, without a line feed at the end.
    fn json(&self, is_indented: bool) -> Vec<u8>;
}

impl Record for Article<'_> {
    fn json(&self, is_indented: bool) -> Vec<u8> {
        json(self, is_indented, FRAME + self.source.chars * TIMES)
    }
}

/// Nearly all articles are no longer in JSON than so many bytes and so many times their text.
const FRAME: usize = 16 * 1024;
const TIMES: usize = 6;

impl Record for Failure {
    fn json(&self, is_indented: bool) -> Vec<u8> {
        json(self, is_indented, 1024)
    }
}

fn json(value: &impl Value, is_indented: bool, room: usize) -> Vec<u8> {
    let mut buffer = Buffer::new(is_indented, room);
    value.write(&mut buffer);
    buffer.into_bytes()
}

/// What can be written.
trait Value {
    fn write(&self, buffer: &mut Buffer);
}

/// What is written as an object.
trait Object {
    /// Its keys and values, each with a comma in front.
    fn write_fields(&self, buffer: &mut Buffer);
}

/// Writes fields under their own names, in this order; one behind two dots not as itself, but as
/// its fields, and one behind an equals sign as a name of ours, in which nothing is to be escaped.
macro_rules! fields {
    ($buffer:ident, $object:ident:) => {};
    ($buffer:ident, $object:ident: =$name:ident $(, $($more:tt)*)?) => {
        $buffer.key(concat!(",\"", stringify!($name), "\":"));
        $buffer.name($object.$name);
        $(fields!($buffer, $object: $($more)*);)?
    };
    ($buffer:ident, $object:ident: ..$name:ident $(, $($more:tt)*)?) => {
        $object.$name.write_fields($buffer);
        $(fields!($buffer, $object: $($more)*);)?
    };
    ($buffer:ident, $object:ident: $name:ident $(, $($more:tt)*)?) => {
        $buffer.key(concat!(",\"", stringify!($name), "\":"));
        $object.$name.write($buffer);
        $(fields!($buffer, $object: $($more)*);)?
    };
}

/// Says how objects are written.
macro_rules! objects {
    ($($type:ty { $($fields:tt)* })*) => {
        $(impl Object for $type {
            fn write_fields(&self, buffer: &mut Buffer) {
                fields!(buffer, self: $($fields)*);
            }
        })*
    };
}

objects! {
    Source { name, id, =encoding, chars, language }
    FailedSource { name, id }
    ErrorBody { =code, message }
    Span<'_> { text, start, end }
    Dateline<'_> { spans, place, date, time, agency }
    Byline<'_> { ..span, authors }
    Caption<'_> { ..span, credit }
    Paragraph<'_> { index, =role, ..span }
    Furniture<'_> { =role, ..span }
    Quote<'_> { id, =kind, paragraph, ..span, verbatim, cue, speaker, continues }
    Speaker<'_> { actor, name, ..span, =kind, anonymity }
    Actor<'_> {
        id, =kind, name, aliases, roles, country, mentions, mention_count, in_headline, salience
    }
    Mention<'_> { ..span, =kind }
    Place<'_> { id, name, country, mentions }
    Party<'_> { actor, name, ..span }
    Condition<'_> { =kind, ..span }
    Time<'_> { ..span, date }
    Evidence<'_> { ..span, paragraph }
    Commitment<'_> {
        id, =stance, =status, =strength, agents, recipients, content, cue, conditions, time, source,
        quote, evidence, confidence
    }
    Warning<'_> { =code, message }
}

impl Object for Article<'_> {
    fn write_fields(&self, buffer: &mut Buffer) {
        fields!(
            buffer, self: =schema_version, source, headline, dateline, byline, captions, paragraphs,
            furniture, quotes, actors, places, commitments, warnings
        );
        if self.record.is_some() {
            fields!(buffer, self: record);
        }
    }
}

impl Object for Failure {
    fn write_fields(&self, buffer: &mut Buffer) {
        fields!(buffer, self: =schema_version, source, error);
        if self.record.is_some() {
            fields!(buffer, self: record);
        }
    }
}

impl Object for Carried {
    fn write_fields(&self, buffer: &mut Buffer) {
        for (name, value) in self.fields() {
            buffer.comma();
            buffer.string(name);
            buffer.colon();
            value.write(buffer);
        }
    }
}

impl<T: Object> Value for T {
    fn write(&self, buffer: &mut Buffer) {
        buffer.enclosed(*b"{}", |buffer| self.write_fields(buffer));
    }
}

impl<T: Value> Value for &[T] {
    fn write(&self, buffer: &mut Buffer) {
        buffer.enclosed(*b"[]", |buffer| {
            for part in *self {
                buffer.comma();
                part.write(buffer);
            }
        });
    }
}

impl<'t, T: Part<'t, Wired: Value>> Value for List<'t, T> {
    fn write(&self, buffer: &mut Buffer) {
        buffer.enclosed(*b"[]", |buffer| {
            for part in self.parts() {
                buffer.comma();
                part.write(buffer);
            }
        });
    }
}

impl<T: Value> Value for Option<T> {
    fn write(&self, buffer: &mut Buffer) {
        match self {
            Some(value) => value.write(buffer),
            None => buffer.raw("null"),
        }
    }
}

impl Value for &str {
    fn write(&self, buffer: &mut Buffer) {
        buffer.string(self);
    }
}

impl Value for String {
    fn write(&self, buffer: &mut Buffer) {
        buffer.string(self);
    }
}

impl Value for Id {
    fn write(&self, buffer: &mut Buffer) {
        buffer.numbered(self.letter(), self.number());
    }
}

impl Value for usize {
    fn write(&self, buffer: &mut Buffer) {
        buffer.number(*self);
    }
}

impl Value for f64 {
    fn write(&self, buffer: &mut Buffer) {
        buffer.float(*self);
    }
}

impl Value for bool {
    fn write(&self, buffer: &mut Buffer) {
        buffer.raw(if *self { "true" } else { "false" });
    }
}

impl Value for Box<RawValue> {
    fn write(&self, buffer: &mut Buffer) {
        buffer.raw(self.get());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::text::CodePoints;

    fn same(record: &impl Record) {
        assert_eq!(Some(record.json(false)), serde_json::to_vec(record).ok());
        assert_eq!(
            Some(record.json(true)),
            serde_json::to_vec_pretty(record).ok()
        );
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
                let points = CodePoints::new(text);
                let article = Article::new(text, &points, analysis, source.clone());
                let article = article.with_record(record);
                same(&article);
            }
        }
    }

    #[test]
    fn writes_failures_too() {
        for record in [None, Some(Carried::new(&["year".to_owned()]))] {
            let failure = Failure::new(None, None, "empty", "it is \"empty\"".to_owned());
            let failure = failure.with_record(record);
            same(&failure);
        }
    }
}
