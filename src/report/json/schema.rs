//! The JSON Schema of the output, made from the wire types; their doc comments describe the keys.

use super::{Article, Failure};
use schemars::generate::SchemaSettings;
use serde_json::json;

/// The schema of one object of the output (an article, or an input that failed) as indented JSON,
/// in the words of JSON Schema 2020-12.
pub fn schema() -> String {
    // For what is written, not for what is read: every key is always there.
    let mut generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let article = generator.subschema_for::<Article>();
    let failure = generator.subschema_for::<Failure>();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "analyze",
        "description": "One object of the output of analyze: an analysed article, or (in JSON \
            Lines) an input that could not be analysed. Offsets are half-open and count Unicode \
            code points of the decoded article. New keys may be added within version 1.",
        "anyOf": [article, failure],
        "$defs": generator.take_definitions(true),
    });
    format!("{schema:#}")
}
