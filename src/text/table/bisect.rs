//! Lists that are too long for an index.

use super::super::index;
use super::{Found, Table, line_end};

impl Table {
    /// [`find`](Self::find) for a list without index.
    pub(super) fn bisect(&self, key: &[u8]) -> Found {
        let lines = self.lines.as_bytes();
        // What ends a shorter key is less than all that a key holds.
        let is_less = |start: usize| {
            let line = lines.get(start..lines.len().min(start + key.len()));
            line.is_some_and(|line| line < key)
        };
        let (samples, heads) = self.index.samples();
        // Most samples are told from the key by their first bytes, which lie side by side.
        let head = index::head(key, 0);
        let first = heads.partition_point(|sample| *sample < head);
        let heads = heads.get(first..).unwrap_or_default();
        let same = heads.iter().take_while(|sample| **sample == head).count();
        let samples_alike = samples.get(first..first + same).unwrap_or_default();
        let next = first + samples_alike.partition_point(|&start| is_less(start as usize));
        let last = next.checked_sub(1).and_then(|last| samples.get(last));
        let mut low = last.map_or(0, |&start| start as usize);
        while low < lines.len() && is_less(low) {
            low = next_line(lines, low);
        }
        low = low.min(lines.len());
        let place = self
            .key_at(low, key.len())
            .filter(|found| *found == key && !key.contains(&b'\n') && !key.contains(&b'\t'));
        let next = place.map_or(low, |_| next_line(lines, low));
        Found {
            place: place.map(|_| low),
            opens: lines.get(next..).is_some_and(|line| line.starts_with(key)),
        }
    }
}

/// The byte at which the next line begins.
fn next_line(lines: &[u8], at: usize) -> usize {
    line_end(lines, at) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Table =
        crate::text::table!("alpha\t1\nalpha beta\t2\nalpha beta gamma\t3\nbeta\nzulu\t4\tx\n");

    #[test]
    fn finds_by_bisection_what_the_index_finds() {
        for key in [
            "alpha",
            "alpha beta",
            "alpha b",
            "beta",
            "zulu",
            "zz",
            "",
            "beta\nzulu",
        ] {
            let (bisected, found) = (WORDS.bisect(key.as_bytes()), WORDS.find(key.as_bytes()));
            assert_eq!(bisected.place, found.place, "{key}");
        }
        assert!(WORDS.bisect(b"alpha").opens && !WORDS.bisect(b"zulu").opens);
    }
}
