//! Where the results of articles lie in an output folder.

use crate::cli::inputs::Task;
use crate::cli::options::{Format, Options};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The output folder and what is written into it for each article.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// The output folder.
    pub(super) root: PathBuf,
    /// Of the results, then of what stands beside each of them.
    pub(super) extensions: &'static [&'static str],
}

impl Places {
    /// None when results go elsewhere.
    pub(crate) fn new(options: &Options, format: Format) -> Option<Self> {
        Some(Places {
            root: options.output_dir.clone()?,
            extensions: match format {
                Format::Text => &["txt"],
                Format::Jsonl => &["jsonl"],
                Format::Csv => &["csv"],
                Format::Html => &["html"],
                Format::Brat => &["ann", "txt"],
                Format::Json | Format::Auto => &["json"],
            },
        })
    }

    /// True when all that is written for the article is there and newer than the article.
    pub(crate) fn is_current(&self, task: &Task) -> bool {
        let Some(article) = task.file().and_then(modified) else {
            return false;
        };
        self.paths(&task.place)
            .all(|path| modified(&path).is_some_and(|result| result > article))
    }

    /// The file of an article's result with this extension.
    pub(super) fn path(&self, place: &Path, extension: &str) -> PathBuf {
        // Not with_extension: the place of "talks.day-2.txt" is "talks.day-2".
        let mut name = place.as_os_str().to_os_string();
        name.push(".");
        name.push(extension);
        self.root.join(name)
    }

    /// Everything that is written for the article of this place.
    pub(super) fn paths(&self, place: &Path) -> impl Iterator<Item = PathBuf> {
        let extensions = self.extensions.iter();
        extensions.map(move |extension| self.path(place, extension))
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    file.modified().ok()
}
