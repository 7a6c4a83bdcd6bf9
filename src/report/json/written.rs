//! Values as the bytes of their JSON.

use super::line::Record;
use serde::Serialize;

/// The JSON of an article or a failure on one line.
pub fn line(record: &impl Record) -> Vec<u8> {
    record.line()
}

/// The JSON of a value, indented.
///
/// # Errors
/// When the value cannot be JSON: a map whose keys are no strings.
pub fn indented(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec_pretty(value)
}
