//! [`Piece`]: what stands between two word boundaries of UAX #29, where no table is needed to tell.

use super::lanes::{HIGHEST, before_first, between};
use super::{Stem, TokenKind, hash};

/// A piece between two word boundaries that needs no more than a look at its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// In bytes.
    pub(super) len: usize,
    /// What it is.
    pub(super) kind: PieceKind,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum PieceKind {
    /// A space.
    Space,
    /// A token of letters and digits.
    Word(TokenKind),
    /// Words or numbers with a mark between them: "it’s", "U.S", "3.5".
    Joined,
    /// A punctuation mark.
    Mark,
}

/// True for text that begins with a dash, double quotation mark or ellipsis as typesetters write
/// them: “ ” – — …. UAX #29 joins them to nothing.
fn is_curly(bytes: &[u8]) -> bool {
    matches!(bytes, [0xe2, 0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6, ..])
}

/// True for text that does not belong to the space or mark before it, and for none: combining marks
/// would.
#[inline]
pub(super) fn begins_apart(bytes: &[u8]) -> bool {
    // À to ÿ, and ‘ and ’ among the curly marks.
    matches!(bytes, [first, ..] if first.is_ascii() || *first == 0xc3)
        || bytes.is_empty()
        || matches!(bytes, [0xe2, 0x80, 0x98 | 0x99, ..])
        || is_curly(bytes)
}

/// A small letter of ASCII.
const SMALL: u8 = 0;
/// A capital letter of ASCII.
const CAPITAL: u8 = 1;
/// A digit of ASCII.
const DIGIT: u8 = 2;
/// A mark of ASCII, but not "_".
const MARK: u8 = 3;
/// Any other byte.
const OTHER: u8 = 4;

/// What each byte is.
static KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'_' | 0..=b' ' | 0x7f.. => OTHER,
            _ => MARK,
        };
        byte += 1;
    }
    kinds
};

/// True for a letter or digit of ASCII.
#[inline]
pub(crate) fn is_plain_letter(byte: u8) -> bool {
    KINDS[usize::from(byte)] < MARK
}

/// Letters of ASCII, a capital at most in front.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letters {
    /// In bytes.
    pub(crate) len: usize,
    /// The first eight bytes of the text that begins with them, the first in the lowest bits.
    head: u64,
}

impl Letters {
    /// The letters with which `bytes` begins, at least one, found eight at a time; none near the end of
    /// the text.
    #[inline]
    pub(crate) fn at_start(bytes: &[u8]) -> Option<Self> {
        let head = u64::from_le_bytes(*bytes.first_chunk()?);
        // The first letter may be a capital.
        let mut others = no_small_letters(head | 0x20);
        let mut start = 0;
        while others == 0 {
            start += 8;
            others = no_small_letters(u64::from_le_bytes(*bytes.get(start..)?.first_chunk()?));
        }
        let len = start + before_first(others);
        (len > 0).then_some(Letters { len, head })
    }

    /// What [`hash::hash`] makes of them, who begin `bytes`.
    #[inline]
    pub(crate) fn hash(self, bytes: &[u8]) -> u32 {
        if self.len <= 8 {
            hash::hash_of_eight(self.head, self.len)
        } else {
            hash::hash(bytes.get(..self.len).unwrap_or_default())
        }
    }

    /// The first three of them.
    #[inline]
    pub(crate) const fn stem(self) -> Stem {
        Stem::of_eight(self.head, self.len)
    }
}

/// True when letters end before these bytes since nothing there can join them, as most do. What
/// [`plain_piece`] says as well, but faster.
#[inline]
pub(super) fn ends_word(behind: &[u8]) -> bool {
    match *behind {
        [b' ' | b'\n', _, ..] => true,
        [b'\'' | b'.' | b':' | b',' | b';', next, ..] => matches!(next, b' ' | b'\n'),
        [mark, _, ..] => is_mark(mark) || is_curly(behind),
        _ => false,
    }
}

/// The length of the clitic before a space with which these bytes begin: "’s ", "'ll, ".
pub(super) fn clitic_before_space(behind: &[u8]) -> Option<usize> {
    let (apostrophe, letters) = match behind {
        [b'\'', letters @ ..] => (1, letters),
        [0xe2, 0x80, 0x99, letters @ ..] => (3, letters),
        _ => return None,
    };
    let (len, behind) = match letters {
        [b's' | b'd' | b'm', behind @ ..] => (1, behind),
        [b'l', b'l', behind @ ..] | [b'r' | b'v', b'e', behind @ ..] => (2, behind),
        _ => return None,
    };
    let ends = matches!(behind, [b' ' | b'\n', ..] | [b'.' | b',', b' ' | b'\n', ..]);
    ends.then_some(apostrophe + len)
}

/// True for a mark of ASCII that stands alone before other ASCII, whatever stands before it.
#[inline]
pub(super) fn is_mark(byte: u8) -> bool {
    KINDS[usize::from(byte)] == MARK
}

/// The highest bit of each byte that is no small letter of ASCII.
#[inline]
const fn no_small_letters(eight: u64) -> u64 {
    between(eight, b'a', b'z') ^ HIGHEST
}

