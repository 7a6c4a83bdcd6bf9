//! Bytes to text: encodings, limits, errors. The only stage that can fail.
//!
//! Comes in: the bytes of a file or a pipe. Goes out: a [`Source`], the text exactly as it stands
//! there. The byte order mark is no part of the text; line endings are kept, nothing is normalised.
//! Files in gzip and Zstandard are read as if they were not compressed.

mod compressed;

pub use compressed::Plain;

use crate::analysis::{Warning, WarningCode};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

/// The decoded text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The text, without byte order mark.
    pub text: String,
    /// The name of the encoding in the Encoding Standard: "UTF-8", "UTF-16LE", "windows-1252".
    pub encoding: &'static str,
    /// What was lost in decoding; belongs to [`Analysis::warnings`](crate::Analysis::warnings).
    pub warning: Option<Warning>,
}

/// Text that came decoded, such as a string in JSON.
impl From<String> for Source {
    fn from(text: String) -> Self {
        Source {
            text,
            encoding: UTF_8.name(),
            warning: None,
        }
    }
}

/// Why there is no text to analyse.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system did not let us read.
    #[error("{}", reason(.0))]
    Unreadable(#[from] io::Error),
    /// More bytes than the limit allows.
    #[error("larger than {0} bytes; raise the limit with --max-bytes")]
    TooLarge(u64),
    /// Binary data.
    #[error("not plain text ({0})")]
    NotText(&'static str),
    /// Nothing but white space.
    #[error("empty: there is no text to analyse")]
    Empty,
}

impl Error {
    /// The stable code of the error in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Unreadable(_) => "unreadable",
            Error::TooLarge(_) => "too_large",
            Error::NotText(_) => "not_text",
            Error::Empty => "empty",
        }
    }
}

/// Reads and decodes the file at `path`, at most `limit` bytes of it.
///
/// # Errors
/// When the file cannot be read, is larger than `limit`, is not text, or is empty.
pub fn open(path: &Path, limit: u64) -> Result<Source, Error> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() && metadata.len() > limit {
        return Err(Error::TooLarge(limit));
    }
    // Room for one byte more, so that one read finds the end.
    let room = metadata.len().min(limit).saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
    fill(&mut bytes, &file, limit)?;
    if metadata.is_file() && state(&metadata) != state(&file.metadata()?) {
        return Err(io::Error::other("it changed while it was read").into());
    }
    unpack(bytes, limit)
}

/// What changes when somebody writes into a file.
fn state(file: &Metadata) -> (u64, Option<SystemTime>) {
    (file.len(), file.modified().ok())
}

/// Reads and decodes what `input` gives; reads one byte more than `limit` at most.
///
/// # Errors
/// When `input` cannot be read, gives more than `limit` bytes, is not text, or is empty.
pub fn read(input: impl Read, limit: u64) -> Result<Source, Error> {
    let mut bytes = Vec::new();
    fill(&mut bytes, input, limit)?;
    unpack(bytes, limit)
}

fn unpack(mut bytes: Vec<u8>, limit: u64) -> Result<Source, Error> {
    if compressed::is_compressed(&bytes) {
        let packed = std::mem::take(&mut bytes);
        // The limit is for the article: a few bytes can be packed gigabytes.
        fill(&mut bytes, Plain::new(packed.as_slice())?, limit)?;
    }
    decode(bytes)
}

fn fill(bytes: &mut Vec<u8>, input: impl Read, limit: u64) -> Result<(), Error> {
    input.take(limit.saturating_add(1)).read_to_end(bytes)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge(limit));
    }
    Ok(())
}

