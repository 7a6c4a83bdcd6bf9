//! Tables for spreadsheets.

use crate::golden::samples;
use crate::run::{ARTICLE, Folder, pipe, run};
use serde_json::Value;

const TABLES: [&str; 3] = ["commitments", "quotes", "actors"];

/// A table as it is read back: rows of columns and cells.
fn read(csv: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let records = reader.records().map(|record| {
        let record = record.expect("as many cells as columns");
        let cells = header.iter().zip(&record);
        cells.map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    });
    records.collect()
}

fn cell<'r>(row: &'r [(String, String)], column: &str) -> &'r str {
    let found = row.iter().find(|(name, _)| name == column);
    found.map_or_else(|| panic!("no {column}"), |(_, cell)| cell)
}

/// The words of a span as a cell shows them.
fn shown(span: &Value) -> String {
    let words = span["text"].as_str().unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_offsets(row: &[(String, String)], prefix: &str, span: &Value) {
    for end in ["start", "end"] {
        assert_eq!(cell(row, &format!("{prefix}{end}")), span[end].to_string());
    }
}

#[test]
fn tables_of_every_sample_say_what_the_json_says() {
    for sample in samples() {
        let path = sample.to_str().expect("a path in UTF-8");
        let article = run(&[path, "-f", "json"]).json();
        for table in TABLES {
            let ran = run(&[path, "-f", "csv", "--table", table, "--no-formula-guard"]);
            assert_eq!((ran.status, ran.err.as_str()), (0, ""));
            let rows = read(&ran.out);
            let findings = article[table].as_array().expect("a list");
            assert_eq!(rows.len(), findings.len(), "{path} {table}");
            for (row, finding) in rows.iter().zip(findings) {
                assert_eq!(cell(row, "article"), path);
                assert_eq!(cell(row, "headline"), shown(&article["headline"]));
                let date = article["dateline"]["date"].as_str().unwrap_or_default();
                assert_eq!(cell(row, "date"), date);
                assert_eq!(cell(row, "id"), finding["id"]);
                check(table, row, finding);
            }
        }
    }
}

fn check(table: &str, row: &[(String, String)], finding: &Value) {
    match table {
        "commitments" => {
            for column in ["stance", "status", "strength"] {
                assert_eq!(cell(row, column), finding[column]);
            }
            assert_eq!(cell(row, "confidence"), finding["confidence"].to_string());
            assert_eq!(cell(row, "evidence"), shown(&finding["evidence"]));
            assert_offsets(row, "evidence_", &finding["evidence"]);
            assert_eq!(cell(row, "content"), shown(&finding["content"]));
            assert_offsets(row, "content_", &finding["content"]);
            let agents = cell(row, "agents").split("; ").count();
            assert_eq!(Some(agents), finding["agents"].as_array().map(Vec::len));
        }
        "quotes" => {
            assert_eq!(cell(row, "kind"), finding["kind"]);
            assert_eq!(cell(row, "text"), shown(finding));
            assert_eq!(cell(row, "cue"), shown(&finding["cue"]));
            assert_offsets(row, "", finding);
        }
        _ => {
            assert_eq!(cell(row, "kind"), finding["kind"]);
            assert_eq!(cell(row, "name"), finding["name"]);
            let count = finding["mention_count"].to_string();
            assert_eq!(cell(row, "mention_count"), count);
            let in_headline = finding["in_headline"].to_string();
            assert_eq!(cell(row, "in_headline"), in_headline);
        }
    }
}

#[test]
fn many_articles_have_one_header() {
    let paths = samples();
    for table in TABLES {
        let (mut single, mut header) = (String::new(), String::new());
        for path in &paths {
            let path = path.to_str().expect("a path in UTF-8");
            let out = run(&[path, "-f", "csv", "--table", table]).out;
            let (head, rows) = out.split_once('\n').expect("a header");
            single.push_str(rows);
            header = head.to_owned();
        }
        for jobs in ["1", "4"] {
            let mut arguments = vec!["-f", "csv", "--table", table, "-j", jobs];
            arguments.extend(paths.iter().filter_map(|path| path.to_str()));
            assert_eq!(run(&arguments).out, format!("{header}\n{single}"));
        }
    }
}

#[test]
fn records_are_named_by_their_ids() {
    let text = serde_json::to_string(ARTICLE).expect("a string");
    let records = format!(
        "{{\"id\": \"x 1\", \"text\": {text}}}\nbroken\n{{\"id\": 7, \"text\": {text}}}\n\
         {{\"text\": {text}}}\n"
    );
    let ran = pipe(&["--records", "-f", "csv"], records);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let mut names: Vec<String> = Vec::new();
    for row in read(&ran.out) {
        names.push(cell(&row, "article").to_owned());
    }
    names.dedup();
    assert_eq!(names, ["x 1", "7", ""]);
}

#[test]
fn every_file_of_a_folder_has_a_header_also_without_rows() {
    let folder = Folder::new(&[("in/a.txt", ARTICLE), ("in/b.txt", "Rain\n\nIt rained.")]);
    let (input, output) = (folder.arg("in"), folder.arg("out"));
    let ran = run(&["-f", "csv", "--bom", &input, "--output-dir", &output]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    let (a, b) = (folder.read("out/a.csv"), folder.read("out/b.csv"));
    assert!(b.starts_with("\u{FEFF}article,date,headline,id,agents,"));
    assert_eq!(b.lines().count(), 1);
    assert!(a.starts_with(&b) && a.len() > b.len());
}

#[test]
fn the_byte_order_mark_stands_once_and_only_when_asked_for() {
    let folder = Folder::new(&[("a.txt", ARTICLE), ("b.txt", ARTICLE)]);
    let inputs = [folder.arg("a.txt"), folder.arg("b.txt")];
    let plain = run(&[&inputs[0], &inputs[1], "-f", "csv"]).out;
    let marked = run(&[&inputs[0], &inputs[1], "-f", "csv", "--bom"]).out;
    assert!(!plain.contains('\u{FEFF}'));
    assert_eq!(marked, format!("\u{FEFF}{plain}"));
}

/// Written to become formulas, and to command a terminal.
const HOSTILE: &str = "=HYPERLINK(\"http://example.org\")

LARVIK, Norway, May 3 — Mayor Jane Doe vowed to +pay\u{1B}]0;x\u{7} the \u{9B}2Jcrew, and the
union said it would strike.

“@SUM(1+1)*cmd|' /C calc'!A0\u{202E},” said Doe. “-2+3 is what we will pay,” she said. “\t=1+1,” said Doe.
";

#[test]
fn hostile_cells_are_guarded_and_nothing_commands() {
    let folder = Folder::new(&[("a.txt", HOSTILE)]);
    for table in TABLES {
        let ran = run(&[&folder.arg("a.txt"), "-f", "csv", "--table", table]);
        assert_eq!(ran.status, 0);
        let commands = |c: char| (c.is_control() && c != '\n') || c == '\u{202E}';
        assert!(!ran.out.contains(commands), "{table}: {}", ran.out);
        let rows = read(&ran.out);
        assert!(!rows.is_empty(), "{table}");
        for (column, cell) in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{column}: {cell}");
            assert!(!cell.contains('\n'), "{column}: {cell}");
        }
        assert!(cell(&rows[0], "headline").starts_with("'=HYPERLINK("));
    }
    let quotes = |more: &[&str]| {
        let file = folder.arg("a.txt");
        let arguments = [&[&file, "-f", "csv", "--table", "quotes"][..], more].concat();
        let rows = read(&run(&arguments).out);
        let texts = rows.iter().map(|row| cell(row, "text").to_owned());
        texts.collect::<Vec<_>>().join("\n")
    };
    let (guarded, plain) = (quotes(&[]), quotes(&["--no-formula-guard"]));
    for start in ["@SUM", "-2+3", "=1+1"] {
        assert!(guarded.contains(&format!("\n'{start}")), "{guarded}");
        assert!(plain.contains(&format!("\n{start}")), "{plain}");
    }
}

#[test]
fn options_of_tables_need_a_table() {
    for option in [
        &["--bom"][..],
        &["--no-formula-guard"],
        &["--table", "quotes"],
    ] {
        let ran = pipe(option, ARTICLE);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("needs --format csv"), "{}", ran.err);
    }
}
