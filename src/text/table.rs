//! [`Table`]: a sorted word list, searched where it lies.

use super::Document;
use std::cmp::Ordering;

/// A sorted list of lines, `key` or `key<TAB>column<TAB>…`, searched where it lies.
///
/// Made by `table!`, which has the compiler build an index: nothing is built at start-up, and a
/// word costs one hash and one load in most cases. Lines that begin with `#` may stand at the head
/// only. Keys are sorted by their bytes and are unique; [`Table::faults`] is what the tests of each
/// list check that with.
///
/// The index is a hash table with open addressing. A slot holds a key or the first words of longer
/// keys; the hash leaves the case of ASCII letters out, so that a word is hashed as it stands in
/// the article.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    lines: &'static str,
    /// A power of two of slots, at least one of them empty.
    slots: &'static [u32],
    /// A bit for the hash in each slot: small enough to stay near the processor.
    filter: &'static [u64],
    /// A bit for the hash of the first three letters of each key.
    stems: &'static [u64; STEMS],
}

/// What the compiler makes of a list; see `table!`.
#[doc(hidden)]
#[derive(Debug)]
pub struct Index<const SLOTS: usize, const FILTER: usize> {
    slots: [u32; SLOTS],
    filter: [u64; FILTER],
    stems: [u64; STEMS],
}

/// Makes a [`Table`] of the text of a list, as `include_str!` gives it, and its index.
macro_rules! table {
    ($lines:expr $(,)?) => {{
        const LINES: &str = $crate::text::Table::body($lines);
        const SLOTS: usize = $crate::text::Table::slots(LINES);
        #[allow(long_running_const_eval)]
        static INDEX: $crate::text::Index<SLOTS, { SLOTS / 16 }> =
            $crate::text::Table::index(LINES);
        $crate::text::Table::new(LINES, &INDEX)
    }};
}
pub(crate) use table;

/// Words of the filter of stems: 1,024 bits.
const STEMS: usize = 16;

/// A longer list has no index and is bisected: making one would take the compiler too long.
const INDEXED: usize = 64 * 1024;

/// Bits of a slot: where the line begins, plus one; 0 for the first words of longer keys.
const PLACE: u32 = (1 << 19) - 1;
/// Bit of a slot: longer keys begin with these words.
const OPENS: u32 = 1 << 19;
/// Bits of a slot that a key shares with its hash.
const MARK: u32 = !(PLACE | OPENS);

/// What the index knows of some words.
struct Found {
    /// Where the line begins whose key they are.
    place: Option<usize>,
    /// True when longer keys begin with them; once in some thousand times also when none does.
    opens: bool,
}

impl Table {
    /// Wraps a list without its head, and its index; see `table!`.
    #[doc(hidden)]
    pub const fn new<const SLOTS: usize, const FILTER: usize>(
        lines: &'static str,
        index: &'static Index<SLOTS, FILTER>,
    ) -> Self {
        Table {
            lines,
            slots: &index.slots,
            filter: &index.filter,
            stems: &index.stems,
        }
    }

