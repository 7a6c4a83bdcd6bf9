//! Measures the tagging stage: `cargo bench --bench tagging [FILE]...`.
//!
//! Reads the texts of `samples/` (or the files named; of `.jsonl` files the field "text" of each
//! line), tags them over and over on one core and prints megabytes of text a second, for all of it
//! and for its parts. What the tagger remembers of words is carried on from text to text, as in a
//! run over many articles; the parts are measured without it.
#![allow(clippy::print_stdout, missing_docs)]

use analyze::structure;
use analyze::tagging::PartsOfSpeech;
use analyze::tagging::memory::Memory;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::words::Words;
use analyze::text::Document;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

fn main() {
    let named: Vec<_> = std::env::args()
        .skip(1)
        .filter(|name| !name.starts_with("--"))
        .collect();
    let texts: Vec<String> = if named.is_empty() {
        let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples"));
        let paths = folder
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path());
        paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect()
    } else {
        named.iter().flat_map(|path| texts_of(path)).collect()
    };
    let documents: Vec<Document> = texts
        .iter()
        .map(|text| Document::new(text, &structure::find(text)))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {bytes} bytes", texts.len());
    let tagger = Tagger::embedded();
    let parts: Vec<PartsOfSpeech> = documents.iter().map(parts_of).collect();
    for parts in &parts {
        parts.all().for_each(drop);
    }
    let rows: Vec<_> = documents.iter().zip(&parts).collect();
    report("words", bytes, &documents, |document| {
        black_box(Words::new(document, &tagger.lexicon));
    });
    report(
        "words, all their parts of speech",
        bytes,
        &documents,
        |document| {
            black_box(parts_of(document).all().count());
        },
    );
    report("names, first reading", bytes, &rows, |(document, parts)| {
        black_box(tagger.first_reading(document, parts, &mut Memory::default()));
    });
    let first: Vec<_> = rows
        .iter()
        .map(|(document, parts)| tagger.first_reading(document, parts, &mut Memory::default()))
        .collect();
    let read: Vec<_> = rows.iter().zip(&first).collect();
    report(
        "names, second reading",
        bytes,
        &read,
        |((document, parts), first)| {
            black_box(tagger.second_reading(document, parts.words(), (*first).clone()));
        },
    );
    report("all of tagging", bytes, &documents, |document| {
        black_box(analyze::tagging::tag(document));
    });
}

/// The parts of speech of a document, of which nothing is remembered.
fn parts_of<'d>(document: &'d Document<'d>) -> PartsOfSpeech<'d> {
    PartsOfSpeech::new(document, Tagger::embedded(), &Rc::default())
}

/// The text of a file, or the texts of its lines.
fn texts_of(path: &str) -> Vec<String> {
    let read = fs::read_to_string(path).unwrap_or_default();
    if Path::new(path).extension() != Some("jsonl".as_ref()) {
        return vec![read];
    }
    let records = read
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    records
        .filter_map(|record| Some(record.get("text")?.as_str()?.to_owned()))
        .collect()
}

/// Works on all items for some seconds and prints the speed, from the fastest time of each item.
fn report<T>(name: &str, bytes: usize, items: &[T], work: impl Fn(&T)) {
    let start = Instant::now();
    let mut best = vec![Duration::MAX; items.len()];
    while start.elapsed() < Duration::from_secs(5) {
        for (item, best) in items.iter().zip(&mut best) {
            let round = Instant::now();
            work(item);
            *best = round.elapsed().min(*best);
        }
    }
    let total: Duration = best.iter().sum();
    #[expect(clippy::cast_precision_loss, reason = "for people")]
    let speed = bytes as f64 / total.as_secs_f64() / 1e6;
    println!("{name:22} {speed:7.1} MB/s");
}
