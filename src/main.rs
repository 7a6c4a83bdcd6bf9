//! The command line: records in, records out.

use analyze::report::json::{Article, Failure, Source};
use serde_json::Value;
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let stdout = io::stdout();
    let mut out = io::BufWriter::new(stdout.lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let record: Value = serde_json::from_str(&line).unwrap_or_default();
        let id = record["id"].clone();
        match record["text"].as_str() {
            Some(text) => {
                let analysis = analyze::analyze(text);
                let source = Source {
                    name: None,
                    id,
                    encoding: "UTF-8",
                    chars: 0,
                    language: None,
                };
                serde_json::to_writer(&mut out, &Article::new(text, &analysis, source))?;
            }
            None => serde_json::to_writer(
                &mut out,
                &Failure::new(None, id, "bad_record", "no text".into()),
            )?,
        }
        writeln!(out)?;
    }
    out.flush()
}