/// Decodes the bytes of an article.
///
/// A byte order mark decides; without one, text that is valid UTF-8 is UTF-8, also when single
/// sequences in it are damaged; anything else is guessed. Undecodable sequences become U+FFFD and
/// give a warning.
///
/// # Errors
/// When the bytes are not text, or nothing but white space.
pub fn decode(bytes: Vec<u8>) -> Result<Source, Error> {
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
    if mark == 0 && bytes.contains(&0) {
        return Err(Error::NotText(NUL));
    }
    let source = match String::from_utf8(bytes) {
        Ok(text) if mark == 0 => Source {
            text,
            encoding: UTF_8.name(),
            warning: None,
        },
        Ok(text) => convert(text.as_bytes().get(mark..).unwrap_or_default(), encoding),
        Err(error) if mark == 0 => {
            let bytes = error.into_bytes();
            convert(&bytes, guess(&bytes))
        }
        Err(error) => convert(error.as_bytes().get(mark..).unwrap_or_default(), encoding),
    };
    check(&source.text)?;
    Ok(source)
}

/// Looks whether a decoded text can be an article.
///
/// # Errors
/// When it holds NUL characters or too many control characters, or nothing but white space.
pub fn check(text: &str) -> Result<(), Error> {
    // Nearly all texts hold none: what may be or begin one is counted first, which is quick.
    // Sums of bytes over short runs, without a branch: many bytes at a time.
    let suspect = |byte: u8| {
        u8::from(byte < 9)
            | u8::from(byte.wrapping_sub(14) < 18)
            | u8::from(byte == 127)
            | u8::from(byte == 0xc2)
    };
    let suspects: usize = text
        .as_bytes()
        .chunks(128)
        .map(|run| run.iter().map(|&byte| suspect(byte)).sum::<u8>())
        .map(usize::from)
        .sum();
    if suspects > 0 && text.contains('\0') {
        return Err(Error::NotText(NUL));
    }
    if suspects > 2 && suspects > text.len() / MOST_CONTROLS {
        let control = |c: &char| c.is_control() && !matches!(c, '\t'..='\r' | '\u{1B}' | '\u{85}');
        let controls = text.chars().filter(control).count();
        if controls > 2 && controls > text.len() / MOST_CONTROLS {
            return Err(Error::NotText("too many control characters"));
        }
    }
    if text.trim_start_matches(is_blank).is_empty() {
        return Err(Error::Empty);
    }
    Ok(())
}

/// One byte in so many may be a control character.
const MOST_CONTROLS: usize = 20;

/// Detection looks at so many bytes.
const SAMPLE: usize = 1 << 20;

const NUL: &str = "it holds NUL bytes; UTF-16 needs a byte order mark";

/// White space, and the zero-width characters that leave a page as blank as white space does.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn convert(bytes: &[u8], encoding: &'static Encoding) -> Source {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let warning = lossy.then(|| {
        let count = text.matches('\u{FFFD}').count();
        let sequences = if count == 1 { "sequence" } else { "sequences" };
        Warning {
            code: WarningCode::Undecodable,
            message: format!(
                "{count} byte {sequences} could not be read as {} and stand as U+FFFD in the text",
                encoding.name()
            ),
        }
    });
    Source {
        text: text.into_owned(),
        encoding: encoding.name(),
        warning,
    }
}

/// The likeliest encoding of bytes that are not valid UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_damaged_utf8(bytes) {
        return UTF_8;
    }
    if is_english_windows_1252(bytes) {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    detector.guess(None, Utf8Detection::Deny)
}

/// True when most of what is not ASCII is UTF-8: a file cut inside a character, a lost byte. In
/// the old 8-bit encodings such sequences are rare ("Ã©").
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // Two bytes of three, "\xE2\x80" of a curly mark, still speak for UTF-8.
        match chunk.invalid() {
            [] => {}
            [_] => broken += 1,
            _ => whole += 1,
        }
    }
    whole > broken
}

/// True when every byte that is not ASCII is typographic punctuation of Windows-1252 next to
/// ASCII: English with curly marks, dashes and dots has too few of them for a statistical guess.
fn is_english_windows_1252(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    sample.iter().all(|byte| {
        byte.is_ascii()
            || matches!(
                byte,
                0x80 | 0x85 | 0x91..=0x97 | 0x99 | 0xA0 | 0xA3 | 0xA7 | 0xA9 | 0xAE | 0xB0
            )
    })
}

