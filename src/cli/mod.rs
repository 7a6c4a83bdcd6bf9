//! The command line around the library.
//!
//! | file | holds |
//! |---|---|
//! | `options` | what can be said on the command line |
//! | `tables` | the options of csv |
//! | `documents` | what the program tells about itself: schema, completions, manual page |
//! | `run` | from the inputs to the outputs |
//! | `feed` | everything that is to be analysed, and the format it asks for |
//! | `inputs` | files, folders and standard input as a stream of tasks |
//! | `records` | JSON Lines as a stream of tasks, one a line |
//! | `work` | one task: read, analyse, print into memory |
//! | `batch` | many tasks on all cores, results in input order |
//! | `sink` | takes the outcomes: results, messages, how many failed |
//! | `suggest` | a file that may have been meant |
//! | `output` | where results go: standard output, a file, a folder |
//! | `progress` | how far the run is and what it came to, for people |
//! | `interrupt` | Ctrl-C leaves no unfinished file |
//! | `terminal` | its width and colours |
//! | `outcome` | what went wrong, and the exit status |

pub(crate) mod batch;
pub(crate) mod documents;
pub(crate) mod feed;
pub(crate) mod inputs;
pub(crate) mod interrupt;
pub(crate) mod options;
pub(crate) mod outcome;
pub(crate) mod output;
pub(crate) mod progress;
pub(crate) mod records;
pub(crate) mod run;
pub(crate) mod sink;
pub(crate) mod suggest;
pub(crate) mod tables;
pub(crate) mod terminal;
pub(crate) mod work;
