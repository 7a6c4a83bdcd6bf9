//! Measures all stages: `cargo bench --bench pipeline [FILE]...`.
//!
//! Reads the texts of `samples/` or of the files named (plain text, or JSON Lines with a "text" in
//! each object), analyses them on one core and prints a table: megabytes of text a second and
//! nanoseconds a token, for each stage and for the whole. The stages run one after the other on each
//! article, as they do in the program; the whole runs over all articles apart from them, so that no
//! article has been read just before. Each counts with its fastest time on each article.
//! The last column is what a shell loop pays: microseconds for the first article in a process that has
//! just begun, the median of several. Below the table: the whole program, `--version` and the article,
//! from its start to its end, and its peak memory where the system tells it.
#![allow(clippy::print_stdout, clippy::print_stderr, missing_docs)]

use analyze::report::json::{self, Article};
use analyze::text::{CodePoints, Document};
use analyze::{Analysis, actors, commitments, language, quotes, structure, tagging};
use serde::Deserialize;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long is measured, and how many times at least.
const LONG_ENOUGH: Duration = Duration::from_secs(10);
const ROUNDS: usize = 3;
/// So many processes are begun for what happens once in each.
const PROCESSES: usize = 41;
/// With this before a file, the program is a process that has just begun.
const COLD: &str = "--cold";

/// What is measured.
const STAGES: [&str; 9] = [
    "language",
    "structure",
    "tokens and sentences",
    "tagging",
    "actors",
    "quotes",
    "commitments",
    "JSON",
    "all of it",
];

/// A time for each stage.
type Times = [Duration; STAGES.len()];

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == COLD) {
        let path = arguments.next().map(PathBuf::from).unwrap_or_default();
        for time in measure(&fs::read_to_string(path).unwrap_or_default()).0 {
            println!("{}", time.as_nanos());
        }
        return;
    }
    let texts: Vec<String> = paths().iter().flat_map(read).collect();
    let mut best = vec![[Duration::MAX; STAGES.len()]; texts.len()];
    let mut tokens = 0;
    let start = Instant::now();
    for round in 0.. {
        if round >= ROUNDS && start.elapsed() > LONG_ENOUGH {
            break;
        }
        tokens = 0;
        for (text, best) in texts.iter().zip(&mut best) {
            let (times, count) = measure(text);
            tokens += count;
            for (best, time) in best.iter_mut().zip(times) {
                *best = time.min(*best);
            }
        }
        for (text, [.., best]) in texts.iter().zip(&mut best) {
            let start = Instant::now();
            black_box(printed(text, &analyze::analyze(text)));
            *best = start.elapsed().min(*best);
        }
    }
    let first = first_file(texts.first().map_or("", String::as_str));
    print(&texts, tokens, &best, &cold(&first));
    print_processes(&first);
    let _ = fs::remove_file(first);
}

/// The files named, or the samples.
fn paths() -> Vec<PathBuf> {
    let named: Vec<PathBuf> = std::env::args_os()
        .skip(1)
        .filter(|name| !name.to_string_lossy().starts_with("--"))
        .map(PathBuf::from)
        .collect();
    if !named.is_empty() {
        return named;
    }
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples"));
    let mut samples: Vec<PathBuf> = folder
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    samples.sort();
    samples
}

/// The articles of a file.
fn read(path: &PathBuf) -> Vec<String> {
    #[derive(Deserialize)]
    struct Record {
        text: String,
    }
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return Vec::new();
        }
    };
    let records: Result<Vec<Record>, _> = text.lines().map(serde_json::from_str).collect();
    match records {
        Ok(records) => records.into_iter().map(|record| record.text).collect(),
        Err(_) => vec![text],
    }
}

/// The times of all stages on one article, not of the whole, and its number of tokens.
fn measure(text: &str) -> (Times, usize) {
    let mut times = [Duration::MAX; STAGES.len()];
    let mut clock = Clock {
        times: times.iter_mut(),
    };
    clock.time(|| language::detect(text));
    let structure = clock.time(|| structure::find(text));
    let document = clock.time(|| Document::new(text, &structure));
    let tags = clock.time(|| tagging::tag(&document));
    let actors = clock.time(|| actors::find(&document, &tags.entities));
    let quotes = clock.time(|| quotes::find(&document, &tags.parts, &actors));
    clock.time(|| commitments::find(&document, &tags.parts, &structure, &actors, &quotes));
    let analysis = analyze::analyze(text);
    clock.time(|| printed(text, &analysis));
    (times, document.tokens.len())
}

