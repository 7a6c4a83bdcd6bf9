//! Records as the bytes of their JSON.

use super::record::Record;

/// The JSON of an article or a failure on one line.
pub fn line(record: &impl Record) -> Vec<u8> {
    record.json(false)
}

/// The JSON of an article or a failure, indented by two spaces.
pub fn indented(record: &impl Record) -> Vec<u8> {
    record.json(true)
}
