//! [`PhraseNumbers`]: the different phrases of one article.

use super::WordMap;
use std::hash::BuildHasherDefault;

/// Different phrases as written, numbered in the order in which they are met.
#[derive(Debug, Clone, Default)]
pub(crate) struct PhraseNumbers<'t>(WordMap<&'t str, usize>);

impl<'t> PhraseNumbers<'t> {
    /// None yet, with room for so many.
    pub(crate) fn with_capacity(count: usize) -> Self {
        PhraseNumbers(WordMap::with_capacity_and_hasher(
            count,
            BuildHasherDefault::default(),
        ))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The number of a phrase; a new one is the next.
    pub(crate) fn number(&mut self, phrase: &'t str) -> usize {
        let next = self.len();
        *self.0.entry(phrase).or_insert(next)
    }

    /// The number of a phrase that has one.
    pub(crate) fn get(&self, phrase: &str) -> Option<usize> {
        self.0.get(phrase).copied()
    }

    /// True when the phrase has a number.
    pub(crate) fn contains(&self, phrase: &str) -> bool {
        self.0.contains_key(phrase)
    }
}

impl<'t> FromIterator<&'t str> for PhraseNumbers<'t> {
    fn from_iter<I: IntoIterator<Item = &'t str>>(phrases: I) -> Self {
        let phrases = phrases.into_iter();
        let mut numbers = PhraseNumbers::with_capacity(phrases.size_hint().0);
        for phrase in phrases {
            numbers.number(phrase);
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_phrases_as_written() {
        let mut numbers = PhraseNumbers::with_capacity(0);
        let phrases = ["Ann Roe", "ANN ROE", "Ann Roe", "", "été", "Été", "Ann"];
        let found: Vec<usize> = phrases
            .iter()
            .map(|phrase| numbers.number(phrase))
            .collect();
        assert_eq!(found, [0, 1, 0, 2, 3, 4, 5]);
        assert_eq!((numbers.len(), numbers.get("été")), (6, Some(3)));
        assert!(numbers.contains("Ann") && !numbers.contains("ann"));
    }

    #[test]
    fn finds_many() {
        let phrases: Vec<String> = (0..500).map(|number| format!("pier {number}")).collect();
        let numbers: PhraseNumbers = phrases.iter().map(String::as_str).collect();
        for (number, phrase) in phrases.iter().enumerate() {
            assert_eq!(numbers.get(phrase), Some(number), "{phrase}");
        }
        assert_eq!(numbers.get("pier"), None);
    }
}
