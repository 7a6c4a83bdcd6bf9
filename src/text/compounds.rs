//! Words that are more than one token: clitics ("Roe’s"), and words that lost the space or the full
//! stop with its space between them.

use super::{Span, Table, Token, TokenKind};

/// Words after which a lost space is taken as such: "`PresidentKamala`", "toRussia".
static GLUED_HEADS: Table = crate::text::table!(include_str!("glued_heads.txt"));

/// Appends the tokens of a piece with letters or digits in it.
pub(super) fn word(text: &str, span: Span, glued: bool, tokens: &mut Vec<Token>) {
    let piece = span.of(text);
    let kind = |span: Span| {
        let word = span.of(text);
        let is_number = match word.as_bytes() {
            [first, ..] if first.is_ascii() => first.is_ascii_digit(),
            // The apostrophe before a clitic.
            [0xe2, 0x80, ..] => false,
            _ => word.starts_with(char::is_numeric),
        };
        if is_number {
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    };
    if let Some(cut) = clitic(piece).or_else(|| lost_space(piece)) {
        let (left, right) = (
            Span::new(span.start, span.start + cut),
            Span::new(span.start + cut, span.end),
        );
        word(text, left, glued, tokens);
        tokens.push(Token::new(text, right, kind(right), true));
    } else if let Some(dot) = lost_stop(piece) {
        let dot = span.start + dot;
        for (start, end) in [(span.start, dot), (dot, dot + 1), (dot + 1, span.end)] {
            let span = Span::new(start, end);
            let kind = if end == start + 1 && start == dot {
                TokenKind::Punctuation
            } else {
                kind(span)
            };
            tokens.push(Token::new(text, span, kind, glued || start >= dot));
        }
    } else {
        tokens.push(Token::new(text, span, kind(span), glued));
    }
}

/// The byte at which a clitic begins: "Starmer|’s", "we|'ll".
fn clitic(piece: &str) -> Option<usize> {
    let at = piece.rfind(['\'', '’']).filter(|at| *at > 0)?;
    let (_, tail) = piece.split_at(at);
    let tail = tail.trim_start_matches(['\'', '’']);
    ["s", "ll", "ve", "re", "d", "m"]
        .iter()
        .any(|clitic| tail.eq_ignore_ascii_case(clitic))
        .then_some(at)
}

/// The byte at which a second word begins that lost its space: "President|Kamala".
fn lost_space(piece: &str) -> Option<usize> {
    let bytes = piece.as_bytes();
    let cut = (2..bytes.len().saturating_sub(1))
        .find(|&at| bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase())?;
    let (head, _) = piece.split_at(cut);
    (head.is_ascii() && GLUED_HEADS.contains(head)).then_some(cut)
}

/// The full stop between two sentences that lost their space: "ended.The".
fn lost_stop(piece: &str) -> Option<usize> {
    let at = piece.find('.')?;
    let (left, right) = (piece.get(..at)?, piece.get(at + 1..)?);
    let plain = left.len() > 2
        && left
            .chars()
            .all(|c| c.is_lowercase() || c == '\'' || c == '’');
    let sentence = right.chars().next().is_some_and(char::is_uppercase) && !right.contains('.');
    (plain && sentence).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_a_second_one_begins() {
        assert_eq!(clitic("Roe’s"), Some(3));
        assert_eq!(clitic("we'll"), Some(2));
        assert_eq!((clitic("won't"), clitic("'s")), (None, None));
        assert_eq!(lost_space("PresidentRoe"), Some(9));
        assert_eq!((lost_space("McRoe"), lost_space("Roe")), (None, None));
        assert_eq!(lost_stop("ended.The"), Some(5));
        assert_eq!((lost_stop("U.S"), lost_stop("ended.the")), (None, None));
    }

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(GLUED_HEADS.faults(), Vec::<String>::new());
    }
}
