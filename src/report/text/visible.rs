//! Text that no terminal takes for a command.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with its control characters and direction overrides shown instead of sent: U+001B
/// becomes `␛`, U+009B and U+202E become `<U+009B>` and `<U+202E>`. An article may hold them by
/// accident or to deceive: to change colours, the window's title, or the order of letters.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_command) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7F}' => shown.push('␡'),
            c if is_command(c) => {
                // Writing into a string cannot fail.
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// True for characters that a terminal obeys or that turn the order of letters: C0, DEL, C1, embeddings, overrides and isolates of direction, line and paragraph separators,
/// annotation marks and invisible tags.
pub fn is_command(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_commands_and_leaves_the_rest() {
        assert_eq!(visible("\u{1B}[31mred\u{7}"), "␛[31mred␇");
        assert_eq!(
            visible("\u{9B}2J\u{9D}0;title\u{9C}"),
            "<U+009B>2J<U+009D>0;title<U+009C>"
        );
        assert_eq!(
            visible("abc\u{202E}txt.exe\u{2069}"),
            "abc<U+202E>txt.exe<U+2069>"
        );
        assert_eq!(visible("a\r\nb\tc\u{7F}"), "a␍␊b␉c␡");
        for plain in ["", "“Naïve” – 東京 👩‍🚀", "می‌خواهم", "e\u{301}"] {
            assert!(matches!(visible(plain), Cow::Borrowed(same) if same == plain));
        }
    }
}
