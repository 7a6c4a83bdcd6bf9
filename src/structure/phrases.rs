//! Known phrases in a piece of text: at its start, inside, as all of it.
//!
//! Phrases are lower case, their words joined by one space; punctuation at the edges of the
//! article's words is not compared.

use super::shape::{bare, plain, push_plain, words};
use crate::text::{Letters, Table, lanes, masks, word_hash};

/// The columns of the longest phrase in `table` with which the text opens, and the text behind it.
/// Phrases are lower case, their words joined by one space; punctuation at the edges of the
/// article's words is not compared.
pub(super) fn opening_with_rest<'t>(
    table: &Table,
    text: &'t str,
    most_words: usize,
) -> Option<(&'static str, &'t str)> {
    if unlisted(table, text.as_bytes()).is_some() {
        return None;
    }
    let mut key = String::new();
    let mut found = None;
    let mut rest = text;
    for count in 0..most_words {
        rest = rest.trim_start_matches(|character: char| !character.is_alphanumeric());
        let word = words(rest).next().map(bare).filter(|word| !word.is_empty());
        let Some(word) = word.filter(|word| key.len() + word.len() <= 120) else {
            break;
        };
        if count == 0 && !table.may_begin_with_lower(word) {
            break;
        }
        rest = rest.get(word.len()..).unwrap_or_default();
        if !key.is_empty() {
            key.push(' ');
        }
        push_plain(&mut key, word);
        let (line, opens) = table.step(&key);
        found = line.map(|(_, columns)| (columns, rest)).or(found);
        if !opens {
            break;
        }
    }
    found
}

/// True when the whole text, without punctuation at the edges of its words, is a phrase of `table`.
pub(super) fn whole(table: &Table, text: &str) -> Option<&'static str> {
    if text.len() > 120 || unlisted(table, text.as_bytes()).is_some() {
        return None;
    }
    let first = words(text).map(bare).find(|word| !word.is_empty())?;
    if !table.may_begin_with_lower(first) {
        return None;
    }
    table.get(&plain(text))
}

/// Phrases that are looked for inside a text.
#[derive(Debug)]
pub(super) struct Phrases {
    table: Table,
    /// A bit for the first letters of the longest word of each phrase, see [`bit_of`]; all of them when
    /// the words of some phrase are too short.
    openings: [u64; OPENINGS],
}

/// So many letters of a word are looked at.
const OPENING: usize = 4;
/// Words of a filter of openings: 1,024 bits.
const OPENINGS: usize = 16;

