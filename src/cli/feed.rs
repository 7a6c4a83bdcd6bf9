//! Everything that is to be analysed, in pieces that fit into memory.

use super::batch;
use super::inputs::{self, Task};
use super::options::{Format, Options};
use super::outcome::Stop;
use super::records;
use super::terminal;

/// The tasks of the run.
pub(crate) enum Feed {
    /// The articles of files, folders or standard input.
    Articles {
        /// All of them.
        tasks: Vec<Task>,
        /// One article was asked for, not a list of one.
        single: bool,
    },
    /// A stream of records.
    Records(Box<dyn Iterator<Item = Vec<Task>>>),
}

impl Feed {
    /// Finds the inputs that the options name.
    ///
    /// # Errors
    /// When they cannot be meant so.
    pub(crate) fn open(options: &Options) -> Result<Self, Stop> {
        let paths = inputs::named(options)?;
        if options.records {
            let of_articles = [Format::Json, Format::Text, Format::Html, Format::Brat];
            if of_articles.contains(&options.format) {
                return Err(Stop::Usage(
                    "--records prints JSON Lines; leave --format out or choose jsonl or csv".into(),
                ));
            }
            return Ok(Feed::Records(Box::new(records::stream(
                paths,
                options.max_bytes,
            ))));
        }
        let found = inputs::find(&paths);
        if !found.single && options.output_dir.is_none() {
            one_file_each(options.format)?;
        }
        Ok(Feed::Articles {
            tasks: found.tasks,
            single: found.single,
        })
    }

    /// The format of this run; never [`Format::Auto`].
    pub(crate) fn format(&self, options: &Options) -> Format {
        match (options.format, self) {
            (Format::Auto, Feed::Records(_)) => Format::Jsonl,
            (Format::Auto, _) if options.output_dir.is_some() => Format::Json,
            (Format::Auto, _) if terminal::shows_results(options) => Format::Text,
            (Format::Auto, Feed::Articles { single: true, .. }) => Format::Json,
            (Format::Auto, Feed::Articles { .. }) => Format::Jsonl,
            (chosen, _) => chosen,
        }
    }

    /// One article was asked for, not a list of one.
    pub(crate) fn is_single(&self) -> bool {
        matches!(self, Feed::Articles { single: true, .. })
    }

    /// All tasks, when they are known beforehand.
    pub(crate) fn tasks(&self) -> &[Task] {
        match self {
            Feed::Articles { tasks, .. } => tasks,
            Feed::Records(_) => &[],
        }
    }

    /// The number of articles, when it is known beforehand.
    pub(crate) fn total(&self) -> Option<u64> {
        match self {
            Feed::Articles { tasks, .. } => Some(tasks.len() as u64),
            Feed::Records(_) => None,
        }
    }

    /// The tasks in pieces for `jobs` threads.
    pub(crate) fn pieces(self, jobs: usize) -> Box<dyn Iterator<Item = Vec<Task>>> {
        match self {
            Feed::Articles { tasks, .. } => Box::new(batch::pieces(tasks, jobs)),
            Feed::Records(pieces) => pieces,
        }
    }
}

/// Refuses formats that cannot stand in one stream one after the other.
fn one_file_each(format: Format) -> Result<(), Stop> {
    let told = match format {
        // Offsets of several articles in one stream would point nowhere.
        Format::Brat => "brat wants one file per article; add --output-dir DIR",
        Format::Html => {
            "html makes one page per article; add --output-dir DIR, which also gets an index.html"
        }
        _ => return Ok(()),
    };
    Err(Stop::Usage(told.into()))
}
