//! The frequencies behind the tags, read where they lie.

use super::Tag;
use crate::text::Table;

static LEXICON: Table = Table::new(include_str!("lexicon.tsv"));
static SUFFIXES: Table = Table::new(include_str!("suffixes.tsv"));
static TRANSITIONS: &str = include_str!("transitions.txt");

const TAGS: usize = Tag::ALL.len();

/// Word, ending and transition costs: negative logarithms in hundredths of a nat.
pub(super) struct Tables {
    prior: [u32; TAGS],
    transitions: [[u32; TAGS]; TAGS],
}

impl Tables {
    /// Reads the transitions (some 500 numbers); word tables stay where they are.
    pub(super) fn new() -> Self {
        let mut lines = TRANSITIONS.lines().map(|line| {
            let mut row = [0; TAGS];
            for (cell, number) in row.iter_mut().zip(line.split(' ')) {
                *cell = number.parse().unwrap_or(0);
            }
            row
        });
        let prior = lines.next().unwrap_or([0; TAGS]);
        let mut transitions = [[0; TAGS]; TAGS];
        for (row, line) in transitions.iter_mut().zip(lines) {
            *row = line;
        }
        Tables { prior, transitions }
    }

    pub(super) fn transition(&self, from: Tag, to: Tag) -> u32 {
        self.transitions[from as usize][to as usize]
    }

    /// The cost of a word that is certainly a name, on the scale of [`word`](Self::word).
    pub(super) fn name(&self) -> u32 {
        1000 - self.prior[Tag::Name as usize].min(1000)
    }

    /// What a known word may be.
    pub(super) fn word(&self, word: &str) -> Option<Candidates> {
        let columns = if word.contains('’') {
            LEXICON.get_lower(&word.replace('’', "'"))
        } else {
            LEXICON.get_lower(word)
        };
        columns.map(|columns| self.candidates(columns))
    }

    /// What an unknown word may be, by its ending.
    pub(super) fn ending(&self, word: &str) -> Candidates {
        let lower = word.to_lowercase();
        let starts = lower.char_indices().rev().map(|(at, _)| at);
        let known = starts
            .skip(1)
            .take(3)
            .filter_map(|at| SUFFIXES.get(lower.get(at..)?))
            .last();
        known.map_or(
            Candidates::of(&[
                (Tag::Noun, 850),
                (Tag::Adjective, 950),
                (Tag::VerbBase, 1000),
            ]),
            |columns| self.candidates(columns),
        )
    }

    fn candidates(&self, columns: &str) -> Candidates {
        let counted = |cell: &str| {
            let (code, count) = cell.split_once(':')?;
            Some((Tag::from_code(code)?, count.parse::<u32>().ok()?))
        };
        let total: u32 = columns
            .split(' ')
            .filter_map(counted)
            .map(|(_, count)| count)
            .sum();
        let mut candidates = Candidates::default();
        for (tag, count) in columns.split(' ').filter_map(counted) {
            // P(word | tag) is proportional to P(tag | word) / P(tag).
            let cost = log_share(count, total) + 1000 - self.prior[tag as usize].min(1000);
            candidates = candidates.or(tag, cost);
            // Forms that are spelt alike and may not have been seen in both readings.
            candidates = match tag {
                Tag::VerbBase => candidates.or(Tag::VerbPresent, cost + 60),
                Tag::VerbPresent => candidates.or(Tag::VerbBase, cost + 60),
                Tag::VerbPast => candidates.or(Tag::Participle, cost + 60),
                Tag::Participle => candidates.or(Tag::VerbPast, cost + 60),
                _ => candidates,
            };
        }
        candidates
    }
}

/// -ln(count / total) in hundredths.
fn log_share(count: u32, total: u32) -> u32 {
    let share = f64::from(count.max(1)) / f64::from(total.max(1));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 2,300"
    )]
    let cost = (-100.0 * share.ln()).round() as u32;
    cost
}

/// Up to six tags with their costs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidates {
    items: [Option<(Tag, u32)>; 6],
}

impl Candidates {
    pub(super) fn only(tag: Tag) -> Self {
        Self::of(&[(tag, 0)])
    }

    pub(super) fn of(items: &[(Tag, u32)]) -> Self {
        items
            .iter()
            .fold(Self::default(), |candidates, &(tag, cost)| {
                candidates.or(tag, cost)
            })
    }

    /// Adds a tag; one too many is left out.
    pub(super) fn or(mut self, tag: Tag, cost: u32) -> Self {
        if let Some(free) = self
            .items
            .iter_mut()
            .find(|item| item.is_none_or(|(known, _)| known == tag))
        {
            *free = Some((tag, free.map_or(cost, |(_, known)| known.min(cost))));
        }
        self
    }

    /// Every tag `cost` dearer.
    pub(super) fn penalized(mut self, cost: u32) -> Self {
        for (_, known) in self.items.iter_mut().flatten() {
            *known += cost;
        }
        self
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Tag, u32)> + '_ {
        self.items.iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_complete() {
        assert_eq!(LEXICON.faults(), Vec::<String>::new());
        assert_eq!(SUFFIXES.faults(), Vec::<String>::new());
        assert_eq!(TRANSITIONS.lines().count(), TAGS + 1);
        for (word, columns) in LEXICON.iter() {
            assert!(
                columns.split(' ').all(|cell| cell
                    .split_once(':')
                    .is_some_and(|(code, _)| Tag::from_code(code).is_some())),
                "{word}"
            );
        }
    }
}
