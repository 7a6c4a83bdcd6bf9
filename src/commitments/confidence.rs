//! How far to trust a commitment.
//!
//! A logistic regression over traits that anybody can see in the record: who, in whose mouth, by
//! which cue. Its weights are in `confidence.tsv`, made by `make_confidence.py` from articles
//! annotated by hand and from candidates judged one by one. On articles that it was not fitted on,
//! four in five of the records from 0.7 to 0.9 had the right content, stance and party, two thirds
//! from 0.5 to 0.7, one third from 0.3 to 0.5.

use crate::text::{Document, Table, WordNumbers, first_words};
use std::borrow::Cow;
use std::cmp::Ordering;

static WEIGHTS: Table = crate::text::table!(include_str!("confidence.tsv"));

/// Commitments with less confidence are left out unless somebody asks for them: less than one in ten
/// of them was right.
pub const MIN_CONFIDENCE: f64 = 0.30;

/// A trait whose name is known beforehand: the compiler looks its weight up.
#[derive(Debug)]
pub(super) struct Known {
    name: &'static str,
    /// In hundredths of logits; 0 where the list has none.
    weight: i32,
}

impl Known {
    /// The trait of this name.
    pub(super) const fn new(name: &'static str) -> Self {
        Known {
            name,
            weight: weight_of(&[name]),
        }
    }

    /// Its name.
    #[cfg(test)]
    pub(super) const fn name(&self) -> &'static str {
        self.name
    }

    /// The traits of these names.
    pub(super) const fn all<const N: usize>(names: [&'static str; N]) -> [Self; N] {
        let mut all = [const {
            Known {
                name: "",
                weight: 0,
            }
        }; N];
        let mut at = 0;
        while at < N {
            all[at] = Known::new(names[at]);
            at += 1;
        }
        all
    }
}

/// The weight of the trait whose name is put together of `parts`; 0 where the list has none. For the
/// compiler.
pub(super) const fn weight_of(parts: &[&str]) -> i32 {
    let lines = WEIGHTS.lines().as_bytes();
    let (mut low, mut high) = (0, lines.len());
    while low < high {
        let mut start = low + (high - low) / 2;
        while start > low && lines[start - 1] != b'\n' {
            start -= 1;
        }
        let (order, mut end) = compared(lines, start, parts);
        match order {
            Ordering::Equal => return number(lines.split_at(end).1),
            Ordering::Greater => high = start,
            Ordering::Less => {
                while end < high && lines[end] != b'\n' {
                    end += 1;
                }
                low = if end < high { end + 1 } else { high };
            }
        }
    }
    0
}

/// The order of the key at byte `start` and the words in `parts`, and where they part.
const fn compared(lines: &[u8], start: usize, parts: &[&str]) -> (Ordering, usize) {
    let (mut end, mut part) = (start, 0);
    while part < parts.len() {
        let (bytes, mut at) = (parts[part].as_bytes(), 0);
        while at < bytes.len() {
            let ends = end >= lines.len() || matches!(lines[end], b'\t' | b'\n');
            if ends || lines[end] < bytes[at] {
                return (Ordering::Less, end);
            }
            if lines[end] > bytes[at] {
                return (Ordering::Greater, end);
            }
            (end, at) = (end + 1, at + 1);
        }
        part += 1;
    }
    if end < lines.len() && lines[end] == b'\t' {
        (Ordering::Equal, end + 1)
    } else {
        (Ordering::Greater, end)
    }
}

/// The traits of the list whose names begin with `kind`, without it, and their weights.
#[cfg(test)]
pub(super) fn listed(kind: &str) -> impl Iterator<Item = (&'static str, i32)> {
    let own = move |(name, weight): (&'static str, &str)| {
        Some((name.strip_prefix(kind)?, weight.parse().ok()?))
    };
    WEIGHTS.iter().filter_map(own)
}

/// The number with which a column begins.
const fn number(column: &[u8]) -> i32 {
    let (mut number, mut sign, mut at) = (0, 1, 0);
    while at < column.len() {
        match column[at] {
            b'-' => sign = -1,
            digit @ b'0'..=b'9' => number = number * 10 + (digit - b'0') as i32,
            _ => break,
        }
        at += 1;
    }
    sign * number
}

/// The weights of the traits whose names are put together of `parts`, each of `names` behind the first of
/// them. For the compiler.
pub(super) const fn weights_of<const N: usize>(parts: [&str; 3], names: &[&str]) -> [i32; N] {
    let (mut weights, mut at) = ([0; N], 0);
    while at < N {
        let [first, second, third] = parts;
        weights[at] = weight_of(&[first, names[at], second, third]);
        at += 1;
    }
    weights
}

