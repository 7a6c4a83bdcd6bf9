//! The inputs of the command line as a stream of tasks.
//!
//! Folders are searched for `*.txt`, also compressed (`*.txt.gz`, `*.txt.zst`), in the order of
//! their paths; hidden files and folders are skipped, links to folders are not followed. They are
//! walked while the articles are analysed: their length does not matter.

use super::batch::Tasks;
use super::options::Options;
use super::outcome::{Problem, Stop};
use analyze::source;
use std::ffi::OsStr;
use std::fs;
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

    /// Its bytes, as far as they are known before it is read.
    pub(crate) fn weight(&self) -> u64 {
        match &self.origin {
            Origin::Record(line) => line.bytes.len() as u64,
            Origin::File(path) => fs::metadata(path).map_or(0, |file| file.len()),
            Origin::Stdin | Origin::Nowhere(_) => 0,
        }
    }
}

/// Where the text of a task comes from.
#[derive(Debug)]
pub(crate) enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A line of JSON.
    Record(Line),
    /// Nowhere: it failed before it was read.
    Nowhere(Problem),
}

/// A line of JSON without its newline.
#[derive(Debug)]
pub(crate) struct Line {
    /// All of it, or its beginning when it is too long to be kept.
    pub(crate) bytes: Vec<u8>,
    /// False when the end is missing.
    pub(crate) is_whole: bool,
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

/// True when one article is asked for: a file or standard input, no folder.
pub(crate) fn is_single(paths: &[PathBuf]) -> bool {
    matches!(paths, [path] if !path.is_dir())
}

/// The articles behind `paths`, in the order of the command line.
pub(crate) fn tasks(paths: Vec<PathBuf>) -> Tasks {
    Box::new(paths.into_iter().flat_map(|path| -> Tasks {
        if path.as_os_str() == STDIN {
            Box::new(std::iter::once(Task {
                name: STDIN.into(),
                origin: Origin::Stdin,
                place: "stdin".into(),
            }))
        } else if path.is_dir() {
            Box::new(Folder::new(path))
        } else {
            let place = path.file_name().map_or(path.clone(), PathBuf::from);
            Box::new(std::iter::once(file(path, &place)))
        }
    }))
}

fn file(path: PathBuf, place: &Path) -> Task {
    let compressed = place.extension().is_some_and(is_compression);
    let place = if compressed {
        &place.with_extension("")
    } else {
        place
    };
    Task {
        name: path.to_string_lossy().into_owned(),
        place: place.with_extension(""),
        origin: Origin::File(path),
    }
}

/// The articles of a folder.
struct Folder {
    root: PathBuf,
    entries: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    is_empty: bool,
}

impl Folder {
    fn new(root: PathBuf) -> Self {
        let walk = WalkDir::new(&root).sort_by_file_name().into_iter();
        let entries = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
        Folder {
            root,
            entries: Box::new(entries),
            is_empty: true,
        }
    }

    fn next_entry(&mut self) -> Option<Task> {
        loop {
            match self.entries.next()? {
                Ok(entry) if is_article(&entry) => {
                    let path = entry.into_path();
                    let place = path.strip_prefix(&self.root).unwrap_or(&path);
                    let place = place.to_path_buf();
                    return Some(file(path, &place));
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(&self.root).to_path_buf();
                    let problem = source::Error::Unreadable(error.into()).into();
                    return Some(failed(&path, problem));
                }
            }
        }
    }
}

impl Iterator for Folder {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        let task = self.next_entry();
        let was_empty = std::mem::replace(&mut self.is_empty, false);
        if task.is_some() || !was_empty {
            return task;
        }
        let message = "no .txt files in this folder; name files directly to read other kinds";
        let problem = Problem {
            code: "no_articles",
            message: message.into(),
        };
        Some(failed(&self.root, problem))
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

/// A `*.txt`, compressed or not, that is a file; a link that leads nowhere counts, so that it is
/// reported. A pipe does not: nobody may ever write into it.
fn is_article(entry: &DirEntry) -> bool {
    let path = entry.path();
    let plain = match path.extension() {
        Some(extension) if is_compression(extension) => path.file_stem().map(Path::new),
        _ => Some(path),
    };
    let named = plain
        .and_then(Path::extension)
        .is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    named && fs::metadata(path).map_or(true, |file| file.is_file())
}

fn is_compression(extension: &OsStr) -> bool {
    extension.eq_ignore_ascii_case("gz") || extension.eq_ignore_ascii_case("zst")
}
