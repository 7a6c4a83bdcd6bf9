//! Words and addresses that are safe on a page. What is HTML in them, the templates escape.

use crate::report::text::{is_command, visible};
use std::borrow::Cow;
use std::fmt::Write;
use std::path::{Component, Path};

/// Words of the article as they stand there, line breaks and tabs as spaces; control characters
/// and turned letters are shown, not sent.
pub(super) fn shown(words: &str) -> Cow<'_, str> {
    if !words.contains(is_command) {
        return Cow::Borrowed(words);
    }
    let spaced = words.replace(|c: char| c.is_whitespace() && is_command(c), " ");
    Cow::Owned(visible(&spaced).into_owned())
}

/// `words` cut at a word's end, so that a list stays a list.
pub(super) fn shortened(words: &str, chars: usize) -> String {
    if words.chars().count() <= chars {
        return words.to_owned();
    }
    let mut short = String::new();
    for (count, word) in words.split(' ').enumerate() {
        if short.chars().count() + word.chars().count() >= chars {
            if count == 0 {
                short.extend(word.chars().take(chars));
            }
            break;
        }
        if count > 0 {
            short.push(' ');
        }
        short.push_str(word);
    }
    let end = short.trim_end_matches([',', ';', ':', '–', '—', '-', ' ']);
    format!("{end} …")
}

/// The address of a file below the page's folder: `a b/c#1` as `a%20b/c%231`.
pub(super) fn address(path: &Path) -> String {
    let mut address = String::new();
    for part in path.components() {
        let Component::Normal(part) = part else {
            continue;
        };
        if !address.is_empty() {
            address.push('/');
        }
        for byte in part.as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
                address.push(char::from(*byte));
            } else {
                // Writing into a string cannot fail.
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_commands_are_shown() {
        assert!(matches!(shown(" pay the crew "), Cow::Borrowed(_)));
        assert_eq!(shown("pay\r\n\tthe"), "pay   the");
        assert_eq!(shown("a\u{1B}[1m\u{202E}b\0"), "a␛[1m<U+202E>b␀");
    }

    #[test]
    fn shortens_between_words() {
        assert_eq!(shortened("to pay the crew", 15), "to pay the crew");
        assert_eq!(shortened("to pay, the crew", 10), "to pay …");
        assert_eq!(shortened("éééééé", 3), "ééé …");
    }

    #[test]
    fn addresses_hold_no_marks_of_their_own() {
        assert_eq!(address(Path::new("a b/c#1?.html")), "a%20b/c%231%3F.html");
        assert_eq!(address(Path::new("./javascript:x\"")), "javascript%3Ax%22");
        assert_eq!(address(Path::new("é.html")), "%C3%A9.html");
    }
}
