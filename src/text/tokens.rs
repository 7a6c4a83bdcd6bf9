//! Words, numbers and punctuation marks.
//!
//! The boundaries are those of UAX #29, corrected for news: abbreviations keep their full stop,
//! clitics ('s, 'll, 've, 're, 'd, 'm) are tokens of their own, runs of dashes or dots are one
//! token, and words that lost the space between them with a removed link are taken apart.

use super::pieces::{Piece, PieceKind, plain_piece, simple_word};
use super::{Span, Table};
use super::{compounds, hash};
use unicode_segmentation::UnicodeSegmentation;

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
    /// True when it begins with a capital letter.
    pub(super) capital: bool,
    /// True when all its characters are ASCII.
    pub(super) ascii: bool,
    /// The hash under which a [`Table`] has its word.
    pub(super) hash: u32,
}

impl Token {
    /// True when it begins with a capital letter.
    #[inline]
    pub(crate) const fn is_capitalized(&self) -> bool {
        self.capital
    }

    /// The token of ASCII with which `bytes` begins.
    fn plain(bytes: &[u8], span: Span, kind: TokenKind, glued: bool) -> Self {
        let word = bytes.get(..span.len()).unwrap_or_default();
        Token {
            span,
            kind,
            glued,
            capital: word.first().is_some_and(u8::is_ascii_uppercase),
            ascii: true,
            hash: hash::hash(word),
        }
    }

    /// What [`word_hash`](super::word_hash) makes of its word.
    #[inline]
    pub(crate) const fn hash(&self) -> u32 {
        self.hash
    }

    pub(super) fn new(text: &str, span: Span, kind: TokenKind, glued: bool) -> Self {
        let word = span.of(text);
        let ascii = word.is_ascii();
        Token {
            span,
            kind,
            glued,
            capital: if ascii {
                word.starts_with(|first: char| first.is_ascii_uppercase())
            } else {
                word.starts_with(char::is_uppercase)
            },
            ascii,
            hash: hash::hash(word.as_bytes()),
        }
    }
}

/// Abbreviations that keep their full stop, as written, without it.
static ABBREVIATIONS: Table = crate::text::table!(include_str!("abbreviations.txt"));

/// Appends the tokens of `part` to `tokens`.
pub(super) fn tokenize(text: &str, part: Span, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let mut space = true;
    let mut rest = part;
    let all = text.as_bytes().get(..part.end).unwrap_or_default();
    loop {
        let mut bytes = all.get(rest.start..).unwrap_or_default();
        if let [b' ', behind @ ..] = bytes
            && behind.first().is_some_and(u8::is_ascii)
        {
            space = true;
            rest.start += 1;
            bytes = behind;
        }
        if let Some(word) = simple_word(bytes)
            && (space || tokens.last().is_none_or(|last| last.ascii))
        {
            let span = Span::new(rest.start, rest.start + word.len);
            tokens.push(Token {
                span,
                kind: TokenKind::Word,
                glued: !space,
                capital: bytes.first().is_some_and(u8::is_ascii_uppercase),
                ascii: true,
                hash: word.hash(bytes),
            });
            space = false;
            rest.start = span.end;
            continue;
        }
        let plain = plain_piece(bytes);
        let span = match plain {
            Some(Piece { len, .. }) => Span::new(rest.start, rest.start + len),
            None => match rest.of(text).split_word_bounds().next() {
                Some(piece) => Span::new(rest.start, rest.start + piece.len()),
                None => return,
            },
        };
        rest.start = span.end;
        let glued = !space;
        space = match plain.map(|piece| piece.kind) {
            Some(PieceKind::Space) => true,
            Some(PieceKind::Word(kind)) => {
                let head = bytes.first().copied().map(char::from);
                if !joins_misread(text, span, head, glued, tokens) {
                    tokens.push(Token::plain(bytes, span, kind, glued));
                }
                false
            }
            // Nothing joins other marks to the mark before them.
            Some(PieceKind::Mark) if !matches!(bytes, [b'-' | b'.' | 0xe2, ..]) => {
                tokens.push(Token::plain(bytes, span, TokenKind::Punctuation, glued));
                false
            }
            Some(PieceKind::Mark) => {
                punctuation(text, span, glued, tokens, first);
                false
            }
            Some(PieceKind::Joined) | None => other(text, span, glued, tokens, first),
        };
    }
}

/// Appends the tokens of a piece that has to be looked at closely; true when white space stands
/// behind it, or before it and it is nothing.
fn other(text: &str, span: Span, glued: bool, tokens: &mut Vec<Token>, first: usize) -> bool {
    let piece = span.of(text);
    let Some(head) = piece.chars().next() else {
        return !glued;
    };
    if head.is_whitespace() || is_invisible(head) {
        return !glued || head.is_whitespace();
    }
    if !joins_misread(text, span, Some(head), glued, tokens) {
        if head.is_alphanumeric() || piece.chars().any(char::is_alphanumeric) {
            compounds::word(text, span, glued, tokens);
        } else {
            punctuation(text, span, glued, tokens, first);
        }
    }
    false
}

