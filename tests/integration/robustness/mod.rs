//! Damaged, strange and huge articles: the program never panics, and what it prints keeps the
//! promises of its format.

mod articles;
mod contract;
mod mutations;
mod properties;

use crate::run::{Folder, pipe, run};
use articles::ARTICLES;
use mutations::Random;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use unicode_width::UnicodeWidthStr;

/// Analyses all texts in one run and holds each result against the contract.
fn hold(texts: &[String]) {
    let mut input = String::new();
    for text in texts {
        input.push_str(&json!({ "text": text }).to_string());
        input.push('\n');
    }
    let ran = pipe(&["--records", "-q"], input);
    assert!(
        [0, 1].contains(&ran.status),
        "status {}: {}",
        ran.status,
        ran.err
    );
    let results: Vec<Value> = ran.lines();
    assert_eq!(results.len(), texts.len());
    for (text, result) in texts.iter().zip(&results) {
        let empty = result["error"]["code"] == "empty";
        if empty && text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') {
            continue;
        }
        let faults = contract::faults(text, result);
        assert!(faults.is_empty(), "{faults:#?}\nin {text:?}\n{result:#}");
    }
}

#[test]
fn articles_as_they_are() {
    hold(&ARTICLES.map(str::to_string));
}

#[test]
fn a_broken_promise_is_noticed() {
    let text = "Talks begin\n\n“Yes,” she said.";
    let good = pipe(&["--records"], json!({ "text": text }).to_string()).json();
    assert_eq!(contract::faults(text, &good), Vec::<String>::new());
    let breaks: [fn(&mut Value); 8] = [
        |article| article["headline"]["start"] = json!(1),
        |article| article["headline"] = Value::Null,
        |article| article["captions"] = json!([article["headline"]]),
        |article| article["source"]["chars"] = json!(3),
        |article| article["paragraphs"][0]["index"] = json!(1),
        |article| article["quotes"] = json!([{"id": "q2", "text": "T", "start": 0, "end": 1}]),
        |article| {
            article["places"] =
                json!([{"id": "p1", "actor": "a99", "mentions": [article["headline"]]}]);
        },
        |article| {
            article
                .as_object_mut()
                .map(|object| object.remove("places"));
        },
    ];
    for (number, damage) in breaks.iter().enumerate() {
        let mut article = good.clone();
        damage(&mut article);
        assert!(!contract::faults(text, &article).is_empty(), "{number}");
    }
}

#[test]
fn cut_at_any_character() {
    for article in ARTICLES {
        let ends: Vec<_> = article.char_indices().map(|(at, _)| at).collect();
        let heads = ends
            .iter()
            .step_by(5)
            .map(|&at| article.split_at(at).0.to_string());
        let tails = ends
            .iter()
            .step_by(11)
            .map(|&at| article.split_at(at).1.to_string());
        hold(&heads.chain(tails).collect::<Vec<_>>());
    }
}

#[test]
fn spliced_and_shuffled() {
    let mut random = Random::new(1);
    let texts: Vec<_> = (0..150)
        .map(|_| mutations::spliced(&ARTICLES, &mut random))
        .collect();
    hold(&texts);
}

#[test]
fn other_marks_spaces_and_line_ends() {
    let mut texts = Vec::new();
    for article in ARTICLES {
        for change in mutations::CHANGES {
            texts.push(change(article));
            texts.extend(mutations::CHANGES.map(|second| second(&change(article))));
        }
    }
    hold(&texts);
}

#[test]
fn strange_characters_anywhere() {
    let mut random = Random::new(2);
    let mut texts = Vec::new();
    for article in ARTICLES {
        texts.extend((0..50).map(|_| mutations::sprinkled(article, &mut random)));
    }
    hold(&texts);
}

/// Articles with marks, emoji and control characters sprinkled over them, and changed as a whole.
fn strange() -> Vec<String> {
    let mut random = Random::new(3);
    let mut texts = Vec::new();
    for article in ARTICLES {
        texts.extend((0..8).map(|_| mutations::sprinkled(article, &mut random)));
        texts.extend(mutations::CHANGES.map(|change| change(article)));
    }
    texts
}

/// A folder with the articles below `in`.
fn written(texts: &[String]) -> Folder {
    let folder = Folder::new(&[]);
    for (number, text) in texts.iter().enumerate() {
        folder.write(&format!("in/{number}.txt"), text);
    }
    folder
}

#[test]
fn pages_and_reports_of_strange_articles() {
    let folder = written(&strange());
    for format in ["html", "text"] {
        let (input, output) = (folder.arg("in"), folder.arg(format));
        run(&["-q", "-f", format, &input, "--output-dir", &output]);
        let files = folder.files(format);
        assert!(files.len() * 2 > folder.files("in").len(), "{files:?}");
        for name in files {
            let written = folder.read(&format!("{format}/{name}"));
            let commands = |c: char| (c.is_control() && c != '\n') || c == '\u{202E}';
            assert!(!written.contains(commands), "{name}");
            if format == "html" {
                crate::pages::assert_sound(&crate::pages::read(&written), &name);
                continue;
            }
            for line in written.lines() {
                assert!(line.width() <= 80, "{name}: {line}");
            }
        }
    }
}

#[test]
fn pages_and_reports_of_huge_articles_take_time_in_proportion() {
    let folder = written(&mutations::huge());
    let start = Instant::now();
    for format in ["html", "text"] {
        let (input, output) = (folder.arg("in"), folder.arg(format));
        let ran = run(&["-q", "-f", format, &input, "--output-dir", &output]);
        assert_eq!(ran.status, 0, "{}", ran.err);
    }
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn tables_and_annotation_of_strange_articles() {
    let texts = strange();
    let records = texts.iter().map(|text| json!({ "text": text }).to_string());
    let records = records.collect::<Vec<_>>().join("\n");
    for table in ["commitments", "quotes", "actors"] {
        let out = pipe(&["--records", "-f", "csv", "--table", table], &records).out;
        assert!(!out.contains(|c: char| c.is_control() && c != '\n'));
        let mut rows = csv::Reader::from_reader(out.as_bytes());
        for row in rows.records() {
            let row = row.expect("as many cells as columns");
            assert!(
                !row.iter()
                    .any(|cell| cell.starts_with(['=', '+', '-', '@']))
            );
        }
    }
    let folder = written(&texts);
    let output = folder.arg("out");
    run(&[
        "-q",
        "-f",
        "brat",
        &folder.arg("in"),
        "--output-dir",
        &output,
    ]);
    let annotated: Vec<_> = folder.files("out");
    let annotated = annotated
        .iter()
        .filter_map(|path| path.strip_suffix(".ann"));
    let annotated: Vec<_> = annotated.collect();
    assert!(annotated.len() * 2 > texts.len(), "{annotated:?}");
    for name in annotated {
        let text = folder.read(&format!("out/{name}.txt"));
        let annotation = folder.read(&format!("out/{name}.ann"));
        crate::brat::check(&text, &annotation, &folder.read("out/annotation.conf"));
    }
}

#[test]
fn huge_articles_take_time_in_proportion() {
    let start = Instant::now();
    hold(&mutations::huge());
    // A pass that looks back over the whole article for each mark takes minutes.
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
}