impl Phrases {
    /// The phrases of `table`.
    pub(super) const fn new(table: Table) -> Self {
        let lines = table.lines().as_bytes();
        let mut openings = [0; OPENINGS];
        let mut at = 0;
        while at < lines.len() {
            let (mut start, mut longest, mut opening) = (at, 0, 0);
            while at < lines.len() && !matches!(lines[at], b'\t' | b'\n') {
                if !lines[at].is_ascii_alphabetic() {
                    start = at + 1;
                } else if at + 1 - start > longest {
                    longest = at + 1 - start;
                    opening = start;
                }
                at += 1;
            }
            match lines.split_at(opening).1.first_chunk() {
                Some(letters) if longest >= OPENING => {
                    let (word, bit) = bit_of(u32::from_le_bytes(*letters));
                    openings[word] |= bit;
                }
                _ => openings = [u64::MAX; OPENINGS],
            }
            while at < lines.len() && lines[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        Phrases { table, openings }
    }

    /// All of them.
    pub(super) const fn table(&self) -> &Table {
        &self.table
    }

    /// True when one of the phrases stands in the text as whole words. For short text.
    pub(super) fn stand_in(&self, text: &str) -> bool {
        let mut key = String::new();
        self.may_stand_in(text)
            && word_starts(text.as_bytes()).any(|start| {
                unlisted(
                    &self.table,
                    text.as_bytes().get(start..).unwrap_or_default(),
                )
                .is_none()
                    && begins_word(text, start)
                    && opens_with(&self.table, text, start, &mut key)
            })
    }

    /// False when no phrase stands in the text, as far as this is quickly told: few texts have a word
    /// with one of the openings.
    fn may_stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        word_starts(bytes).any(|start| {
            let [a, b, c, d, ..] = lanes::eight_at(bytes, start).to_le_bytes();
            let (word, bit) = bit_of(u32::from_le_bytes([a, b, c, d]));
            self.openings[word] & bit != 0
        })
    }
}

/// The word and the bit of a filter of openings for these letters, whatever their case.
#[inline]
const fn bit_of(letters: u32) -> (usize, u64) {
    let hash = (letters | 0x2020_2020).wrapping_mul(0x9e37_79b1) >> 22;
    (hash as usize / 64 % OPENINGS, 1 << (hash % 64))
}

/// Where letters of ASCII begin in the text.
fn word_starts(text: &[u8]) -> impl Iterator<Item = usize> {
    // The lowest bit: a letter stands before the next block.
    let mut before = 0;
    let starts = masks::blocks(text).map(move |block| {
        let letters = masks::letters(&block);
        let starts = letters & !(letters << 1 | before);
        before = letters >> (masks::BLOCK - 1);
        starts
    });
    starts.enumerate().flat_map(|(block, mut starts)| {
        std::iter::from_fn(move || {
            let start = (starts != 0).then(|| starts.trailing_zeros() as usize)?;
            starts &= starts - 1;
            Some(block * masks::BLOCK + start)
        })
    })
}

/// The length of the word with which the text begins when no phrase of `table` does; none when one
/// may, and when it is not quickly told. A space stands behind the word.
#[inline]
fn unlisted(table: &Table, text: &[u8]) -> Option<usize> {
    let word = Letters::at_start(text)?;
    let listed = text.get(word.len) != Some(&b' ')
        || table.holds_stem(word.stem())
            && table.may_begin_with_hashed(word.hash(text))
            && !goes_on_unlisted(table, text, word.len);
    (!listed).then_some(word.len)
}

/// True when no phrase of `table` is the first word, of `len` bytes, or begins with it and the second:
/// "on Monday", where the table has "on the way".
fn goes_on_unlisted(table: &Table, text: &[u8], len: usize) -> bool {
    let second = text.get(len + 1..).and_then(Letters::at_start);
    let Some(end) = second.map(|second| len + 1 + second.len) else {
        return false;
    };
    let first = || {
        text.get(..len)
            .and_then(|word| std::str::from_utf8(word).ok())
    };
    text.get(end) == Some(&b' ')
        && text
            .get(..end)
            .is_some_and(|words| !table.may_begin_with_hashed(word_hash(words)))
        && first().is_some_and(|word| !table.contains_lower(word))
}

/// True when nothing but punctuation stands between white space and byte `at`.
fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mut before = before.chars().rev().take_while(|c| !c.is_whitespace());
    before.all(|c| !c.is_alphanumeric())
}

/// True when one of the phrases stands at byte `at`. `key` is room to work in.
fn opens_with(table: &Table, text: &str, at: usize, key: &mut String) -> bool {
    key.clear();
    for word in words(text.get(at..).unwrap_or_default()).map(bare) {
        if key.is_empty() && (word.is_empty() || !table.may_begin_with_lower(word)) {
            return false;
        }
        if word.is_empty() {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        push_plain(key, word);
        let (line, opens) = table.step(key);
        if line.is_some() {
            return true;
        }
        if !opens {
            break;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_phrases_at_the_start_and_inside() {
        const PHRASES: Table = crate::text::table!("read more\nread more about\trole\n");
        assert_eq!(
            opening_with_rest(&PHRASES, "READ MORE: the list", 4),
            Some(("", ": the list"))
        );
        assert_eq!(
            opening_with_rest(&PHRASES, "Read more  about it", 4),
            Some(("role", " it"))
        );
        assert_eq!(opening_with_rest(&PHRASES, "They read more", 4), None);
        let phrases = Phrases::new(PHRASES);
        for before in 0..40 {
            let text = format!("{}“Read, more", "They ".repeat(before));
            assert!(phrases.stand_in(&text), "{text}");
        }
        for text in [
            "They reread more",
            "They é-read more",
            "Read. Less",
            "",
            "r",
        ] {
            assert!(!phrases.stand_in(text), "{text}");
        }
        assert_eq!(whole(&PHRASES, "Read more …"), Some(""));
        assert_eq!(whole(&PHRASES, "Read more now"), None);
    }
}
