//! [`Index`]: where the keys of a [`Table`](super::Table) lie, by their hash.
//!
//! The compiler makes it. It is a hash table with open addressing, and a filter in front of it that
//! turns away most of what is not there. A slot holds a key or the first words of longer keys; the
//! hash leaves the case of ASCII letters out, so that a word is hashed as it stands in the article.

use super::hash::{hash_between, low};

/// The index of a list; only samples of a list that is too long for one.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Index {
    /// A power of two of slots, at least one of them empty; of a long list the places where some lines
    /// begin, in order.
    slots: &'static [u32],
    /// A bit for the hash in each slot: small enough to stay near the processor. Of a long list the first
    /// bytes of the lines that begin at the slots, see [`head`], as many as there are slots.
    filter: &'static [u64],
    /// A bit for the hash of the first three letters of each key.
    stems: &'static [u64; STEMS],
    /// The list is too long to have all its keys in the index.
    is_long: bool,
}

/// The first three letters of a word, whatever their case, as their bit in a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stem(usize, u64);

impl Stem {
    /// The first three letters of `word`.
    #[inline]
    pub fn of(word: &str) -> Self {
        Stem::at(word, 0)
    }

    /// The first three letters of the word that begins at byte `at`.
    #[inline]
    pub fn at(text: &str, at: usize) -> Self {
        let (word, bit) = bit_of_stem(text.as_bytes(), at);
        Stem(word, bit)
    }

    /// The first three letters of the word of so many letters, at least one, with which these bytes
    /// begin.
    #[inline]
    pub(super) const fn of_eight(bytes: u64, len: usize) -> Self {
        let count = if len < 3 { len } else { 3 };
        let letters = (bytes | 0x20_2020).swap_bytes() >> (64 - count * 8);
        let (word, bit) = bit_of_letters(low(letters));
        Stem(word, bit)
    }
}

/// What the compiler makes of a list; see `table!`.
#[doc(hidden)]
#[derive(Debug)]
pub struct Built<const SLOTS: usize, const FILTER: usize> {
    slots: [u32; SLOTS],
    filter: [u64; FILTER],
    stems: [u64; STEMS],
}

/// Words of the filter of stems: 1,024 bits.
const STEMS: usize = 16;

/// A longer list has no index and is bisected: making one would take the compiler too long.
const INDEXED: usize = 64 * 1024;

/// So many places of a longer list are known where a line begins.
const SAMPLES: usize = 8192;

/// Bits of a slot: where the line begins, plus one; 0 for the first words of longer keys.
const PLACE: u32 = (1 << 19) - 1;
/// Bit of a slot: longer keys begin with these words.
const OPENS: u32 = 1 << 19;
/// Bits of a slot that a key shares with its hash.
const MARK: u32 = !(PLACE | OPENS);

/// A slot with something in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot(u32);

impl Slot {
    /// Where the line begins whose key it holds.
    #[inline]
    pub(super) fn place(self) -> Option<usize> {
        ((self.0 & PLACE) as usize).checked_sub(1)
    }

    /// True when longer keys begin with these words.
    #[inline]
    pub(super) fn opens(self) -> bool {
        self.0 & OPENS != 0
    }
}

impl Index {
    /// True for the index of a list that is too long for one.
    #[inline]
    pub(super) const fn is_long(&self) -> bool {
        self.is_long
    }

    /// Where some lines of a long list begin, in order, and the [`head`] of each.
    pub(super) fn samples(&self) -> (&'static [u32], &'static [u64]) {
        if self.is_long {
            (self.slots, self.filter)
        } else {
            (&[], &[])
        }
    }

    /// False when neither a key nor its first words have the hash.
    #[inline]
    pub(super) fn holds(&self, hash: u32) -> bool {
        self.may_hold(hash) && self.probe(hash, |_| true)
    }