/// What the traits weigh that name a word: the compiler looks them up, and a token finds its own by its hash.
#[derive(Debug)]
pub(super) struct WordWeights<const SLOTS: usize> {
    /// With what their names begin: "content ".
    kind: &'static str,
    /// The weight of each word, [`NOTHING`](Self::NOTHING) more than it is.
    numbers: WordNumbers<SLOTS>,
}

impl<const SLOTS: usize> WordWeights<SLOTS> {
    const NOTHING: u32 = 1 << 20;

    /// The weights of the traits whose names are `kind` and one word.
    pub(super) const fn of(kind: &'static str) -> Self {
        let mut numbers = WordNumbers::none();
        let mut rest = WEIGHTS.lines().as_bytes();
        while !rest.is_empty() {
            let (first, second, next) = first_words(rest);
            if begins_kind(kind.as_bytes(), first) && !second.is_empty() {
                let behind = rest.split_at(kind.len() + second.len()).1;
                if let [b'\t', column @ ..] = behind {
                    numbers.add(second, Self::NOTHING.wrapping_add_signed(number(column)));
                }
            }
            rest = next;
        }
        WordWeights { kind, numbers }
    }

    /// The weights of the traits whose names are `kind` and a phrase.
    pub(super) const fn of_phrases(kind: &'static str) -> Self {
        let mut numbers = WordNumbers::none();
        let mut rest = WEIGHTS.lines().as_bytes();
        while !rest.is_empty() {
            let (first, _, next) = first_words(rest);
            if begins_kind(kind.as_bytes(), first) {
                let name = rest.split_at(kind.len()).1;
                let mut end = 0;
                while name[end] != b'\t' {
                    end += 1;
                }
                let (phrase, column) = (name.split_at(end).0, name.split_at(end + 1).1);
                numbers.add(phrase, Self::NOTHING.wrapping_add_signed(number(column)));
            }
            rest = next;
        }
        WordWeights { kind, numbers }
    }

    /// What a number of the table weighs.
    const fn weight(number: u32) -> i32 {
        if number == 0 {
            0
        } else {
            number.wrapping_sub(Self::NOTHING).cast_signed()
        }
    }
}

/// True when `kind` is the word and a space.
const fn begins_kind(kind: &[u8], word: &[u8]) -> bool {
    let mut at = 0;
    while at < word.len() && at < kind.len() && word[at] == kind[at] {
        at += 1;
    }
    at == word.len() && at + 1 == kind.len()
}

/// The traits of a commitment while they are collected. Each is to be added once.
#[derive(Debug)]
pub(super) struct Traits {
    /// The sum of their weights, in hundredths of logits.
    sum: i32,
    /// The names of all of them, where they are wanted.
    names: Option<Vec<String>>,
    /// The trait that is being looked up.
    name: String,
}

impl Traits {
    /// None yet; `named`: their names are wanted.
    pub(super) fn new(named: bool) -> Self {
        Traits {
            sum: 0,
            names: named.then(Vec::new),
            name: String::new(),
        }
    }

    /// Adds a trait whose name is known beforehand.
    pub(super) fn add_known(&mut self, known: &'static Known) {
        self.sum += known.weight;
        if let Some(names) = &mut self.names {
            names.push(known.name.to_owned());
        }
    }

    /// Adds the trait whose name is put together of `parts`.
    pub(super) fn add(&mut self, parts: &[&str]) {
        self.name.clear();
        for part in parts {
            self.name.push_str(part);
        }
        let weight = WEIGHTS.get(&self.name);
        self.sum += weight.map_or(0, |weight| number(weight.as_bytes()));
        if let Some(names) = &mut self.names {
            names.push(self.name.clone());
        }
    }