/// The system's reason without the number that it appends.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => {
            let text = error.to_string();
            match text.rsplit_once(" (os error") {
                Some((reason, _)) => reason.to_lowercase(),
                None => text,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        decode(bytes.to_vec()).map_or_else(|error| error.code(), |_| "ok")
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(order)
            .collect()
    }

    #[test]
    fn byte_order_marks_decide_and_are_dropped() -> Result<(), Error> {
        let text = "“Talks” begin 😀\r\n";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (utf16(text, u16::to_le_bytes), "UTF-16LE"),
            (utf16(text, u16::to_be_bytes), "UTF-16BE"),
        ] {
            let source = decode(bytes)?;
            assert_eq!((source.text.as_str(), source.encoding), (text, encoding));
            assert_eq!(source.warning, None);
        }
        Ok(())
    }

    #[test]
    fn guesses_the_old_encodings() -> Result<(), Error> {
        let marks = decode(b"The mayor\x92s aide said: \x93No \x96 never.\x94".to_vec())?;
        assert_eq!(marks.encoding, "windows-1252");
        assert_eq!(marks.text, "The mayor’s aide said: “No – never.”");
        let accents =
            decode(b"Ren\xE9 Dupr\xE9 met Fran\xE7ois at a caf\xE9 in Li\xE8ge".to_vec())?;
        assert_eq!(accents.encoding, "windows-1252");
        assert_eq!(accents.text, "René Dupré met François at a café in Liège");
        assert_eq!(decode(b"a caf\xE9".to_vec())?.text, "a café");
        Ok(())
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_is_not_silent() -> Result<(), Error> {
        for bytes in [
            b"She said \xE2\x80\x9Cno\xE2\x80\x9D and \xE2\x80\x9Cye\xFFs\xE2\x80\x9D".as_slice(),
            b"She said \xE2\x80\x9Cno\xE2\x80",
            b"cut in the only mark \xE2\x80",
            b"\xEF\xBB\xBFa mark and then \xFF",
        ] {
            let source = decode(bytes.to_vec())?;
            assert_eq!(source.encoding, "UTF-8");
            assert_eq!(source.text.matches('\u{FFFD}').count(), 1);
            let warning = source.warning.map(|warning| warning.message);
            assert!(warning.is_some_and(|message| message.starts_with("1 byte sequence ")));
        }
        let odd = decode(
            utf16("Talks", u16::to_le_bytes)
                .split_last()
                .map_or(Vec::new(), |(_, head)| head.to_vec()),
        )?;
        assert!(odd.warning.is_some());
        Ok(())
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(code(b"\x7FELF\x02\x01\x00\x00"), "not_text");
        assert_eq!(code(b"T\0a\0l\0k\0s\0"), "not_text");
        assert_eq!(code(&[0xFF, 0xFE, b'a', 0, 0, 0]), "not_text");
        assert_eq!(code(b"\x01\x02\x03\x04 data"), "not_text");
        assert_eq!(
            code(b"A bell \x07 and \x1B[31mcolours\x1B[0m in a line"),
            "ok"
        );
        for empty in [
            b"".as_slice(),
            b" \r\n\t",
            "\u{FEFF}\u{A0}\u{200B}".as_bytes(),
        ] {
            assert_eq!(code(empty), "empty");
        }
    }

    #[test]
    fn reads_no_more_than_the_limit() {
        struct Endless(u64);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                buffer.fill(b'a');
                self.0 += buffer.len() as u64;
                assert!(self.0 < 1 << 20, "reads on and on");
                Ok(buffer.len())
            }
        }
        assert!(matches!(read(Endless(0), 1000), Err(Error::TooLarge(1000))));
        assert!(read(&b"12345"[..], 5).is_ok());
        assert!(matches!(read(&b"123456"[..], 5), Err(Error::TooLarge(5))));
    }

    #[test]
    fn says_why_a_file_cannot_be_read() {
        let error = open(Path::new("no/such/article.txt"), 10).err();
        let said = error.map(|error| (error.code(), error.to_string()));
        assert_eq!(said, Some(("unreadable", "no such file or folder".into())));
    }
}
