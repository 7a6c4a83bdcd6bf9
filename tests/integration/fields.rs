//! The field reference in docs/fields.md is made of the schema.
//!
//! `GOLDEN=update cargo test --test integration fields` writes it anew.

use crate::run::run;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "\
<!-- Made from `analyze --schema` by tests/integration/fields.rs; GOLDEN=update cargo test --test integration fields -->

# Fields of the output

What stands in the JSON of schema version 1.0: one [Article](#article) for every article; in JSON Lines a
[Failure](#failure) for an input that could not be analysed. Every key is always there: a missing value is `null`, an
empty list `[]`, and no key ever changes its type. Lists are in reading order. New keys may be added within version 1.

Many objects are a **[span](#span)** with more keys: they have its `text`, `start` and `end`, and the keys of their
table. Offsets count Unicode code points of the decoded article, from 0, `end` exclusive: `article[start:end]` in Python
and `$article[start:end]` in jq give back `text` exactly.
";

#[test]
fn the_field_reference_is_that_of_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fields.md");
    let made = reference(&run(&["--schema"]).json());
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "update") {
        std::fs::write(&path, &made).expect("it can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/fields.md is not what --schema says; \
         GOLDEN=update cargo test --test integration fields writes it anew"
    );
}

/// All types, each behind the one that uses it first.
fn reference(schema: &Value) -> String {
    let mut written = HEAD.to_owned();
    let mut names = vec!["Article".to_owned(), "Failure".to_owned()];
    let mut next = 0;
    while let Some(name) = names.get(next).cloned() {
        next += 1;
        let object = &schema["$defs"][&name];
        section(&mut written, &name, object);
        for key in keys(object) {
            for used in refers_to(&object["properties"][&key]) {
                if !names.contains(&used) {
                    names.push(used);
                }
            }
        }
    }
    let all = schema["$defs"].as_object().expect("types");
    assert_eq!(names.len(), all.len(), "every type is told of");
    written
}

fn keys(object: &Value) -> Vec<String> {
    let required = object["required"]
        .as_array()
        .expect("all keys are required");
    let names = required.iter().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

fn section(written: &mut String, name: &str, object: &Value) {
    let keys = keys(object);
    let is_span = |key: &String| matches!(key.as_str(), "text" | "start" | "end");
    let extends = name != "Span" && keys.iter().filter(|key| is_span(key)).count() == 3;
    let about = told(object);
    let _ = write!(written, "\n## {name}\n\n{about}");
    if extends {
        written.push_str(" A [span](#span) with:");
    }
    written.push_str("\n\n| key | type | meaning |\n|---|---|---|\n");
    for key in keys.iter().filter(|key| !extends || !is_span(key)) {
        let property = &object["properties"][key];
        let _ = writeln!(
            written,
            "| `{key}` | {} | {} |",
            kind(property),
            told(property)
        );
    }
}

/// The description on one line, as a cell of a table.
fn told(value: &Value) -> String {
    let text = value["description"]
        .as_str()
        .expect("everything is described");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}

fn refers_to(property: &Value) -> Vec<String> {
    let alternatives = property["anyOf"].as_array().cloned().unwrap_or_default();
    let all = [property.clone(), property["items"].clone()];
    let found = all.iter().chain(&alternatives);
    found
        .filter_map(|one| target(one).map(str::to_owned))
        .collect()
}

fn target(value: &Value) -> Option<&str> {
    value["$ref"].as_str()?.rsplit('/').next()
}

/// "string or null", "list of [Quote](#quote)".
fn kind(property: &Value) -> String {
    if let Some(name) = target(property) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(values) = property["enum"].as_array() {
        let values: Vec<_> = values.iter().filter_map(Value::as_str).collect();
        return format!("`{}`", values.join("` `"));
    }
    if let Some(value) = property["const"].as_str() {
        return format!("`{value}`");
    }
    if let Some(alternatives) = property["anyOf"].as_array() {
        let kinds: Vec<_> = alternatives.iter().map(kind).collect();
        return kinds.join(" or ");
    }
    let simple = |name: &str| match name {
        "integer" => "number".to_owned(),
        "array" => format!("list of {}", kind(&property["items"])),
        name => name.to_owned(),
    };
    match &property["type"] {
        Value::String(name) => simple(name),
        Value::Array(names) => {
            let names: Vec<_> = names.iter().filter_map(Value::as_str).map(simple).collect();
            names.join(" or ")
        }
        _ => "anything".to_owned(),
    }
}