    /// The list without the lines at its head that begin with `#`.
    #[doc(hidden)]
    pub const fn body(lines: &'static str) -> &'static str {
        let bytes = lines.as_bytes();
        let mut at = 0;
        while at < bytes.len() && bytes[at] == b'#' {
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        let at = if at > bytes.len() { bytes.len() } else { at };
        lines.split_at(at).1
    }

    /// How many slots the index of the list takes: more than twice as many as most lists need.
    #[doc(hidden)]
    pub const fn slots(lines: &str) -> usize {
        if lines.len() > INDEXED {
            0
        } else {
            (lines.len() / 3 + 16).next_power_of_two()
        }
    }

    /// The index of the list.
    #[doc(hidden)]
    pub const fn index<const SLOTS: usize, const FILTER: usize>(
        lines: &str,
    ) -> Index<SLOTS, FILTER> {
        let lines = lines.as_bytes();
        let (mut slots, mut filter, mut stems) = ([0; SLOTS], [0; FILTER], [0; STEMS]);
        let (mut at, mut free) = (0, SLOTS);
        while SLOTS > 0 && at < lines.len() {
            let start = at;
            let stem = stem(lines, start);
            stems[stem as usize / 64 % STEMS] |= 1 << (stem % 64);
            let mut last = IN_WORD;
            while at < lines.len() {
                let kind = KINDS[lines[at] as usize];
                if kind | last != IN_WORD {
                    if kind == ENDS_KEY {
                        break;
                    }
                    if last != SPACE && at > start {
                        let hash = hash(lines, start, at);
                        let slot = slot(&slots, hash, true);
                        free -= (slots[slot] == 0) as usize;
                        slots[slot] |= hash & MARK | OPENS;
                        let (word, bit) = bit(hash, FILTER);
                        filter[word] |= bit;
                    }
                }
                last = kind;
                at += 1;
            }
            let hash = hash(lines, start, at);
            let slot = slot(&slots, hash, false);
            free -= 1;
            assert!(free > 0, "more than one key in three bytes");
            slots[slot] = hash & MARK | (start as u32 + 1);
            let (word, bit) = bit(hash, FILTER);
            filter[word] |= bit;
            while at < lines.len() && lines[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        if SLOTS == 0 {
            stems = [u64::MAX; STEMS];
        }
        Index {
            slots,
            filter,
            stems,
        }
    }

    /// The columns behind `key` ("" for a plain word list), or none when it is not listed.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, columns)| columns)
    }

    /// The line of `key`: the key where it lies in the list, and its columns.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        self.line(self.find(key.as_bytes()).place?, key.len())
    }

    /// [`entry`](Self::entry) for the lower-case form of `word`.
    pub fn entry_lower(&self, word: &str) -> Option<(&'static str, &'static str)> {
        self.line(self.place_lower(word)?, word.len())
            .or_else(|| self.entry(&word.to_lowercase()))
    }

    /// False when no key is `words` or begins with these whole words. Nearly always true otherwise.
    pub fn may_begin_with(&self, words: &str) -> bool {
        let found = self.find(words.as_bytes());
        found.opens || found.place.is_some()
    }

    /// [`may_begin_with`](Self::may_begin_with) for the lower-case form of `words`.
    pub fn may_begin_with_lower(&self, words: &str) -> bool {
        !words.is_ascii() || self.may_hold(words.as_bytes())
    }

    /// False when no key begins with token `index`, the case of its ASCII letters aside.
    pub fn may_begin_at(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens.get(index);
        self.slots.is_empty() || token.is_some_and(|token| self.probe(token.hash, |_| true))
    }

    /// [`get_lower`](Self::get_lower) for token `index`.
    pub fn get_lower_at(&self, document: &Document, index: usize) -> Option<&'static str> {
        let token = document.tokens.get(index)?;
        let word = token.span.of(document.text);
        if !token.ascii || self.slots.is_empty() {
            return self.get_lower(word);
        }
        let place = self.place_hashed(word.as_bytes(), token.hash)?;
        self.line(place, word.len()).map(|(_, columns)| columns)
    }

    /// The columns of `words` when they are a key, and whether longer keys may begin with them.
    pub fn step(&self, words: &str) -> (Option<&'static str>, bool) {
        let found = self.find(words.as_bytes());
        let line = found.place.and_then(|place| self.line(place, words.len()));
        (line.map(|(_, columns)| columns), found.opens)
    }

    /// True when `key` is listed.
    pub fn contains(&self, key: &str) -> bool {
        self.find(key.as_bytes()).place.is_some()
    }

    /// [`get`](Self::get) for the lower-case form of `word`.
    pub fn get_lower(&self, word: &str) -> Option<&'static str> {
        self.entry_lower(word).map(|(_, columns)| columns)
    }

    /// True when the lower-case form of `word` is listed.
    pub fn contains_lower(&self, word: &str) -> bool {
        self.place_lower(word).is_some()
    }

    /// The longest key that the tokens from `first` up to `end` (exclusive) spell, as the number of
    /// tokens and the columns. Words are joined by one space, glued tokens by nothing; a line break
    /// in the article counts as a space. With `lower` the tokens are compared in lower case.
    pub fn longest(
        &self,
        document: &Document,
        first: usize,
        end: usize,
        lower: bool,
    ) -> Option<(usize, &'static str)> {
        let end = end.min(document.tokens.len());
        if first >= end {
            return None;
        }
        if !self.may_begin_at(document, first) && !(lower && !document.tokens[first].ascii) {
            return None;
        }
        let mut key = String::new();
        let mut best = None;
        for (count, index) in (first..end).enumerate() {
            let word = document.word(index);
            if count > 0 && !document.tokens[index].glued {
                key.push(' ');
            }
            if !lower {
                key.push_str(word);
            } else if word.is_ascii() {
                key.push_str(word);
                let start = key.len() - word.len();
                if let Some(word) = key.get_mut(start..) {
                    word.make_ascii_lowercase();
                }
            } else {
                key.extend(word.chars().flat_map(char::to_lowercase));
            }
            let found = self.find(key.as_bytes());
            if let Some(place) = found.place {
                let (_, columns) = self.line(place, key.len())?;
                best = Some((count + 1, columns));
            }
            if !found.opens {
                break;
            }
        }
        best
    }

