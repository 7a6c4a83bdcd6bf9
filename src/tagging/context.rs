//! What the rest of the article says of a word: features of the second reading.
//!
//! Comes in: the words and the labels of the first reading. Goes out: features that say what the
//! same word, the same name and the name behind an acronym were taken for elsewhere.

use super::entities::{EntityKind, decode, label};
use super::hash::{feature, feature2, feature3, mix};
use super::learner::{Group, Sink};
use super::stretches::Stretch;
use super::words::Words;
use crate::text::Document;
use std::ops::Range;

/// Kinds of names and, at the end, no name.
const KINDS: usize = EntityKind::ALL.len() + 1;
const NONE: u64 = KINDS as u64 - 1;

/// How often something was of each kind, up to 255 times; nothing stands behind the last kind.
type Counts = [u8; 8];

/// The place of each label in [`Counts`].
static KIND_OF: [u8; label::COUNT] = {
    let none = EntityKind::Facility as u8 + 1;
    let (mut kinds, mut label) = ([none; label::COUNT], 0);
    while (label as usize) < label::COUNT {
        if let Some(kind) = label::kind(label) {
            kinds[label as usize] = kind as u8;
        }
        label += 1;
    }
    kinds
};

/// What the first reading has found, word by word and name by name.
#[derive(Debug)]
pub struct Context<'l> {
    labels: &'l [u8],
    /// For each different word: how often it was (in) a name of each kind where it had a capital.
    counts: Vec<Counts>,
    /// For each different word: kinds of names of several words in which it stands first, later.
    long: Vec<[u8; 2]>,
    /// Hash of the words of a name to how often it was of each kind.
    names: Table,
    /// For each token the name in which it stands, as hash of its words (0 for none).
    name_of: Vec<u64>,
    /// Hash of initials to bits of kinds.
    initials: Table,
}

impl<'l> Context<'l> {
    /// Reads the labels of the first reading, one a token of the document; names stand in its
    /// stretches only.
    pub fn new(words: &Words, stretches: &[Stretch], labels: &'l [u8]) -> Self {
        let mut context = Context {
            labels,
            counts: vec![Counts::default(); words.distinct],
            long: vec![[0; 2]; words.distinct],
            names: Table::new(words.words.len() / 4),
            name_of: vec![0; words.words.len()],
            initials: Table::new(words.words.len() / 16),
        };
        for index in words.capitals.all() {
            let (kind, word) = (context.here(index), &words.words[index]);
            let count = &mut context.counts[word.id as usize][kind];
            *count = count.saturating_add(1);
        }
        for stretch in stretches {
            let start = stretch.tokens.start;
            let Some(labels) = labels.get(stretch.tokens.clone()) else {
                continue;
            };
            for (tokens, kind) in decode(labels) {
                context.add_name(words, start + tokens.start..start + tokens.end, kind);
            }
        }
        context
    }

    fn add_name(&mut self, words: &Words, tokens: Range<usize>, kind: EntityKind) {
        let mut key = 1;
        let mut initials = 1;
        let mut capitals = 0;
        for index in tokens.clone() {
            let word = &words.words[index];
            key = mix(key, u64::from(word.spelling.lower));
            if tokens.len() > 1 {
                let late = usize::from(index > tokens.start);
                self.long[word.id as usize][late] |= 1 << kind as u8;
            }
            if word.is_capital() {
                capitals += 1;
                initials = mix(initials, u64::from(word.spelling.head & 0xFF));
            }
        }
        for index in tokens.clone() {
            self.name_of[index] = key;
        }
        let counts = self.names.entry(key);
        counts[kind as usize] = counts[kind as usize].saturating_add(1);
        if capitals > 1 && tokens.len() > 1 {
            self.initials.entry(initials)[kind as usize] = 1;
        }
    }

