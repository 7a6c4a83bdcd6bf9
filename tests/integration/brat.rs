//! Standoff annotation for brat.

use crate::golden::samples;
use crate::run::{ARTICLE, Folder, pipe, run};
use serde_json::Value;
use std::collections::HashSet;

/// The characters between the offsets of a text-bound annotation, its parts joined by spaces.
fn slice(characters: &[char], offsets: &str) -> String {
    let parts = offsets.split(';').map(|part| {
        let (start, end) = part.split_once(' ').expect("two offsets");
        let number = |digits: &str| digits.parse::<usize>().expect("a number");
        characters[number(start)..number(end)].iter().collect()
    });
    parts.collect::<Vec<String>>().join(" ")
}

/// Holds an `.ann` against its text and its configuration.
pub(crate) fn check(text: &str, annotation: &str, configuration: &str) {
    let characters: Vec<char> = text.chars().collect();
    let declared: HashSet<&str> = configuration
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let (mut ids, mut marks) = (HashSet::new(), HashSet::new());
    for line in annotation.lines() {
        let fields: Vec<_> = line.split('\t').collect();
        assert!(ids.insert(fields[0]), "{line}: an id stands once");
        let (name, rest) = fields[1].split_once(' ').expect("a type and more");
        let known = |mark: &str| assert!(marks.contains(mark), "{line}: {mark}");
        match line.as_bytes()[0] {
            b'T' => {
                assert_eq!(fields[2], slice(&characters, rest), "{line}");
                assert!(!fields[2].contains(char::is_control), "{line}");
                assert!(!fields[2].is_empty(), "{line}");
                marks.insert(fields[0]);
            }
            b'R' => {
                for (name, end) in ["Arg1:", "Arg2:"].into_iter().zip(rest.split(' ')) {
                    known(end.strip_prefix(name).expect("a named end"));
                }
            }
            b'A' => known(rest.split(' ').next().unwrap_or_default()),
            b'#' => {
                known(rest);
                continue;
            }
            other => panic!("{other}: {line}"),
        }
        assert!(declared.contains(name), "{name} is not in annotation.conf");
    }
}

#[test]
fn a_folder_of_every_sample_opens_in_brat() {
    let folder = Folder::new(&[]);
    let output = folder.arg("out");
    let ran = run(&["-q", "-f", "brat", "samples", "--output-dir", &output]);
    assert_eq!(
        (ran.status, ran.out.as_str(), ran.err.as_str()),
        (0, "", "")
    );
    let configuration = folder.read("out/annotation.conf");
    for sample in samples() {
        let name = sample
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("UTF-8");
        let text = folder.read(&format!("out/{name}.txt"));
        let annotation = folder.read(&format!("out/{name}.ann"));
        check(&text, &annotation, &configuration);
        let path = format!("samples/{name}.txt");
        let json = run(&[path.as_str(), "-f", "json"]).json();
        assert_eq!(json["source"]["chars"], text.chars().count(), "{name}");
        let count = |label: &str| annotation.matches(&format!("\t{label} ")).count();
        let found = |list: &str| json[list].as_array().map_or(0, Vec::len);
        assert_eq!(count("Commitment"), found("commitments"), "{name}");
        assert_eq!(count("Quote"), found("quotes"), "{name}");
        let mentions = |actor: &Value| actor["mentions"].as_array().map_or(0, Vec::len);
        let mentions: usize = json["actors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(mentions)
            .sum();
        assert_eq!(
            count("Person") + count("Organization") + count("Country"),
            mentions
        );
        assert_eq!(run(&[path.as_str(), "-f", "brat"]).out, annotation);
    }
    assert_eq!(folder.files("out").len(), samples().len() * 2 + 1);
}

#[test]
fn control_characters_and_odd_line_ends_never_come_through() {
    let text = "Mayor vows to re\u{7}open the pool\r\n\r\nJane\tDoe of Larvik vowed to open\r\nthe \
                \u{9B}2Jpool again. \u{1B}[31m“We \u{202E}will\r\nopen it,” Doe said.\r\n";
    let folder = Folder::new(&[("in/a.txt", text)]);
    let output = folder.arg("out");
    let input = folder.arg("in");
    assert_eq!(
        run(&["-f", "brat", &input, "--output-dir", &output]).status,
        0
    );
    assert_eq!(folder.read("out/a.txt"), text, "the copy is not touched");
    let annotation = folder.read("out/a.ann");
    assert!(annotation.contains(';'), "{annotation}");
    assert!(!annotation.contains(['\u{7}', '\u{9B}', '\u{1B}', '\u{202E}', '\r']));
    check(text, &annotation, &folder.read("out/annotation.conf"));
}

#[test]
fn articles_and_configurations_are_kept() {
    let folder = Folder::new(&[("in/a.txt", ARTICLE), ("out/annotation.conf", "mine")]);
    let (input, output) = (folder.arg("in"), folder.arg("out"));
    let ran = run(&["-f", "brat", &input, "--output-dir", &input]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("overwrite"), "{}", ran.err);
    assert_eq!(folder.files("in"), ["a.txt"]);
    assert_eq!(
        run(&["-f", "brat", &input, "--output-dir", &output]).status,
        0
    );
    assert_eq!(folder.read("out/annotation.conf"), "mine");
}

#[test]
fn several_articles_need_a_folder() {
    let folder = Folder::new(&[("a.txt", ARTICLE), ("b.txt", ARTICLE)]);
    let ran = run(&["-f", "brat", &folder.arg("a.txt"), &folder.arg("b.txt")]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--output-dir"), "{}", ran.err);
    let ran = pipe(&["-f", "brat", "--records"], "{}");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let empty = pipe(&["-f", "brat"], "rain.");
    assert_eq!((empty.status, empty.out.as_str()), (0, ""));
}
