//! [`Skim`]: the fields of a JSON object, one after the other, where nothing is unusual.
//!
//! Takes JSON as strictly as `serde_json` does, but tells nothing of what is wrong: whoever gets no
//! answer has to ask there.

/// What is left of a JSON object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skim<'l> {
    line: &'l str,
    at: usize,
    /// No field has been read yet.
    opens: bool,
}

/// Objects and lists inside each other are skimmed to this depth.
const DEEPEST: u32 = 32;

impl<'l> Skim<'l> {
    /// The object on a line; none when none begins there.
    pub(super) fn of(line: &'l str) -> Option<Self> {
        let mut skim = Skim {
            line,
            at: 0,
            opens: true,
        };
        skim.space();
        skim.take(b'{').then_some(skim)
    }

    /// The name of the next field, without escapes, up to its value; none at the end, too, and nothing
    /// is passed over then.
    pub(super) fn name(&mut self) -> Option<&'l str> {
        let before = *self;
        let name = self.next_name();
        if name.is_none() {
            *self = before;
        }
        name
    }

    fn next_name(&mut self) -> Option<&'l str> {
        self.space();
        if !self.opens {
            if !self.take(b',') {
                return None;
            }
            self.space();
        }
        self.opens = false;
        let start = self.at + 1;
        let is_plain = self.take(b'"') && self.run() == Some(b'"');
        let name = self.line.get(start..self.at).filter(|_| is_plain)?;
        self.at += 1;
        self.space();
        let goes_on = self.take(b':');
        self.space();
        goes_on.then_some(name)
    }

    /// True when the object ends here, and the line with it.
    pub(super) fn ends(&mut self) -> bool {
        self.space();
        let closed = self.take(b'}');
        self.space();
        closed && self.at == self.line.len()
    }

    /// The value that stands next, as it is written.
    pub(super) fn value(&mut self) -> Option<&'l str> {
        let start = self.at;
        self.at = value_end(self.line.as_bytes(), start)?;
        self.line.get(start..self.at)
    }

    /// The string that stands next, decoded.
    pub(super) fn string(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut text = String::with_capacity(self.line.len() - self.at);
        loop {
            let start = self.at;
            let stop = self.run()?;
            text.push_str(self.line.get(start..self.at)?);
            self.at += 1;
            match stop {
                b'"' => return Some(text),
                b'\\' => text.push(self.escape()?),
                _ => return None,
            }
        }
    }

    /// The character that stands behind a backslash; none for one half of two, too.
    fn escape(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => char::from_u32(self.four_digits()?)?,
            _ => return None,
        })
    }

    /// The number of four hexadecimal digits.
    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.line.get(self.at..self.at + 4)?;
        self.at += 4;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16).ok().filter(|_| is_number)
    }

    /// Passes over the characters of a string up to one that is not to be taken as it is.
    fn run(&mut self) -> Option<u8> {
        let bytes = self.line.as_bytes();
        self.at = run_end(bytes, self.at);
        bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        self.at = space_end(self.line.as_bytes(), self.at);
    }

    fn peek(&self) -> Option<u8> {
        self.line.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let stands = self.peek() == Some(byte);
        self.at += usize::from(stands);
        stands
    }
}

/// The end of the value that begins at byte `at`.
fn value_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    // A bit for each object or list that is open, the innermost in the lowest: set for objects.
    let (mut objects, mut depth) = (0_u32, 0);
    loop {
        match *bytes.get(at)? {
            b'"' => at = string_end(bytes, at)?,
            b'-' | b'0'..=b'9' => at = number_end(bytes, at)?,
            open @ (b'{' | b'[') if depth < DEEPEST => {
                (objects, depth) = (objects << 1 | u32::from(open == b'{'), depth + 1);
                at = space_end(bytes, at + 1);
                if *bytes.get(at)? != open + BEHIND_OPEN {
                    at = field_start(bytes, at, objects)?;
                    continue;
                }
            }
            _ => at = word_end(bytes, at)?,
        }
        // Behind the value, or at the end of what holds nothing.
        loop {
            if depth == 0 {
                return Some(at);
            }
            at = space_end(bytes, at);
            match *bytes.get(at)? {
                b',' => {
                    at = field_start(bytes, space_end(bytes, at + 1), objects)?;
                    break;
                }
                close if close == if objects & 1 == 1 { b'}' } else { b']' } => {
                    (objects, depth) = (objects >> 1, depth - 1);
                    at += 1;
                }
                _ => return None,
            }
        }
    }
}

/// So far behind its opening mark stands the closing mark of an object or a list in ASCII.
const BEHIND_OPEN: u8 = 2;

/// The byte at which the next value begins, in an object behind its name.
fn field_start(bytes: &[u8], at: usize, objects: u32) -> Option<usize> {
    if objects & 1 == 0 {
        return Some(at);
    }
    let end = space_end(bytes, string_end(bytes, at)?);
    (bytes.get(end) == Some(&b':')).then(|| space_end(bytes, end + 1))
}

/// The end of the string that begins at byte `at`.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut at = at + 1;
    loop {
        at = run_end(bytes, at);
        match bytes.get(at..)? {
            [b'"', ..] => return Some(at + 1),
            [
                b'\\',
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
                ..,
            ] => at += 2,
            [b'\\', b'u', a, b, c, d, ..]
                if [a, b, c, d].iter().all(|it| it.is_ascii_hexdigit()) =>
            {
                at += 6;
            }
            _ => return None,
        }
    }
}

