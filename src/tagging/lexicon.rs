//! [`Lexicon`]: what is known of words and of names of several words, read where it lies.
//!
//! Comes in: hashes of words. Goes out: [`Facts`] and [`PhraseFacts`]. One look-up reads one cache
//! line. A word that is not listed is taken for a listed one in about one case of ten thousand.

use super::hash::{Case, mix};

/// Bytes of a cache line.
pub const LINE: usize = 64;
const PHRASES: usize = 16;
const CHECK: u32 = (1 << 20) - 1;

/// What is known of a word in one capitalisation, packed into 48 bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Facts(pub u64);

/// Numbers inside [`Facts`]: first bit and width.
pub mod fact {
    /// Class of words met in the same contexts, 1 to 1023.
    pub const CLUSTER: (u32, u32) = (0, 10);
    /// The same, coarse, 1 to 127.
    pub const GROUP: (u32, u32) = (10, 7);
    /// How the word is written inside sentences: 0 unknown, 1 small, 2 both, 3 capital.
    pub const WRITTEN: (u32, u32) = (17, 2);
    /// Lists that hold it: see [`list`](super::list).
    pub const LISTS: (u32, u32) = (19, 9);
    /// How often it is (part of) a person, organisation, location, nationality in news: 0 to 3
    /// each, two bits each.
    pub const USES: (u32, u32) = (28, 8);
    /// 1: stands inside names though it is written small ("of", "al").
    pub const INNER: (u32, u32) = (36, 1);
    /// One more than the only part of speech that it has in news, 0 when it has several or is
    /// rare: "the", "of", "him".
    pub const ONLY_TAG: (u32, u32) = (37, 5);
    /// 1: in no name in news, though it has a capital or stands near one: "Monday", "Mr.".
    pub const OUTSIDE: (u32, u32) = (42, 1);
}

/// Bits of [`fact::LISTS`].
pub mod list {
    /// Forenames.
    pub const FORENAME: u64 = 1;
    /// Surnames.
    pub const SURNAME: u64 = 2;
    /// Cities.
    pub const CITY: u64 = 4;
    /// Countries.
    pub const COUNTRY: u64 = 8;
    /// Adjectives and nouns of nationality.
    pub const NATIONALITY: u64 = 16;
    /// Divisions of countries.
    pub const DIVISION: u64 = 32;
    /// Words in names of parties.
    pub const PARTY: u64 = 64;
    /// Heads of state and government.
    pub const LEADER: u64 = 128;
    /// Frequent forenames and surnames.
    pub const FREQUENT: u64 = 256;
}

impl Facts {
    /// One of the numbers of [`fact`].
    #[inline]
    pub const fn get(self, (first, width): (u32, u32)) -> u64 {
        (self.0 >> first) & ((1 << width) - 1)
    }

    /// Sets one of the numbers of [`fact`]; what does not fit is cut off.
    pub const fn set(&mut self, (first, width): (u32, u32), value: u64) {
        let mask = (1 << width) - 1;
        self.0 = (self.0 & !(mask << first)) | ((value & mask) << first);
    }
}

/// What is known of a run of words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PhraseFacts(pub u32);

impl PhraseFacts {
    /// A longer name begins with these words.
    pub const PREFIX: u32 = 1;

    /// True when some listed name goes on behind these words.
    pub const fn is_prefix(self) -> bool {
        self.0 & Self::PREFIX != 0
    }

    /// The kinds of things so named, one bit each: five by the lists, five by use in news.
    pub const fn kinds(self) -> u32 {
        self.0 >> 1
    }
}

/// The key of a word.
#[inline]
pub const fn word_key(lower: u32, case: Case) -> u64 {
    let class = match case {
        Case::None | Case::Lower => 1,
        Case::Title | Case::Initial => 2,
        Case::Upper => 3,
        Case::Mixed => 4,
    };
    mix(lower as u64, class)
}

/// The key of a run of words, from the key of the run without its last word (0 for none).
#[inline]
pub const fn phrase_key(before: u64, lower: u32) -> u64 {
    mix(before.wrapping_add(0x51), lower as u64)
}

