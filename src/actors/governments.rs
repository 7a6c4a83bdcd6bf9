//! Governments that are named after their country.

use crate::text::{Document, Span};
use std::ops::Range;

/// The name of the government around the name of its country: "government of Ghana", "U.S.
/// government". Near-miss: "Ghana's government".
pub(super) fn government_of<'t>(document: &Document<'t>, country: Span) -> Option<&'t str> {
    if !may_be_of_government(document.text.as_bytes(), country) {
        return None;
    }
    let Range { start, end } = document.tokens_in(country);
    if document.is(end, "government") {
        return Some(document.phrase(&(start..end + 1)));
    }
    let the = usize::from(start > 2 && document.is(start - 1, "the"));
    let of = start
        .checked_sub(the + 1)
        .filter(|&of| document.is(of, "of"))?;
    let first = of
        .checked_sub(1)
        .filter(|&at| document.is(at, "government"))?;
    Some(document.phrase(&(first..end)))
}

/// False for nearly all names beside which no "government", "of" or "the" stands.
fn may_be_of_government(text: &[u8], country: Span) -> bool {
    let (before, rest) = text.split_at_checked(country.start).unwrap_or_default();
    let behind = rest.get(country.len()..).unwrap_or_default();
    let last = before.iter().rev().find(|byte| !byte.is_ascii_whitespace());
    let next = behind.iter().find(|byte| !byte.is_ascii_whitespace());
    let other = |byte: &u8| !byte.is_ascii();
    last.is_some_and(|byte| other(byte) || matches!(byte, b'f' | b'F' | b'e' | b'E'))
        || next.is_some_and(|byte| other(byte) || matches!(byte, b'g' | b'G'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governments_are_named_after_their_country() {
        let title = |text: &str, country: &str| {
            let document = Document::of_paragraphs(text);
            let start = text.find(country).unwrap_or_default();
            government_of(&document, Span::new(start, start + country.len())).map(str::to_owned)
        };
        assert_eq!(
            title("The government of the Gambia fell.", "Gambia").as_deref(),
            Some("government of the Gambia")
        );
        assert_eq!(
            title("The Ghana government fell.", "Ghana").as_deref(),
            Some("Ghana government")
        );
        assert_eq!(title("Ghana's government fell.", "Ghana"), None);
    }
}
