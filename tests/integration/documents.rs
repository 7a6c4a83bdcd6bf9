//! What the program tells about itself: schema, completions, manual page.

use crate::run::{program, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn the_version_is_the_same_whoever_prints_it() {
    // By itself it is printed before clap is asked; with another option clap prints it.
    let alone = run(&["--version"]);
    let by_clap = run(&["--version", "--jobs=1"]);
    assert_eq!((alone.status, alone.err.as_str()), (0, ""));
    assert_eq!(alone.out, by_clap.out);
    assert_eq!(run(&["-V"]).out, by_clap.out);
}

fn schema() -> Value {
    let ran = run(&["--schema"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    ran.json()
}

#[test]
fn every_golden_article_fits_the_schema() {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the golden files are there") {
        let path = entry.expect("the folder can be read").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let golden = fs::read_to_string(&path).expect("it can be read");
            let article: Value = serde_json::from_str(&golden).expect("it is JSON");
            if let Err(error) = validator.validate(&article) {
                panic!("{}: {error} at {}", path.display(), error.instance_path());
            }
            seen += 1;
        }
    }
    assert!(seen >= 8, "{seen} articles");
}

#[test]
fn what_does_not_fit_is_refused() {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
    let article = crate::run::pipe::<&str>(&[], crate::run::ARTICLE).json();
    assert!(validator.is_valid(&article));
    let broken = |pointer: &str, value: Value| {
        let mut article = article.clone();
        *article.pointer_mut(pointer).expect(pointer) = value;
        !validator.is_valid(&article)
    };
    assert!(broken("/commitments/0/stance", "hopes".into()));
    assert!(broken("/commitments/0/agents", Value::Array(Vec::new())));
    assert!(broken("/quotes/0/start", "1".into()));
    assert!(broken("/actors/0/salience", 1.5.into()));
    assert!(broken("/schema_version", "2.0".into()));
    let mut without = article.clone();
    without.as_object_mut().expect("an object").remove("byline");
    assert!(!validator.is_valid(&without), "every key is always there");
}

#[test]
fn a_failure_and_a_record_with_an_id_fit_the_schema() {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
    let records = "{\"id\": {\"a\": [1]}, \"text\": \"Rain\\n\\nIt rained.\"}\n{\"id\": 7}\n";
    let mut lines = crate::run::pipe(&["--records"], records).lines();
    lines.extend(crate::run::pipe(&["--records", "--keep-fields", "id,x"], records).lines());
    assert_eq!(lines.len(), 4);
    assert!(lines[1].get("error").is_some());
    for line in &lines {
        assert!(validator.is_valid(line), "{line}");
    }
}

/// Calls `visit` with the path of every object type in the schema and that type.
fn types(value: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    if value.get("properties").is_some() {
        visit(path, value);
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        types(inner, &format!("{path}/{key}"), visit);
    }
}

#[test]
fn the_schema_describes_and_demands_every_key() {
    types(&schema(), "", &mut |path, object| {
        let required: Vec<_> = object["required"]
            .as_array()
            .into_iter()
            .flatten()
            .collect();
        for (key, property) in object["properties"].as_object().expect("an object") {
            assert!(property["description"].is_string(), "{path}/{key}");
            // Only with --keep-fields.
            let is_demanded = required.iter().any(|name| *name == key);
            assert_eq!(is_demanded, key != "record", "{path}/{key}");
        }
    });
}

/// The long options that --help names.
fn options() -> Vec<String> {
    let help = run(&["--help"]).out;
    let lines = help.lines().map(str::trim_start);
    let options: Vec<String> = lines
        .filter(|line| line.starts_with('-') && !line.starts_with("- "))
        .filter_map(|line| {
            line.split_whitespace()
                .find_map(|word| word.strip_prefix("--"))
        })
        .map(str::to_owned)
        .collect();
    assert!(options.len() >= 20, "{options:?}");
    options
}

#[test]
fn completions_name_every_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&["--completions", shell]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{shell}");
        for option in options() {
            assert!(ran.out.contains(&option), "{shell}: {option}");
        }
    }
}

#[test]
fn the_manual_page_names_every_option() {
    let ran = run(&["--man"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains(".TH analyze 1"));
    let page = ran.out.replace("\\-", "-");
    for option in options() {
        assert!(page.contains(&format!("--{option}")), "{option}");
    }
    assert!(page.contains("Examples:"));
}

#[test]
fn documents_stand_alone() {
    for arguments in [
        ["--schema", "a.txt"],
        ["--man", "--schema"],
        ["--man", "-q"],
    ] {
        assert_eq!(run(&arguments).status, 2, "{arguments:?}");
    }
    assert_eq!(run(&["--completions", "sh"]).status, 2);
}

#[test]
fn nobody_needs_to_read_a_document_to_its_end() {
    let mut command = program();
    let child = command.arg("--man").stdout(std::process::Stdio::piped());
    let mut child = child.spawn().expect("the program starts");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
