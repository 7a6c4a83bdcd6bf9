//! [`Entry`]: a line of the cue lists, which the compiler reads.

use super::draft::Kind;
use super::frames::Frame;
use super::words::is_same;
use crate::analysis::{Stance, Status, Strength};
use crate::report::names;
use crate::text::{Document, Table};

/// No cue has more frames.
const MOST_FRAMES: usize = 5;

/// A line of the cue lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Its base form, particles included.
    pub(super) lemma: &'static str,
    /// So many bytes has the first word of it.
    base: usize,
    /// So many words it has.
    pub(super) words: usize,
    /// Where the party stands, unless the context turns it.
    pub(super) kind: Kind,
    /// What may stand behind it, in the order of the list.
    frames: [Option<Frame>; MOST_FRAMES],
}

impl Entry {
    /// No line.
    const NONE: Entry = Entry {
        lemma: "",
        base: 0,
        words: 0,
        kind: Kind::new(Stance::Commits, Status::Made, Strength::Firm),
        frames: [None; MOST_FRAMES],
    };

    /// The lines of a list, `LINES` of them.
    pub(super) const fn all<const LINES: usize>(list: &Table) -> [Entry; LINES] {
        let mut entries = [Entry::NONE; LINES];
        let (mut rest, mut at) = (list.lines(), 0);
        while !rest.is_empty() {
            let (line, next) = until(rest, b'\n');
            entries[at] = Entry::read(line);
            (rest, at) = (next, at + 1);
        }
        assert!(at == LINES, "as many lines as were counted");
        entries
    }

    /// The entry of a line.
    const fn read(line: &'static str) -> Entry {
        let (lemma, columns) = until(line, b'\t');
        let (kind, names) = until(columns, b'\t');
        let mut entry = Entry {
            lemma,
            base: until(lemma, b' ').0.len(),
            words: 1,
            kind: kind_of(kind),
            ..Entry::NONE
        };
        let mut more = until(lemma, b' ').1;
        while !more.is_empty() {
            entry.words += 1;
            more = until(more, b' ').1;
        }
        let (mut names, mut at) = (names, 0);
        while !names.is_empty() {
            let (name, next) = until(names, b' ');
            entry.frames[at] = Some(Frame::of(name.as_bytes()));
            (names, at) = (next, at + 1);
        }
        entry
    }

    /// What may stand behind it, in the order of the list.
    pub(super) fn frames(&self) -> impl Iterator<Item = Frame> {
        self.frames.iter().map_while(|frame| *frame)
    }

    /// Its first word.
    pub(super) const fn base(&self) -> &'static str {
        self.lemma.split_at(self.base).0
    }

    /// Its words but the first stand from token `index` on.
    pub(super) fn goes_on(&self, document: &Document, index: usize) -> bool {
        let particles = self.lemma.get(self.base + 1..).unwrap_or_default();
        let stands = |(at, word)| document.is_word(at) && document.is(at, word);
        self.words == 1 || (index..).zip(particles.split(' ')).all(stands)
    }
}

/// The number of lines of a list.
pub(super) const fn lines_of(list: &Table) -> usize {
    let (mut rest, mut count) = (list.lines(), 0);
    while !rest.is_empty() {
        rest = until(rest, b'\n').1;
        count += 1;
    }
    count
}

/// What stands before the first such byte, and what behind it.
const fn until(text: &'static str, end: u8) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == end {
            return (text.split_at(at).0, text.split_at(at + 1).1);
        }
        at += 1;
    }
    (text, "")
}

/// What "commits made firm" says.
const fn kind_of(names: &'static str) -> Kind {
    let (stance, rest) = until(names, b' ');
    let (status, strength) = until(rest, b' ');
    let stance = match place(names::STANCES, stance) {
        0 => Stance::Commits,
        1 => Stance::Considers,
        2 => Stance::Withholds,
        3 => Stance::Refuses,
        _ => Stance::Threatens,
    };
    let status = match place(names::STATUSES, status) {
        0 => Status::Made,
        1 => Status::Proposed,
        2 => Status::Expected,
        3 => Status::Unclear,
        4 => Status::Withheld,
        5 => Status::Removed,
        _ => Status::Withdrawn,
    };
    let strength = match place(names::STRENGTHS, strength) {
        0 => Strength::Firm,
        _ => Strength::Hedged,
    };
    Kind::new(stance, status, strength)
}

/// The place of a name among all.
const fn place(all: &[&str], name: &str) -> usize {
    let mut at = 0;
    while !is_same(all[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    static LIST: Table = crate::text::table!(
        "agree\tcommits made firm\tto that\nagree on\trefuses withdrawn hedged\tof\n"
    );
    static ENTRIES: [Entry; lines_of(&LIST)] = Entry::all(&LIST);

    #[test]
    fn the_compiler_reads_lines() {
        let [alone, longer] = &ENTRIES;
        assert_eq!(
            (alone.lemma, alone.base(), alone.words),
            ("agree", "agree", 1)
        );
        assert_eq!(
            (longer.lemma, longer.base(), longer.words),
            ("agree on", "agree", 2)
        );
        assert_eq!(
            longer.kind,
            Kind::new(Stance::Refuses, Status::Withdrawn, Strength::Hedged)
        );
        let frames: Vec<_> = alone.frames().map(Frame::trait_name).collect();
        assert_eq!(frames, ["To", "That"]);
        assert_eq!(longer.frames().count(), 1);
    }

    #[test]
    fn particles_follow() {
        let [alone, longer] = &ENTRIES;
        let document = Document::of_paragraphs("They agreed On it. They agreed to it.");
        assert!(alone.goes_on(&document, 2) && longer.goes_on(&document, 2));
        assert!(alone.goes_on(&document, 7) && !longer.goes_on(&document, 7));
    }
}