    /// All lines as key and columns, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines
            .lines()
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
    }

    /// What is wrong with the list: lines out of order, doubled or empty. For tests.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut last = "";
        for (key, _) in self.iter() {
            if key.is_empty() || key != key.trim() {
                faults.push(format!("empty or padded key after {last:?}"));
            }
            match last.cmp(key) {
                Ordering::Less => {}
                Ordering::Equal => faults.push(format!("{key:?} stands twice")),
                Ordering::Greater => faults.push(format!("{key:?} stands after {last:?}")),
            }
            last = key;
        }
        faults
    }

    /// False when no key shares its first three letters with `word` (ASCII case ignored): then no
    /// key is its base form.
    pub fn may_hold_base_of(&self, word: &str) -> bool {
        let hash = stem(word.as_bytes(), 0);
        self.stems[hash as usize / 64 % STEMS] & 1 << (hash % 64) != 0
    }

    /// The line whose key is `key`, byte for byte.
    fn find(&self, key: &[u8]) -> Found {
        if self.slots.is_empty() {
            return self.bisect(key);
        }
        let hash = hash(key, 0, key.len());
        let mut found = Found {
            place: None,
            opens: false,
        };
        self.probe(hash, |slot| {
            found.opens |= slot & OPENS != 0;
            let place = (slot & PLACE) as usize;
            if place > 0 && self.key_at(place - 1, key.len()) == Some(key) {
                found.place = Some(place - 1);
            }
            false
        });
        found
    }

    /// The place of the line whose key is `word` in lower case.
    fn place_lower(&self, word: &str) -> Option<usize> {
        if !word.is_ascii() || self.slots.is_empty() {
            return self.find(word.to_lowercase().as_bytes()).place;
        }
        self.place_hashed(word.as_bytes(), hash_of(word))
    }

    /// [`place_lower`](Self::place_lower) of ASCII with this hash.
    fn place_hashed(&self, word: &[u8], hash: u32) -> Option<usize> {
        let mut found = None;
        self.probe(hash, |slot| {
            let place = (slot & PLACE) as usize;
            let is_key = place > 0
                && self.key_at(place - 1, word.len()).is_some_and(|key| {
                    key.iter()
                        .zip(word)
                        .all(|(key, byte)| *key == byte.to_ascii_lowercase())
                });
            if is_key {
                found = Some(place - 1);
            }
            is_key
        });
        found
    }

    /// False when nothing in the index has the hash of these words, whatever their case.
    fn may_hold(&self, words: &[u8]) -> bool {
        self.slots.is_empty() || self.probe(hash(words, 0, words.len()), |_| true)
    }

    /// Calls `accept` with the slots that may be those of `hash` until it says true.
    #[inline]
    fn probe(&self, hash: u32, mut accept: impl FnMut(u32) -> bool) -> bool {
        let (word, bit) = bit(hash, self.filter.len());
        if self.filter.get(word).is_none_or(|word| word & bit == 0) {
            return false;
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if (slot ^ hash) & MARK == 0 && accept(slot) {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }

    /// [`find`](Self::find) for a list without index.
    fn bisect(&self, key: &[u8]) -> Found {
        let lines = self.lines.as_bytes();
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let before = lines[..middle].iter().rposition(|&byte| byte == b'\n');
            let start = before.map_or(0, |at| at + 1);
            let end = next_line(lines, middle) - 1;
            let line = &lines[start..end];
            let tab = line.iter().position(|&byte| byte == b'\t');
            if &line[..tab.unwrap_or(line.len())] < key {
                low = (end + 1).min(lines.len());
            } else {
                high = start;
            }
        }
        let place = self.key_at(low, key.len()).filter(|found| *found == key);
        let next = place.map_or(low, |_| next_line(lines, low));
        Found {
            place: place.map(|_| low),
            opens: lines.get(next..).is_some_and(|line| line.starts_with(key)),
        }
    }

    /// The key of the line at `place`, when it has `len` bytes.
    #[inline]
    fn key_at(&self, place: usize, len: usize) -> Option<&'static [u8]> {
        let lines = self.lines.as_bytes();
        let key = lines.get(place..place + len)?;
        let ends = lines
            .get(place + len)
            .is_none_or(|byte| matches!(byte, b'\n' | b'\t'));
        ends.then_some(key)
    }

    /// The key of `len` bytes and the columns of the line at `place`.
    fn line(&self, place: usize, len: usize) -> Option<(&'static str, &'static str)> {
        let (key, rest) = self.lines.get(place..)?.split_at_checked(len)?;
        let Some(rest) = rest.strip_prefix('\t') else {
            return (rest.is_empty() || rest.starts_with('\n')).then_some((key, ""));
        };
        let end = rest.bytes().position(|byte| byte == b'\n');
        Some((key, rest.get(..end.unwrap_or(rest.len()))?))
    }
}

