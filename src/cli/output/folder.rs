//! One result file per article, the structure of the input folders kept.

use super::whole_file::WholeFile;
use crate::cli::inputs::Task;
use crate::cli::options::{Format, Options};
use crate::cli::outcome::Stop;
use crate::cli::work::Outcome;
use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder of the results.
pub(crate) struct Folder {
    root: PathBuf,
    extension: &'static str,
    /// What every file begins with.
    head: String,
}

impl Folder {
    /// Looks before the work begins whether every result has a place of its own.
    pub(super) fn open(
        options: &Options,
        format: Format,
        root: &Path,
        tasks: &[Task],
    ) -> Result<Self, Stop> {
        let folder = Folder {
            root: root.to_path_buf(),
            extension: match format {
                Format::Text => "txt",
                Format::Jsonl => "jsonl",
                Format::Csv => "csv",
                Format::Json | Format::Auto => "json",
            },
            head: match format {
                Format::Csv => options.tables.head(),
                _ => String::new(),
            },
        };
        folder.keep_apart(tasks)?;
        folder.keep_articles(tasks)?;
        fs::create_dir_all(root).map_err(|error| stop(root, error))?;
        Ok(folder)
    }

    /// Writes the result of one article.
    pub(super) fn write(&self, outcome: &Outcome) -> Result<(), Stop> {
        let path = self.path(&outcome.place);
        self.try_write(&path, &outcome.printed)
            .map_err(|error| stop(&path, error))
    }

    fn try_write(&self, path: &Path, printed: &[u8]) -> io::Result<()> {
        fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
        let mut file = WholeFile::create(path)?;
        file.write_all(self.head.as_bytes())?;
        // An article without rows still has its file.
        if !printed.is_empty() {
            file.write_all(printed)?;
            file.write_all(b"\n")?;
        }
        file.persist()
    }

    fn path(&self, place: &Path) -> PathBuf {
        // Not with_extension: the place of "talks.day-2.txt" is "talks.day-2".
        let mut name = place.as_os_str().to_os_string();
        name.push(".");
        name.push(self.extension);
        self.root.join(name)
    }

    /// Refuses two inputs whose results have the same name.
    fn keep_apart(&self, tasks: &[Task]) -> Result<(), Stop> {
        let mut taken = HashMap::new();
        for task in tasks.iter().filter(|task| task.is_read()) {
            if let Some(first) = taken.insert(&task.place, &task.name) {
                return Err(Stop::Usage(format!(
                    "{first} and {} would both be written to {}; analyse the folder above them, or \
                     use two output folders",
                    task.name,
                    self.path(&task.place).display()
                )));
            }
        }
        Ok(())
    }

    /// Refuses results that would overwrite an article: reports of a folder in that folder.
    fn keep_articles(&self, tasks: &[Task]) -> Result<(), Stop> {
        let named_alike = |path: &&Path| {
            path.extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case(self.extension))
        };
        let articles: HashMap<_, _> = tasks
            .iter()
            .filter_map(Task::file)
            .filter(named_alike)
            .filter_map(|path| Some((fs::canonicalize(path).ok()?, path)))
            .collect();
        if articles.is_empty() {
            return Ok(());
        }
        for task in tasks.iter().filter(|task| task.is_read()) {
            let target = fs::canonicalize(self.path(&task.place));
            if let Some(article) = target.ok().and_then(|target| articles.get(&target)) {
                return Err(Stop::Usage(format!(
                    "the results would overwrite the article {}; name another --output-dir",
                    article.display()
                )));
            }
        }
        Ok(())
    }
}

fn stop(path: &Path, error: io::Error) -> Stop {
    Stop::Write(path.to_string_lossy().into_owned(), error)
}
