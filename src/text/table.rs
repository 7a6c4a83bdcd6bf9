//! [`Table`]: a sorted word list, searched where it lies.

use super::Document;
use std::cmp::Ordering;

/// A sorted list of lines, `key` or `key<TAB>column<TAB>…`, searched in place by bisection.
///
/// Nothing is built at start-up and a lookup takes about 0.3 µs for tens of thousands of lines.
/// Lines that begin with `#` may stand at the head only. Keys are sorted by their bytes and are
/// unique; [`Table::faults`] is what the tests of each list check that with.
///
/// Most words are in no list. So a list of up to 32 kB carries a Bloom filter (Bloom 1970) of the
/// first words of its keys, made by the compiler, which turns nearly all of them away at once.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    lines: &'static str,
    /// A bit for the hash of each first word; all ones for a longer list.
    filter: [u64; FILTER],
    /// A bit for the hash of the first three letters of each key; all ones for a longer list.
    stems: [u64; STEMS],
}

/// Words of the filter of stems: 1,024 bits.
const STEMS: usize = 16;

/// Words of the filter: 4,096 bits.
const FILTER: usize = 64;

/// A list longer than this has too many words for the filter.
const FILTERED: usize = 32 * 1024;

impl Table {
    /// Wraps the text of a list, as `include_str!` gives it.
    pub const fn new(lines: &'static str) -> Self {
        let bytes = lines.as_bytes();
        let mut at = 0;
        while at < bytes.len() && bytes[at] == b'#' {
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        let at = if at > bytes.len() { bytes.len() } else { at };
        let lines = lines.split_at(at).1;
        Table {
            lines,
            filter: filter(lines.as_bytes()),
            stems: stems(lines.as_bytes()),
        }
    }

    /// The columns behind `key` ("" for a plain word list), or none when it is not listed.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, columns)| columns)
    }

    /// The line of `key`: the key where it lies in the list, and its columns.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        if !self.may_hold(key) {
            return None;
        }
        self.line(self.lower_bound(key))
            .filter(|(found, _)| *found == key)
    }

    /// [`entry`](Self::entry) for the lower-case form of `word`.
    pub fn entry_lower(&self, word: &str) -> Option<(&'static str, &'static str)> {
        self.entry(&word.to_lowercase())
    }

    /// True when some key begins with the words of `prefix`.
    pub fn has_prefix(&self, prefix: &str) -> bool {
        self.may_hold(prefix)
            && self
                .line(self.lower_bound(prefix))
                .is_some_and(|(found, _)| found.starts_with(prefix))
    }

    /// True when `key` is listed.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// [`get`](Self::get) for the lower-case form of `word`.
    pub fn get_lower(&self, word: &str) -> Option<&'static str> {
        if word
            .bytes()
            .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
        {
            self.get(&word.to_lowercase())
        } else {
            self.get(word)
        }
    }

    /// True when the lower-case form of `word` is listed.
    pub fn contains_lower(&self, word: &str) -> bool {
        self.get_lower(word).is_some()
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
        let mut key = String::new();
        let mut best = None;
        for (count, index) in (first..end.min(document.tokens.len())).enumerate() {
            let word = document.word(index);
            if count > 0 && !document.tokens[index].glued {
                key.push(' ');
            }
            if lower {
                key.extend(word.chars().flat_map(char::to_lowercase));
            } else {
                key.push_str(word);
            }
            if count == 0 && !self.may_hold(&key) {
                return None;
            }
            let Some((found, columns)) = self.line(self.lower_bound(&key)) else {
                break;
            };
            if !found.starts_with(key.as_str()) {
                break;
            }
            if found == key {
                best = Some((count + 1, columns));
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

    /// False when no key begins with the first word of `key`, which must not end inside that word.
    fn may_hold(&self, key: &str) -> bool {
        let hash = first_word(key.as_bytes(), 0).0;
        self.filter[hash as usize / 64 % FILTER] & 1 << (hash % 64) != 0
    }

    /// The byte at which the first line with a key not less than `key` begins.
    fn lower_bound(&self, key: &str) -> usize {
        let bytes = self.lines.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start = bytes[..middle]
                .iter()
                .rposition(|&byte| byte == b'\n')
                .map_or(0, |at| at + 1);
            let end = bytes[middle..]
                .iter()
                .position(|&byte| byte == b'\n')
                .map_or(bytes.len(), |at| middle + at);
            let line = &bytes[start..end];
            let found = line
                .iter()
                .position(|&byte| byte == b'\t')
                .map_or(line, |at| &line[..at]);
            if found < key.as_bytes() {
                low = (end + 1).min(bytes.len());
            } else {
                high = start;
            }
        }
        low
    }

    /// The key and the columns of the line that begins at byte `at`.
    fn line(&self, at: usize) -> Option<(&'static str, &'static str)> {
        let rest = self.lines.get(at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        Some(line.split_once('\t').unwrap_or((line, "")))
    }
}

/// The hash (FNV-1a, 32 bits) of the ASCII letters and digits from byte `at` on, and the byte
/// behind them: tokens end there too, so that a phrase and its first token share the hash.
const fn first_word(bytes: &[u8], at: usize) -> (u32, usize) {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = at;
    while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash ^ hash >> 15, at)
}

/// The hash of up to three letters from byte `at` on, in lower case.
const fn stem(bytes: &[u8], at: usize) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut count = 0;
    while count < 3 && at + count < bytes.len() && bytes[at + count].is_ascii_alphabetic() {
        hash = (hash ^ bytes[at + count].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        count += 1;
    }
    hash ^ hash >> 15
}

/// The filter of the stems of a list.
const fn stems(lines: &[u8]) -> [u64; STEMS] {
    if lines.len() > FILTERED {
        return [u64::MAX; STEMS];
    }
    let mut filter = [0; STEMS];
    let mut at = 0;
    while at < lines.len() {
        let hash = stem(lines, at);
        filter[hash as usize / 64 % STEMS] |= 1 << (hash % 64);
        while at < lines.len() && lines[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    filter
}

/// The filter of a list.
const fn filter(lines: &[u8]) -> [u64; FILTER] {
    if lines.len() > FILTERED {
        return [u64::MAX; FILTER];
    }
    let mut filter = [0; FILTER];
    let mut at = 0;
    while at < lines.len() {
        let (hash, end) = first_word(lines, at);
        filter[hash as usize / 64 % FILTER] |= 1 << (hash % 64);
        at = end;
        while at < lines.len() && lines[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    filter
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Table = Table::new(
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
        assert!(
            WORDS.has_prefix("alpha be") && WORDS.has_prefix("zulu") && !WORDS.has_prefix("zz")
        );
        assert!(WORDS.faults().is_empty());
        assert_eq!(Table::new("b\na\na\n").faults().len(), 2);
        assert!(Table::new("").get("a").is_none());
        assert!(Table::new("# only a head").get("a").is_none());
        assert!(
            WORDS.has_prefix("alpha b") && WORDS.has_prefix("zulu") && !WORDS.has_prefix("zulus")
        );
    }

    #[test]
    fn takes_the_longest_phrase() {
        let document = Document::of_paragraphs("Alpha beta\ndelta. Alpha Beta Gamma!");
        assert_eq!(WORDS.longest(&document, 0, 3, true), Some((2, "2")));
        assert_eq!(WORDS.longest(&document, 4, 7, true), Some((3, "3")));
        assert_eq!(WORDS.longest(&document, 4, 7, false), None);
    }
}
