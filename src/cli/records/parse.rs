//! Takes the article and what is carried over out of a line of JSON.

use super::skim::Skim;
use crate::cli::inputs::Line;
use crate::cli::outcome::Problem;
use analyze::report::json::Carried;
use analyze::source;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The names of a record's fields.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// Holds the article.
    pub(crate) text: String,
    /// Is carried over as the id.
    pub(crate) id: String,
    /// Are carried over as they are.
    pub(crate) keep: Vec<String>,
}

/// One line.
#[derive(Debug)]
pub(crate) struct Record {
    /// Exactly as it is written there; also of a broken line, when it stands before the break.
    pub(crate) id: Option<Box<RawValue>>,
    /// The fields to keep, none when none are named.
    pub(crate) kept: Option<Carried>,
    /// The article.
    pub(crate) text: Result<String, Problem>,
}

/// Takes a line apart; its article may have `limit` bytes.
pub(crate) fn parse(line: &Line, fields: &Fields, limit: u64) -> Record {
    // Nearly all lines are whole and hold an article.
    if line.is_whole
        && let Ok(line) = str::from_utf8(&line.bytes)
        && let Some((found, text)) = skim(line, fields)
    {
        return found.into_record(fields, checked(text, limit));
    }
    // What is wrong with the others is told with care.
    let mut found = Found::new(fields);
    let read = read_object(&line.bytes, fields, &mut found);
    let text = match (read, found.text.take()) {
        _ if !line.is_whole => Err(source::Error::TooLarge(limit).into()),
        (Err(problem), _) => Err(problem),
        (Ok(()), None) => Err(bad(format!(
            "no field {:?}; name it with --text-field",
            fields.text
        ))),
        (Ok(()), Some(raw)) => article(&raw, fields, limit),
    };
    found.into_record(fields, text)
}

/// What a line holds.
struct Found {
    id: Option<Box<RawValue>>,
    text: Option<Box<RawValue>>,
    kept: Carried,
}

impl Found {
    fn new(fields: &Fields) -> Self {
        Found {
            id: None,
            text: None,
            kept: Carried::new(&fields.keep),
        }
    }

    fn into_record(self, fields: &Fields, text: Result<String, Problem>) -> Record {
        Record {
            id: self.id,
            kept: (!fields.keep.is_empty()).then_some(self.kept),
            text,
        }
    }
}

/// The fields of a line and its article, decoded where it stands; none where that is not all that is
/// to be said of the line.
fn skim(line: &str, fields: &Fields) -> Option<(Found, String)> {
    let mut found = Found::new(fields);
    let mut article = None;
    let mut skim = Skim::of(line)?;
    while let Some(name) = skim.name() {
        let (is_text, is_id) = (name == fields.text, name == fields.id);
        let is_kept = fields.keep.iter().any(|kept| kept == name);
        if is_text && !is_id && !is_kept {
            article = Some(skim.string()?);
            continue;
        }
        let value = skim.value()?;
        if is_text {
            return None;
        }
        if is_id || is_kept {
            let raw = one_line(RawValue::from_string(value.to_owned()).ok()?);
            if is_kept {
                found.kept.set(name, raw.clone());
            }
            if is_id {
                found.id = Some(raw);
            }
        }
    }
    article.filter(|_| skim.ends()).map(|text| (found, text))
}

fn read_object(line: &[u8], fields: &Fields, found: &mut Found) -> Result<(), Problem> {
    match str::from_utf8(line) {
        Ok(line) => read_text(line, fields, found),
        Err(error) => {
            // What stands before the damage may still name the record; nothing there makes it whole.
            let valid = line.get(..error.valid_up_to()).unwrap_or_default();
            let _ = read_text(str::from_utf8(valid).unwrap_or_default(), fields, found);
            Err(bad("the line is not UTF-8".into()))
        }
    }
}

fn read_text(line: &str, fields: &Fields, found: &mut Found) -> Result<(), Problem> {
    if line.trim().is_empty() {
        return Err(bad("the line is empty".into()));
    }
    if !line.trim_start().starts_with('{') {
        return Err(bad("the line is not a JSON object".into()));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    Picker { fields, found }
        .deserialize(&mut json)
        .and_then(|()| json.end())
        .map_err(|error| bad(format!("not JSON: {}", without_line(&error))))
}

fn article(raw: &RawValue, fields: &Fields, limit: u64) -> Result<String, Problem> {
    if !raw.get().starts_with('"') {
        return Err(bad(format!("the field {:?} is not a string", fields.text)));
    }
    let text = serde_json::from_str::<String>(raw.get()).map_err(|error| {
        bad(format!(
            "the field {:?}: {}",
            fields.text,
            without_line(&error)
        ))
    })?;
    checked(text, limit)
}

/// The article when it may be analysed.
fn checked(text: String, limit: u64) -> Result<String, Problem> {
    if text.len() as u64 > limit {
        return Err(source::Error::TooLarge(limit).into());
    }
    source::check(&text)?;
    Ok(text)
}

fn bad(message: String) -> Problem {
    Problem {
        code: "bad_record",
        message,
    }
}

/// The error without "at line 1": the line is named elsewhere.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}

/// Picks the fields of an object that are asked for and passes over the others; of a doubled field the last counts.
struct Picker<'a> {
    fields: &'a Fields,
    found: &'a mut Found,
}

impl<'de> DeserializeSeed<'de> for Picker<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Picker<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let (is_text, is_id) = (key == self.fields.text, key == self.fields.id);
            let is_kept = self.fields.keep.contains(&key);
            if !is_text && !is_id && !is_kept {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let raw: Box<RawValue> = map.next_value()?;
            if is_kept {
                self.found.kept.set(&key, one_line(raw.clone()));
            }
            if is_id {
                self.found.id = Some(one_line(raw.clone()));
            }
            if is_text {
                self.found.text = Some(raw);
            }
        }
        Ok(())
    }
}

/// The same value without carriage returns between its parts, which many readers take for the end
/// of a line.
fn one_line(raw: Box<RawValue>) -> Box<RawValue> {
    if !raw.get().contains('\r') {
        return raw;
    }
    RawValue::from_string(raw.get().replace('\r', " ")).unwrap_or(raw)
}