/// The hash of the bytes from `start` to `end`, whatever the case of the letters. Of long words it
/// reads the first and the last eight bytes.
const fn hash(bytes: &[u8], start: usize, end: usize) -> u32 {
    let len = end - start;
    let (head, tail) = if len >= 8 {
        (eight(bytes, start), eight(bytes, end - 8))
    } else if len >= 4 {
        (four(bytes, start), four(bytes, end - 4))
    } else if len > 0 {
        let (first, middle, last) = (bytes[start], bytes[start + len / 2], bytes[end - 1]);
        (u64::from_le_bytes([first, middle, last, 0, 0, 0, 0, 0]), 0)
    } else {
        (0, 0)
    };
    let head = (head | 0x2020_2020_2020_2020).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let tail = (tail | 0x2020_2020_2020_2020).wrapping_add(len as u64);
    let mixed = (head ^ head >> 32 ^ tail).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> 32 ^ mixed >> 15) as u32
}

/// The hash of a word, whatever the case of its letters.
pub(super) const fn hash_of(word: &str) -> u32 {
    hash(word.as_bytes(), 0, word.len())
}

const fn eight(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.split_at(at).1;
    match bytes.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => 0,
    }
}

const fn four(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.split_at(at).1;
    match bytes.first_chunk() {
        Some(four) => u32::from_le_bytes(*four) as u64,
        None => 0,
    }
}

/// The word and the bit of the hash in a filter of so many words, a power of two.
const fn bit(hash: u32, words: usize) -> (usize, u64) {
    // Other bits come first than in the index.
    let bit = hash.rotate_left(12) as usize;
    (bit / 64 & words.wrapping_sub(1), 1 << (bit % 64))
}

/// The slot for the hash: an empty one or, for the first words of keys, one that shares its mark.
const fn slot(slots: &[u32], hash: u32, shares: bool) -> usize {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at] != 0 && !(shares && (slots[at] ^ hash) & MARK == 0) {
        at = (at + 1) & mask;
    }
    at
}

/// The byte at which the next line begins.
fn next_line(lines: &[u8], at: usize) -> usize {
    let line = lines.get(at..).unwrap_or_default();
    at + 1
        + line
            .iter()
            .position(|&byte| byte == b'\n')
            .unwrap_or(line.len())
}

/// Bytes between which no token ends: letters and digits.
const IN_WORD: u8 = 0;
/// A space.
const SPACE: u8 = 1;
/// A tab or a line feed.
const ENDS_KEY: u8 = 2;
/// Any other byte.
const OTHER: u8 = 4;

/// What each byte is.
static KINDS: [u8; 256] = {
    let mut kinds = [IN_WORD; 256];
    let mut byte = 0;
    while byte < 128 {
        if !(byte as u8).is_ascii_alphanumeric() {
            kinds[byte] = OTHER;
        }
        byte += 1;
    }
    kinds[b' ' as usize] = SPACE;
    kinds[b'\n' as usize] = ENDS_KEY;
    kinds[b'\t' as usize] = ENDS_KEY;
    kinds
};

/// The hash of up to three letters from byte `at` on, in lower case.
const fn stem(bytes: &[u8], at: usize) -> u32 {
    let mut letters = 0;
    let mut count = 0;
    while count < 3 && at + count < bytes.len() && bytes[at + count].is_ascii_alphabetic() {
        letters = letters << 8 | (bytes[at + count] | 0x20) as u32;
        count += 1;
    }
    letters.wrapping_mul(0x9e37_79b1) >> 22
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Table = table!(
        "# a list\n# of words\nalpha\t1\nalpha beta\t2\nalpha beta gamma\t3\nbeta\nzulu\t4\tx\n",
    );

    #[test]
    fn finds_every_key_and_nothing_else() {
        assert_eq!(WORDS.get("alpha"), Some("1"));
        assert_eq!(WORDS.get("beta"), Some(""));
        assert_eq!(WORDS.get("zulu"), Some("4\tx"));
        assert_eq!(WORDS.get_lower("ZULU"), Some("4\tx"));
        for absent in ["", "al", "alphabet", "zulus", "#", "# a list"] {
            assert!(!WORDS.contains(absent), "{absent}");
        }
        assert!(WORDS.may_begin_with("zulu") && !WORDS.may_begin_with("zz"));
        assert!(WORDS.faults().is_empty());
        assert_eq!(table!("b\na\na\n").faults().len(), 2);
        assert!(table!("").get("a").is_none());
        assert!(table!("# only a head").get("a").is_none());
        assert!(WORDS.may_begin_with("zulu") && !WORDS.may_begin_with("zulus"));
    }

    #[test]
    fn takes_the_longest_phrase() {
        let document = Document::of_paragraphs("Alpha beta\ndelta. Alpha Beta Gamma!");
        assert_eq!(WORDS.longest(&document, 0, 3, true), Some((2, "2")));
        assert_eq!(WORDS.longest(&document, 4, 7, true), Some((3, "3")));
        assert_eq!(WORDS.longest(&document, 4, 7, false), None);
    }
}
