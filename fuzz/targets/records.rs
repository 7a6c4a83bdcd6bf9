//! Any bytes as a stream of records, through the whole command line: one line out for each line in,
//! each of them what the contract says, the same for any number of jobs.
#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../src/cli/mod.rs"]
mod cli;

use analyze::source::Plain;
use analyze_fuzz::hold_value;
use clap::Parser;
use cli::options::Options;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::sync::LazyLock;

/// Bytes of an article.
const LIMIT: u64 = 1 << 12;

/// A folder in memory for what comes in and goes out.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(format!("/dev/shm/analyze-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
});

static OPTIONS: LazyLock<[Options; 2]> = LazyLock::new(|| ["1", "2"].map(options));

fn options(jobs: &str) -> Options {
    let path = |name: &str| FOLDER.join(name).to_string_lossy().into_owned();
    Options::parse_from([
        "analyze",
        "-q",
        "--records",
        "--keep-fields",
        "n",
        "--max-bytes",
        &LIMIT.to_string(),
        "-j",
        jobs,
        "-o",
        &path("out"),
        &path("in"),
    ])
}

fuzz_target!(|bytes: &[u8]| {
    fs::write(FOLDER.join("in"), bytes).expect("room in memory");
    let [one, two] = OPTIONS.each_ref().map(run);
    assert_eq!(one, two, "the same for any number of jobs");
    let mut plain = Vec::new();
    let is_whole = Plain::new(bytes)
        .and_then(|mut reader| reader.read_to_end(&mut plain))
        .is_ok();
    let plain = plain.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&plain);
    let mut lines: Vec<&[u8]> = plain.split(|&byte| byte == b'\n').collect();
    // What stands behind the last newline is a line when there is something.
    if lines.last().is_some_and(|last| last.is_empty()) && (lines.len() > 1 || bytes.is_empty()) {
        lines.pop();
    }
    let Some(out) = one else {
        return; // no line could be analysed: no file
    };
    let results: Vec<&str> = out.split_terminator('\n').collect();
    if is_whole {
        assert_eq!(results.len(), lines.len());
    }
    for (line, result) in lines.iter().zip(results) {
        let result: Value = serde_json::from_str(result).expect("each line is JSON");
        if is_whole {
            hold(line, &result);
        }
    }
});

/// What the run has written.
fn run(options: &Options) -> Option<String> {
    let out = FOLDER.join("out");
    let _ = fs::remove_file(&out);
    cli::run::run(options).expect("the results can be written");
    let written = fs::read(out).ok()?;
    Some(String::from_utf8(written).expect("it is UTF-8"))
}

/// The result of a line is its analysis or its error.
fn hold(line: &[u8], result: &Value) {
    let record: Option<Value> = serde_json::from_slice(line).ok().filter(Value::is_object);
    let text = record.as_ref().and_then(|record| record["text"].as_str());
    let id = record.as_ref().map_or(&Value::Null, |record| &record["id"]);
    let code = result["error"]["code"].as_str();
    assert!(result["record"].get("n").is_some());
    match (code, text) {
        (None, Some(text)) => {
            assert_eq!(&result["source"]["id"], id);
            let mut article = result.clone();
            article.as_object_mut().map(|keys| keys.remove("record"));
            hold_value(text, &article);
        }
        (None, None) => panic!("an analysis of nothing: {result}"),
        (Some("too_large"), Some(text)) => assert!(text.len() as u64 > LIMIT),
        (Some("empty" | "not_text"), Some(text)) => {
            assert!(analyze::source::check(text).is_err());
        }
        (Some("bad_record"), Some(_)) => {} // such as numbers that no value can hold
        (Some("bad_record"), None) => {}
        (Some(code), _) => panic!("{code}: {result}"),
    }
}