/// Zero-width characters and byte order marks inside the text: neither words nor marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// Adds a piece to the last token when it goes on with a misread letter.
fn joins_misread(
    text: &str,
    span: Span,
    head: Option<char>,
    glued: bool,
    tokens: &mut [Token],
) -> bool {
    let last = tokens.last_mut().filter(|last| glued && !last.ascii);
    let (Some(last), Some(head)) = (last, head) else {
        return false;
    };
    let misread = is_misread(last.span.of(text), head);
    if misread {
        *last = Token::new(
            text,
            Span::new(last.span.start, span.end),
            last.kind,
            last.glued,
        );
    }
    misread
}

/// True when the character behind `before` is half of a letter that was decoded as two: "SÃ©|rgio".
fn is_misread(before: &str, next: char) -> bool {
    let mut last = before.chars().rev();
    let lead = |c: Option<char>| c.is_some_and(|c| matches!(c, 'Ã' | 'Ä' | 'Å'));
    let trail = |c: char| ('\u{A1}'..='\u{BF}').contains(&c);
    match last.next() {
        Some(end) if trail(end) => next.is_lowercase() && lead(last.next()),
        end => lead(end) && trail(next),
    }
}

fn punctuation(text: &str, span: Span, glued: bool, tokens: &mut Vec<Token>, first: usize) {
    let piece = span.of(text);
    let joins = glued && tokens.len() > first && joins_its_like(piece);
    if joins && let Some(previous) = tokens.last_mut() {
        let run =
            previous.kind == TokenKind::Punctuation && previous.span.of(text).starts_with(piece);
        if run || piece == "." && keeps_stop(text, previous) {
            let span = Span::new(previous.span.start, span.end);
            *previous = Token::new(text, span, previous.kind, previous.glued);
            return;
        }
    }
    tokens.push(Token::new(text, span, TokenKind::Punctuation, glued));
}

/// Dashes and stops: "--", "...".
fn joins_its_like(mark: &str) -> bool {
    // Bytes are compared at once, strings with a call.
    let dash = matches!(mark.as_bytes(), [0xe2, 0x80, 0x93 | 0x94]);
    dash || matches!(mark.as_bytes(), [b'-' | b'.'])
}

/// True when the full stop behind the word belongs to it.
fn keeps_stop(text: &str, word: &Token) -> bool {
    if word.kind != TokenKind::Word {
        return false;
    }
    let piece = word.span.of(text);
    if piece == "No" || piece == "no" || piece == "Nos" {
        let next = text.get(word.span.end + 1..).unwrap_or("");
        let ahead = next.trim_start_matches([' ', '\u{A0}']).chars().next();
        return ahead.is_some_and(|c| c.is_ascii_digit());
    }
    let initial = piece != "I"
        && piece.len() <= 4
        && piece.chars().count() == 1
        && piece.chars().all(char::is_uppercase);
    let acronym = piece.contains('.')
        && piece.split('.').all(|letters| {
            letters.chars().count() <= 2 && letters.chars().all(char::is_alphabetic)
        });
    initial || acronym || ABBREVIATIONS.contains_hashed(piece, word.hash)
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn words(text: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens
            .iter()
            .map(|token| token.span.of(text))
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn keeps_the_full_stop_of_abbreviations_only() {
        assert_eq!(
            words("Gen. Ito met Sen. J. Roe in the U.S. today."),
            "Gen.|Ito|met|Sen.|J.|Roe|in|the|U.S.|today|."
        );
        assert_eq!(
            words("He said no. No. 5 won. It rained..."),
            "He|said|no|.|No.|5|won|.|It|rained|..."
        );
    }

    #[test]
    fn splits_clitics_but_not_negations() {
        assert_eq!(
            words("Oslo’s mayor won't; we'll see, they've left O'Neil's"),
            "Oslo|’s|mayor|won't|;|we|'ll|see|,|they|'ve|left|O'Neil|'s"
        );
    }

    #[test]
    fn takes_lost_spaces_apart() {
        assert_eq!(
            words("Vice PresidentJane Doe spoke toFinland via YouTube and McDonald"),
            "Vice|President|Jane|Doe|spoke|to|Finland|via|YouTube|and|McDonald"
        );
        assert_eq!(
            words("talks ended.The mayor of example.com left"),
            "talks|ended|.|The|mayor|of|example.com|left"
        );
    }

    #[test]
    fn letters_decoded_as_two_stay_in_their_word() {
        assert_eq!(
            words("SÃ©rgio met JosÃ© (Â© Roe)"),
            "SÃ©rgio|met|JosÃ©|(|Â|©|Roe|)"
        );
        assert_eq!(words("SÃO PAULO! Ã”"), "SÃO|PAULO|!|Ã|”");
    }

    #[test]
    fn joins_dashes_and_marks_what_is_glued() {
        let text = "a U.S.-led force -- “no”";
        let document = Document::of_paragraphs(text);
        let glued: Vec<_> = document
            .tokens
            .iter()
            .filter(|token| token.glued)
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(words(text), "a|U.S.|-|led|force|--|“|no|”");
        assert_eq!(glued, ["-", "led", "no", "”"]);
    }

    #[test]
    fn lists_are_sorted() {
        assert_eq!(ABBREVIATIONS.faults(), Vec::<String>::new());
    }
}
