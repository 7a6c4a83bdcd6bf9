//! Which words can begin a title or a listed name: looked up once per word of an article, so that
//! most words cost one look-up in a small map.

use super::lists::{self, COUNTRIES, ORGANIZATIONS, PLACES, ROLE_HEADS, SEATS};
use super::names::is_capital;
use crate::text::Document;
use std::collections::HashMap;

/// What the word at each token can begin.
pub(super) struct Starts {
    classes: Vec<Class>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Class {
    title: bool,
    listed: bool,
}

impl Starts {
    pub(super) fn new(document: &Document) -> Self {
        let mut known: HashMap<&str, Class> = HashMap::new();
        let classes = (0..document.tokens.len())
            .map(|index| {
                let word = document.word(index);
                if !is_capital(document, index) && !super::names::is_particle(word) {
                    return Class::default();
                }
                *known.entry(word).or_insert_with(|| Class {
                    title: ROLE_HEADS.has_prefix(&word.to_lowercase()),
                    listed: lists::is_shouted(word)
                        || [&ORGANIZATIONS, &COUNTRIES, &SEATS, &PLACES]
                            .iter()
                            .any(|table| table.has_prefix(word)),
                })
            })
            .collect();
        Starts { classes }
    }

    /// False when no title begins with the word at `index`.
    pub(super) fn title(&self, index: usize) -> bool {
        self.classes.get(index).is_some_and(|class| class.title)
    }

    /// False when no listed organisation, country or place begins with the word at `index`.
    pub(super) fn listed(&self, index: usize) -> bool {
        self.classes.get(index).is_some_and(|class| class.listed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_nothing_are_passed_over() {
        let document = Document::of_paragraphs("Minister Kvxq flew to Kenya and NORWAY.");
        let starts = Starts::new(&document);
        let titles: Vec<_> = (0..8).filter(|&index| starts.title(index)).collect();
        let listed: Vec<_> = (0..8).filter(|&index| starts.listed(index)).collect();
        assert_eq!(titles, [0]);
        assert_eq!(listed, [4, 6]);
    }
}
