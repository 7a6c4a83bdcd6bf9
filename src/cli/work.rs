//! One task: read, analyse, print into memory.

use super::inputs::{Origin, Task};
use super::options::{Format, Options};
use super::outcome::Problem;
use super::records::{self, Fields};
use analyze::Analysis;
use analyze::report::json::{Article, Failure, Source};
use analyze::report::text::{self, Layout};
use analyze::source;
use serde::Serialize;
use serde_json::value::RawValue;
use std::io;
use std::path::PathBuf;

/// How a task is to be done.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// Never [`Format::Auto`].
    pub(crate) format: Format,
    /// Bytes of an article at most.
    pub(crate) max_bytes: u64,
    /// The fields of a record.
    pub(crate) fields: Fields,
    /// Of the text report.
    pub(crate) layout: Layout,
}

/// What became of a task.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// How messages name it.
    pub(crate) name: String,
    /// Where its result goes below an output folder, without extension.
    pub(crate) place: PathBuf,
    /// What is printed, without the last newline: the result, or the error record; may be empty.
    pub(crate) printed: Vec<u8>,
    /// Why it failed.
    pub(crate) problem: Option<Problem>,
}

/// An article that was read.
struct Text {
    text: String,
    encoding: &'static str,
    warning: Option<analyze::analysis::Warning>,
}

impl Work {
    /// How the tasks of this run are done.
    pub(crate) fn new(options: &Options, format: Format, layout: Layout) -> Self {
        Work {
            format,
            max_bytes: options.max_bytes,
            layout,
            fields: Fields {
                text: options.text_field.clone(),
                id: options.id_field.clone(),
            },
        }
    }

    /// Reads, analyses and prints one article. Never fails: what went wrong is in the outcome.
    pub(crate) fn run(&self, task: Task) -> Outcome {
        let mut id = None;
        let is_record = matches!(task.origin, Origin::Record(_));
        let text = match task.origin {
            Origin::Stdin => opened(source::read(io::stdin().lock(), self.max_bytes)),
            Origin::File(path) => opened(source::open(&path, self.max_bytes)),
            Origin::Nowhere(problem) => Err(problem),
            Origin::Record(line) => {
                let record = records::parse(&line, &self.fields);
                id = record.id;
                record.text.map(|text| Text {
                    text,
                    encoding: "UTF-8",
                    warning: None,
                })
            }
        };
        let name = (!is_record).then(|| task.name.clone());
        let (printed, problem) = match text {
            Ok(text) => (self.print(text, name, id), None),
            Err(problem) => (self.print_failure(&problem, name, id), Some(problem)),
        };
        Outcome {
            name: task.name,
            place: task.place,
            printed,
            problem,
        }
    }

    fn print(&self, read: Text, name: Option<String>, id: Option<Box<RawValue>>) -> Vec<u8> {
        let mut analysis: Analysis = analyze::analyze(&read.text);
        analysis.warnings.extend(read.warning);
        if self.format == Format::Text {
            let report = text::render(&read.text, &analysis, name.as_deref(), self.layout);
            return report.into_bytes();
        }
        let source = Source {
            name,
            id,
            encoding: read.encoding,
            chars: 0,
            language: None,
        };
        let article = Article::new(&read.text, &analysis, source);
        json(&article, self.format == Format::Json)
    }

    /// In JSON Lines an error stands in its place; elsewhere only the message tells.
    fn print_failure(
        &self,
        problem: &Problem,
        name: Option<String>,
        id: Option<Box<RawValue>>,
    ) -> Vec<u8> {
        if self.format != Format::Jsonl {
            return Vec::new();
        }
        json(
            &Failure::new(name, id, problem.code, problem.message.clone()),
            false,
        )
    }
}

fn opened(source: Result<source::Source, source::Error>) -> Result<Text, Problem> {
    let source = source?;
    Ok(Text {
        text: source.text,
        encoding: source.encoding,
        warning: source.warning,
    })
}

/// Writing into memory and keys that are strings cannot fail.
fn json(value: &impl Serialize, indented: bool) -> Vec<u8> {
    if indented {
        serde_json::to_vec_pretty(value)
    } else {
        serde_json::to_vec(value)
    }
    .unwrap_or_default()
}
