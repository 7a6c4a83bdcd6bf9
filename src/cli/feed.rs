//! Everything that is to be analysed.

use super::batch::Tasks;
use super::inputs;
use super::options::{Format, Options};
use super::outcome::Stop;
use super::progress::Extent;
use super::records::{self, Position};
use super::terminal;
use std::path::PathBuf;

/// The tasks of the run.
pub(crate) enum Feed {
    /// The articles of files, folders or standard input.
    Articles(Vec<PathBuf>),
    /// The records of files or standard input.
    Records {
        /// The files.
        paths: Vec<PathBuf>,
        /// Bytes of an article at most.
        limit: u64,
        /// How far they are read, when they have an end.
        position: Option<Position>,
    },
}

impl Feed {
    /// Finds the inputs that the options name.
    ///
    /// # Errors
    /// When they cannot be meant so.
    pub(crate) fn open(options: &Options) -> Result<Self, Stop> {
        let paths = inputs::named(options)?;
        let refuse = |what: &str| Err(Stop::Usage(what.into()));
        if options.records {
            return match options.format {
                Format::Json | Format::Text | Format::Html | Format::Brat => {
                    refuse("--records prints JSON Lines; leave --format out or choose jsonl or csv")
                }
                Format::Csv if !options.keep_fields.is_empty() => {
                    refuse("--keep-fields needs --format jsonl")
                }
                _ => Ok(Feed::Records {
                    position: Position::new(&paths),
                    limit: options.max_bytes,
                    paths,
                }),
            };
        }
        if options.output_dir.is_none() && !inputs::is_single(&paths) {
            one_file_each(options.format)?;
        }
        if options.update && options.format == Format::Html {
            return refuse("the index of html is about all articles; leave --update out");
        }
        Ok(Feed::Articles(paths))
    }

    /// The format of this run; never [`Format::Auto`].
    pub(crate) fn format(&self, options: &Options) -> Format {
        match (options.format, self) {
            (Format::Auto, Feed::Records { .. }) => Format::Jsonl,
            (Format::Auto, _) if options.output_dir.is_some() => Format::Json,
            (Format::Auto, _) if terminal::shows_results(options) => Format::Text,
            (Format::Auto, _) if self.is_single() => Format::Json,
            (Format::Auto, _) => Format::Jsonl,
            (chosen, _) => chosen,
        }
    }

    /// One article was asked for, not a list of one.
    pub(crate) fn is_single(&self) -> bool {
        matches!(self, Feed::Articles(paths) if inputs::is_single(paths))
    }

    /// How much there is to do; walks all folders.
    pub(crate) fn extent(&self) -> Extent {
        match self {
            Feed::Articles(_) => Extent::Articles(self.articles().count() as u64),
            Feed::Records {
                position: Some(position),
                ..
            } => Extent::Files(position.clone()),
            Feed::Records { position: None, .. } => Extent::Unknown,
        }
    }

    /// The articles that are files, to be looked at beforehand.
    pub(crate) fn articles(&self) -> Tasks {
        match self {
            Feed::Articles(paths) => inputs::tasks(paths.clone()),
            Feed::Records { .. } => Box::new(std::iter::empty()),
        }
    }

    /// All tasks, to be done.
    pub(crate) fn tasks(self) -> Tasks {
        match self {
            Feed::Articles(paths) => inputs::tasks(paths),
            Feed::Records {
                paths,
                limit,
                position,
            } => records::tasks(paths, limit, position.as_ref()),
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
