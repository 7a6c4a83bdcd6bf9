//! [`Entity`]: a named thing, and the labels that its tokens carry.

use std::ops::Range;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum EntityKind {
    /// A human being, by name, without title.
    Person,
    /// A body that acts: ministry, company, party, court, newspaper, team.
    Organization,
    /// A country, city, region, river, mountain.
    Location,
    /// A nationality, people, religion or political persuasion: "Ugandan", "Catholic".
    Nationality,
    /// A building, airport, bridge, road.
    Facility,
}

impl EntityKind {
    /// All kinds in the order of the labels.
    pub const ALL: [EntityKind; 5] = [
        EntityKind::Person,
        EntityKind::Organization,
        EntityKind::Location,
        EntityKind::Nationality,
        EntityKind::Facility,
    ];

    /// The short name used in corpora and in debugging.
    pub const fn code(self) -> &'static str {
        match self {
            EntityKind::Person => "PER",
            EntityKind::Organization => "ORG",
            EntityKind::Location => "LOC",
            EntityKind::Nationality => "NORP",
            EntityKind::Facility => "FAC",
        }
    }

    /// The kind with this short name.
    pub fn from_code(code: &str) -> Option<EntityKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A named thing in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens, as a range of [`Document::tokens`](crate::text::Document::tokens); never
    /// empty, never across sentences, no possessive 's at the end.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// How much better it is than the best reading without it, in hundredths of a nat: 0 is a
    /// toss-up, 100 is three to one, 300 is twenty to one.
    pub margin: u16,
}

impl Entity {
    /// The margin as a share of belief, 0.5 to 1.
    pub fn confidence(&self) -> f64 {
        1.0 / (1.0 + (-f64::from(self.margin) / 100.0).exp())
    }
}

/// Labels of a token. People, organisations and locations tell first, inner, last and only
/// tokens apart; facilities, which are rare, first and others; nationalities nothing.
#[doc(hidden)]
pub mod label {
    use super::EntityKind;

    /// How many labels there are.
    pub const COUNT: usize = 16;
    /// No name.
    pub const OUTSIDE: u8 = 0;
    const NATIONALITY: u8 = 13;
    const FACILITY: u8 = 14;

    /// Where in its name a token stands.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Place {
        First,
        Inner,
        Last,
        Only,
    }

    /// The label of a token of a name.
    pub const fn of(kind: EntityKind, place: Place) -> u8 {
        match kind {
            EntityKind::Nationality => NATIONALITY,
            EntityKind::Facility => FACILITY + matches!(place, Place::Inner | Place::Last) as u8,
            _ => 1 + 4 * kind as u8 + place as u8,
        }
    }

    /// The kind behind a label.
    pub const fn kind(label: u8) -> Option<EntityKind> {
        match label {
            1..=4 => Some(EntityKind::Person),
            5..=8 => Some(EntityKind::Organization),
            9..=12 => Some(EntityKind::Location),
            NATIONALITY => Some(EntityKind::Nationality),
            FACILITY | 15 => Some(EntityKind::Facility),
            _ => None,
        }
    }

    /// True when a name begins with this label, whatever stands before.
    pub const fn begins(label: u8) -> bool {
        match label {
            1..=12 => matches!((label - 1) % 4, 0 | 3),
            FACILITY => true,
            _ => false,
        }
    }

    /// True when a name goes on behind this label.
    const fn open(label: u8) -> bool {
        matches!(label, 1..=12) && matches!((label - 1) % 4, 0 | 1)
    }

    /// True when `next` may stand behind `label`.
    pub const fn may_follow(label: u8, next: u8) -> bool {
        let same = match (kind(label), kind(next)) {
            (Some(one), Some(other)) => one as u8 == other as u8,
            _ => false,
        };
        let inner = matches!(next, 1..=12) && matches!((next - 1) % 4, 1 | 2);
        if open(label) || inner {
            open(label) && inner && same
        } else if next == FACILITY + 1 {
            same
        } else {
            true
        }
    }

    /// True when a sentence may begin with this label.
    pub const fn may_begin(label: u8) -> bool {
        may_follow(OUTSIDE, label)
    }

    /// True when a sentence may end with this label.
    pub const fn may_end(label: u8) -> bool {
        !open(label)
    }
}

/// The labels of a sentence of `length` tokens with these names.
pub fn encode<'e>(
    length: usize,
    entities: impl IntoIterator<Item = (&'e Range<usize>, EntityKind)>,
) -> Vec<u8> {
    let mut labels = vec![label::OUTSIDE; length];
    for (tokens, kind) in entities {
        let last = tokens.end.saturating_sub(1);
        for index in tokens.clone() {
            let place = match (index == tokens.start, index == last) {
                (true, true) => label::Place::Only,
                (true, false) => label::Place::First,
                (false, true) => label::Place::Last,
                (false, false) => label::Place::Inner,
            };
            if let Some(cell) = labels.get_mut(index) {
                *cell = label::of(kind, place);
            }
        }
    }
    labels
}

/// The names behind the labels of a sentence, token ranges counted from its start.
pub fn decode(labels: &[u8]) -> impl Iterator<Item = (Range<usize>, EntityKind)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = labels.get(at..)?;
        let start = at
            + rest
                .iter()
                .position(|&label| label::kind(label).is_some())?;
        let kind = label::kind(*labels.get(start)?)?;
        at = start + 1;
        while labels
            .get(at)
            .is_some_and(|&next| label::kind(next) == Some(kind) && !label::begins(next))
        {
            at += 1;
        }
        Some((start..at, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::label::Place::{First, Inner, Last, Only};
    use super::*;

    #[test]
    fn labels_and_names_are_two_forms_of_the_same() {
        let names = [
            (0..1, EntityKind::Person),
            (1..3, EntityKind::Organization),
            (3..6, EntityKind::Location),
            (7..8, EntityKind::Nationality),
            (8..10, EntityKind::Facility),
            (10..12, EntityKind::Facility),
        ];
        let labels = encode(13, names.iter().map(|(tokens, kind)| (tokens, *kind)));
        assert!(decode(&labels).eq(names));
        assert!(label::may_begin(labels[0]) && label::may_end(labels[12]));
        for pair in labels.windows(2) {
            assert!(label::may_follow(pair[0], pair[1]), "{pair:?}");
        }
    }

    #[test]
    fn no_name_begins_in_its_middle() {
        let of = label::of;
        let (person, place) = (EntityKind::Person, EntityKind::Location);
        assert!(!label::may_begin(of(person, Last)));
        assert!(!label::may_end(of(person, First)));
        assert!(!label::may_follow(of(person, First), of(place, Last)));
        assert!(!label::may_follow(of(person, Only), of(person, Inner)));
        assert!(!label::may_follow(of(person, First), of(person, First)));
        assert!(label::may_follow(of(person, Last), of(place, Only)));
    }
}
