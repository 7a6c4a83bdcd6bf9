//! The model file.
//!
//! All numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 0 to 7 | `ANALYZE` and the version |
//! | 8 to 39 | the lengths of the lexicon, of the models of parts of speech, of names and of the second reading |
//! | 64 to 1023 | where it comes from and its figures, as text |
//! | from 1024 | the four parts, each a multiple of 64 bytes |

/// What the file begins with; the last byte is the version.
pub const MAGIC: [u8; 8] = *b"ANALYZE\x03";
const HEAD: usize = 1024;
const NOTE: usize = 64;

/// The four parts of a model file.
///
/// # Panics
/// When the bytes are something else.
pub const fn split(bytes: &[u8]) -> [&[u8]; 4] {
    let mut at = 0;
    while at < MAGIC.len() {
        assert!(
            bytes[at] == MAGIC[at],
            "no model, or one of another version"
        );
        at += 1;
    }
    let (_, rest) = bytes.split_at(HEAD);
    let (lexicon, rest) = rest.split_at(length(bytes, 0));
    let (parts, rest) = rest.split_at(length(bytes, 1));
    let (names, rest) = rest.split_at(length(bytes, 2));
    let (context, rest) = rest.split_at(length(bytes, 3));
    assert!(rest.is_empty(), "a model that is too long");
    [lexicon, parts, names, context]
}

/// Where a model file comes from and its figures.
pub fn note(bytes: &[u8]) -> String {
    let note = String::from_utf8_lossy(bytes.get(NOTE..HEAD).unwrap_or_default());
    note.trim_end_matches('\0').to_owned()
}

/// Writes a model file; `note` says where it comes from and what it reaches (up to 960 bytes).
pub fn write(parts: [&[u8]; 4], note: &str) -> Vec<u8> {
    let mut bytes = vec![0; HEAD];
    bytes[..8].copy_from_slice(&MAGIC);
    for (at, part) in parts.iter().enumerate() {
        let length = u64::try_from(part.len()).unwrap_or(0);
        bytes[8 + 8 * at..16 + 8 * at].copy_from_slice(&length.to_le_bytes());
    }
    for (cell, byte) in bytes[NOTE..].iter_mut().zip(note.bytes()) {
        *cell = byte;
    }
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

const fn length(bytes: &[u8], part: usize) -> usize {
    let at = 8 + 8 * part;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize
}

#[cfg(test)]
mod tests {
    use super::super::entities::label;
    use super::super::tagger::Tagger;
    use super::super::{layout, parts};
    use super::*;

    #[test]
    fn a_file_holds_its_parts() {
        let model = |labels: usize| {
            let transitions = vec![0.0; labels * (labels + 1)];
            layout::write(labels, 1, &transitions, []).0
        };
        let (parts, names) = (model(parts::COUNT), model(label::COUNT));
        let bytes = write([&[0; 64], &parts, &names, &[]], "a note");
        let tagger = Tagger::read(&bytes);
        assert_eq!(tagger.parts.labels(), parts::COUNT);
        assert_eq!(tagger.names.labels(), label::COUNT);
        assert!(bytes[NOTE..].starts_with(b"a note\0"));
    }

    #[test]
    #[should_panic(expected = "no model")]
    fn other_bytes_are_no_model() {
        let _ = Tagger::read(&[7; 2048]);
    }
}
