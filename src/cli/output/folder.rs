//! One result file per article, the structure of the input folders kept; for pages an index over
//! them.

use super::whole_file::WholeFile;
use crate::cli::inputs::Task;
use crate::cli::options::{Format, Options};
use crate::cli::outcome::Stop;
use crate::cli::work::Outcome;
use analyze::report::brat;
use analyze::report::html::Index;
use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The place of the list of all articles.
const INDEX: &str = "index";

/// The folder of the results.
pub(crate) struct Folder {
    root: PathBuf,
    /// Of the results, then of what stands beside each of them.
    extensions: &'static [&'static str],
    /// What every file begins with.
    head: String,
    /// Of pages.
    index: Option<Index>,
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
            extensions: match format {
                Format::Text => &["txt"],
                Format::Jsonl => &["jsonl"],
                Format::Csv => &["csv"],
                Format::Html => &["html"],
                Format::Brat => &["ann", "txt"],
                Format::Json | Format::Auto => &["json"],
            },
            head: match format {
                Format::Csv => options.tables.head(),
                _ => String::new(),
            },
            index: (format == Format::Html).then(Index::default),
        };
        folder.keep_apart(tasks)?;
        folder.keep_articles(tasks)?;
        fs::create_dir_all(root).map_err(|error| stop(root, error))?;
        if format == Format::Brat {
            folder.configure()?;
        }
        Ok(folder)
    }

    /// Writes the result of one article, and first what has to stand beside it.
    pub(super) fn write(&mut self, outcome: &mut Outcome) -> Result<(), Stop> {
        if let (Some(index), Some(entry)) = (&mut self.index, outcome.entry.take()) {
            index.add(entry);
        }
        if let Some(copy) = &outcome.copy {
            self.write_file(&self.path(&outcome.place, "txt"), &[copy.as_bytes()])?;
        }
        let result = outcome.printed.as_slice();
        // An article without rows still has its file.
        let end: &[u8] = if result.is_empty() { b"" } else { b"\n" };
        let [extension, ..] = self.extensions else {
            return Ok(());
        };
        let path = self.path(&outcome.place, extension);
        self.write_file(&path, &[self.head.as_bytes(), result, end])
    }

    /// Writes what is about all articles together.
    pub(super) fn finish(self) -> Result<(), Stop> {
        let path = self.path(Path::new(INDEX), "html");
        let Some(index) = &self.index else {
            return Ok(());
        };
        self.write_file(&path, &[index.page().as_bytes(), b"\n"])
    }

    /// Tells brat the types of the annotation; a configuration that is there already may have been
    /// changed by hand and stays.
    fn configure(&self) -> Result<(), Stop> {
        let path = self.root.join("annotation.conf");
        if path.exists() {
            return Ok(());
        }
        self.write_file(&path, &[brat::configuration().as_bytes()])
    }

    fn write_file(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Stop> {
        let write = || -> io::Result<()> {
            fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
            let mut file = WholeFile::create(path)?;
            for part in parts {
                file.write_all(part)?;
            }
            file.persist()
        };
        write().map_err(|error| stop(path, error))
    }

    fn path(&self, place: &Path, extension: &str) -> PathBuf {
        // Not with_extension: the place of "talks.day-2.txt" is "talks.day-2".
        let mut name = place.as_os_str().to_os_string();
        name.push(".");
        name.push(extension);
        self.root.join(name)
    }

    /// Everything that is written for the article of this place.
    fn paths(&self, place: &Path) -> impl Iterator<Item = PathBuf> {
        let extensions = self.extensions.iter();
        extensions.map(move |extension| self.path(place, extension))
    }

    /// Refuses two inputs whose results have the same name.
    fn keep_apart(&self, tasks: &[Task]) -> Result<(), Stop> {
        let mut taken = HashMap::new();
        let (index, list) = (PathBuf::from(INDEX), "the list of all articles".to_owned());
        if self.index.is_some() {
            taken.insert(&index, &list);
        }
        for task in tasks.iter().filter(|task| task.is_read()) {
            if let Some(first) = taken.insert(&task.place, &task.name) {
                let path = self.paths(&task.place).next().unwrap_or_default();
                return Err(Stop::Usage(format!(
                    "{first} and {} would both be written to {}; analyse the folder above them, or \
                     use two output folders",
                    task.name,
                    path.display()
                )));
            }
        }
        Ok(())
    }

    /// Refuses results that would overwrite an article: reports of a folder in that folder.
    fn keep_articles(&self, tasks: &[Task]) -> Result<(), Stop> {
        let named_alike = |path: &&Path| {
            let extension = path.extension().unwrap_or_default();
            let mut written = self.extensions.iter();
            written.any(|written| extension.eq_ignore_ascii_case(written))
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
            let mut targets = self.paths(&task.place).map(fs::canonicalize);
            let article = targets.find_map(|target| articles.get(&target.ok()?));
            if let Some(article) = article {
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
