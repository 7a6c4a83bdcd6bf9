//! JSON Lines in, JSON Lines out.

use crate::run::{ARTICLE, Folder, Ran, pipe, program, run};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

fn record(id: &Value, text: &str) -> String {
    json!({"id": id, "text": text}).to_string()
}

fn codes(ran: &Ran) -> Vec<String> {
    let lines = ran.lines();
    lines
        .iter()
        .map(|line| line["error"]["code"].as_str().unwrap_or("ok").to_string())
        .collect()
}

#[test]
fn ids_are_carried_over_as_they_are_written() {
    let ids = [
        "7",
        "-0",
        "1.0",
        "1e400",
        "12345678901234567890123",
        "\"a\\u00e9/b\"",
        "null",
        "true",
        "[1, {\"x\": 2}]",
        "{\"b\":1,\"a\":2}",
    ];
    let mut input = String::new();
    for id in ids {
        let _ = writeln!(
            input,
            "{{\"other\": [1], \"id\": {id}, \"text\": \"Talks begin.\"}}"
        );
    }
    let ran = pipe(&["--records"], input);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for (line, id) in ran.out.lines().zip(ids) {
        let source = format!("\"source\":{{\"name\":null,\"id\":{id},\"encoding\":\"UTF-8\"");
        assert!(line.contains(&source), "{id}: {line}");
    }
    assert_eq!(ran.out.lines().count(), ids.len());
}

#[test]
fn every_line_gives_a_line() {
    let deep = format!(
        "{{\"id\":13,\"text\":{}1{}}}",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    let lines: [(&[u8], &str); 16] = [
        (br#"{"id": 1, "text": "Talks begin."}"#, "ok"),
        (b"", "bad_record"),
        (b"   ", "bad_record"),
        (b"not json", "bad_record"),
        (br#"{"id": 4, "text": "cut o"#, "bad_record"),
        (br#"{"id": 5, "text": "a"} {"id": 6}"#, "bad_record"),
        (br#"["text"]"#, "bad_record"),
        (br#"{"id": 7}"#, "bad_record"),
        (br#"{"id": 8, "text": null}"#, "bad_record"),
        (br#"{"id": 9, "text": 12}"#, "bad_record"),
        (br#"{"id": 10, "text": " \n"}"#, "empty"),
        (br#"{"id": 11, "text": "a\u0000b"}"#, "not_text"),
        (br#"{"id": 12, "text": "\ud800"}"#, "bad_record"),
        (deep.as_bytes(), "bad_record"),
        (b"{\"id\": 14, \"text\": \"caf\xE9\"}", "bad_record"),
        (b"{\"id\": 15, \"text\": \"Talks end.\"}\r", "ok"),
    ];
    let input = lines.map(|(line, _)| line).join(&b'\n');
    let ran = pipe(&["--records"], input);
    assert_eq!(ran.status, 1);
    assert_eq!(codes(&ran), lines.map(|(_, code)| code));
    assert_eq!(ran.err.lines().count(), 14);
    assert!(
        ran.err.starts_with("analyze: -:2: the line is empty\n"),
        "{}",
        ran.err
    );
    let found = ran.lines();
    assert_eq!(found[4]["source"]["id"], 4, "the id before the break");
    assert_eq!(found[9]["source"]["id"], 9);
    assert_eq!(found[0]["schema_version"], found[1]["schema_version"]);
}

/// Found by the fuzzer: the record before the damage was analysed as if nothing stood behind it.
#[test]
fn damage_behind_a_whole_record_is_an_error() {
    let ran = pipe(
        &["--records"],
        b"{\"id\": 1, \"text\": \"Talks begin.\"}\xE5{\n",
    );
    assert_eq!(codes(&ran), ["bad_record"]);
    assert_eq!(
        ran.lines()[0]["source"]["id"],
        1,
        "the id before the damage"
    );
    assert!(ran.err.contains("not UTF-8"), "{}", ran.err);
}

#[test]
fn other_fields_can_be_named() {
    let ran = pipe(
        &["--records", "--text-field", "body", "--id-field", "url"],
        r#"{"id": 1, "url": "u", "text": 0, "body": "Talks begin."}"#,
    );
    assert_eq!(ran.status, 0);
    assert_eq!(ran.json()["source"]["id"], "u");
    let missing = pipe(&["--records"], r#"{"body": "Talks begin."}"#);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("--text-field"));
}

#[test]
fn files_follow_one_another() {
    let folder = Folder::new(&[(
        "b.jsonl",
        "\u{FEFF}{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\"Two.\"}",
    )]);
    folder.write("a.jsonl", "{\"id\":3,\"text\":\"Three.\"}\n");
    folder.write("folder/x.jsonl", "");
    let inputs = ["b.jsonl", "missing.jsonl", "folder", "a.jsonl"].map(|path| folder.arg(path));
    let ran = run(&[&["--records".to_string()], &inputs[..]].concat());
    assert_eq!(ran.status, 1);
    assert_eq!(codes(&ran), ["ok", "ok", "unreadable", "unreadable", "ok"]);
    assert!(
        ran.err
            .contains("a folder; --records reads JSON Lines files")
    );
    assert_eq!(ran.lines()[4]["source"]["id"], 3);
}

#[test]
fn nothing_in_gives_nothing_out() {
    let ran = pipe(&["--records"], "");
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "", "")
    );
}

#[test]
fn a_line_over_the_limit_is_passed_over() {
    let long = record(&json!(1), &"word ".repeat(100_000));
    let input = format!("{long}\n{}\n{long}", record(&json!(2), "Talks begin."));
    let ran = pipe(&["--records", "--max-bytes", "1000"], input);
    assert_eq!(codes(&ran), ["too_large", "ok", "too_large"]);
    assert_eq!(ran.lines()[0]["source"]["name"], Value::Null);
}

#[test]
fn the_output_is_the_same_for_any_number_of_jobs() {
    let mut input = String::new();
    for number in 0..1000 {
        if number % 50 == 7 {
            input.push_str("broken\n");
            continue;
        }
        let text = ARTICLE.repeat(1 + number % 3);
        let _ = writeln!(input, "{}", record(&json!(number), &text));
    }
    let runs = ["1", "2", "7"].map(|jobs| pipe(&["--records", "-j", jobs], &input));
    assert_eq!(runs[0].out.lines().count(), 1000);
    for other in &runs[1..] {
        assert!(other.out == runs[0].out && other.err == runs[0].err);
    }
}

#[test]
fn an_answer_does_not_wait_for_the_next_line() {
    let mut child = program()
        .arg("--records")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut questions = child.stdin.take().expect("it was piped");
    let mut answers = BufReader::new(child.stdout.take().expect("it was piped"));
    for number in 0..3 {
        writeln!(questions, "{}", record(&json!(number), ARTICLE)).expect("it reads");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("it answers");
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["source"]["id"], number);
    }
    drop(questions);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_record_is_analysed_like_a_file() {
    let mut from_record = pipe(&["--records"], record(&Value::Null, ARTICLE)).json();
    let mut from_file = pipe(&["-f", "json"], ARTICLE).json();
    assert_eq!(from_file["source"]["name"].take(), "-");
    assert_eq!(from_record["source"]["name"].take(), Value::Null);
    assert_eq!(from_record, from_file);
}