/// The tables: words in lines of eight, phrases in lines of sixteen.
#[derive(Debug, Clone, Copy)]
pub struct Lexicon<'b> {
    words: &'b [u8],
    phrases: &'b [u8],
}

impl<'b> Lexicon<'b> {
    /// Reads what [`write`] has written; nothing is known when `bytes` is empty.
    pub const fn read(bytes: &'b [u8]) -> Self {
        if bytes.is_empty() {
            return Lexicon {
                words: bytes,
                phrases: bytes,
            };
        }
        let (head, body) = bytes.split_at(LINE);
        let length = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let (words, phrases) = body.split_at(length * LINE);
        Lexicon { words, phrases }
    }

    /// What is known of a word in one capitalisation.
    #[inline]
    pub fn word(&self, lower: u32, case: Case) -> Option<Facts> {
        let key = word_key(lower, case);
        let check = word_check(key);
        // All cells are looked at, without a branch: a rare word lies in no cache, and nothing
        // should wait for it.
        let (cells, _) = line(self.words, key)?.as_chunks();
        let found = cells.iter().rev().fold(0, |found, cell| {
            let cell = u64::from_le_bytes(*cell);
            if cell & 0xFFFF == check { cell } else { found }
        });
        (found != 0).then_some(Facts(found >> 16))
    }

    /// What is known of a run of words.
    #[inline]
    pub fn phrase(&self, key: u64) -> Option<PhraseFacts> {
        let check = phrase_check(key);
        let (cells, _) = line(self.phrases, key)?.as_chunks();
        let cells: &[_; PHRASES] = cells.first_chunk()?;
        // Here, too, all cells are looked at.
        let found = cells.iter().zip(0..).fold(0_u32, |found, (cell, at)| {
            let cell = u32::from_le_bytes(*cell);
            found | u32::from(cell & CHECK == check) << at
        });
        let cell = cells.get(found.trailing_zeros() as usize)?;
        Some(PhraseFacts(u32::from_le_bytes(*cell) >> 20))
    }
}

fn word_check(key: u64) -> u64 {
    (key & 0xFFFF).max(1)
}

#[expect(clippy::cast_possible_truncation, reason = "twenty bits")]
fn phrase_check(key: u64) -> u32 {
    ((key & u64::from(CHECK)) as u32).max(1)
}

/// The line of `key`.
#[inline]
fn line(table: &[u8], key: u64) -> Option<&[u8]> {
    let start = line_of(table.len() / LINE, key) * LINE;
    table.get(start..start + LINE)
}

fn line_of(lines: usize, key: u64) -> usize {
    (((key >> 32) * lines as u64) >> 32) as usize
}

/// Writes the tables. Entries come first that matter most: what finds its line full is left out.
/// Gives the bytes and how many entries were left out.
pub fn write(
    words: &[(u64, Facts)],
    word_lines: usize,
    phrases: &[(u64, PhraseFacts)],
    phrase_lines: usize,
) -> (Vec<u8>, usize) {
    let mut bytes = vec![0; LINE * (1 + word_lines + phrase_lines)];
    let mut left_out = 0;
    bytes[..4].copy_from_slice(&u32::try_from(word_lines).unwrap_or(0).to_le_bytes());
    let (words_table, phrases_table) = bytes[LINE..].split_at_mut(word_lines * LINE);
    for &(key, facts) in words {
        let cell = word_check(key) | facts.0 << 16;
        left_out += usize::from(!insert(words_table, key, &cell.to_le_bytes()));
    }
    for &(key, facts) in phrases {
        let cell = phrase_check(key) | facts.0 << 20;
        left_out += usize::from(!insert(phrases_table, key, &cell.to_le_bytes()));
    }
    (bytes, left_out)
}

