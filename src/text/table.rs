//! [`Table`]: a sorted word list, searched where it lies.

mod bisect;
mod tokens;

use super::hash::hash;
use super::index::{Index, Stem};
use std::borrow::Cow;
use std::cmp::Ordering;

/// A sorted list of lines, `key` or `key<TAB>column<TAB>…`, searched where it lies.
///
/// Made by `table!`, which has the compiler build an index: nothing is built at start-up, and a
/// word costs one hash and one load in most cases. Lines that begin with `#` may stand at the head
/// only. Keys are sorted by their bytes and are unique; [`Table::faults`] is what the tests of each
/// list check that with.
///
/// A list of more than 64 kB has no index and is bisected.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    lines: &'static str,
    index: Index,
}

/// Makes a [`Table`] of the text of a list, as `include_str!` gives it, and its index.
macro_rules! table {
    ($lines:expr $(,)?) => {{
        const LINES: &str = $crate::text::Table::body($lines);
        const SLOTS: usize = $crate::text::slots(LINES);
        #[allow(long_running_const_eval)]
        static INDEX: $crate::text::Built<SLOTS, { $crate::text::filter_words(LINES) }> =
            $crate::text::Built::new(LINES);
        $crate::text::Table::new(LINES, INDEX.index())
    }};
}
pub(crate) use table;

/// What the index knows of some words.
#[derive(Default)]
struct Found {
    /// Where the line begins whose key they are.
    place: Option<usize>,
    /// True when longer keys begin with them; once in some thousand times also when none does.
    opens: bool,
}

impl Table {
    /// Wraps a list without its head, and its index; see `table!`.
    #[doc(hidden)]
    pub const fn new(lines: &'static str, index: Index) -> Self {
        Table { lines, index }
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

    /// The list itself.
    pub(crate) const fn lines(&self) -> &'static str {
        self.lines
    }

    /// The columns behind `key` ("" for a plain word list), or none when it is not listed.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.columns(self.place(key.as_bytes())? + key.len())
    }

    /// The line of `key`: the key where it lies in the list, and its columns.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        self.line(self.place(key.as_bytes())?, key.len())
    }

    /// [`entry`](Self::entry) for the lower-case form of `word`.
    pub fn entry_lower(&self, word: &str) -> Option<(&'static str, &'static str)> {
        if lowers_as_ascii(word) {
            self.line(self.place_lower(word)?, word.len())
        } else {
            self.entry(&lowered(word))
        }
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

    /// False when no key is, or begins with, whole words with this hash. Mostly true otherwise.
    #[inline]
    pub(crate) fn may_begin_with_hashed(&self, hash: u32) -> bool {
        self.index.is_long() || self.index.may_hold(hash)
    }

    /// The line of `words` when they are a key, and whether longer keys may begin with them.
    pub fn step(&self, words: &str) -> (Option<(&'static str, &'static str)>, bool) {
        let found = self.find(words.as_bytes());
        let line = found.place.and_then(|place| self.line(place, words.len()));
        (line, found.opens)
    }

    /// [`contains`](Self::contains) for a key with this hash, in a list with an index.
    pub(super) fn contains_hashed(&self, key: &str, hash: u32) -> bool {
        self.index.may_hold(hash)
            && self
                .find_hashed(key.as_bytes(), hash, false)
                .place
                .is_some()
    }

    /// True when `key` is listed.
    pub fn contains(&self, key: &str) -> bool {
        self.place(key.as_bytes()).is_some()
    }

    /// [`get`](Self::get) for the lower-case form of `word`.
    pub fn get_lower(&self, word: &str) -> Option<&'static str> {
        self.entry_lower(word).map(|(_, columns)| columns)
    }

    /// True when the lower-case form of `word` is listed.
    pub fn contains_lower(&self, word: &str) -> bool {
        self.place_lower(word).is_some()
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
    #[inline]
    pub fn may_hold_base_of(&self, word: &str) -> bool {
        self.holds_stem(Stem::of(word))
    }

    /// False when no key has these first three letters.
    #[inline]
    pub fn holds_stem(&self, stem: Stem) -> bool {
        self.index.holds_stem(stem)
    }

    /// The place of the line whose key is `key`, byte for byte.
    fn place(&self, key: &[u8]) -> Option<usize> {
        if self.index.is_long() {
            return self.bisect(key).place;
        }
        let hash = hash(key);
        if !self.index.may_hold(hash) {
            return None;
        }
        let mut found = None;
        self.index.probe(hash, |slot| {
            found = slot
                .place()
                .filter(|place| self.key_at(*place, key.len()) == Some(key));
            found.is_some()
        });
        found
    }

    /// The line whose key is `key`, byte for byte, and whether longer keys begin with it.
    fn find(&self, key: &[u8]) -> Found {
        if self.index.is_long() {
            return self.bisect(key);
        }
        let hash = hash(key);
        if !self.index.may_hold(hash) {
            return Found::default();
        }
        self.find_hashed(key, hash, false)
    }

    /// [`find`](Self::find) in the index for a key with this hash; with `lower` for its lower-case
    /// form, when it is ASCII. Whoever asks has asked the filter.
    #[inline]
    fn find_hashed(&self, key: &[u8], hash: u32, lower: bool) -> Found {
        let mut found = Found::default();
        self.index.probe(hash, |slot| {
            found.opens |= slot.opens();
            if let Some(place) = slot.place()
                && let Some(listed) = self.key_at(place, key.len())
                && if lower {
                    is_lower_of(listed, key)
                } else {
                    listed == key
                }
            {
                found.place = Some(place);
            }
            false
        });
        found
    }

    /// The place of the line whose key is `word` in lower case.
    fn place_lower(&self, word: &str) -> Option<usize> {
        if self.index.is_long() || !lowers_as_ascii(word) {
            return self.find(lowered(word).as_bytes()).place;
        }
        let hash = hash(word.as_bytes());
        if !self.index.may_hold(hash) {
            return None;
        }
        self.place_hashed(word.as_bytes(), hash)
    }

    /// [`place_lower`](Self::place_lower) of a word with this hash that [`lowers_as_ascii`].
    fn place_hashed(&self, word: &[u8], hash: u32) -> Option<usize> {
        let mut found = None;
        self.index.probe(hash, |slot| {
            found = slot.place().filter(|place| {
                self.key_at(*place, word.len())
                    .is_some_and(|key| is_lower_of(key, word))
            });
            found.is_some()
        });
        found
    }

    /// False when nothing in the index has the hash of these words, whatever their case.
    fn may_hold(&self, words: &[u8]) -> bool {
        self.index.is_long() || self.index.holds(hash(words))
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
        let end = place + len;
        Some((self.lines.get(place..end)?, self.columns(end)?))
    }

    /// The columns behind the key that ends at byte `end`.
    fn columns(&self, end: usize) -> Option<&'static str> {
        let lines = self.lines.as_bytes();
        match lines.get(end) {
            None | Some(b'\n') => Some(""),
            Some(b'\t') => self.lines.get(end + 1..line_end(lines, end + 1)),
            Some(_) => None,
        }
    }
}

