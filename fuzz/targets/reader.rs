//! Any bytes as a file: read in one piece or byte by byte, the text is the same, and nothing is lost
//! without a warning.
#![no_main]

use analyze::source::{self, Plain, Source};
use libfuzzer_sys::fuzz_target;
use std::io::{self, Read};

/// Enough for what is packed, too.
const LIMIT: u64 = 1 << 16;

/// Gives one byte at a time.
struct Drop<'b>(&'b [u8]);

impl Read for Drop<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = buffer.len().min(1);
        self.0.read(&mut buffer[..room])
    }
}

fuzz_target!(|bytes: &[u8]| {
    let whole = read(bytes);
    let said = |read: &Result<Source, source::Error>| match read {
        Ok(source) => format!("{source:?}"),
        Err(error) => error.code().to_owned(),
    };
    assert_eq!(said(&whole), said(&read(Drop(bytes))));
    let plain = unpacked(bytes);
    let Ok(source) = whole else { return };
    let plain = plain.expect("what is read can be unpacked");
    assert!(source::check(&source.text).is_ok());
    if source.text.contains('\u{FFFD}') && source.encoding != "UTF-8" {
        return;
    }
    if let Ok(text) = str::from_utf8(&plain) {
        let marked = text.starts_with('\u{FEFF}');
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        assert_eq!((source.text.as_str(), source.encoding), (text, "UTF-8"));
        assert_eq!(source.warning, None, "{marked}");
    } else if source.encoding == "UTF-8" {
        assert!(source.warning.is_some(), "bytes are lost in silence");
    }
});

fn read(input: impl Read) -> Result<Source, source::Error> {
    source::read(input, LIMIT)
}

fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    Plain::new(bytes)?.take(LIMIT + 1).read_to_end(&mut plain)?;
    Ok(plain)
}
