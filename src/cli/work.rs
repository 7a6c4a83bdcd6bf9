//! One task: read, analyse, print into memory.

use super::inputs::{Origin, STDIN, Task};
use super::options::{Format, Options};
use super::outcome::Problem;
use super::output::Places;
use super::records::{self, Fields};
use super::suggest;
use super::terminal;
use analyze::report::brat;
use analyze::report::csv;
use analyze::report::html::{self, Entry};
use analyze::report::json::{self, Article, Carried, Failure};
use analyze::report::text::{self, Layout};
use analyze::source::{self, Source};
use analyze::text::CodePoints;
use analyze::{Analysis, Settings};
use serde_json::value::RawValue;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How a task is to be done.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// Never [`Format::Auto`].
    pub(crate) format: Format,
    /// Bytes of an article at most.
    pub(crate) max_bytes: u64,
    /// What the analysis is told.
    pub(crate) settings: Settings,
    /// The fields of a record.
    pub(crate) fields: Fields,
    /// Of tables.
    pub(crate) style: csv::Style,
    /// Of the text report.
    pub(crate) layout: Layout,
    /// Results are printed on a terminal.
    pub(crate) on_terminal: bool,
    /// Results go into a folder of their own.
    pub(crate) in_folder: bool,
    /// Where results lie that need not be made again.
    pub(crate) update: Option<Places>,
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
    /// The decoded article, where it has to stand beside its result.
    pub(crate) copy: Option<String>,
    /// Its entry in the index of pages.
    pub(crate) entry: Option<Entry>,
    /// What it came to.
    pub(crate) end: End,
    /// When it was begun: what happens to the article after that is not in its result.
    pub(crate) begun: SystemTime,
}

/// What a task came to.
#[derive(Debug)]
pub(crate) enum End {
    /// An analysis of so many bytes of text.
    Analysed(u64),
    /// Its result is newer than the article.
    Current,
    /// Nothing could be analysed.
    Failed(Problem),
}

/// What a record has beside its article.
#[derive(Default)]
struct Beside {
    id: Option<Box<RawValue>>,
    kept: Option<Carried>,
}

impl Work {
    /// How the tasks of this run are done.
    pub(crate) fn new(options: &Options, format: Format, layout: Layout) -> Self {
        Work {
            format,
            max_bytes: options.max_bytes,
            settings: Settings {
                min_confidence: options.min_confidence,
            },
            style: options.tables.style(),
            layout,
            on_terminal: terminal::shows_results(options),
            in_folder: options.output_dir.is_some(),
            fields: Fields {
                text: options.text_field.clone(),
                id: options.id_field.clone(),
                keep: options.keep_fields.clone(),
            },
            update: options
                .update
                .then(|| Places::new(options, format))
                .flatten(),
        }
    }

    /// Reads, analyses and prints one article. Never fails: what went wrong is in the outcome.
    pub(crate) fn run(&self, task: Task) -> Outcome {
        let begun = SystemTime::now();
        let is_current = |update: &Places| update.is_current(&task);
        if self.update.as_ref().is_some_and(is_current) {
            return Outcome {
                name: task.name,
                place: task.place,
                printed: Vec::new(),
                copy: None,
                entry: None,
                end: End::Current,
                begun,
            };
        }
        let is_record = matches!(task.origin, Origin::Record(_));
        let mut beside = Beside::default();
        let source = match task.origin {
            Origin::Nowhere(problem) => Err(problem),
            Origin::Stdin => {
                source::read(io::stdin().lock(), self.max_bytes).map_err(Problem::from)
            }
            Origin::File(path) => source::open(&path, self.max_bytes)
                .map_err(|error| suggest::with_similar(error.into(), &path)),
            Origin::Record(line) => {
                let record = records::parse(&line, &self.fields, self.max_bytes);
                (beside.id, beside.kept) = (record.id, record.kept);
                record.text.map(Source::from)
            }
        };
        let name = (!is_record).then(|| task.name.clone());
        let (mut copy, mut entry) = (None, None);
        let (printed, end) = match source {
            Ok(source) if self.format == Format::Html => {
                let bytes = source.text.len() as u64;
                let (page, listed) = self.page(source, &task.name, &task.place);
                entry = self.in_folder.then_some(listed);
                (page, End::Analysed(bytes))
            }
            Ok(source) => {
                copy = (self.format == Format::Brat).then(|| source.text.clone());
                let bytes = source.text.len() as u64;
                (self.print(source, name, beside), End::Analysed(bytes))
            }
            Err(problem) => {
                let printed = self.print_failure(&problem, name, beside);
                (printed, End::Failed(problem))
            }
        };
        Outcome {
            name: task.name,
            place: task.place,
            printed,
            copy,
            entry,
            end,
            begun,
        }
    }

    fn analysis(&self, read: &mut Source) -> Analysis {
        let mut analysis = analyze::analyze_with(&read.text, self.settings);
        analysis.warnings.extend(read.warning.take());
        analysis
    }

    /// The page of an article and its entry in the index.
    fn page(&self, mut read: Source, name: &str, place: &Path) -> (Vec<u8>, Entry) {
        let analysis = self.analysis(&mut read);
        let mut path = place.as_os_str().to_os_string();
        path.push(".html");
        let path = Path::new(&path);
        let place = html::Place {
            name: Some(name).filter(|name| *name != STDIN),
            below_index: self.in_folder.then_some(path),
        };
        let page = html::page(&read.text, &analysis, place);
        (page.into_bytes(), Entry::new(&read.text, &analysis, path))
    }

    fn print(&self, mut read: Source, name: Option<String>, beside: Beside) -> Vec<u8> {
        let analysis = self.analysis(&mut read);
        if self.format == Format::Text {
            let file = name.as_deref().filter(|name| *name != STDIN);
            let report = text::render(&read.text, &analysis, file, self.layout);
            return report.into_bytes();
        }
        if self.format == Format::Brat {
            return brat::render(&read.text, &analysis).into_bytes();
        }
        if self.format == Format::Csv {
            let article = name.or_else(|| beside.id.as_deref().and_then(readable));
            let article = article.unwrap_or_default();
            return csv::rows(&read.text, &analysis, &article, self.style).into_bytes();
        }
        let source = json::Source {
            name,
            id: beside.id,
            encoding: read.encoding,
            chars: 0,
            language: None,
        };
        let points = CodePoints::new(&read.text);
        let article = Article::new(&read.text, &points, &analysis, source);
        self.serialized(&article.with_record(beside.kept))
    }

    /// In JSON Lines an error stands in its place; elsewhere only the message tells.
    fn print_failure(&self, problem: &Problem, name: Option<String>, beside: Beside) -> Vec<u8> {
        if self.format != Format::Jsonl {
            return Vec::new();
        }
        let failure = Failure::new(name, beside.id, problem.code, problem.message.clone());
        self.serialized(&failure.with_record(beside.kept))
    }

    fn serialized(&self, record: &impl json::Record) -> Vec<u8> {
        let json = match self.format {
            Format::Json => json::indented(record),
            _ => json::line(record),
        };
        if self.on_terminal {
            return terminal::harmless(&json);
        }
        json
    }
}

/// The id of a record as it is read by people: a string without its marks, nothing for null.
fn readable(id: &RawValue) -> Option<String> {
    serde_json::from_str(id.get()).unwrap_or_else(|_| Some(id.get().to_owned()))
}
