//! Keys: what all spellings of one name of an organisation share.

use super::lists::ORGANIZATIONS;
use super::organizations::OrganizationName;
use crate::text::{PhraseNumbers, Span};

/// The different names, each as its words in lower case; see [`key`].
#[derive(Default)]
pub(super) struct Keys {
    /// The keys, one behind the other.
    text: String,
    /// Where each stands.
    spans: Vec<Span>,
    /// The key of each name.
    pub(super) of: Vec<usize>,
}

impl Keys {
    pub(super) fn new(names: &[OrganizationName]) -> Self {
        let mut texts = PhraseNumbers::with_capacity(names.len());
        let mut of = Vec::with_capacity(names.len());
        // The key of each text.
        let mut text = String::with_capacity(names.len() * 16);
        let mut spans = Vec::with_capacity(names.len());
        for name in names {
            let number = texts.number(name.text);
            if number == spans.len() {
                let start = text.len();
                // A listed short form stands for the name: "GOP" and "Republican Party".
                match ORGANIZATIONS.get(without_article(name.text)) {
                    None | Some("") => push_key(name.text, &mut text),
                    Some(short) => push_lower(short, &mut text),
                }
                spans.push(Span::new(start, text.len()));
            }
            of.push(number);
        }
        // Two texts can have one key.
        let mut numbers = PhraseNumbers::with_capacity(spans.len());
        let keys = spans.iter().map(|span| numbers.number(span.of(&text)));
        let keys: Vec<usize> = keys.collect();
        for number in &mut of {
            *number = keys[*number];
        }
        let mut next = 0;
        let mut keys = keys.iter();
        spans.retain(|_| {
            let is_new = keys.next() == Some(&next);
            next += usize::from(is_new);
            is_new
        });
        Keys { text, spans, of }
    }

    /// The different keys, in the order of the first names that have them.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.spans.iter().map(|span| span.of(&self.text))
    }
}

/// The name without any "the".
pub(super) fn without_articles(mut text: &str) -> &str {
    for article in ["The ", "the "] {
        while let Some(rest) = text.strip_prefix(article) {
            text = rest;
        }
    }
    text
}

/// The name without "the".
fn without_article(text: &str) -> &str {
    text.strip_prefix("The ")
        .or_else(|| text.strip_prefix("the "))
        .unwrap_or(text)
}

/// Adds the name in lower case without "the" and without full stops in acronyms.
fn push_key(text: &str, key: &mut String) {
    let text = without_article(text);
    if is_plain(text) {
        push_lower(text, key);
        return;
    }
    let nations = text.replacen("United Nations ", "UN ", 1);
    let text = nations.replacen("United States ", "US ", 1);
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            key.push(' ');
        }
        let acronym = word.matches('.').count() > 1;
        let start = key.len();
        if word.is_ascii() {
            push_lower(word, key);
        } else {
            key.push_str(&word.to_lowercase().replace('’', "'"));
        }
        if acronym {
            let letters = key.split_off(start).replace('.', "");
            key.push_str(&letters);
        }
    }
}

/// True for words of ASCII with one space between them, of which only the case changes in a key.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let mut odd = false;
    for &byte in text.as_bytes() {
        // "United" may begin what is abbreviated.
        odd |= !byte.is_ascii() | matches!(byte, b'.' | b'U' | b'\t'..=b'\r');
        odd |= byte == b' ' && before == b' ';
        before = byte;
    }
    !odd && before != b' '
}

/// Adds a text in lower case.
fn push_lower(text: &str, key: &mut String) {
    if text.is_ascii() {
        let start = key.len();
        key.push_str(text);
        if let Some(added) = key.get_mut(start..) {
            added.make_ascii_lowercase();
        }
    } else {
        key.push_str(&text.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        let key = |text| {
            let mut key = String::new();
            push_key(text, &mut key);
            key
        };
        assert_eq!(key("The  KVX Bank"), "kvx bank");
        assert_eq!(key("Kvx Bank"), "kvx bank");
        assert_eq!(key("Kvx\nBank of Unity"), "kvx bank of unity");
        assert_eq!(key("the U.S.A. Kvx’s Été Ltd."), "usa kvx's été ltd.");
        assert_eq!(key("United Nations Kvx Fund"), "un kvx fund");
        assert_eq!(without_articles("The the Kvx"), "Kvx");
    }

    #[test]
    fn names_have_the_first_key_that_fits() {
        let name = |text| OrganizationName {
            text,
            acronym: None,
        };
        let names = ["Kvx Bank", "Roe Fund", "the Kvx Bank"].map(name);
        let keys = Keys::new(&names);
        assert!(keys.iter().eq(["kvx bank", "roe fund"]));
        assert_eq!(keys.of, [0, 1, 0]);
    }
}
