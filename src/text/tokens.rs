//! Words, numbers and punctuation marks.
//!
//! The boundaries are those of UAX #29, corrected for news: abbreviations keep their full stop,
//! clitics ('s, 'll, 've, 're, 'd, 'm) are tokens of their own, runs of dashes or dots are one
//! token, and words that lost the space between them with a removed link are taken apart.

use super::pieces::{
    Piece, PieceKind, begins_apart, clitic_before_space, ends_word, is_mark, plain_piece,
};
use super::token::QUOTATION_MARK;
use super::{Letters, Span, Table, Token, TokenKind, compounds};
use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations that keep their full stop, as written, without it.
static ABBREVIATIONS: Table = crate::text::table!(include_str!("abbreviations.txt"));

/// Appends the tokens of `part` to `tokens`.
pub(super) fn tokenize(text: &str, part: Span, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let (mut at, mut space) = (part.start, true);
    while at < part.end {
        let mut ahead = text.as_bytes().get(at..).unwrap_or_default();
        if let [b' ', behind @ ..] = ahead
            && begins_apart(behind)
        {
            space = true;
            at = spaced_words(text, Span::new(at + 1, part.end), tokens);
            ahead = text.as_bytes().get(at..).unwrap_or_default();
            if !begins_apart(ahead) {
                // The last space belongs to what stands behind it.
                (at, space) = (at - 1, false);
                ahead = text.as_bytes().get(at..).unwrap_or_default();
            }
        }
        if let Some(end) = plain_word(ahead, Span::new(at, part.end), !space, tokens) {
            (at, space) = (end, false);
            continue;
        }
        let glued = !space;
        match *ahead {
            // Nothing joins other marks to the mark before them.
            [mark, behind, ..] if is_mark(mark) && behind.is_ascii() && at < part.end => {
                if matches!(mark, b'-' | b'.') {
                    punctuation(text, Span::new(at, at + 1), glued, tokens, first);
                } else {
                    tokens.push(Token::of_mark(mark, at, glued));
                }
                (at, space) = (at + 1, false);
                continue;
            }
            [0xe2, 0x80, 0x98 | 0x99 | 0x9c | 0x9d, behind, ..]
                if behind.is_ascii() && at < part.end =>
            {
                tokens.push(Token::of_quotation_mark(ahead, at, glued));
                (at, space) = (at + QUOTATION_MARK, false);
                continue;
            }
            _ => {}
        }
        let Some(len) = piece(text, Span::new(at, part.end), &mut space, tokens, first) else {
            return;
        };
        at += len;
    }
}

/// Appends the words of letters with which `rest` begins as long as a space stands behind each, or a
/// comma and a space; gives where the others begin. Most words are read here.
fn spaced_words(text: &str, rest: Span, tokens: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    let mut at = rest.start;
    while let Some(ahead) = bytes.get(at..)
        && let Some(letters) = Letters::at_start(ahead)
        && let end = at + letters.len
        && end < rest.end
    {
        match ahead.get(letters.len..) {
            Some([b' ', ..]) => {
                tokens.push(Token::of_letters(letters, ahead, at, false));
                at = end + 1;
            }
            Some([b',', b' ', ..]) if end + 1 < rest.end => {
                tokens.push(Token::of_letters(letters, ahead, at, false));
                tokens.push(Token::of_mark(b',', end, true));
                at = end + 2;
            }
            _ => break,
        }
    }
    at
}

/// Appends the word of letters with which `ahead` begins, at `rest`, and the clitic behind it; gives
/// its end. None where it is not that easy; what [`piece`] does as well, but faster.
#[inline]
fn plain_word(ahead: &[u8], rest: Span, glued: bool, tokens: &mut Vec<Token>) -> Option<usize> {
    let letters = Letters::at_start(ahead)?;
    let end = rest.start + letters.len;
    let behind = ahead.get(letters.len..)?;
    let clitic = if ends_word(behind) {
        0
    } else {
        clitic_before_space(behind)?
    };
    if end + clitic > rest.end || glued && !tokens.last().is_none_or(Token::is_ascii) {
        return None;
    }
    tokens.push(Token::of_letters(letters, ahead, rest.start, glued));
    if clitic == 0 {
        return Some(end);
    }
    let clitic = Span::new(end, end + clitic);
    tokens.push(Token::of_clitic(behind, clitic));
    Some(clitic.end)
}

/// Appends the tokens of the first piece of `rest`; gives its length.
fn piece(
    text: &str,
    rest: Span,
    space: &mut bool,
    tokens: &mut Vec<Token>,
    first: usize,
) -> Option<usize> {
    let bytes = rest.of(text).as_bytes();
    let plain = plain_piece(bytes);
    let len = match plain {
        Some(Piece { len, .. }) => len,
        None => rest.of(text).split_word_bounds().next()?.len(),
    };
    let span = Span::new(rest.start, rest.start + len);
    let glued = !*space;
    *space = match plain.map(|piece| piece.kind) {
        Some(PieceKind::Space) => true,
        Some(PieceKind::Word(kind)) => {
            let head = bytes.first().copied().map(char::from);
            if !joins_misread(text, span, head, glued, tokens) {
                tokens.push(Token::plain(bytes, span, kind, glued));
            }
            false
        }
        Some(PieceKind::Mark) => {
            punctuation(text, span, glued, tokens, first);
            false
        }
        Some(PieceKind::Joined) | None => other(text, span, glued, tokens, first),
    };
    Some(len)
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
    let last = tokens.last_mut().filter(|last| glued && !last.is_ascii());
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
    tokens.push(match *piece.as_bytes() {
        [mark] => Token::of_mark(mark, span.start, glued),
        _ => Token::new(text, span, TokenKind::Punctuation, glued),
    });
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
    let initial = match *piece.as_bytes() {
        [letter] => letter.is_ascii_uppercase() && letter != b'I',
        [first, ..] if first.is_ascii() => false,
        _ => {
            let mut letters = piece.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        }
    };
    let acronym = !word.is_letters()
        && piece.contains('.')
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

    /// The tokens of a text without any short way.
    fn slowly(text: &str) -> Vec<Token> {
        let (mut tokens, mut at, mut space) = (Vec::new(), 0, true);
        let rest = |at| Span::new(at, text.len());
        while let Some(len) = piece(text, rest(at), &mut space, &mut tokens, 0) {
            at += len;
        }
        tokens
    }

    #[test]
    fn the_short_ways_lead_where_the_long_one_does() {
        let pieces = "Roe said it’s we'll I'd, Roe’s. the harbourmasters U.S. No. 5 3.5% “no,” ‘no’ (or yes) \
            Élan été \u{301}x a\u{301} ended.The toRussia -- - – ... x:y a_b won’t ’90s rock’n’roll’s Ã© \
            \u{200b}z … I A, Mobergsaid ! ?” a\u{a0}b NATO’s \n 's YouTube's";
        let pieces: Vec<&str> = pieces.split(' ').collect();
        for first in &pieces {
            for second in &pieces {
                for gap in ["", " ", "  ", ", ", "’s ", "\n"] {
                    let text =
                        format!("{first}{gap}{second} and {second}{gap}{first} left off here.");
                    let mut tokens = Vec::new();
                    tokenize(&text, Span::new(0, text.len()), &mut tokens);
                    let slow = slowly(&text);
                    assert_eq!(tokens.len(), slow.len(), "{text:?}");
                    for (token, slow) in tokens.iter().zip(slow) {
                        assert_eq!(*token, slow.with_letters_of(token), "{text:?}");
                    }
                }
            }
        }
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
