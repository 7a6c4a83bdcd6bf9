//! [`Buffer`]: JSON as it grows.

/// The bytes of JSON. A string is looked through many bytes at a time for what has to be escaped,
/// which most strings have none of.
pub(super) struct Buffer {
    bytes: Vec<u8>,
    /// Each part stands on a line of its own.
    is_indented: bool,
    /// Lists and objects that are open.
    depth: usize,
}

impl Buffer {
    /// Nothing yet, with room for so many bytes on one line; indented by two spaces it is twice as many.
    pub(super) fn new(is_indented: bool, room: usize) -> Self {
        Buffer {
            bytes: Vec::with_capacity(room << u32::from(is_indented)),
            is_indented,
            depth: 0,
        }
    }

    /// What has been written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes what is JSON already.
    #[inline]
    pub(super) fn raw(&mut self, json: &str) {
        self.bytes.extend_from_slice(json.as_bytes());
    }

    /// Writes a key with the comma before and the colon behind it: `,"name":`.
    #[inline]
    pub(super) fn key(&mut self, json: &str) {
        // As long as nothing else happens, the compiler makes of a key a few stores.
        if self.is_indented {
            self.key_on_its_line(json);
        } else {
            self.raw(json);
        }
    }

    #[inline(never)]
    fn key_on_its_line(&mut self, json: &str) {
        self.comma();
        self.raw(json.trim_start_matches(','));
        self.raw(" ");
    }

    /// Writes a name of ours, in which nothing is to be escaped, with its marks.
    #[inline]
    pub(super) fn name(&mut self, name: &str) {
        self.bytes.push(b'"');
        self.raw(name);
        self.bytes.push(b'"');
    }

    /// Writes the name of a part, a letter and a number, with its marks.
    #[inline]
    pub(super) fn numbered(&mut self, letter: u8, number: usize) {
        self.bytes.extend([b'"', letter]);
        self.number(number);
        self.bytes.push(b'"');
    }

    /// Writes what stands before a part.
    #[inline]
    pub(super) fn comma(&mut self) {
        self.raw(",");
        if self.is_indented {
            self.new_line();
        }
    }

    /// Writes what stands behind a key.
    pub(super) fn colon(&mut self) {
        self.raw(if self.is_indented { ": " } else { ":" });
    }

    fn new_line(&mut self) {
        self.bytes.push(b'\n');
        let end = self.bytes.len() + 2 * self.depth;
        self.bytes.resize(end, b' ');
    }

    /// Writes a list or an object: `parts` writes what it holds, each part with a comma in front,
    /// and the opening mark takes the place of the first comma.
    #[inline]
    pub(super) fn enclosed(&mut self, [open, close]: [u8; 2], parts: impl FnOnce(&mut Self)) {
        let start = self.bytes.len();
        self.depth += 1;
        parts(self);
        self.depth -= 1;
        match self.bytes.get_mut(start) {
            Some(comma) => {
                *comma = open;
                if self.is_indented {
                    self.new_line();
                }
            }
            None => self.bytes.push(open),
        }
        self.bytes.push(close);
    }

    /// Writes a number with a fraction.
    pub(super) fn float(&mut self, number: f64) {
        // Writing into memory cannot fail.
        let _ = serde_json::to_writer(&mut self.bytes, &number);
    }

    /// Writes a string with its marks.
    pub(super) fn string(&mut self, text: &str) {
        if is_plain(text.as_bytes()) {
            self.bytes.push(b'"');
            self.bytes.extend_from_slice(text.as_bytes());
            self.bytes.push(b'"');
        } else {
            // Writing into memory cannot fail.
            let _ = serde_json::to_writer(&mut self.bytes, text);
        }
    }

    /// Writes a number.
    pub(super) fn number(&mut self, number: usize) {
        let mut digits = itoa::Buffer::new();
        self.raw(digits.format(number));
    }
}

/// Nothing in the string is to be escaped.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    // What the last bytes share with those before is looked at twice.
    if let Some(last) = text.last_chunk::<32>() {
        let (runs, _) = text.as_chunks();
        return is_plain_run(last) && runs.iter().all(is_plain_run::<32>);
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
        return is_plain_run(first) && is_plain_run(last);
    }
    let of_eight = |bytes: &[u8; 8]| holds_special(u64::from_le_bytes(*bytes));
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        return !of_eight(first) && !of_eight(last);
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return !holds_special(u64::from(first) << 32 | u64::from(last));
    }
    !text
        .iter()
        .any(|byte| matches!(byte, 0..0x20 | b'"' | b'\\'))
}

/// Nothing in these bytes, which are compared at once, has to be escaped.
#[inline]
fn is_plain_run<const LEN: usize>(bytes: &[u8; LEN]) -> bool {
    let special =
        |byte: u8| u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\');
    bytes.iter().fold(0, |any, &byte| any | special(byte)) == 0
}

/// One of the eight bytes has to be escaped.
#[inline]
const fn holds_special(eight: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Where a byte is less than what is taken from it, its highest bit comes up.
    let control = eight.wrapping_sub(EACH * 0x20);
    let quote = (eight ^ (EACH * 0x22)).wrapping_sub(EACH);
    let backslash = (eight ^ (EACH * 0x5c)).wrapping_sub(EACH);
    (control | quote | backslash) & !eight & (EACH * 0x80) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Buffer)) -> Vec<u8> {
        let mut buffer = Buffer::new(false, 0);
        write(&mut buffer);
        buffer.into_bytes()
    }

    #[test]
    fn the_first_comma_gives_way_to_the_mark() {
        let list =
            |parts: &'static str| written(|buffer| buffer.enclosed(*b"[]", |b| b.raw(parts)));
        assert_eq!(list(""), b"[]");
        assert_eq!(list(",1,2"), b"[1,2]");
    }

    #[test]
    fn escapes_wherever_it_has_to() {
        for length in 0..70 {
            for at in 0..length {
                for special in [
                    "\"",
                    "\\",
                    "\n",
                    "\u{8}\u{c}",
                    "\u{1b}",
                    "\u{7f}",
                    "é",
                    " !#[",
                ] {
                    let mut text = "x".repeat(length);
                    text.replace_range(at..=at, special);
                    assert_eq!(
                        written(|buffer| buffer.string(&text)),
                        serde_json::to_vec(&text).unwrap_or_default()
                    );
                }
            }
        }
    }

    #[test]
    fn writes_numbers_of_any_length() {
        for number in [
            0,
            9,
            10,
            99,
            100,
            101,
            999,
            1000,
            1234,
            9999,
            10_000,
            98_765,
            100_000_001,
            usize::MAX,
        ] {
            assert_eq!(
                written(|buffer| buffer.number(number)),
                serde_json::to_vec(&number).unwrap_or_default()
            );
        }
    }
}
