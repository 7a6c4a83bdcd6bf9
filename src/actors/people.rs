//! Which names of people are of one person.
//!
//! Full names are merged first: equal but for initials, middle names and short forenames. A single
//! name then goes to the one person of the article who bears it; where several do, to the one
//! who has been called so, or to the only one named so far, and to nobody otherwise.

use super::lists::{FORENAMES, NICKNAMES};
use crate::analysis::Gender;
use std::collections::HashMap;

/// A name of a person, at a place in the article.
#[derive(Debug, Clone)]
pub(super) struct PersonName {
    /// Its words in lower case, without quotation marks and hyphens, "Jr." and the like.
    pub(super) words: Vec<String>,
    /// What its title tells.
    pub(super) gender: Option<Gender>,
}

/// A person, as the indices of their names.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    /// Ascending.
    pub(super) names: Vec<usize>,
    /// The index of the fullest name.
    pub(super) fullest: usize,
    /// From titles and forename.
    pub(super) gender: Option<Gender>,
    /// True when somebody is called by the surname alone.
    short: bool,
}

/// Puts together the names of each person.
pub(super) fn merge(names: &[PersonName]) -> Vec<Person> {
    let mut merging = Merging {
        names,
        people: Vec::new(),
        by_word: HashMap::new(),
    };
    for (index, name) in names.iter().enumerate() {
        if name.words.len() > 1 {
            merging.full(index);
        }
    }
    for (index, name) in names.iter().enumerate() {
        if name.words.len() == 1 {
            merging.single(index);
        }
    }
    for person in &mut merging.people {
        person.names.sort_unstable();
    }
    merging.people
}

/// The gender of a forename.
pub(super) fn gender_of(forename: &str) -> Option<Gender> {
    match FORENAMES.get(forename)? {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

struct Merging<'n> {
    names: &'n [PersonName],
    people: Vec<Person>,
    /// The people who bear a word of a name.
    by_word: HashMap<&'n str, Vec<usize>>,
}

impl<'n> Merging<'n> {
    fn full(&mut self, index: usize) {
        let name = &self.names[index];
        let fits = |person: &Person| {
            let other = &self.names[person.fullest];
            agree(person.gender, name.gender) && same_person(&other.words, &name.words)
        };
        let bearer = name
            .words
            .iter()
            .rev()
            .filter_map(|word| self.by_word.get(word.as_str()))
            .flatten()
            .copied()
            .find(|&id| fits(&self.people[id]));
        match bearer {
            Some(id) => self.add(id, index),
            None => self.found(index),
        }
    }

    fn single(&mut self, index: usize) {
        let name = &self.names[index];
        let Some(word) = name.words.first() else {
            return;
        };
        let empty = Vec::new();
        let bearers = self.by_word.get(word.as_str()).unwrap_or(&empty);
        let rank = |id: usize| {
            let full = &self.names[self.people[id].fullest].words;
            if full.last() == Some(word) {
                3
            } else if full.first() == Some(word) {
                2
            } else {
                1
            }
        };
        let suited: Vec<usize> = bearers
            .iter()
            .copied()
            .filter(|&id| agree(self.people[id].gender, name.gender))
            .collect();
        let best = suited.iter().map(|&id| rank(id)).max().unwrap_or(0);
        let suited: Vec<usize> = suited.into_iter().filter(|&id| rank(id) == best).collect();
        let earlier: Vec<usize> = suited
            .iter()
            .copied()
            .filter(|&id| {
                self.people[id]
                    .names
                    .first()
                    .is_some_and(|&first| first < index)
            })
            .collect();
        let called: Vec<usize> = suited
            .iter()
            .copied()
            .filter(|&id| self.people[id].short)
            .collect();
        let one = [suited, called, earlier]
            .into_iter()
            .find(|list| list.len() == 1);
        match one.and_then(|list| list.first().copied()) {
            Some(id) => {
                self.people[id].short = true;
                self.add(id, index);
            }
            None => {
                self.found(index);
                if let Some(person) = self.people.last_mut() {
                    person.short = true;
                }
            }
        }
    }

    fn found(&mut self, index: usize) {
        let id = self.people.len();
        let mut person = Person {
            fullest: index,
            ..Person::default()
        };
        person.gender = self.names[index].gender;
        self.people.push(person);
        self.add(id, index);
    }

    fn add(&mut self, id: usize, index: usize) {
        let words = &self.names[index].words;
        for word in words {
            let bearers = self.by_word.entry(word).or_default();
            if !bearers.contains(&id) {
                bearers.push(id);
            }
        }
        let person = &mut self.people[id];
        person.gender = person.gender.or(self.names[index].gender);
        if words.len() > self.names[person.fullest].words.len() {
            person.fullest = index;
        }
        person.names.push(index);
    }
}

fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// True when two full names can be of one person: the shorter is the longer with words left out
/// or cut to initials, and both begin alike.
fn same_person(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let (Some(first), Some(start)) = (short.first(), long.first()) else {
        return false;
    };
    if !same_forename(first, start) {
        return false;
    }
    let mut rest = long.iter().skip(1);
    short
        .iter()
        .skip(1)
        .all(|word| rest.any(|other| word == other || initial(word, other)))
}

fn same_forename(one: &str, other: &str) -> bool {
    one == other || initial(one, other) || {
        let full = |word: &str| {
            let mut letters = word.chars();
            let title: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .chain(letters)
                .collect();
            NICKNAMES
                .get(&title)
                .map_or(word.to_owned(), str::to_lowercase)
        };
        full(one) == full(other)
    }
}

/// True when one word is the initial of the other.
fn initial(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let letter = short.strip_suffix('.').unwrap_or(short);
    letter.chars().count() == 1 && long.starts_with(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Vec<Vec<usize>> {
        let names: Vec<_> = names
            .iter()
            .map(|name| {
                let (gender, name) = match name.split_once(": ") {
                    Some(("f", name)) => (Some(Gender::Female), name),
                    Some((_, name)) => (Some(Gender::Male), name),
                    None => (None, *name),
                };
                PersonName {
                    words: name.to_lowercase().split(' ').map(str::to_owned).collect(),
                    gender,
                }
            })
            .collect();
        merge(&names)
            .into_iter()
            .map(|person| person.names)
            .collect()
    }

    #[test]
    fn shorter_names_join_the_full_one() {
        assert_eq!(
            groups(&["Jane Doe", "Doe", "Jane", "Jane Q. Doe"]),
            [vec![0, 1, 2, 3]]
        );
        assert_eq!(groups(&["Doe", "Jane Doe"]), [vec![0, 1]]);
        assert_eq!(
            groups(&["Luis Rey Paz", "Luis Rey", "Rey"]),
            [vec![0, 1, 2]]
        );
        assert_eq!(groups(&["Joe Roe", "Joseph Roe"]), [vec![0, 1]]);
    }

    #[test]
    fn two_people_with_one_surname_stay_apart() {
        assert_eq!(
            groups(&["Jane Doe", "John Doe", "Doe"]),
            [vec![0], vec![1], vec![2]]
        );
        assert_eq!(
            groups(&["Jane Doe", "Doe", "John Doe", "Doe"]),
            [vec![0, 1, 3], vec![2]]
        );
        assert_eq!(
            groups(&["f: Jane Doe", "m: John Doe", "m: Doe"]),
            [vec![0], vec![1, 2]]
        );
    }
}
