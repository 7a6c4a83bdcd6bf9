//! [`Token`]: one word, number or punctuation mark.

use super::{Letters, Span, hash};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Contains a letter: "Kyiv", "U.S.", "n't" stays in its verb, "'s" stands alone.
    Word,
    /// Begins with a digit: "2026", "3.5", "20th".
    Number,
    /// Anything else, one character or a run of the same dash or dot.
    Punctuation,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// True when no white space stands before it.
    pub glued: bool,
    /// What its characters are, as bits.
    traits: u8,
    /// The hash under which a [`Table`] has its word.
    pub(super) hash: u32,
}

/// It begins with a capital letter.
const CAPITAL: u8 = 1;
/// All its characters are ASCII.
const ASCII: u8 = 2;
/// It is a letter, and behind it small letters, all ASCII.
const LETTERS: u8 = 4;
/// It ends like a sentence.
const STOPS: u8 = 8;

impl Token {
    /// True when it begins with a capital letter.
    #[inline]
    pub(crate) const fn is_capitalized(&self) -> bool {
        self.traits & CAPITAL != 0
    }

    /// True when all its characters are ASCII.
    #[inline]
    pub(crate) const fn is_ascii(&self) -> bool {
        self.traits & ASCII != 0
    }

    /// True for a letter with small letters behind it, all ASCII; not for all of these.
    #[inline]
    pub(super) const fn is_letters(&self) -> bool {
        self.traits & LETTERS != 0
    }

    /// True when it ends in ".", "!", "?" or "…"; rarely for others.
    #[inline]
    pub(super) const fn may_stop(&self) -> bool {
        self.traits & STOPS != 0
    }

    /// What [`word_hash`](super::word_hash) makes of its word.
    #[inline]
    pub(crate) const fn hash(&self) -> u32 {
        self.hash
    }

    /// The letters with which `bytes` begins.
    #[inline]
    pub(super) fn of_letters(letters: Letters, bytes: &[u8], start: usize, glued: bool) -> Self {
        let capital = bytes.first().is_some_and(u8::is_ascii_uppercase);
        Token {
            span: Span {
                start,
                end: start + letters.len,
            },
            kind: TokenKind::Word,
            glued,
            traits: ASCII | LETTERS | if capital { CAPITAL } else { 0 },
            hash: letters.hash(bytes),
        }
    }

    /// The clitic with which `bytes` begins: "’s", "'ll".
    pub(super) fn of_clitic(bytes: &[u8], span: Span) -> Self {
        let word = bytes.get(..span.len()).unwrap_or_default();
        Token {
            span,
            kind: TokenKind::Word,
            glued: true,
            traits: if word.is_ascii() { ASCII } else { 0 },
            hash: hash::hash(word),
        }
    }

    /// A mark of ASCII.
    #[inline]
    pub(super) fn of_mark(mark: u8, start: usize, glued: bool) -> Self {
        Token {
            span: Span::new(start, start + 1),
            kind: TokenKind::Punctuation,
            glued,
            traits: ASCII | stops(mark),
            hash: hash::hash(&[mark]),
        }
    }

    /// The quotation mark of typesetters with which `bytes` begins.
    pub(super) fn of_quotation_mark(bytes: &[u8], start: usize, glued: bool) -> Self {
        Token {
            span: Span::new(start, start + QUOTATION_MARK),
            kind: TokenKind::Punctuation,
            glued,
            traits: 0,
            hash: hash::hash(bytes.get(..QUOTATION_MARK).unwrap_or_default()),
        }
    }

    /// The token of ASCII with which `bytes` begins.
    pub(super) fn plain(bytes: &[u8], span: Span, kind: TokenKind, glued: bool) -> Self {
        let word = bytes.get(..span.len()).unwrap_or_default();
        let capital = word.first().is_some_and(u8::is_ascii_uppercase);
        Token {
            span,
            kind,
            glued,
            traits: ASCII | if capital { CAPITAL } else { 0 } | ends(word),
            hash: hash::hash(word),
        }
    }

    /// The same; that it is nothing but letters is known when it is known of `other`.
    #[cfg(test)]
    pub(super) const fn with_letters_of(mut self, other: &Token) -> Self {
        self.traits |= other.traits & LETTERS;
        self
    }

    /// The token at `span`.
    pub(super) fn new(text: &str, span: Span, kind: TokenKind, glued: bool) -> Self {
        let word = span.of(text);
        if word.is_ascii() {
            return Token::plain(word.as_bytes(), span, kind, glued);
        }
        // Quotation marks and dashes are no letters.
        let is_mark = matches!(word.as_bytes(), [0xe2, 0x80, ..]);
        let capital = !is_mark && word.starts_with(char::is_uppercase);
        Token {
            span,
            kind,
            glued,
            traits: if capital { CAPITAL } else { 0 } | ends(word.as_bytes()),
            hash: hash::hash(word.as_bytes()),
        }
    }
}

/// So many bytes has each of “, ”, ‘ and ’.
pub(super) const QUOTATION_MARK: usize = 3;

/// [`STOPS`] for what ends in a byte that does.
fn ends(word: &[u8]) -> u8 {
    word.last().map_or(0, |last| stops(*last))
}

/// [`STOPS`] for the last byte of ".", "!", "?" and "…".
const fn stops(byte: u8) -> u8 {
    if matches!(byte, b'.' | b'!' | b'?' | 0xa6) {
        STOPS
    } else {
        0
    }
}
