//! Measures the tagging stage: `cargo bench --bench tagging [FILE]...`.
//!
//! Reads the texts of `samples/` (or the files named), tags them over and over on one core and
//! prints megabytes of text a second, for all of it and for its parts.
#![allow(clippy::print_stdout, missing_docs)]

use analyze::structure;
use analyze::tagging::tagger::Tagger;
use analyze::tagging::words::Words;
use analyze::text::Document;
use std::fs;
use std::hint::black_box;
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
        named
            .iter()
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect()
    };
    let documents: Vec<Document> = texts
        .iter()
        .map(|text| Document::new(text, &structure::find(text)))
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} texts, {bytes} bytes", texts.len());
    let tagger = Tagger::embedded();
    let words: Vec<Words> = documents
        .iter()
        .map(|document| Words::new(document, &tagger.lexicon))
        .collect();
    let parts: Vec<_> = documents
        .iter()
        .zip(&words)
        .map(|(document, words)| tagger.parts(document, words))
        .collect();
    let rows: Vec<_> = documents.iter().zip(&words).zip(&parts).collect();
    report("words", bytes, &documents, |document| {
        black_box(Words::new(document, &tagger.lexicon));
    });
    report("parts of speech", bytes, &rows, |((document, words), _)| {
        black_box(tagger.parts(document, words));
    });
    report(
        "names, first reading",
        bytes,
        &rows,
        |((document, words), parts)| {
            black_box(tagger.first_reading(document, words, parts));
        },
    );
    report("all of tagging", bytes, &documents, |document| {
        black_box(analyze::tagging::tag(document));
    });
}

/// Works on all items for a second and prints the speed, from the fastest time of each item.
fn report<T>(name: &str, bytes: usize, items: &[T], work: impl Fn(&T)) {
    let start = Instant::now();
    let mut best = vec![Duration::MAX; items.len()];
    while start.elapsed() < Duration::from_secs(2) {
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