    /// Gives the features of token `index` to `sink`.
    pub fn features(
        &self,
        document: &Document,
        words: &Words,
        sentence: &Range<usize>,
        index: usize,
        sink: &mut impl Sink,
    ) {
        let own = |offset: isize| {
            let at = index.wrapping_add_signed(offset);
            match self.labels.get(at) {
                Some(label) if sentence.contains(&at) => u64::from(*label),
                _ => 63,
            }
        };
        let word = words.at(sentence, index);
        let look = word.look();
        let mut put = |feature| sink.put(Group::Plain, feature);
        let (kind, share, others) = self.elsewhere(words, index);
        put(feature3(303, kind, share, others));
        put(feature3(304, kind * 4 + share, others, own(0)));
        let long = self.long_elsewhere(words, index);
        put(feature2(305, long, own(0)));
        put(feature3(
            306,
            long,
            look,
            u64::from(words.at(sentence, index + 1).is_capital()),
        ));
        let before = self.elsewhere_of(words, sentence, index.wrapping_sub(1));
        let behind = self.elsewhere_of(words, sentence, index + 1);
        put(feature3(307, before, kind * 4 + share, own(0)));
        put(feature3(308, kind * 4 + share, behind, own(0)));
        put(feature3(309, before, kind, behind));
        let name = self.name_elsewhere(index);
        put(feature3(310, name, own(0), kind));
        put(feature3(311, long, kind * 4 + share, own(0)));
        if let Some(kinds) = self.spelt_out(document, index) {
            put(feature2(312, kinds, own(0)));
            put(feature(313, kinds));
        }
    }

    /// The most frequent kind of the word where it stands with a capital elsewhere, how sure that
    /// is (0 to 3), how often it stands there (0 to 3).
    fn elsewhere(&self, words: &Words, index: usize) -> (u64, u64, u64) {
        let Some(word) = words.words.get(index) else {
            return (NONE, 0, 0);
        };
        let mut counts = self.counts[word.id as usize];
        let here = &mut counts[self.here(index)];
        *here = here.saturating_sub(u8::from(word.is_capital()));
        majority(counts)
    }

    /// The kind of name in which a token stands, as a place in [`Counts`].
    #[inline]
    fn here(&self, index: usize) -> usize {
        let label = self.labels.get(index).copied().unwrap_or(label::OUTSIDE);
        let kind = KIND_OF.get(usize::from(label));
        kind.map_or(KINDS - 1, |&kind| usize::from(kind))
    }

    fn elsewhere_of(&self, words: &Words, sentence: &Range<usize>, index: usize) -> u64 {
        if sentence.contains(&index) {
            let (kind, _, others) = self.elsewhere(words, index);
            kind * 2 + u64::from(others > 0)
        } else {
            63
        }
    }

    /// The kinds of longer names that hold the word, other than the one that it stands in here.
    fn long_elsewhere(&self, words: &Words, index: usize) -> u64 {
        let Some(word) = words.words.get(index) else {
            return 0;
        };
        let [first, late] = self.long[word.id as usize];
        u64::from(first) << 8 | u64::from(late)
    }

    /// What the name in which the token stands is taken for elsewhere.
    fn name_elsewhere(&self, index: usize) -> u64 {
        let key = self.name_of[index];
        if key == 0 {
            return 255;
        }
        let mut counts = self.names.get(key).copied().unwrap_or_default();
        let here = &mut counts[self.here(index)];
        *here = here.saturating_sub(1);
        let (kind, share, others) = majority(counts);
        kind * 16 + share * 4 + others
    }

    /// The kinds of names whose initials the token is, when it is an acronym.
    fn spelt_out(&self, document: &Document, index: usize) -> Option<u64> {
        let word = document.word(index);
        if !(2..9).contains(&word.len())
            || !word
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte == b'.')
        {
            return None;
        }
        let letters = word.bytes().filter(u8::is_ascii_uppercase);
        let initials = letters.fold(1, |key, byte| {
            mix(key, u64::from(byte.to_ascii_lowercase()))
        });
        let kinds = self.initials.get(initials)?;
        Some(
            (0..)
                .zip(kinds)
                .fold(0, |bits, (at, &count)| bits | u64::from(count) << at),
        )
    }
}

