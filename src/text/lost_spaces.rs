//! Names that lost the space behind them with a removed link: "Roe|said", where the text has "Roe", too.
//!
//! Comes in: the tokens of a passage and the capitalised words of the whole text. Goes out: the same
//! tokens, those taken apart that are a known word and one of a few that follow names.

use super::pieces::is_plain_letter;
use super::tokens::{Token, TokenKind};
use super::{Span, Table};

/// Words that follow a name.
static TAILS: Table = crate::text::table!(include_str!("glued_tails.txt"));

/// Names are not shorter, in bytes.
const SHORTEST: usize = 4;
/// The longest of the words that follow, in bytes.
const LONGEST: usize = 9;

/// The capitalised words of a text, sorted by bytes, each as often as it stands there.
#[derive(Debug, Clone, Default)]
pub(super) struct Capitals<'t>(Vec<&'t str>);

impl<'t> Capitals<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let (bytes, mut words) = (text.as_bytes(), Vec::new());
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            // ASCII is read byte by byte, a word with any other letter by its characters.
            let mut end = at;
            while bytes.get(end).is_some_and(|&byte| is_plain_letter(byte)) {
                end += 1;
            }
            let ascii = bytes.get(end).is_none_or(u8::is_ascii);
            let len = if ascii {
                end - at
            } else {
                let rest = text.get(at..).unwrap_or_default();
                rest.find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(rest.len())
            };
            if len >= SHORTEST && !first.is_ascii_lowercase() {
                let word = text.get(at..at + len).unwrap_or_default();
                words.extend(Some(word).filter(|word| word.starts_with(char::is_uppercase)));
            }
            at += len;
            // The mark behind the word, of as many bytes as it has.
            at += 1;
            while bytes.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
                at += 1;
            }
        }
        words.sort_unstable();
        Capitals(words)
    }

    fn count(&self, word: &str) -> usize {
        let first = self.0.partition_point(|other| *other < word);
        self.0
            .iter()
            .skip(first)
            .take_while(|other| **other == word)
            .take(2)
            .count()
    }

    /// The byte at which a second name begins, both in the text elsewhere, or a small word behind an
    /// acronym: "Council|Roe", "UNESCO|said".
    fn between(&self, word: &str) -> Option<usize> {
        let bytes = word.as_bytes();
        let cut = (SHORTEST..bytes.len().saturating_sub(1)).find(|&at| {
            bytes[at - 1].is_ascii_alphabetic()
                && bytes[at - 1].is_ascii_lowercase() != bytes[at].is_ascii_lowercase()
        })?;
        let (head, tail) = word.split_at_checked(cut)?;
        let known = |part: &str| self.count(part) > 0;
        let acronym = head.chars().all(char::is_uppercase) && TAILS.contains(tail);
        (known(head) && (acronym || known(tail))).then_some(cut)
    }

    /// The byte at which the word begins that follows a name: "Roe|said". The whole stands in the
    /// text once, the name as well, mostly more often: "Robertson" is no Roberts on something.
    fn lost_space(&self, word: &str) -> Option<usize> {
        if let Some(cut) = self.between(word) {
            return Some(cut);
        }
        let plain = word.starts_with(char::is_uppercase)
            && word.len() > SHORTEST + 1
            && word.chars().skip(1).all(char::is_lowercase);
        if !plain {
            return None;
        }
        let cut =
            (word.len().saturating_sub(LONGEST).max(SHORTEST)..word.len() - 1).find(|&at| {
                word.split_at_checked(at).is_some_and(|(name, tail)| {
                    // Names end in "and", "as", "in", hardly ever in "said".
                    TAILS.get(tail).is_some_and(|how| {
                        let least = if how == "sure" { 1 } else { 2 };
                        self.count(name) >= least
                    })
                })
            })?;
        (self.count(word) <= 1).then_some(cut)
    }
}

/// Takes the tokens from `first` on apart.
pub(super) fn split(text: &str, tokens: &mut Vec<Token>, first: usize, capitals: &Capitals) {
    let cut = |token: &Token| {
        // A name begins with a capital letter: most words are turned away here.
        (token.capital && token.kind == TokenKind::Word)
            .then(|| capitals.lost_space(token.span.of(text)))
            .flatten()
    };
    let Some(from) = (first..tokens.len()).find(|&at| cut(&tokens[at]).is_some()) else {
        return;
    };
    for token in tokens.split_off(from) {
        let Some(cut) = cut(&token) else {
            tokens.push(token);
            continue;
        };
        let Span { start, end } = token.span;
        let middle = start + cut;
        let name = Span::new(start, middle);
        tokens.push(Token::new(text, name, TokenKind::Word, token.glued));
        tokens.push(Token::new(
            text,
            Span::new(middle, end),
            TokenKind::Word,
            true,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let document = Document::of_paragraphs(text);
        document
            .tokens
            .iter()
            .map(|token| token.span.of(text))
            .collect()
    }

    #[test]
    fn names_and_the_words_behind_them() {
        let found = words("Moberg came. Mobergsaid no. Moberg left");
        assert_eq!(
            found,
            [
                "Moberg", "came", ".", "Moberg", "said", "no", ".", "Moberg", "left"
            ]
        );
    }

    #[test]
    fn other_names_stay_whole() {
        assert_eq!(
            words("Roberts met Robertson"),
            ["Roberts", "met", "Robertson"]
        );
        assert_eq!(words("Mobergsaid no"), ["Mobergsaid", "no"]);
    }

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(TAILS.faults(), Vec::<String>::new());
    }
}