/// The end of the number that begins at byte `at`.
fn number_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    at += usize::from(bytes.get(at) == Some(&b'-'));
    at = match bytes.get(at) {
        Some(b'0') => at + 1,
        _ => digits_end(bytes, at)?,
    };
    if bytes.get(at) == Some(&b'.') {
        at = digits_end(bytes, at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        at = digits_end(bytes, at + 1 + usize::from(sign))?;
    }
    Some(at)
}

/// The end of the digits that begin at byte `at`, at least one.
fn digits_end(bytes: &[u8], at: usize) -> Option<usize> {
    let digits = bytes.get(at..)?.iter();
    let len = digits.take_while(|byte| byte.is_ascii_digit()).count();
    (len > 0).then_some(at + len)
}

/// The end of the word of JSON that begins at byte `at`.
fn word_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let mut words = ["true", "false", "null"].iter();
    let word = words.find(|word| rest.starts_with(word.as_bytes()))?;
    Some(at + word.len())
}

/// The first byte from `at` on that is no white space.
#[inline]
fn space_end(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
        at += 1;
    }
    at
}

/// The first byte from `at` on that is not to be taken as it is in a string: a quotation mark, a
/// backslash or a control character.
#[inline]
fn run_end(bytes: &[u8], mut at: usize) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        // Where a byte is less than what is taken from it, its highest bit comes up, and perhaps those
        // of later ones.
        let control = eight.wrapping_sub(EACH * 0x20);
        let quote = (eight ^ (EACH * 0x22)).wrapping_sub(EACH);
        let backslash = (eight ^ (EACH * 0x5c)).wrapping_sub(EACH);
        let stops = (control | quote | backslash) & !eight & (EACH * 0x80);
        if stops != 0 {
            return at + stops.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let stops = |byte: &u8| matches!(byte, 0..0x20 | b'"' | b'\\');
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(stops).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The fields of an object; strings decoded, all others as written.
    fn fields(line: &str) -> Option<Vec<(String, Value)>> {
        let mut skim = Skim::of(line)?;
        let mut fields = Vec::new();
        while let Some(name) = skim.name() {
            let mut decoding = skim;
            let value = skim.value()?;
            let read: Value = serde_json::from_str(value).ok()?;
            assert_eq!(
                decoding.string(),
                read.as_str().map(str::to_owned),
                "{value}"
            );
            fields.push((name.to_owned(), read));
        }
        skim.ends().then_some(fields)
    }

    const VALUES: [&str; 20] = [
        "\"\"",
        "\"a harbour far away, and longer than one run of bytes\"",
        "\"“é” \\\"x\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u201c\\u00E9\"",
        "0",
        "-0.5e+10",
        "1E-2",
        "12345678901234567890123",
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[ ]",
        "[1,2 , \"x\"]",
        "{\"a\":1, \"b\" : [ {\"c\": null} ]}",
        "[[[[[]]]]]",
        "\"\u{7f}\"",
        "\"]}\"",
        "[\"a\\\\\",\"\\\"\"]",
        "-1",
    ];

    #[test]
    fn reads_what_serde_reads() {
        for value in VALUES {
            for line in [
                format!("{{\"a\":{value}}}"),
                format!(" {{ \"a\"\t:\r{value} ,\"b c\" : {value} }} \r"),
            ] {
                let read: Value = serde_json::from_str(&line).unwrap_or_default();
                let found = fields(&line).unwrap_or_default();
                assert!(!found.is_empty(), "{line}");
                for (name, value) in found {
                    assert_eq!(read.get(&name), Some(&value), "{line}");
                }
            }
        }
        assert_eq!(fields("{}"), Some(Vec::new()));
    }

    #[test]
    fn takes_nothing_that_serde_refuses() {
        let wrong = "|x|01|-|1.|.5|1e|+1|tru|nul|'a'|\"|\"\\x\"|\"\\u12\"|\"\\u+123\"|\"\n\"|[1,]|[,]|[1 2]|[|\
            {\"a\"}|{\"a\":}|{1:2}|{\"a\":1,}|[}|NaN|1 1|\"a\"b"
            .split('|');
        for value in wrong {
            let line = format!("{{\"a\":{value}}}");
            assert!(serde_json::from_str::<Value>(&line).is_err(), "{line}");
            assert_eq!(fields(&line), None, "{line}");
        }
        for line in [
            "",
            "[]",
            "{",
            "{}x",
            "{,}",
            "{\"a\":1,}",
            "{\"a\":1}}",
            "{\"a\":1 \"b\":2}",
        ] {
            assert!(serde_json::from_str::<Value>(line).is_err() || line == "[]");
            assert_eq!(fields(line), None, "{line}");
        }
    }

    #[test]
    fn leaves_every_broken_line_to_others() {
        let line = format!("{{\"a\":{},\"b\":1}}", VALUES.join(",\"c\":"));
        for cut in 0..line.len() {
            if let Some(broken) = line.get(..cut) {
                assert_eq!(fields(broken), None, "{broken}");
            }
        }
        // What is unusual.
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(40), "]".repeat(40));
        assert_eq!(fields(&deep), None);
        assert_eq!(fields("{\"\\u0061\":1}"), None);
        let mut halves = Skim::of("{\"a\":\"\\ud83d\\ude00\"}");
        assert!(halves.as_mut().and_then(Skim::name).is_some());
        assert_eq!(halves.as_mut().and_then(Skim::string), None);
    }
}
