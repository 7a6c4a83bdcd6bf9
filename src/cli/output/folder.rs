//! One result file per article, the structure of the input folders kept; for pages an index over
//! them.

use super::places::Places;
use super::whole_file::{self, WholeFile};
use crate::cli::batch::Tasks;
use crate::cli::inputs::Task;
use crate::cli::options::{Format, Options};
use crate::cli::outcome::Stop;
use crate::cli::work::Outcome;
use analyze::report::brat;
use analyze::report::html::Index;
use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The place of the list of all articles.
const INDEX: &str = "index";

/// The folder of the results.
pub(crate) struct Folder {
    places: Places,
    /// What every file begins with.
    head: String,
    /// Of pages.
    index: Option<Index>,
    /// Folders in which nothing is left of earlier runs.
    swept: HashSet<PathBuf>,
}

impl Folder {
    /// Looks before the work begins whether every result has a place of its own.
    pub(super) fn open(
        options: &Options,
        format: Format,
        places: Places,
        articles: impl Fn() -> Tasks,
    ) -> Result<Self, Stop> {
        if format == Format::Html {
            keep_index(&places, &articles)?;
        }
        keep_apart(&places, &articles)?;
        keep_articles(&places, &articles)?;
        fs::create_dir_all(&places.root).map_err(|error| stop(&places.root, error))?;
        let folder = Folder {
            places,
            head: match format {
                Format::Csv => options.tables.head(),
                _ => String::new(),
            },
            index: (format == Format::Html).then(Index::default),
            swept: HashSet::new(),
        };
        if format == Format::Brat {
            folder.configure()?;
        }
        Ok(folder)
    }

    /// The result of an article belongs here: what a killed run has left there is removed.
    pub(super) fn enter(&mut self, place: &Path) {
        let path = self.places.root.join(place);
        let Some(folder) = path.parent().filter(|_| place != Path::new("")) else {
            return; // it has no result
        };
        if !self.swept.contains(folder) {
            whole_file::sweep(folder);
            self.swept.insert(folder.to_path_buf());
        }
    }

    /// Writes the result of one article, and first what has to stand beside it.
    pub(super) fn write(&mut self, outcome: &mut Outcome) -> Result<(), Stop> {
        if let (Some(index), Some(entry)) = (&mut self.index, outcome.entry.take()) {
            index.add(entry);
        }
        let begun = Some(outcome.begun);
        if let Some(copy) = &outcome.copy {
            let path = self.places.path(&outcome.place, "txt");
            self.write_file(&path, &[copy.as_bytes()], begun)?;
        }
        let result = outcome.printed.as_slice();
        // An article without rows still has its file.
        let end: &[u8] = if result.is_empty() { b"" } else { b"\n" };
        let [extension, ..] = self.places.extensions else {
            return Ok(());
        };
        let path = self.places.path(&outcome.place, extension);
        self.write_file(&path, &[self.head.as_bytes(), result, end], begun)
    }

    /// Writes what is about all articles together.
    pub(super) fn finish(self) -> Result<(), Stop> {
        let path = self.places.path(Path::new(INDEX), "html");
        let Some(index) = &self.index else {
            return Ok(());
        };
        self.write_file(&path, &[index.page().as_bytes(), b"\n"], None)
    }

    /// Tells brat the types of the annotation; a configuration that is there already may have been
    /// changed by hand and stays.
    fn configure(&self) -> Result<(), Stop> {
        let path = self.places.root.join("annotation.conf");
        if path.exists() {
            return Ok(());
        }
        self.write_file(&path, &[brat::configuration().as_bytes()], None)
    }

    fn write_file(
        &self,
        path: &Path,
        parts: &[&[u8]],
        begun: Option<SystemTime>,
    ) -> Result<(), Stop> {
        let write = || -> io::Result<()> {
            fs::create_dir_all(path.parent().unwrap_or(&self.places.root))?;
            let mut file = WholeFile::create(path)?;
            for part in parts {
                file.write_all(part)?;
            }
            file.persist(begun)
        };
        write().map_err(|error| stop(path, error))
    }
}

/// Refuses an article whose page would take the place of the index.
fn keep_index(places: &Places, articles: &impl Fn() -> Tasks) -> Result<(), Stop> {
    let index = Path::new(INDEX);
    let Some(task) = articles().find(|task| task.is_read() && task.place == index) else {
        return Ok(());
    };
    Err(Stop::Usage(format!(
        "the list of all articles and {} would both be written to {}; name the article otherwise, \
         or analyse the folder above it",
        task.name,
        places.path(index, "html").display()
    )))
}

/// Refuses two inputs whose results have the same name.
fn keep_apart(places: &Places, articles: &impl Fn() -> Tasks) -> Result<(), Stop> {
    let mut taken = HashSet::new();
    for task in articles().filter(Task::is_read) {
        if !taken.insert(fingerprint(&task.place)) {
            let first = articles().find(|first| first.is_read() && first.place == task.place);
            let path = places.paths(&task.place).next().unwrap_or_default();
            return Err(Stop::Usage(format!(
                "{} and {} would both be written to {}; analyse the folder above them, or use two \
                 output folders",
                first.map_or_else(|| "an input".into(), |first| first.name),
                task.name,
                path.display()
            )));
        }
    }
    Ok(())
}

/// Refuses results that would overwrite an article: reports of a folder in that folder.
fn keep_articles(places: &Places, articles: &impl Fn() -> Tasks) -> Result<(), Stop> {
    if !places.root.exists() {
        return Ok(());
    }
    let named_alike = |path: &Path| {
        let extension = path.extension().unwrap_or_default();
        let mut written = places.extensions.iter();
        written.any(|written| extension.eq_ignore_ascii_case(written))
    };
    let read: HashSet<_> = articles()
        .filter_map(|task| {
            let path = task.file().filter(|path| named_alike(path))?;
            Some(fingerprint(&fs::canonicalize(path).ok()?))
        })
        .collect();
    if read.is_empty() {
        return Ok(());
    }
    for task in articles().filter(Task::is_read) {
        let mut targets = places
            .paths(&task.place)
            .filter_map(|target| fs::canonicalize(target).ok());
        if let Some(article) = targets.find(|target| read.contains(&fingerprint(target))) {
            return Err(Stop::Usage(format!(
                "the results would overwrite the article {}; name another --output-dir",
                article.display()
            )));
        }
    }
    Ok(())
}

/// Stands for a path where millions of them would fill the memory; that two paths have the same is
/// less likely than a broken disk.
fn fingerprint(path: &Path) -> (u64, u64) {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        path.as_os_str().hash(&mut hasher);
        hasher.finish()
    };
    (half(0), half(1))
}

fn stop(path: &Path, error: io::Error) -> Stop {
    Stop::Write(path.to_string_lossy().into_owned(), error)
}