    /// Adds the trait that names the word of a token, which is `word` in small letters.
    pub(super) fn add_word<'w, const SLOTS: usize>(
        &mut self,
        weights: &WordWeights<SLOTS>,
        document: &Document,
        index: usize,
        word: impl FnOnce() -> Cow<'w, str>,
    ) {
        let token = document.tokens.get(index);
        let Some(token) = token.filter(|_| document.word(index).is_ascii()) else {
            self.add(&[weights.kind, &word()]);
            return;
        };
        self.sum += WordWeights::<SLOTS>::weight(weights.numbers.of_token(token));
        if let Some(names) = &mut self.names {
            names.push([weights.kind, &word()].concat());
        }
    }

    /// Adds the trait that names the phrase which is put together of `parts`.
    pub(super) fn add_phrase<const SLOTS: usize>(
        &mut self,
        weights: &WordWeights<SLOTS>,
        parts: &[&str],
    ) {
        self.name.clear();
        for part in parts {
            self.name.push_str(part);
        }
        let number = weights.numbers.of_word(self.name.as_bytes());
        self.sum += WordWeights::<SLOTS>::weight(number);
        if let Some(names) = &mut self.names {
            names.push([weights.kind, &self.name].concat());
        }
    }

    /// Adds the trait whose name is put together of `parts` and whose weight is known beforehand.
    pub(super) fn add_weighed(&mut self, weight: i32, parts: &[&str]) {
        self.sum += weight;
        if let Some(names) = &mut self.names {
            names.push(parts.concat());
        }
    }

    /// The probability, 0 to 1, that content, stance and party of a commitment with these traits
    /// are right.
    pub(super) fn confidence(&self) -> f64 {
        1.0 / (1.0 + (f64::from(-self.sum) / 100.0).exp())
    }

    /// Their names in order; empty where they were not wanted.
    pub(super) fn into_names(self) -> Vec<String> {
        let mut names = self.names.unwrap_or_default();
        names.sort_unstable();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_holds_numbers() {
        assert_eq!(WEIGHTS.faults(), Vec::<String>::new());
        assert!(
            WEIGHTS
                .iter()
                .all(|(_, weight)| weight.parse::<i32>().is_ok())
        );
    }

    #[test]
    fn the_compiler_finds_the_weights_of_the_list() {
        static KNOWN: [Known; 4] = Known::all(["agent person", "agent perso", "xyzzy", ""]);
        let listed = |known: &Known| {
            WEIGHTS
                .get(known.name)
                .and_then(|weight| weight.parse().ok())
        };
        assert!(listed(&KNOWN[0]).is_some_and(|weight: i32| weight != 0));
        for known in &KNOWN {
            assert_eq!(known.weight, listed(known).unwrap_or(0), "{}", known.name);
        }
    }

    #[test]
    fn the_compiler_finds_all_weights() {
        for (name, weight) in WEIGHTS.iter() {
            let weight = weight.parse::<i32>().unwrap_or_default();
            assert_eq!(weight_of(&[name]), weight, "{name}");
            let (head, tail) = name.split_at(1);
            assert_eq!(weight_of(&[head, "", tail]), weight, "{name}");
            assert_eq!(weight_of(&[tail]), 0, "{tail}");
        }
        assert_eq!(weight_of(&["zzzz"]), 0);
    }

    #[test]
    fn tokens_find_the_weights_of_their_words() {
        static WORDS: WordWeights<1024> = WordWeights::of("content ");
        let weighed = |text: &str| {
            let document = Document::of_paragraphs(text);
            let mut traits = Traits::new(true);
            traits.add_word(&WORDS, &document, 0, || text.to_lowercase().into());
            (traits.sum, traits.into_names())
        };
        let mut words = 0;
        for (name, weight) in WEIGHTS.iter() {
            let word = name.strip_prefix("content ").unwrap_or(" ");
            if Document::of_paragraphs(word).tokens.len() == 1 {
                let weight = weight.parse().unwrap_or_default();
                assert_eq!(weighed(word), (weight, vec![name.to_owned()]));
                words += 1;
            }
        }
        assert!(words > 200, "{words}");
        assert_eq!(weighed("Xyzzy").0, 0);
        assert_eq!(weighed("Été").1, ["content été"]);
    }

    #[test]
    fn phrases_find_their_weights() {
        static PHRASES: WordWeights<1024> = WordWeights::of_phrases("lemma ");
        let weighed = |parts: &[&str]| {
            let mut traits = Traits::new(true);
            traits.add_phrase(&PHRASES, parts);
            (traits.sum, traits.into_names())
        };
        let mut phrases = 0;
        for (phrase, weight) in listed("lemma ") {
            let (head, tail) = phrase.split_at(phrase.len() / 2);
            let name = ["lemma ", phrase].concat();
            assert_eq!(weighed(&[head, tail]), (weight, vec![name]));
            phrases += 1;
        }
        assert!(phrases > 100, "{phrases}");
        assert_eq!(weighed(&["xyzzy"]).0, 0);
    }

    #[test]
    fn an_unknown_trait_weighs_nothing_and_a_known_one_does() {
        let confidence = |names: &[&str]| {
            let mut traits = Traits::new(false);
            for name in names {
                traits.add(&[name]);
            }
            traits.confidence()
        };
        let half = confidence(&["cue xyzzy"]);
        assert!((half - 0.5).abs() < f64::EPSILON);
        let known = confidence(&["agent person"]);
        assert!((known - half).abs() > f64::EPSILON);
        let mut traits = Traits::new(true);
        traits.add(&["cue ", "xyzzy"]);
        traits.add(&["bias"]);
        assert_eq!(traits.into_names(), ["bias", "cue xyzzy"]);
    }
}
