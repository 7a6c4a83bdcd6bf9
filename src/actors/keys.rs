//! Keys: what all spellings of one name of an organisation share.

use super::lists::ORGANIZATIONS;
use super::organizations::OrganizationName;
use crate::text::{PhraseNumbers, WordMap};
use std::borrow::Cow;

/// The different names, each as its words in lower case; see [`key`].
#[derive(Default)]
pub(super) struct Keys {
    pub(super) keys: Vec<String>,
    /// The key of each name.
    pub(super) of: Vec<usize>,
}

impl Keys {
    pub(super) fn new(names: &[OrganizationName]) -> Self {
        let mut keys = Keys::default();
        let mut by_key: WordMap<String, usize> = WordMap::default();
        let mut texts = PhraseNumbers::with_capacity(names.len());
        // The key of each text.
        let mut of: Vec<usize> = Vec::with_capacity(names.len());
        keys.of.reserve(names.len());
        for name in names {
            let number = texts.number(name.text);
            if number == of.len() {
                // A listed short form stands for the name: "GOP" and "Republican Party".
                let listed = ORGANIZATIONS.get(without_article(name.text));
                let key = listed
                    .filter(|short| !short.is_empty())
                    .map_or_else(|| key(name.text), str::to_lowercase);
                of.push(*by_key.entry(key).or_insert_with_key(|key| {
                    keys.keys.push(key.clone());
                    keys.keys.len() - 1
                }));
            }
            keys.of.push(of[number]);
        }
        keys
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

/// The name in lower case without "the" and without full stops in acronyms.
fn key(text: &str) -> String {
    let text = without_article(text);
    let text = if text.contains("United ") {
        let nations = text.replacen("United Nations ", "UN ", 1);
        Cow::Owned(nations.replacen("United States ", "US ", 1))
    } else {
        Cow::Borrowed(text)
    };
    let mut key = String::with_capacity(text.len());
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            key.push(' ');
        }
        let acronym = word.matches('.').count() > 1;
        let start = key.len();
        if word.is_ascii() {
            key.push_str(word);
            if let Some(added) = key.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            key.push_str(&word.to_lowercase().replace('’', "'"));
        }
        if acronym {
            let letters = key.split_off(start).replace('.', "");
            key.push_str(&letters);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_share_a_key() {
        assert_eq!(key("The  KVX Bank"), "kvx bank");
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
        assert_eq!(keys.keys, ["kvx bank", "roe fund"]);
        assert_eq!(keys.of, [0, 1, 0]);
    }
}
