//! The command line around the library.
//!
//! | file | holds |
//! |---|---|
//! | `options` | what can be said on the command line |
//! | `inputs` | files, folders and standard input as a list of tasks |
//! | `records` | JSON Lines as a stream of tasks, one a line |
//! | `work` | one task: read, analyse, print into memory |
//! | `batch` | many tasks on all cores, results in input order |
//! | `output` | where results go: standard output, a file, a folder |
//! | `progress` | how far the run is, for people |
//! | `outcome` | what went wrong, and the exit status |

pub(crate) mod batch;
pub(crate) mod inputs;
pub(crate) mod options;
pub(crate) mod outcome;
pub(crate) mod output;
pub(crate) mod progress;
pub(crate) mod records;
pub(crate) mod work;