/// The first piece of `bytes` when UAX #29 is easy there: ASCII letters and digits, one space or one
/// mark. None for all else, for words at the end of the text, and for those that may have to be taken
/// apart.
pub(super) fn plain_piece(bytes: &[u8]) -> Option<Piece> {
    let first = *bytes.first()?;
    let (mut len, mut last, mut camel, mut joined) = (0, OTHER, false, false);
    if is_curly(bytes) || matches!(bytes, [0xe2, 0x80, 0x98 | 0x99, ..]) {
        let kind = PieceKind::Mark;
        return begins_apart(bytes.get(3..)?).then_some(Piece { len: 3, kind });
    }
    let next = loop {
        let start = len;
        while bytes.get(len).is_some_and(u8::is_ascii_lowercase) {
            len += 1;
        }
        if len > start {
            last = SMALL;
        }
        let byte = *bytes.get(len)?;
        let kind = KINDS[usize::from(byte)];
        if kind < MARK {
            camel |= last == SMALL && kind == CAPITAL;
            last = kind;
            len += 1;
        } else if byte == b' ' {
            // Most words end here.
            break byte;
        } else if let Some(joint) = joint(bytes.get(len..)?, last) {
            (len, last, joined) = (len + joint, OTHER, true);
        } else {
            break byte;
        }
    };
    if len == 0 {
        let kind = match first {
            b' ' | b'\n' => PieceKind::Space,
            mark if is_mark(mark) => PieceKind::Mark,
            _ => return None,
        };
        return begins_apart(bytes.get(1..)?).then_some(Piece { len: 1, kind });
    }
    // What joins two letters or two digits: "won't", "U.S", "3.5", "10,000".
    let joins = matches!(next, b'\'' | b'.' | b':' | b',' | b';')
        && bytes.get(len + 1..).is_none_or(|after| {
            !after.is_empty() && !matches!(after, [mark, ..] if mark.is_ascii() && !mark.is_ascii_alphanumeric() && *mark != b'_')
                && !is_curly(after)
        });
    let rest = bytes.get(len..)?;
    let closes = matches!(rest, [0xe2, 0x80, 0x99, after, ..]
        if after.is_ascii() && !after.is_ascii_alphanumeric() && *after != b'_');
    let apart = next.is_ascii() || is_curly(rest) || closes;
    if joins || next == b'_' || !apart {
        return None;
    }
    if joined {
        let kind = PieceKind::Joined;
        return Some(Piece { len, kind });
    }
    if camel {
        return None;
    }
    let kind = if first.is_ascii_digit() {
        TokenKind::Number
    } else {
        TokenKind::Word
    };
    let kind = PieceKind::Word(kind);
    Some(Piece { len, kind })
}

/// The length of the mark with which `bytes` begins when it joins the letters, or the digits, before
/// and behind it. `last` is what stands before it.
fn joint(bytes: &[u8], last: u8) -> Option<usize> {
    let (len, behind) = match bytes {
        [b'\'' | b'.', behind, ..] => (1, behind),
        [b',', behind, ..] if last == DIGIT => (1, behind),
        [0xe2, 0x80, 0x99, behind, ..] => (3, behind),
        _ => return None,
    };
    let fits = match KINDS[usize::from(*behind)] {
        MARK | OTHER => false,
        DIGIT => last == DIGIT,
        _ => matches!(last, SMALL | CAPITAL),
    };
    fits.then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    const TEXTS: [&str; 11] = [
        "The mayor, 41, can't say “no” – or “yes”: it's 3.5 or 10,000.5; that is it.",
        "“Élan,” said the l'été man—a café's “Über” (ÿ).",
        "“’Tis O'Neil’s U.S.-led_force,” a_b 1_000 x:y x;y 1;2 1:2 a.”b 1.“2 end.” ",
        "it’s don’t Roe’s workers’ the ’90s ‘no’, ‘no’. O’Neil’s 5’6 a’5 5’a rock’n’roll a.m. U.S.’s",
        "U.S. U.S.A. a.b.c 1.a a.1 10,000,000 1,a a,1 a’. a’” a’_ a’é é’a x.’y x’.y iPhone’s N.Y.C.”",
        "combining: a\u{301} \u{301}b .\u{301} “\u{301} –\u{200d} \u{ad}soft a\u{ad}b",
        "PresidentJane toRussia iPhone X2y 2X YouTube ended.The x--y ... ?! \t\r\n\u{b}z",
        "日本 “日” カナ_カ 한국어. 👩‍👩‍👧 🇩🇪🇫🇷 “👍🏽” \u{feff}a \u{200b}b",
        "a“b”c–d—e…f‘g’h 1“2”3 א\"ב a\u{a0}b",
        "_a_ a_ _1 a\u{307}\u{fe0f}",
        "",
    ];

    #[test]
    fn a_plain_piece_is_the_one_of_the_standard() {
        let mut plain = 0;
        for text in TEXTS {
            let bounds: Vec<&str> = text.split_word_bounds().collect();
            let mut at = 0;
            for piece in bounds {
                let found = text.get(at..).and_then(|rest| plain_piece(rest.as_bytes()));
                if let Some(found) = found {
                    assert_eq!(found.len, piece.len(), "{piece:?} in {text:?}");
                    plain += 1;
                }
                at += piece.len();
            }
        }
        assert!(plain > 100, "{plain}");
    }

    #[test]
    fn words_that_may_be_taken_apart_are_not_plain() {
        for text in ["toRussia ", "x:y ", "é ", "word", "a_b ", "it’é ", "3.a "] {
            assert!(plain_piece(text.as_bytes()).is_none(), "{text}");
        }
        for (text, len) in [
            ("word. ", 4),
            ("word.”", 4),
            ("2nd ", 3),
            ("” a", 3),
            (", b", 1),
            ("it's ", 4),
            ("it’s ", 6),
            ("no’ ", 2),
            ("U.S. x", 3),
            ("3.5 ", 3),
            (".", 1),
            ("”", 3),
        ] {
            assert_eq!(
                plain_piece(text.as_bytes()).map(|piece| piece.len),
                Some(len),
                "{text}"
            );
        }
    }
}
