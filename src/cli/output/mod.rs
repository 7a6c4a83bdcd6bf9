//! Where results go: standard output, a file, or one file per article in a folder.

mod folder;
mod frame;
mod places;
mod whole_file;

use super::batch::Tasks;
use super::interrupt;
use super::options::{Format, Options};
use super::outcome::Stop;
use super::work::{End, Outcome};
pub(crate) use places::Places;

use folder::Folder;
use frame::Frame;
use std::fs;
use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};
use whole_file::WholeFile;

/// Results are written here.
pub(crate) enum Output {
    /// Standard output; each result is there as soon as it is known.
    Stream(Framed<Box<dyn Write>>),
    /// A file; it is there when the run has come to its end.
    File(Framed<WholeFile>),
    /// One file per article; each is there when it is written.
    Folder(Folder),
}

/// A writer with the frame around results and the name that messages give it.
pub(crate) struct Framed<W> {
    writer: W,
    frame: Frame,
    name: String,
}

impl Output {
    /// Opens what the options name.
    ///
    /// # Errors
    /// When a file cannot be created, or when a result would overwrite an article or another
    /// result.
    pub(crate) fn open(
        options: &Options,
        format: Format,
        frame: Frame,
        articles: impl Fn() -> Tasks,
    ) -> Result<Self, Stop> {
        if let Some(places) = Places::new(options, format) {
            interrupt::watch();
            return Ok(Output::Folder(Folder::open(
                options, format, places, articles,
            )?));
        }
        let Some(path) = &options.output else {
            return Ok(Output::Stream(Framed {
                writer: stdout(format, options),
                frame,
                name: "standard output".into(),
            }));
        };
        keep_inputs(path, articles(), &options.inputs)?;
        interrupt::watch();
        let name = path.to_string_lossy().into_owned();
        match WholeFile::create(path) {
            Ok(writer) => Ok(Output::File(Framed {
                writer,
                frame,
                name,
            })),
            Err(error) => Err(Stop::Write(name, error)),
        }
    }

    /// Takes what a task has printed; in a stream an empty result is left out.
    pub(crate) fn write(&mut self, outcome: &mut Outcome) -> Result<(), Stop> {
        match self {
            Output::Stream(_) | Output::File(_) if outcome.printed.is_empty() => Ok(()),
            Output::Stream(stream) => stream.write(mem::take(&mut outcome.printed)),
            Output::File(file) => file.write(mem::take(&mut outcome.printed)),
            Output::Folder(folder) => {
                folder.enter(&outcome.place);
                match outcome.end {
                    End::Analysed(_) => folder.write(outcome),
                    End::Current | End::Failed(_) => Ok(()),
                }
            }
        }
    }

    /// Hands on what was written so far, where somebody may wait for it.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        match self {
            Output::Stream(stream) => stream.run(|writer, _| writer.flush()),
            Output::File(_) | Output::Folder(_) => Ok(()),
        }
    }

    /// Ends the output. With `keep` a file takes its place; otherwise it stays as it was.
    pub(crate) fn finish(self, keep: bool) -> Result<(), Stop> {
        match self {
            Output::Stream(mut stream) => stream.run(|writer, frame| {
                frame.close(writer)?;
                writer.flush()
            }),
            Output::File(_) | Output::Folder(_) if !keep => Ok(()),
            Output::File(mut file) => {
                file.run(|writer, frame| frame.close(writer))?;
                let (writer, name) = (file.writer, file.name);
                writer
                    .persist(None)
                    .map_err(|error| Stop::Write(name, error))
            }
            Output::Folder(folder) => folder.finish(),
        }
    }
}

impl<W: Write> Framed<W> {
    fn write(&mut self, printed: Vec<u8>) -> Result<(), Stop> {
        self.run(|writer, frame| frame.write(writer, printed))
    }

    fn run(
        &mut self,
        action: impl FnOnce(&mut W, &mut Frame) -> io::Result<()>,
    ) -> Result<(), Stop> {
        action(&mut self.writer, &mut self.frame).map_err(|error| {
            // Only a reader of standard output may leave early and be right.
            if error.kind() == io::ErrorKind::BrokenPipe {
                Stop::ClosedPipe
            } else {
                Stop::Write(self.name.clone(), error)
            }
        })
    }
}

pub(crate) use frame::Frame as OutputFrame;

/// Text goes through a stream that knows the terminals of all systems; JSON goes out as it is.
fn stdout(format: Format, options: &Options) -> Box<dyn Write> {
    let stdout = io::stdout();
    match format {
        Format::Text => {
            let choice = super::terminal::color_choice(options);
            Box::new(io::BufWriter::new(anstream::AutoStream::new(
                stdout, choice,
            )))
        }
        _ => Box::new(io::BufWriter::new(stdout)),
    }
}

/// Refuses an output file that is an input.
fn keep_inputs(output: &Path, articles: Tasks, inputs: &[PathBuf]) -> Result<(), Stop> {
    let Ok(target) = fs::canonicalize(output) else {
        return Ok(()); // nothing there that could be lost
    };
    if !target.is_file() {
        return Ok(());
    }
    let files = articles.filter_map(|task| task.file().map(Path::to_path_buf));
    for path in files.chain(inputs.iter().cloned()) {
        if fs::canonicalize(&path).is_ok_and(|path| path == target) {
            return Err(Stop::Usage(format!(
                "the results would overwrite the input {}; name another output file",
                path.display()
            )));
        }
    }
    Ok(())
}