/// The most frequent kind, how sure it is (0 to 3), how often there is something (0 to 3).
#[inline]
fn majority(counts: Counts) -> (u64, u64, u64) {
    // Most words stand nowhere else with a capital.
    if counts == Counts::default() {
        return (NONE, 0, 0);
    }
    let mut total = 0;
    // The count and the kind of the most frequent one: of equals none, or else the first. No branch.
    let mut best = 0;
    for (&count, rank) in counts.iter().zip([4, 3, 2, 1, 0, 5]) {
        total += u32::from(count);
        best = best.max(u32::from(count) << 3 | rank);
    }
    let (most, kind) = (best >> 3, [4, 3, 2, 1, 0, 5][best as usize & 7]);
    let share = 1 + u64::from(most * 4 >= total * 3) + u64::from(most == total);
    (kind, share, u64::from(total.min(3)))
}

/// A small hash table.
#[derive(Debug)]
struct Table {
    /// 0 where nothing stands.
    keys: Vec<u64>,
    counts: Vec<Counts>,
}

impl Table {
    /// Has room for `entries`.
    fn new(entries: usize) -> Self {
        let size = (2 * entries + 16).next_power_of_two();
        Table {
            keys: vec![0; size],
            counts: vec![Counts::default(); size],
        }
    }

    /// The place of `key` or the one in which it would stand.
    fn find(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = usize::try_from(key >> 33).unwrap_or(0) & mask;
        for _ in 0..64 {
            if self.keys[at] == key || self.keys[at] == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn get(&self, key: u64) -> Option<&Counts> {
        let at = self.find(key);
        (self.keys[at] == key).then(|| &self.counts[at])
    }

    /// The counts of `key`. After 64 collisions it shares a place with another one.
    fn entry(&mut self, key: u64) -> &mut Counts {
        let at = self.find(key);
        if self.keys[at] == 0 {
            self.keys[at] = key;
        }
        &mut self.counts[at]
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode::Edges;
    use super::super::lexicon::Lexicon;
    use super::*;

    #[derive(Default)]
    struct Kept(Vec<u64>);

    impl Sink for Kept {
        fn put(&mut self, _: Group, feature: u64) {
            self.0.push(feature);
        }
    }

    #[test]
    fn sees_what_a_name_was_taken_for_elsewhere() {
        let text =
            "Jane Doe leads the Oslo Harbour Board. Doe left. Kim Doe stays; the OHB is sad.";
        let document = Document::of_paragraphs(text);
        let words = Words::new(&document, &Lexicon::read(&[]));
        let at = |word: &str| {
            (0..words.words.len())
                .filter(|&index| document.word(index) == word)
                .collect::<Vec<_>>()
        };
        let mut labels = vec![0; words.words.len()];
        let person = EntityKind::Person;
        labels[0] = label::of(person, label::Place::First);
        labels[1] = label::of(person, label::Place::Last);
        for (index, place) in
            (4..7).zip([label::Place::First, label::Place::Inner, label::Place::Last])
        {
            labels[index] = label::of(EntityKind::Organization, place);
        }
        let stretches = document.sentences.iter().enumerate();
        let stretches: Vec<Stretch> = stretches
            .map(|(sentence, it)| Stretch {
                tokens: it.tokens.clone(),
                sentence,
                edges: Edges::default(),
            })
            .collect();
        let context = Context::new(&words, &stretches, &labels);
        let doe = at("Doe")[1];
        // Once a person, once nothing: a tie counts for nothing.
        assert_eq!(context.elsewhere(&words, doe), (5, 1, 2));
        assert_eq!(context.long_elsewhere(&words, doe), 1);
        assert_eq!(context.spelt_out(&document, at("OHB")[0]), Some(2));
        assert_eq!(context.spelt_out(&document, doe), None);
        assert_eq!(context.name_elsewhere(doe), 255);
        let mut kept = Kept::default();
        context.features(
            &document,
            &words,
            &document.sentences[1].tokens,
            doe,
            &mut kept,
        );
        assert!(kept.0.contains(&feature3(303, 5, 1, 2)));
    }
}
