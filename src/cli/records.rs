//! JSON Lines as a stream of tasks, one a line.
//!
//! A thread reads ahead while the last lines are analysed, a bounded number of bytes; when the
//! input pauses, what has come is analysed and printed at once.

use super::inputs::{Origin, STDIN, Task};
use super::outcome::Problem;
use analyze::source;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SendError, SyncSender, sync_channel};
use std::thread;

/// The names of a record's fields.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// Holds the article.
    pub(crate) text: String,
    /// Is carried over.
    pub(crate) id: String,
}

/// One line.
#[derive(Debug)]
pub(crate) struct Record {
    /// Exactly as it is written there; also of a broken line, when it stands before the break.
    pub(crate) id: Option<Box<RawValue>>,
    /// The article.
    pub(crate) text: Result<String, Problem>,
}

/// What is analysed side by side: at most so many lines,
const LINES: usize = 256;
/// or so many bytes.
const BYTES: usize = 1 << 20;
/// What one read takes from a pipe.
const BUFFER: usize = 1 << 16;
/// Buffers that are read ahead.
const AHEAD: usize = 8;

/// Reads the lines of `paths` in order; a line longer than `limit` bytes is not kept.
///
/// Each batch holds the lines that are there, so that nobody waits for an answer until the next
/// line comes.
pub(crate) fn stream(paths: Vec<PathBuf>, limit: u64) -> impl Iterator<Item = Vec<Task>> {
    let (sender, receiver) = sync_channel(AHEAD);
    thread::spawn(move || {
        for path in paths {
            if read_file(&path, limit, &sender).is_err() {
                break; // nobody listens any more
            }
        }
    });
    std::iter::from_fn(move || next_batch(&receiver))
}

/// Waits for the first lines and adds what else has come.
fn next_batch(receiver: &Receiver<Vec<Task>>) -> Option<Vec<Task>> {
    let mut batch = receiver.recv().ok()?;
    while batch.len() < LINES && batch.iter().map(bytes).sum::<usize>() < BYTES {
        let Ok(more) = receiver.try_recv() else { break };
        batch.extend(more);
    }
    Some(batch)
}

fn bytes(task: &Task) -> usize {
    match &task.origin {
        Origin::Record(Ok(line)) => line.len(),
        _ => 0,
    }
}

type Sender = SyncSender<Vec<Task>>;
type Closed = SendError<Vec<Task>>;

fn read_file(path: &Path, limit: u64, sender: &Sender) -> Result<(), Closed> {
    let name = path.to_string_lossy();
    if path.as_os_str() == STDIN {
        return read_lines(io::stdin().lock(), &name, limit, sender);
    }
    let opened = if path.is_dir() {
        Err(io::Error::other(
            "a folder; --records reads JSON Lines files",
        ))
    } else {
        File::open(path)
    };
    match opened {
        Ok(file) => read_lines(file, &name, limit, sender),
        Err(error) => sender.send(vec![unreadable(&name, error)]),
    }
}

fn unreadable(name: &str, error: io::Error) -> Task {
    task(
        name.into(),
        Origin::Nowhere(source::Error::from(error).into()),
    )
}

fn task(name: String, origin: Origin) -> Task {
    Task {
        name,
        origin,
        place: PathBuf::new(),
    }
}

fn read_lines(input: impl Read, name: &str, limit: u64, sender: &Sender) -> Result<(), Closed> {
    let mut reader = BufReader::with_capacity(BUFFER, input);
    let mut batch = Vec::new();
    for number in 1_u64.. {
        let at = format!("{name}:{number}");
        match next_line(&mut reader, limit) {
            Ok(None) => break,
            Ok(Some(Line::Whole(mut line))) => {
                if number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
                    line.drain(..3);
                }
                batch.push(task(at, Origin::Record(Ok(line))));
            }
            Ok(Some(Line::TooLong)) => {
                let problem = source::Error::TooLarge(limit).into();
                batch.push(task(at, Origin::Record(Err(problem))));
            }
            Err(error) => {
                batch.push(unreadable(name, error));
                break;
            }
        }
        if batch.len() >= LINES || !reader.buffer().contains(&b'\n') {
            sender.send(std::mem::take(&mut batch))?;
        }
    }
    if batch.is_empty() {
        return Ok(());
    }
    sender.send(batch)
}

enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// The next line without its newline; none at the end. Keeps at most `limit` bytes.
fn next_line(reader: &mut impl BufRead, limit: u64) -> io::Result<Option<Line>> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let (mut line, mut length, mut any) = (Vec::new(), 0_usize, false);
    loop {
        let buffer = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let piece = &buffer[..end.unwrap_or(buffer.len())];
        length = length.saturating_add(piece.len());
        if length <= limit {
            line.extend_from_slice(piece);
        }
        let used = piece.len() + usize::from(end.is_some());
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    Ok(match (any, length > limit) {
        (false, _) => None,
        (true, true) => Some(Line::TooLong),
        (true, false) => Some(Line::Whole(line)),
    })
}

/// Takes the article and the id out of a line.
pub(crate) fn parse(line: &[u8], fields: &Fields) -> Record {
    let mut found = Found::default();
    let read = read_object(line, fields, &mut found);
    let text = match (read, found.text) {
        (Err(problem), _) => Err(problem),
        (Ok(()), None) => Err(bad(format!(
            "no field {:?}; name it with --text-field",
            fields.text
        ))),
        (Ok(()), Some(raw)) => article(&raw, fields),
    };
    Record { id: found.id, text }
}

#[derive(Default)]
struct Found {
    id: Option<Box<RawValue>>,
    text: Option<Box<RawValue>>,
}

fn read_object(line: &[u8], fields: &Fields, found: &mut Found) -> Result<(), Problem> {
    let line = str::from_utf8(line).map_err(|_| bad("the line is not UTF-8".into()))?;
    if line.trim().is_empty() {
        return Err(bad("the line is empty".into()));
    }
    if !line.trim_start().starts_with('{') {
        return Err(bad("the line is not a JSON object".into()));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    Picker { fields, found }
        .deserialize(&mut json)
        .and_then(|()| json.end())
        .map_err(|error| bad(format!("not JSON: {}", without_line(&error))))
}

fn article(raw: &RawValue, fields: &Fields) -> Result<String, Problem> {
    if !raw.get().starts_with('"') {
        return Err(bad(format!("the field {:?} is not a string", fields.text)));
    }
    let text = serde_json::from_str::<String>(raw.get()).map_err(|error| {
        bad(format!(
            "the field {:?}: {}",
            fields.text,
            without_line(&error)
        ))
    })?;
    source::check(&text)?;
    Ok(text)
}

fn bad(message: String) -> Problem {
    Problem {
        code: "bad_record",
        message,
    }
}

/// The error without "at line 1": the line is named elsewhere.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}

/// Picks two fields of an object and passes over the others; of a doubled field the last counts.
struct Picker<'a> {
    fields: &'a Fields,
    found: &'a mut Found,
}

impl<'de> DeserializeSeed<'de> for Picker<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Picker<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let (is_text, is_id) = (key == self.fields.text, key == self.fields.id);
            if !is_text && !is_id {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let raw: Box<RawValue> = map.next_value()?;
            if is_id {
                self.found.id = Some(one_line(raw.clone()));
            }
            if is_text {
                self.found.text = Some(raw);
            }
        }
        Ok(())
    }
}

/// The same value without carriage returns between its parts, which many readers take for the end
/// of a line.
fn one_line(raw: Box<RawValue>) -> Box<RawValue> {
    if !raw.get().contains('\r') {
        return raw;
    }
    RawValue::from_string(raw.get().replace('\r', " ")).unwrap_or(raw)
}
