//! [`Table`]: a sorted word list, searched where it lies.

use super::Document;
use std::cmp::Ordering;

/// A sorted list of lines, `key` or `key<TAB>column<TAB>…`, searched in place by bisection.
///
/// Nothing is built at start-up and a lookup takes about 0.3 µs for tens of thousands of lines.
/// Lines that begin with `#` may stand at the head only. Keys are sorted by their bytes and are
/// unique; [`Table::faults`] is what the tests of each list check that with.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    lines: &'static str,
}

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
        Table {
            lines: lines.split_at(at).1,
        }
    }

    /// The columns behind `key` ("" for a plain word list), or none when it is not listed.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        let at = self.lower_bound(key);
        let (found, columns) = self.line(at)?;
        (found == key).then_some(columns)
    }

    /// True when `key` is listed.
    pub fn contains(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// True when a key begins with `prefix`.
    pub fn has_prefix(&self, prefix: &str) -> bool {
        self.line(self.lower_bound(prefix))
            .is_some_and(|(found, _)| found.starts_with(prefix))
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
        let end = end.min(document.tokens.len());
        for (count, index) in (first..end).enumerate() {
            let word = document.word(index);
            if count > 0 && !document.tokens[index].glued {
                key.push(' ');
            }
            if lower {
                key.extend(word.chars().flat_map(char::to_lowercase));
            } else {
                key.push_str(word);
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
        assert_eq!(WORDS.longest(&document, 6, 99, true), None);
    }
}
