//! [`Span`]: where something stands in the article.

use std::ops::Range;

/// A half-open range of **bytes** in the decoded article.
///
/// Invariant: `start <= end`, and both lie on character boundaries of the text that the span
/// was made for. [`Span::of`] is the only place where text is sliced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes. `end` before `start` gives an empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// The text that stands at the span. A span that does not fit `text` gives `""`.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True when the span covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span without white space at its edges.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        self.trim_matches(text, char::is_whitespace)
    }

    /// The span without the characters at its edges for which `drop` is true.
    #[must_use]
    pub fn trim_matches(self, text: &str, drop: impl Fn(char) -> bool) -> Span {
        let slice = self.of(text);
        let tail = slice.trim_start_matches(&drop);
        let start = self.end - tail.len();
        Span {
            start,
            end: start + tail.trim_end_matches(&drop).len(),
        }
    }

    /// The byte range, for slices of bytes.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Where the first byte stands that is one of `wanted`; for bytes that are rare.
#[inline]
pub(crate) fn first_of<const N: usize>(bytes: &[u8], wanted: [u8; N]) -> Option<usize> {
    first_where(bytes, |byte| {
        wanted
            .iter()
            .fold(0, |found, it| found | u8::from(*it == byte))
    })
}

/// Where the first byte stands for which `found` is not 0; for bytes that are rare. `found` has no
/// branches, so that many bytes are compared at once.
#[inline]
pub(crate) fn first_where(bytes: &[u8], found: impl Fn(u8) -> u8) -> Option<usize> {
    let any = |chunk: &[u8]| chunk.iter().fold(0, |any, byte| any | found(*byte)) != 0;
    let (chunks, _) = bytes.as_chunks::<32>();
    let clear = 32 * chunks.iter().take_while(|chunk| !any(*chunk)).count();
    let rest = bytes.get(clear..)?;
    let (chunks, _) = rest.as_chunks::<8>();
    let clearer = 8 * chunks.iter().take_while(|chunk| !any(*chunk)).count();
    let rest = rest.get(clearer..)?;
    let step = rest.iter().position(|byte| found(*byte) != 0)?;
    Some(clear + clearer + step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_inside_its_own_edges() {
        let text = "a  “Talks”  b";
        let span = Span::new(1, text.len() - 1);
        assert_eq!(span.trim(text).of(text), "“Talks”");
        assert_eq!(
            span.trim_matches(text, |c| c.is_whitespace() || "“”".contains(c))
                .of(text),
            "Talks"
        );
        assert!(Span::new(1, 3).trim(text).is_empty());
    }

    #[test]
    fn finds_rare_bytes_wherever_they_stand() {
        for at in [0, 1, 31, 32, 33, 64, 99] {
            let mut bytes = [b'a'; 100];
            bytes[at] = b'x';
            assert_eq!(first_of(&bytes, [b'y', b'x']), Some(at));
        }
        assert_eq!(first_of(&[b'a'; 100], [b'x']), None);
        assert_eq!(first_of(&[], [b'x']), None);
    }

    #[test]
    fn a_span_that_does_not_fit_reads_as_nothing() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(5, 3), Span::new(5, 5));
    }
}
