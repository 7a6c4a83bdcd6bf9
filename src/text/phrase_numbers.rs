//! [`PhraseNumbers`]: the different phrases of one article.

use super::hash::hash;

/// Different phrases as written, numbered in the order in which they are met. An article that is made to
/// collide makes itself slow.
#[derive(Debug, Clone)]
pub(crate) struct PhraseNumbers<'t> {
    phrases: Vec<&'t str>,
    /// Hashes and numbers plus one, 0 for none: a power of two of slots, at least half of them empty.
    slots: Vec<(u32, u32)>,
}

impl<'t> PhraseNumbers<'t> {
    /// None yet, with room for so many.
    pub(crate) fn with_capacity(count: usize) -> Self {
        PhraseNumbers {
            phrases: Vec::with_capacity(count),
            slots: vec![(0, 0); (count * 2).next_power_of_two().max(8)],
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.phrases.len()
    }

    /// The number of a phrase; a new one is the next.
    pub(crate) fn number(&mut self, phrase: &'t str) -> usize {
        let hash = hash(phrase.as_bytes());
        let free = match self.find(hash, phrase) {
            Ok(number) => return number,
            Err(free) => free,
        };
        let number = self.phrases.len();
        self.phrases.push(phrase);
        self.set(free, hash, number);
        if self.phrases.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    /// The number of a phrase that has one.
    pub(crate) fn get(&self, phrase: &str) -> Option<usize> {
        self.find(hash(phrase.as_bytes()), phrase).ok()
    }

    /// True when the phrase has a number.
    pub(crate) fn contains(&self, phrase: &str) -> bool {
        self.get(phrase).is_some()
    }

    /// The number of a phrase with this hash, or as an error the empty slot where it belongs.
    fn find(&self, hash: u32, phrase: &str) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(&(other, number)) = self.slots.get(at)
            && number != 0
        {
            let number = number as usize - 1;
            if other == hash && self.phrases.get(number) == Some(&phrase) {
                return Ok(number);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn set(&mut self, free: usize, hash: u32, number: usize) {
        if let Some(slot) = self.slots.get_mut(free) {
            *slot = (hash, u32::try_from(number + 1).unwrap_or(0));
        }
    }

    /// Makes twice as many slots.
    fn grow(&mut self) {
        self.slots = vec![(0, 0); self.slots.len() * 2];
        let mask = self.slots.len() - 1;
        for number in 0..self.phrases.len() {
            let hash = hash(self.phrases[number].as_bytes());
            let mut at = hash as usize & mask;
            while self.slots[at].1 != 0 {
                at = (at + 1) & mask;
            }
            self.set(at, hash, number);
        }
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
