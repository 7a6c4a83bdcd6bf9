//! JSON Lines as a stream of tasks, one a line.

mod parse;
mod skim;

pub(crate) use parse::{Fields, parse};

use super::batch::Tasks;
use super::inputs::{Line, Origin, STDIN, Task};
use analyze::source::{self, Plain};
use std::fs::{self, File};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A line may be longer than its article: escapes such as `\u201c` take up to three times the bytes,
/// and other fields stand beside it.
const LONGER: u64 = 3;
const BESIDE: u64 = 1 << 20;

/// How far the files of records are read.
#[derive(Debug, Clone)]
pub(crate) struct Position {
    /// Bytes of all files, as they lie on the disk.
    pub(crate) total: u64,
    read: Arc<AtomicU64>,
}

impl Position {
    /// The beginning of `paths`; none when one of them is no file and has no known end.
    pub(crate) fn new(paths: &[PathBuf]) -> Option<Self> {
        let mut total = 0;
        for path in paths {
            total += fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
        }
        Some(Position {
            total,
            read: Arc::default(),
        })
    }

    /// Bytes read so far.
    pub(crate) fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }
}

/// The lines of `paths` in order, for articles of at most `limit` bytes. `read` counts the bytes.
pub(crate) fn tasks(paths: Vec<PathBuf>, limit: u64, read: Option<&Position>) -> Tasks {
    let counter = read.map_or_else(Arc::default, |position| Arc::clone(&position.read));
    let longest = limit.saturating_mul(LONGER).saturating_add(BESIDE);
    let lines = paths
        .into_iter()
        .flat_map(move |path| Lines::open(&path, longest, Arc::clone(&counter)));
    Box::new(lines)
}

/// The lines of one file.
struct Lines {
    name: String,
    state: State,
    number: u64,
    longest: u64,
}

enum State {
    Open(Box<dyn BufRead + Send>),
    Failed(io::Error),
    Ended,
}

impl Lines {
    fn open(path: &Path, longest: u64, counter: Arc<AtomicU64>) -> Self {
        Lines {
            name: path.to_string_lossy().into_owned(),
            state: match open(path, counter) {
                Ok(reader) => State::Open(reader),
                Err(error) => State::Failed(error),
            },
            number: 0,
            longest,
        }
    }
}

fn open(path: &Path, counter: Arc<AtomicU64>) -> io::Result<Box<dyn BufRead + Send>> {
    if path.as_os_str() == STDIN {
        return Ok(Box::new(Plain::new(io::stdin())?));
    }
    if path.is_dir() {
        return Err(io::Error::other(
            "a folder; --records reads JSON Lines files",
        ));
    }
    let file = File::open(path)?;
    Ok(Box::new(Plain::new(Counted { file, counter })?))
}

impl Iterator for Lines {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        let line = match &mut self.state {
            State::Open(reader) => next_line(reader, self.longest),
            State::Failed(_) | State::Ended => Ok(None),
        };
        if let Err(error) = line {
            self.state = State::Failed(error);
        } else if let Ok(Some(line)) = line {
            self.number += 1;
            return Some(self.task(line));
        }
        match std::mem::replace(&mut self.state, State::Ended) {
            State::Failed(error) => Some(Task {
                name: self.name.clone(),
                origin: Origin::Nowhere(source::Error::from(error).into()),
                place: PathBuf::new(),
            }),
            State::Open(_) | State::Ended => None,
        }
    }
}

impl Lines {
    fn task(&self, mut line: Line) -> Task {
        if self.number == 1 && line.bytes.starts_with(b"\xEF\xBB\xBF") {
            line.bytes.drain(..3);
        }
        Task {
            name: format!("{}:{}", self.name, self.number),
            origin: Origin::Record(line),
            place: PathBuf::new(),
        }
    }
}

/// The next line; none at the end. Keeps at most `longest` bytes of it.
fn next_line(mut reader: &mut dyn BufRead, longest: u64) -> io::Result<Option<Line>> {
    let mut bytes = Vec::with_capacity(4096);
    // One byte more, for the line feed or to tell that the line is longer.
    let limit = longest.saturating_add(1);
    let length = (&mut reader).take(limit).read_until(b'\n', &mut bytes)? as u64;
    if length == 0 {
        return Ok(None);
    }
    let ends = bytes.last() == Some(&b'\n');
    let is_whole = ends || length < limit;
    if ends || !is_whole {
        bytes.pop();
    }
    if !is_whole {
        reader.skip_until(b'\n')?;
    }
    Ok(Some(Line { bytes, is_whole }))
}

/// A file that counts what is read of it.
struct Counted {
    file: File,
    counter: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.counter.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
