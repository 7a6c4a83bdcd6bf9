//! Values as the bytes of their JSON.

use serde::Serialize;
use serde_json::Serializer;
use std::io::{self, Write};

/// The JSON of a value on one line.
///
/// # Errors
/// When the value cannot be JSON: a map whose keys are no strings.
pub fn line(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Bytes(Vec::with_capacity(1024));
    value.serialize(&mut Serializer::new(&mut bytes))?;
    Ok(bytes.0)
}

/// The JSON of a value, indented.
///
/// # Errors
/// When the value cannot be JSON: a map whose keys are no strings.
pub fn indented(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Bytes(Vec::with_capacity(1024));
    value.serialize(&mut Serializer::pretty(&mut bytes))?;
    Ok(bytes.0)
}

/// Bytes that grow. Most of what JSON is written in are single bytes, for which a [`Vec`] as it is takes
/// as long as for many.
struct Bytes(Vec<u8>);

impl Write for Bytes {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    #[inline]
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_serde_writes() {
        let value = serde_json::json!({
            "text": "“Harbour”\t\"pilots\" \\ \u{1}", "numbers": [0, -1, 0.5, 1e9], "none": null,
            "list": [], "map": {}, "yes": true,
        });
        assert_eq!(line(&value).ok(), serde_json::to_vec(&value).ok());
        assert_eq!(
            indented(&value).ok(),
            serde_json::to_vec_pretty(&value).ok()
        );
    }
}
