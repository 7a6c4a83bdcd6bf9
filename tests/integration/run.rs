//! Spawns the program, and holds the files of a test.

use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A small article with all its parts, written for these tests.
pub(crate) const ARTICLE: &str = "\
Mayor promises to reopen the old harbour

LARVIK, Norway (AP) — The mayor of Larvik, Jane Doe, vowed on Monday to reopen the old harbour.

“We will reopen it before the summer,” Doe said. She added that the town “cannot wait”.

If the port authority agrees, the town will pay for a new pier.
";

/// What came out of a run.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Standard output as one JSON value.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// Standard output as JSON Lines.
    pub(crate) fn lines(&self) -> Vec<Value> {
        let lines = self.out.split_terminator('\n');
        lines
            .map(|line| {
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
            })
            .collect()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
        Ran {
            status: output.status.code().unwrap_or(-1),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// The program, with nothing set that would change its colours.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_analyze"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs the program with arguments and nothing to read.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: &[S]) -> Ran {
    let output = program().args(arguments).output();
    output.expect("the program starts").into()
}

/// Runs the program with `input` piped in.
pub(crate) fn pipe<S: AsRef<OsStr>>(arguments: &[S], input: impl AsRef<[u8]>) -> Ran {
    let mut command = program();
    command.args(arguments);
    pipe_to(command, input)
}

/// Runs `command` with `input` piped in.
pub(crate) fn pipe_to(mut command: Command, input: impl AsRef<[u8]>) -> Ran {
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.as_ref();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // The program may end before it has read all.
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().expect("the program ends").into()
    })
}

/// A folder that is removed with the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// A folder with files: paths and contents.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let folder = Folder(tempfile::tempdir().expect("a folder for the test"));
        for (path, content) in files {
            folder.write(path, content);
        }
        folder
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// The path as an argument of the program.
    pub(crate) fn arg(&self, path: &str) -> String {
        self.path(path).to_str().expect("a path in UTF-8").into()
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files below `path`, relative to it, in order.
    pub(crate) fn files(&self, path: &str) -> Vec<String> {
        let root = self.path(path);
        walkdir::WalkDir::new(&root)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| Some(entry.path().strip_prefix(&root).ok()?.to_str()?.to_string()))
            .collect()
    }
}
