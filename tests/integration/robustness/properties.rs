//! Articles that are edited at random keep the contract; what breaks it is made as small as it goes.
//!
//! The same edits in every run. `PROPTEST_CASES=100000` tries more of them.

use super::articles::ARTICLES;
use super::contract;
use super::mutations::CHANGES;
use analyze::report::json::{Article, Source};
use analyze::text::CodePoints;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What is done to an article; positions count characters and wrap around.
#[derive(Debug, Clone)]
enum Edit {
    /// Takes characters out.
    Cut(usize, usize),
    /// Puts a piece in.
    Insert(usize, &'static str),
    /// Writes characters several times.
    Repeat(usize, usize, usize),
    /// Puts characters of another article in.
    Splice(usize, usize, usize),
    /// Swaps marks, spaces or line ends everywhere.
    Change(usize),
}

/// What belongs nowhere, and what begins or ends something.
const PIECES: [&str; 24] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "«",
    "\n",
    "\n\n",
    "\r",
    " ",
    "\u{A0}",
    "\u{2028}",
    "\u{301}",
    "👩‍🚀",
    "İ",
    ". ",
    ", he said. ",
    " said ",
    " will ",
    " unless ",
    " (AP) — ",
    "By Jane Doe\n",
];

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0..2000_usize;
    let length = 0..200_usize;
    prop_oneof![
        (at.clone(), length.clone()).prop_map(|(at, length)| Edit::Cut(at, length)),
        (at.clone(), prop::sample::select(&PIECES[..]))
            .prop_map(|(at, piece)| Edit::Insert(at, piece)),
        (at.clone(), length.clone(), 1..4_usize)
            .prop_map(|(at, length, times)| Edit::Repeat(at, length, times)),
        (at, 0..8000_usize, length).prop_map(|(at, from, length)| Edit::Splice(at, from, length)),
        (0..CHANGES.len()).prop_map(Edit::Change),
    ]
}

fn edited(article: &str, edits: &[Edit]) -> String {
    let mut text: Vec<char> = article.chars().collect();
    for edit in edits {
        let wrapped = |at: usize| at % (text.len() + 1);
        let end = |at: usize, length: usize| (at + length).min(text.len());
        match *edit {
            Edit::Cut(at, length) => {
                let at = wrapped(at);
                text.drain(at..end(at, length));
            }
            Edit::Insert(at, piece) => {
                let at = wrapped(at);
                text.splice(at..at, piece.chars());
            }
            Edit::Repeat(at, length, times) => {
                let at = wrapped(at);
                let again = text[at..end(at, length)].repeat(times);
                text.splice(at..at, again);
            }
            Edit::Splice(at, from, length) => {
                let at = wrapped(at);
                let other = ARTICLES.concat();
                text.splice(at..at, other.chars().skip(from).take(length));
            }
            Edit::Change(number) => {
                let changed = CHANGES[number](&text.iter().collect::<String>());
                text = changed.chars().collect();
            }
        }
    }
    text.into_iter().collect()
}

fn faults(text: &str) -> Vec<String> {
    let analysis = analyze::analyze(text);
    let points = CodePoints::new(text);
    let article = serde_json::to_value(Article::new(text, &points, &analysis, Source::of_text()));
    contract::faults(text, &article.expect("JSON"))
}

#[test]
fn edited_articles_keep_the_contract() {
    let config = Config {
        cases: std::env::var("PROPTEST_CASES").map_or(96, |cases| cases.parse().expect("a number")),
        failure_persistence: None,
        ..Config::default()
    };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, random);
    let article = prop::sample::select(&ARTICLES[..]);
    let edits = prop::collection::vec(edit(), 1..12);
    let held = runner.run(&(article, edits), |(article, edits)| {
        let text = edited(article, &edits);
        let faults = faults(&text);
        prop_assert!(faults.is_empty(), "{faults:#?}\nin {text:?}");
        Ok(())
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
}
