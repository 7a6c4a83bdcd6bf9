//! The ids of an article's parts.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A letter and a number, from 1: `q1`, `a12`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Id {
    letter: u8,
    number: usize,
}

impl Id {
    /// The id of the actor at this place of the list.
    pub(super) const fn actor(index: usize) -> Self {
        Id::new(b'a', index)
    }

    /// The id of the commitment at this place of the list.
    pub(super) const fn commitment(index: usize) -> Self {
        Id::new(b'c', index)
    }

    /// The id of the place at this place of the list.
    pub(super) const fn place(index: usize) -> Self {
        Id::new(b'p', index)
    }

    /// The id of the quote at this place of the list.
    pub(super) const fn quote(index: usize) -> Self {
        Id::new(b'q', index)
    }

    const fn new(letter: u8, index: usize) -> Self {
        Id {
            letter,
            number: index + 1,
        }
    }

    /// What the part is.
    pub(super) const fn letter(self) -> u8 {
        self.letter
    }

    /// Which of them it is.
    pub(super) const fn number(self) -> usize {
        self.number
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}{}", char::from(self.letter), self.number))
    }
}

/// In the schema it is a string.
impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn inline_schema() -> bool {
        String::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_one() {
        for (id, written) in [
            (Id::actor(0), "\"a1\""),
            (Id::place(8), "\"p9\""),
            (Id::commitment(9), "\"c10\""),
            (Id::quote(1_234_566), "\"q1234567\""),
        ] {
            assert_eq!(serde_json::to_string(&id).ok().as_deref(), Some(written));
        }
        let longest = serde_json::to_string(&Id::quote(usize::MAX - 1)).unwrap_or_default();
        assert_eq!(longest, format!("\"q{}\"", usize::MAX));
    }
}
