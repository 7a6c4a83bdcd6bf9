//! Shows that time grows with the length of an article and not faster:
//! `cargo bench --bench growth [-- KIND…]`.
//!
//! Doubles articles that nobody writes (only quotation marks, only capitals, one endless sentence)
//! and one that reads like news, from 1 kB to 16 MB, and prints nanoseconds a byte for each length.
//! Where the time is in proportion, the numbers of a row stay as they are. A row ends early when
//! one article takes longer than [`TOO_LONG`]; the stage that took most of it is named.
//!
//! Short articles are read several times, and the fastest counts. Of what takes long the time counts
//! that the processor gave to this thread, where the system tells; elsewhere the time that went by,
//! which needs a machine without other work.
#![allow(clippy::print_stdout, missing_docs)]

use analyze::report::json::{self, Article, Source};
use analyze::text::{CodePoints, Document};
use analyze::{Analysis, actors, commitments, language, quotes, structure, tagging};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The lengths, in kB.
const LENGTHS: [usize; 15] = [
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384,
];

/// No article takes so long that is read in proportion to its length.
const TOO_LONG: Duration = Duration::from_secs(60);

/// Times that the system tells are too coarse for less than this.
const COARSE: Duration = Duration::from_millis(40);

/// What is doubled, and its name.
const KINDS: [(&str, &str); 22] = [
    ("news", NEWS),
    (
        "sentence",
        "and the mayor of Larvik said that the port would pay ",
    ),
    ("quotes", "\""),
    ("opened", "“"),
    ("apostrophes", "'"),
    ("quoted", "“a” "),
    ("said", "“Yes,” said Jane Doe. "),
    ("capitals", "A"),
    ("shouting", "MAYOR JANE DOE "),
    ("names", "Anna Berta Carla "),
    ("people", "Jane Doe and John Roe, "),
    ("will", "will "),
    ("promises", "will promise to "),
    ("if", "if "),
    ("unless", "She will pay unless he "),
    ("letters", "x"),
    ("brackets", "("),
    ("nested", "[(“a "),
    ("dots", "."),
    ("lines", "a\n"),
    ("blocks", "a\n\n"),
    ("bylines", "By Jane Doe\n"),
];

const NEWS: &str = "\
The harbour will close for a week in May, the mayor of Larvik, Ida Berg, said on Monday. “We have \
no other choice,” she told reporters at the town hall. “The pier is older than the town.”

The port authority has refused to pay for the work unless the state gives a third of the money. \
Its head, Tom Moe, said he might talk to the ministry again, but that nobody had promised him \
anything. According to a letter seen by the Larvik Post, the ministry “cannot commit itself”.

";

fn main() {
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|name| !name.starts_with("--"))
        .collect();
    print!("{:12}", "ns/byte");
    for length in LENGTHS {
        print!("{:>7}", shown(length));
    }
    println!("  last doubling");
    for (name, piece) in KINDS {
        if named.is_empty() || named.iter().any(|other| other == name) {
            row(name, piece);
        }
    }
}

fn shown(length: usize) -> String {
    match length {
        1024.. => format!("{}M", length / 1024),
        _ => format!("{length}k"),
    }
}

/// The times of one kind of article.
fn row(name: &str, piece: &str) {
    print!("{name:12}");
    let mut times: Vec<Duration> = Vec::new();
    let mut slowest = "";
    for length in LENGTHS {
        let text = piece.repeat(length * 1024 / piece.len());
        let (time, stage) = measured(&text);
        #[expect(clippy::cast_precision_loss, reason = "for people")]
        let rate = time.as_secs_f64() * 1e9 / text.len() as f64;
        print!("{rate:7.0}");
        let _ = std::io::Write::flush(&mut std::io::stdout());
        times.push(time);
        slowest = stage;
        if time > TOO_LONG {
            break;
        }
    }
    if let [.., before, last] = times.as_slice() {
        let growth = last.as_secs_f64() / before.as_secs_f64().max(1e-9);
        println!("  {growth:4.1}×, most of it {slowest}");
    }
}

/// The time of all stages, the best of some, and the stage that takes most of it.
fn measured(text: &str) -> (Duration, &'static str) {
    let rounds = (1_000_000 / text.len()).clamp(1, 50);
    let all = (0..rounds).map(|_| once(text));
    all.min_by_key(|(time, _)| *time).unwrap_or_default()
}

fn once(text: &str) -> (Duration, &'static str) {
    let mut clock = Clock {
        total: Duration::ZERO,
        slowest: (Duration::ZERO, ""),
    };
    clock.time("language", || language::detect(text));
    let structure = clock.time("structure", || structure::find(text));
    let document = clock.time("tokens", || Document::new(text, &structure));
    let tags = clock.time("tagging", || tagging::tag(&document));
    let actors = clock.time("actors", || actors::find(&document, &tags.entities));
    let quotes = clock.time("quotes", || quotes::find(&document, &tags.parts, &actors));
    let commitments = clock.time("commitments", || {
        commitments::find(&document, &tags.parts, &structure, &actors, &quotes)
    });
    let analysis = Analysis {
        language: None,
        headline: structure.headline,
        dateline: structure.dateline,
        byline: structure.byline,
        captions: structure.captions,
        paragraphs: structure.paragraphs,
        furniture: structure.furniture,
        quotes: quotes.quotes,
        actors: actors.actors,
        places: actors.places,
        commitments,
        warnings: Vec::new(),
    };
    clock.time("JSON", || printed(text, &analysis));
    (clock.total, clock.slowest.1)
}

fn printed(text: &str, analysis: &Analysis) -> Vec<u8> {
    let points = CodePoints::new(text);
    json::line(&Article::new(text, &points, analysis, Source::of_text()))
}

/// Adds up the times of the stages.
struct Clock {
    total: Duration,
    slowest: (Duration, &'static str),
}

impl Clock {
    fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let (start, began) = (Instant::now(), on_processor());
        let made = black_box(work());
        let passed = start.elapsed();
        let time = match (began, on_processor()) {
            (Some(began), Some(ended)) if passed > COARSE => ended.saturating_sub(began),
            _ => passed,
        };
        self.total += time;
        self.slowest = self.slowest.max((time, stage));
        made
    }
}

/// The time that this thread has had on a processor; Linux tells it.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