    /// False when no key has the first three letters.
    #[inline]
    pub(super) fn holds_stem(&self, stem: Stem) -> bool {
        self.stems[stem.0] & stem.1 != 0
    }

    /// False when nothing has the hash, as far as the filter tells.
    #[inline]
    pub(super) fn may_hold(&self, hash: u32) -> bool {
        let (word, bit) = bit_of(hash, self.filter.len());
        self.filter.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Calls `accept` with the slots that may be those of `hash` until it says true. Whoever asks for
    /// much that is not there asks [`may_hold`](Self::may_hold) before.
    #[inline]
    pub(super) fn probe(&self, hash: u32, mut accept: impl FnMut(Slot) -> bool) -> bool {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        while let Some(&slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            if (slot ^ hash) & MARK == 0 && accept(Slot(slot)) {
                return true;
            }
            at = (at + 1) & mask;
        }
        false
    }
}

impl<const SLOTS: usize, const FILTER: usize> Built<SLOTS, FILTER> {
    /// Reads the list.
    ///
    /// # Panics
    /// When more than one key stands in three bytes; then the compiler says so.
    pub const fn new(lines: &str) -> Self {
        let lines = lines.as_bytes();
        if FILTER == SLOTS {
            let slots: [u32; SLOTS] = samples(lines);
            let (mut heads, mut at) = ([0; FILTER], 0);
            while at < FILTER {
                heads[at] = head(lines, slots[at] as usize);
                at += 1;
            }
            return Built {
                slots,
                filter: heads,
                stems: [u64::MAX; STEMS],
            };
        }
        let (mut slots, mut filter, mut stems) = ([0; SLOTS], [0; FILTER], [0; STEMS]);
        // The compiler reads what is local much faster.
        let kinds = KINDS;
        let (mut at, mut free) = (0, SLOTS);
        while at < lines.len() {
            let start = at;
            let (word, bit) = bit_of_stem(lines, start);
            stems[word] |= bit;
            let mut last = IN_WORD;
            while at < lines.len() {
                let kind = kinds[lines[at] as usize];
                if kind | last != IN_WORD {
                    if kind == ENDS_KEY {
                        break;
                    }
                    if last != SPACE && at > start {
                        let hash = hash_between(lines, start, at);
                        let slot = free_slot(&slots, hash, true);
                        free -= (slots[slot] == 0) as usize;
                        slots[slot] |= hash & MARK | OPENS;
                        let (word, bit) = bit_of(hash, FILTER);
                        filter[word] |= bit;
                    }
                }
                last = kind;
                at += 1;
            }
            let hash = hash_between(lines, start, at);
            let slot = free_slot(&slots, hash, false);
            free -= 1;
            assert!(free > 0, "more than one key in three bytes");
            slots[slot] = hash & MARK | (low(start as u64) + 1);
            let (word, bit) = bit_of(hash, FILTER);
            filter[word] |= bit;
            while at < lines.len() && lines[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        Built {
            slots,
            filter,
            stems,
        }
    }

    /// The index.
    pub const fn index(&'static self) -> Index {
        Index {
            slots: &self.slots,
            filter: &self.filter,
            stems: &self.stems,
            is_long: FILTER == SLOTS,
        }
    }
}

/// How many slots the index of the list takes: more than twice as many as most lists need.
#[doc(hidden)]
pub const fn slots(lines: &str) -> usize {
    if lines.len() > INDEXED {
        SAMPLES
    } else {
        (lines.len() / 3 + 16).next_power_of_two()
    }
}

/// How many words the filter of the list takes.
#[doc(hidden)]
pub const fn filter_words(lines: &str) -> usize {
    if lines.len() > INDEXED {
        SAMPLES
    } else {
        slots(lines) / 16
    }
}

/// The first eight bytes from byte `at` on as a number; those that begin earlier in a list have a lower
/// one, or the same. Zeros stand behind the end.
pub(super) const fn head(bytes: &[u8], at: usize) -> u64 {
    let (mut head, mut count) = (0, 0);
    while count < 8 {
        let byte = if at + count < bytes.len() {
            bytes[at + count]
        } else {
            0
        };
        head = head << 8 | byte as u64;
        count += 1;
    }
    head
}

/// Where some lines begin, evenly spread over the list and in order.
const fn samples<const COUNT: usize>(lines: &[u8]) -> [u32; COUNT] {
    let mut samples = [0; COUNT];
    let mut count = 1;
    while count < COUNT {
        let mut at = lines.len() / COUNT * count;
        while at < lines.len() && lines[at] != b'\n' {
            at += 1;
        }
        samples[count] = if at + 1 < lines.len() {
            low(at as u64) + 1
        } else {
            samples[count - 1]
        };
        count += 1;
    }
    samples
}

/// The word and the bit of the hash in a filter of so many words, a power of two.
#[inline]
const fn bit_of(hash: u32, words: usize) -> (usize, u64) {
    // Other bits come first than in the index.
    let bit = hash.rotate_left(12) as usize;
    ((bit / 64) & words.wrapping_sub(1), 1 << (bit % 64))
}

/// The slot for the hash: an empty one or, for the first words of keys, one that shares its mark.
const fn free_slot(slots: &[u32], hash: u32, shares: bool) -> usize {
    let mask = slots.len() - 1;
    let mut at = hash as usize & mask;
    while slots[at] != 0 && !(shares && (slots[at] ^ hash) & MARK == 0) {
        at = (at + 1) & mask;
    }
    at
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
const KINDS: [u8; 256] = {
    let mut kinds = [IN_WORD; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if !byte.is_ascii_alphanumeric() {
            kinds[byte as usize] = OTHER;
        }
        byte += 1;
    }
    kinds[b' ' as usize] = SPACE;
    kinds[b'\n' as usize] = ENDS_KEY;
    kinds[b'\t' as usize] = ENDS_KEY;
    kinds
};

/// The word and the bit of a filter of [`STEMS`] words for up to three letters from byte `at` on, in
/// lower case.
#[inline]
const fn bit_of_stem(bytes: &[u8], at: usize) -> (usize, u64) {
    let mut letters = 0_u32;
    let mut count = 0;
    while count < 3 && at + count < bytes.len() && bytes[at + count].is_ascii_alphabetic() {
        letters = (letters << 8) | (bytes[at + count] | 0x20) as u32;
        count += 1;
    }
    bit_of_letters(letters)
}

/// [`bit_of_stem`] for letters in lower case, the last in the lowest bits.
#[inline]
const fn bit_of_letters(letters: u32) -> (usize, u64) {
    let hash = letters.wrapping_mul(0x9e37_79b1) >> 22;
    (hash as usize / 64 % STEMS, 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use super::super::hash::{hash, hash_of_eight};
    use super::*;

    #[test]
    fn the_hash_of_a_short_word_is_that_of_its_bytes() {
        let bytes = *b"Harbours";
        for len in 1..=8 {
            let eight = u64::from_le_bytes(bytes);
            assert_eq!(hash_of_eight(eight, len), hash(&bytes[..len]), "{len}");
            let word = std::str::from_utf8(&bytes[..len]).unwrap_or_default();
            assert_eq!(Stem::of_eight(eight, len), Stem::of(word), "{len}");
        }
    }

    #[test]
    fn holds_keys_and_their_first_words() {
        static BUILT: Built<16, 1> = Built::new("on the way\nup\tcolumn\n");
        let index = BUILT.index();
        for words in ["on", "on the", "on the way", "up"] {
            assert!(index.holds(hash(words.as_bytes())), "{words}");
        }
        for words in ["the", "on the w", "column", "way", ""] {
            assert!(!index.holds(hash(words.as_bytes())), "{words}");
        }
        assert!(index.holds_stem(Stem::of("up")) && !index.holds_stem(Stem::of("way")));
        assert!(!index.is_long());
    }
}