/// True when at most letters of ASCII change in lower case: ASCII with marks of typesetters, "’s", "“".
fn lowers_as_ascii(word: &str) -> bool {
    let mark = |c: char| c.is_ascii() || ('\u{2000}'..='\u{206f}').contains(&c);
    word.is_ascii() || word.chars().all(mark)
}

/// The word in lower case, where it is when it stands there already.
fn lowered(word: &str) -> Cow<'_, str> {
    if word.chars().all(|c| c.is_lowercase() || !c.is_alphabetic()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// True when `key` is `word` in lower case, both of one length.
#[inline]
fn is_lower_of(key: &[u8], word: &[u8]) -> bool {
    let mut bytes = key.iter().zip(word);
    bytes.all(|(key, byte)| *key == byte.to_ascii_lowercase())
}

/// The byte at which the line ends that goes on at byte `at`.
#[inline]
fn line_end(lines: &[u8], mut at: usize) -> usize {
    while lines.get(at).is_some_and(|&byte| byte != b'\n') {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::super::Built;
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
        assert!(WORDS.faults().is_empty());
        assert_eq!(table!("b\na\na\n").faults().len(), 2);
        assert!(table!("").get("a").is_none());
        assert!(table!("# only a head").get("a").is_none());
        assert_eq!(WORDS.entry_lower("Alpha Beta"), Some(("alpha beta", "2")));
        // Longer in lower case.
        assert_eq!(table!("i\u{307}x\ty\n").get_lower("İX"), Some("y"));
        for word in ["é’s", "É’S", "É’s"] {
            assert!(table!("é’s\n").contains_lower(word), "{word}");
        }
    }

    #[test]
    fn knows_what_keys_begin_with() {
        for words in ["alpha", "alpha beta", "beta", "zulu"] {
            assert!(WORDS.may_begin_with(words), "{words}");
            assert!(WORDS.may_begin_with_lower(&words.to_uppercase()), "{words}");
        }
        for words in ["zz", "zulus", "gamma", "alpha gamma"] {
            assert!(!WORDS.may_begin_with(words), "{words}");
        }
        assert_eq!(WORDS.step("alpha"), (Some(("alpha", "1")), true));
        assert_eq!(WORDS.step("beta"), (Some(("beta", "")), false));
        assert_eq!(table!("port-of-call\n").step("port"), (None, true));
        assert!(WORDS.may_hold_base_of("Alphas") && !WORDS.may_hold_base_of("gamma"));
    }

    #[test]
    fn finds_the_keys_of_a_long_list() {
        let mut lines = String::new();
        for number in 10_000..19_999 {
            lines.extend(["key ", &number.to_string(), "\tcolumn\n"]);
        }
        let index = Built::<8192, 8192>::new(&lines);
        let lines: &'static str = Box::leak(lines.into_boxed_str());
        let index = Box::leak(Box::new(index));
        let table = Table::new(lines, index.index());
        assert!(
            table
                .iter()
                .all(|(key, _)| table.get(key) == Some("column"))
        );
        assert!(table.may_begin_with("key 1") && !table.may_begin_with("key 2"));
        for absent in ["", "key", "key 1", "key 19999", "zulu", "alpha"] {
            assert_eq!(table.get(absent), None, "{absent}");
        }
    }
}
