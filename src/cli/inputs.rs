//! The inputs of the command line as a list of tasks.
//!
//! Folders are searched for `*.txt` in the order of their paths; hidden files and folders are
//! skipped, links to folders are not followed.

use super::options::Options;
use super::outcome::{Problem, Stop};
use analyze::source;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One input that gives one result.
#[derive(Debug)]
pub(crate) struct Task {
    /// How messages and results name it.
    pub(crate) name: String,
    /// Where its text comes from.
    pub(crate) origin: Origin,
    /// Where its result goes below an output folder, without extension.
    pub(crate) place: PathBuf,
}

impl Task {
    /// The file that is read.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            _ => None,
        }
    }

    /// True unless it failed before it was read.
    pub(crate) fn is_read(&self) -> bool {
        !matches!(self.origin, Origin::Nowhere(_))
    }
}

/// Where the text of a task comes from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A line of JSON, or why it could not be kept.
    Record(Result<Vec<u8>, Problem>),
    /// Nowhere: it failed before it was read.
    Nowhere(Problem),
}

/// What is to be read.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// In the order of the command line, folders in the order of their paths.
    pub(crate) tasks: Vec<Task>,
    /// True when one article was asked for: a file or standard input, no folder.
    pub(crate) single: bool,
}

/// The name of standard input, on the command line and in results.
pub(crate) const STDIN: &str = "-";

/// The inputs named on the command line; standard input when none is named.
///
/// # Errors
/// When nothing is named and standard input is a terminal, or standard input is named twice.
pub(crate) fn named(options: &Options) -> Result<Vec<PathBuf>, Stop> {
    let stdin = |path: &&PathBuf| path.as_os_str() == STDIN;
    if options.inputs.iter().filter(stdin).count() > 1 {
        return Err(Stop::Usage(
            "standard input (-) can be read only once".into(),
        ));
    }
    if options.inputs.is_empty() {
        return Ok(vec![STDIN.into()]);
    }
    Ok(options.inputs.clone())
}

/// True when nothing is named and nothing is piped in: help is what the user needs.
pub(crate) fn are_missing(options: &Options) -> bool {
    options.inputs.is_empty() && io::stdin().is_terminal()
}

/// Finds the articles behind `paths`.
pub(crate) fn find(paths: &[PathBuf]) -> Inputs {
    let mut tasks = Vec::new();
    let mut folders = false;
    for path in paths {
        if path.as_os_str() == STDIN {
            tasks.push(Task {
                name: STDIN.into(),
                origin: Origin::Stdin,
                place: "stdin".into(),
            });
        } else if path.is_dir() {
            folders = true;
            folder(path, &mut tasks);
        } else {
            tasks.push(file(path.clone(), path.file_name().map_or(path, Path::new)));
        }
    }
    Inputs {
        single: paths.len() == 1 && !folders,
        tasks,
    }
}

fn file(path: PathBuf, place: &Path) -> Task {
    Task {
        name: path.to_string_lossy().into_owned(),
        place: place.with_extension(""),
        origin: Origin::File(path),
    }
}

fn folder(root: &Path, tasks: &mut Vec<Task>) {
    let before = tasks.len();
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if is_article(&entry) => {
                let path = entry.into_path();
                let place = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
                tasks.push(file(path, &place));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).to_path_buf();
                tasks.push(failed(
                    &path,
                    source::Error::Unreadable(error.into()).into(),
                ));
            }
        }
    }
    if tasks.len() == before {
        let message = "no .txt files in this folder; name files directly to read other kinds";
        tasks.push(failed(
            root,
            Problem {
                code: "no_articles",
                message: message.into(),
            },
        ));
    }
}

fn failed(path: &Path, problem: Problem) -> Task {
    Task {
        name: path.to_string_lossy().into_owned(),
        origin: Origin::Nowhere(problem),
        place: PathBuf::new(),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// A `*.txt` that is no folder; a link that leads nowhere counts, so that it is reported.
fn is_article(entry: &DirEntry) -> bool {
    let named = entry
        .path()
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    named && !entry.path().is_dir()
}
