//! The shape of a piece of text: capitals, full stops, words.

use crate::text::Span;

/// Words of at least this many letters count for title case; shorter ones are articles and prepositions.
const LONG_WORD: usize = 4;

/// True when the text ends like a sentence: a stop, question or exclamation mark or ellipsis, with
/// closing quotation marks, brackets and spaces behind it allowed.
pub(super) fn ends_sentence(text: &str) -> bool {
    last_mark(text).is_some_and(|mark| matches!(mark, '.' | '!' | '?' | '…'))
}

/// True when the text ends in a full stop, perhaps inside quotation marks.
pub(super) fn ends_in_stop(text: &str) -> bool {
    last_mark(text) == Some('.')
}

fn last_mark(text: &str) -> Option<char> {
    text.chars()
        .rev()
        .take(8)
        .find(|&character| !closes(character) && !character.is_whitespace())
}

fn closes(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '\u{200b}' | '\u{feff}'
    )
}

/// True when the text, or what it quotes at its start, begins with a capital letter or a digit.
pub(super) fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|character| !opens(*character))
        .is_some_and(|first| (first.is_alphabetic() && !first.is_lowercase()) || first.is_numeric())
}

fn opens(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '<' | '$' | '€' | '£' | '`'
    ) || character.is_whitespace()
}

/// True when the text begins with a small letter.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// True when nothing in the text is a letter or a digit.
pub(super) fn is_ornament(text: &str) -> bool {
    // Mostly the first or second byte is one.
    !text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        && !text.chars().any(char::is_alphanumeric)
}

/// True when every letter that has a case is a capital, and at least two stand there.
pub(super) fn all_capitals(text: &str) -> bool {
    let mut capitals = 0;
    for character in text.chars() {
        if character.is_lowercase() {
            return false;
        }
        capitals += usize::from(character.is_uppercase());
    }
    capitals >= 2
}

/// True when at least seven of ten long words begin with a capital, as in a headline in title case.
pub(super) fn title_case(text: &str) -> bool {
    let (mut upper, mut all) = (0, 0);
    for word in words(text) {
        let Some(first) = word.chars().find(|character| character.is_alphabetic()) else {
            continue;
        };
        let letters = word.chars().filter(|letter| letter.is_alphabetic());
        if letters.take(LONG_WORD).count() == LONG_WORD {
            all += 1;
            upper += usize::from(first.is_uppercase());
        }
    }
    all >= 3 && upper * 10 >= all * 7
}

/// True when every word begins with a capital, as in a name: "Jane Doe", "Riverton Press Office".
pub(super) fn title_or_name(text: &str) -> bool {
    words(text).all(|word| {
        let word = bare(word);
        word.is_empty()
            || word.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase())
    })
}

/// The words of the text, split at white space.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    Words { text }
}

/// [`str::split_whitespace`], but faster where the text is ASCII.
#[derive(Clone)]
struct Words<'t> {
    text: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = reach(self.text, 0, true);
        let end = reach(self.text, start, false);
        let word = self.text.get(start..end).filter(|word| !word.is_empty())?;
        self.text = self.text.get(end..)?;
        Some(word)
    }
}

impl DoubleEndedIterator for Words<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let end = reach_back(self.text, self.text.len(), true);
        let start = reach_back(self.text, end, false);
        let word = self.text.get(start..end).filter(|word| !word.is_empty())?;
        self.text = self.text.get(..start)?;
        Some(word)
    }
}

/// The first byte from `at` on whose character is no white space or, with `space` false, is one.
fn reach(text: &str, mut at: usize, space: bool) -> usize {
    let bytes = text.as_bytes();
    loop {
        // Most bytes of most words.
        while !space && bytes.get(at).is_some_and(u8::is_ascii_graphic) {
            at += 1;
        }
        let Some(&byte) = bytes.get(at) else {
            break;
        };
        let (is_space, len) = if byte.is_ascii() {
            (is_ascii_space(byte), 1)
        } else {
            let character = text.get(at..).and_then(|rest| rest.chars().next());
            character.map_or((false, 1), |c| (c.is_whitespace(), c.len_utf8()))
        };
        if is_space != space {
            break;
        }
        at += len;
    }
    at
}

/// [`reach`], backwards: the byte behind the first such character before `at`.
fn reach_back(text: &str, mut at: usize, space: bool) -> usize {
    while let Some(&byte) = at.checked_sub(1).and_then(|last| text.as_bytes().get(last)) {
        let (is_space, len) = if byte.is_ascii() {
            (is_ascii_space(byte), 1)
        } else {
            let character = text.get(..at).and_then(|rest| rest.chars().next_back());
            character.map_or((false, 1), |c| (c.is_whitespace(), c.len_utf8()))
        };
        if is_space != space {
            break;
        }
        at -= len;
    }
    at
}

/// White space as [`char::is_whitespace`] has it, for a byte of ASCII.
pub(super) const fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// How many words the text has, counted up to `limit`.
pub(super) fn word_count(text: &str, limit: usize) -> usize {
    words(text).take(limit).count()
}

/// The word without the punctuation at its edges.
pub(super) fn bare(word: &str) -> &str {
    let (first, last) = (word.as_bytes().first(), word.as_bytes().last());
    if first.is_some_and(u8::is_ascii_alphanumeric) && last.is_some_and(u8::is_ascii_alphanumeric) {
        return word;
    }
    word.trim_matches(|character: char| !character.is_alphanumeric())
}

/// The text in lower case, with straight apostrophes, one space between words, and no punctuation
/// at the edges of its words.
pub(super) fn plain(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in words(text).map(bare).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        push_plain(&mut key, word);
    }
    key
}

pub(super) fn push_plain(key: &mut String, word: &str) {
    if word.is_ascii() {
        let start = key.len();
        key.push_str(word);
        if let Some(word) = key.get_mut(start..) {
            word.make_ascii_lowercase();
        }
        return;
    }
    key.extend(
        word.chars()
            .flat_map(char::to_lowercase)
            .map(|character| if character == '’' { '\'' } else { character }),
    );
}

/// The part of `outer` before `at` and the part from `at` on, trimmed.
pub(super) fn split_at(text: &str, outer: Span, at: usize) -> (Span, Span) {
    let at = at.clamp(outer.start, outer.end);
    (
        Span::new(outer.start, at).trim(text),
        Span::new(at, outer.end).trim(text),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_inside_marks_ends_a_sentence() {
        assert!(ends_in_stop("He left.”"));
        assert!(ends_in_stop("(They left.)"));
        assert!(ends_sentence("Who won?"));
        assert!(!ends_in_stop("Who won?"));
        assert!(!ends_sentence("Mayor quits"));
        assert!(!ends_sentence(""));
    }

    #[test]
    fn tells_headlines_by_their_capitals() {
        assert!(title_case("Mayor Quits After Vote of Council"));
        assert!(!title_case("Mayor quits after vote of the Council"));
        assert!(all_capitals("MAYOR <ABC> QUITS 3 POSTS"));
        assert!(!all_capitals("MAYOR QUITs"));
        assert!(!all_capitals("12 %"));
        assert!(starts_upper("“Never again"));
        assert!(!starts_upper("and again"));
    }

    #[test]
    fn white_space_and_odd_characters_are_no_trouble() {
        for text in ["", "\u{200b}", "é", "—", "🙂🙂", "İ", "ß."] {
            let _ = (
                plain(text),
                title_case(text),
                ends_sentence(text),
                starts_upper(text),
            );
        }
        assert!(is_ornament("* * *"));
        assert!(!is_ornament("* 1 *"));
    }
}