/// Writes `more` in place of the `facts` of a word, in every capitalisation of which just these are
/// known.
pub fn close(bytes: &mut [u8], lower: u32, facts: Facts, more: Facts) {
    let Some((head, body)) = bytes.split_at_mut_checked(LINE) else {
        return;
    };
    let length = u32::from_le_bytes([head[0], head[1], head[2], head[3]]) as usize;
    let words = &mut body[..length * LINE];
    for case in [Case::Lower, Case::Title, Case::Upper, Case::Mixed] {
        let key = word_key(lower, case);
        let start = line_of(length, key) * LINE;
        let (cells, _) = words[start..start + LINE].as_chunks_mut();
        let known = (word_check(key) | facts.0 << 16).to_le_bytes();
        for cell in cells.iter_mut().filter(|cell| **cell == known) {
            *cell = (word_check(key) | more.0 << 16).to_le_bytes();
        }
    }
}

fn insert(table: &mut [u8], key: u64, cell: &[u8]) -> bool {
    let start = line_of(table.len() / LINE, key) * LINE;
    let free = table.get_mut(start..start + LINE).and_then(|line| {
        line.chunks_exact_mut(cell.len())
            .find(|cell| cell.iter().all(|&byte| byte == 0))
    });
    free.is_some_and(|free| {
        free.copy_from_slice(cell);
        true
    })
}

#[cfg(test)]
mod tests {
    use super::super::hash::spell;
    use super::*;

    #[test]
    fn finds_what_was_written_and_nothing_else() {
        let mut facts = Facts::default();
        facts.set(fact::CLUSTER, 1000);
        facts.set(fact::INNER, 1);
        facts.set(fact::WRITTEN, 3);
        let oslo = spell("Oslo").lower;
        let (north, sea) = (spell("North").lower, spell("Sea").lower);
        let first = phrase_key(0, north);
        let both = phrase_key(first, sea);
        let (bytes, left_out) = write(
            &[(word_key(oslo, Case::Title), facts)],
            3,
            &[(first, PhraseFacts(1)), (both, PhraseFacts(8))],
            2,
        );
        assert_eq!(left_out, 0);
        let lexicon = Lexicon::read(&bytes);
        assert_eq!(lexicon.word(oslo, Case::Title), Some(facts));
        assert_eq!(facts.get(fact::CLUSTER), 1000);
        assert_eq!(facts.get(fact::GROUP), 0);
        assert_eq!(lexicon.word(oslo, Case::Lower), None);
        assert_eq!(lexicon.word(north, Case::Title), None);
        assert!(lexicon.phrase(first).is_some_and(PhraseFacts::is_prefix));
        assert_eq!(lexicon.phrase(both).map(PhraseFacts::kinds), Some(4));
        assert_eq!(lexicon.phrase(phrase_key(0, sea)), None);
        assert_eq!(Lexicon::read(&[]).word(oslo, Case::Title), None);
    }

    #[test]
    fn what_is_closed_says_so_in_every_capitalisation_of_which_the_same_is_known() {
        let key = |case| word_key(spell("Monday").lower, case);
        let words = [
            (key(Case::Title), Facts(5)),
            (key(Case::Upper), Facts(6)),
            (key(Case::Lower), Facts(5)),
        ];
        let (mut bytes, _) = write(&words, 1, &[], 0);
        let mut more = Facts(5);
        more.set(fact::OUTSIDE, 1);
        close(&mut bytes, spell("monday").lower, Facts(5), more);
        let lexicon = Lexicon::read(&bytes);
        let known = |case| lexicon.word(spell("monday").lower, case);
        assert_eq!(known(Case::Title), Some(more));
        assert_eq!(known(Case::Upper), Some(Facts(6)));
        assert_eq!(known(Case::Lower), Some(more));
    }

    #[test]
    fn leaves_out_what_finds_no_room() {
        let words: Vec<_> = (0..20)
            .map(|n| (word_key(n, Case::Lower), Facts(1)))
            .collect();
        let (bytes, left_out) = write(&words, 2, &[], 0);
        assert!((4..20).contains(&left_out));
        assert!(Lexicon::read(&bytes).word(0, Case::Lower).is_some());
    }
}