/// Takes the time of one stage after the other.
struct Clock<'t> {
    times: std::slice::IterMut<'t, Duration>,
}

impl Clock<'_> {
    fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let made = black_box(work());
        if let Some(time) = self.times.next() {
            *time = start.elapsed();
        }
        made
    }
}

fn printed(text: &str, analysis: &Analysis) -> Vec<u8> {
    let points = CodePoints::new(text);
    json::line(&Article::new(
        text,
        &points,
        analysis,
        json::Source::of_text(),
    ))
}

/// The first article in a file of its own.
fn first_file(text: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("analyze-bench-{}.txt", std::process::id()));
    if let Err(error) = fs::write(&path, text) {
        eprintln!("{}: {error}", path.display());
    }
    path
}

/// The median times of all stages on one article in processes that have just begun.
fn cold(path: &Path) -> Times {
    let Ok(program) = std::env::current_exe() else {
        return Times::default();
    };
    let mut all = vec![Vec::new(); STAGES.len()];
    for _ in 0..PROCESSES {
        let output = Command::new(&program).arg(COLD).arg(path).output();
        let printed = output.map(|output| output.stdout).unwrap_or_default();
        let lines = String::from_utf8_lossy(&printed);
        for (times, line) in all.iter_mut().zip(lines.lines()) {
            times.extend(line.parse().map(Duration::from_nanos));
        }
    }
    let mut medians = Times::default();
    for (median, times) in medians.iter_mut().zip(&mut all) {
        *median = middle(times);
    }
    // By then every stage has run once: what it costs cold is the sum.
    if let Some((all, stages)) = medians.split_last_mut() {
        *all = stages.iter().sum();
    }
    medians
}

fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Prints how long the program takes from its start to its end, and how much memory.
fn print_processes(path: &Path) {
    let program = env!("CARGO_BIN_EXE_analyze");
    let article = ["--format".as_ref(), "json".as_ref(), path.as_os_str()];
    let runs: [(&str, &[&std::ffi::OsStr]); 2] = [
        ("analyze --version", &["--version".as_ref()]),
        ("analyze ARTICLE", &article),
    ];
    for (name, arguments) in runs {
        let mut times = Vec::new();
        for _ in 0..PROCESSES {
            let start = Instant::now();
            let ended = Command::new(program)
                .args(arguments)
                .stdout(Stdio::null())
                .status();
            if ended.is_ok() {
                times.push(start.elapsed());
            }
        }
        println!(
            "{name:22} {:8.2} ms",
            middle(&mut times).as_secs_f64() * 1e3
        );
    }
    if let Some(peak) = peak_memory(program, &article) {
        println!("{:22} {peak:8.1} MB", "peak memory");
    }
}

/// Megabytes, where GNU time is there to tell.
fn peak_memory(program: &str, arguments: &[&std::ffi::OsStr]) -> Option<f64> {
    let run = Command::new("/usr/bin/time")
        .args(["-f", "%M", program])
        .args(arguments)
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let kilobytes: f64 = String::from_utf8_lossy(&run.stderr).trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

fn print(texts: &[String], tokens: usize, best: &[Times], cold: &Times) {
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} articles, {bytes} bytes, {tokens} tokens", texts.len());
    println!(
        "{:22} {:>8} {:>9} {:>9}",
        "stage", "MB/s", "ns/token", "cold, µs"
    );
    for (index, stage) in STAGES.iter().enumerate() {
        let seconds: f64 = best.iter().map(|times| times[index].as_secs_f64()).sum();
        #[expect(clippy::cast_precision_loss, reason = "for people")]
        let (speed, nanoseconds) = (
            bytes as f64 / seconds / 1e6,
            seconds * 1e9 / tokens.max(1) as f64,
        );
        let cold = cold[index].as_secs_f64() * 1e6;
        println!("{stage:22} {speed:8.1} {nanoseconds:9.1} {cold:9.1}");
    }
}
