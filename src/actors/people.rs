//! Which names of people are of one person.
//!
//! Full names are merged first: equal but for initials, middle names and short forenames. A single
//! name then goes to the one person of the article who bears it; where several do, to the one
//! who has been called so, to the only one named so far, or to the one whose full name stands
//! most often, and to nobody otherwise.

use super::lists::{FORENAMES, NICKNAMES};
use super::several::Several;
use super::spellings::{begins_like, capitalized, full_forename, same_forename, same_word};
use crate::analysis::Gender;
use crate::text::{Document, WordMap};
use std::borrow::Cow;
use std::cell::OnceCell;

/// A name of a person, at a place in the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct PersonName<'w> {
    /// Its words in lower case, without quotation marks and hyphens, "Jr." and the like, as their
    /// numbers among all different words.
    pub(super) words: &'w [usize],
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

/// Puts together the names of each person, which have these different words.
pub(super) fn merge(names: &[PersonName], words: &[&str]) -> Vec<Person> {
    let mut merging = Merging {
        names,
        words,
        people: Vec::with_capacity(names.len()),
        bearers: words.iter().map(|_| None).collect(),
        forenames: vec![OnceCell::new(); words.len()],
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
        person.fullest = usual(names, words, person);
    }
    merging.people
}

/// Of the fullest names the one in the usual spelling: the surname that stands most often, then the
/// longer forename ("Patrick" before "Pat").
fn usual(names: &[PersonName], words: &[&str], person: &Person) -> usize {
    let most = names[person.fullest].words.len();
    let full = || {
        let all = person.names.iter().copied();
        all.filter(|&index| names[index].words.len() == most)
    };
    // Mostly there is one spelling.
    let first = full().next().unwrap_or(person.fullest);
    if full().all(|index| names[index].words == names[first].words) {
        return first;
    }
    let surname = |index: usize| names[index].words.last().copied();
    let mut times: WordMap<Option<usize>, usize> = WordMap::default();
    for &index in &person.names {
        *times.entry(surname(index)).or_default() += 1;
    }
    let letters = |index: usize| {
        let lengths = names[index].words.iter().map(|&word| words[word].len());
        lengths.sum::<usize>()
    };
    full()
        .max_by_key(|&index| {
            let times = times.get(&surname(index)).copied();
            (times, letters(index), std::cmp::Reverse(index))
        })
        .unwrap_or(person.fullest)
}

/// The gender of the forename at token `index`.
pub(super) fn gender_of(document: &Document, index: usize) -> Option<Gender> {
    match FORENAMES.get_at(document, index)? {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

/// Most people that a name in an unknown spelling is compared with.
const MOST: usize = 100;

struct Merging<'n> {
    names: &'n [PersonName<'n>],
    /// The different words of names.
    words: &'n [&'n str],
    people: Vec<Person>,
    /// The people who bear each word.
    bearers: Vec<Option<Several<usize>>>,
    /// The full forename for which each word stands, once it is asked for.
    forenames: Vec<OnceCell<Cow<'n, str>>>,
}

impl Merging<'_> {
    fn full(&mut self, index: usize) {
        let name = &self.names[index];
        let fits = |person: &Person| {
            agree(person.gender, name.gender) && self.same_person(person.fullest, index)
        };
        let bearer = name
            .words
            .iter()
            .rev()
            .filter_map(|&word| self.bearers_of(word))
            .flat_map(|bearers| bearers.iter().copied().take(MOST))
            .find(|&id| fits(&self.people[id]));
        let bearer = bearer.or_else(|| {
            (0..self.people.len().min(MOST)).find(|&id| {
                self.names[self.people[id].fullest].words.len() > 1 && fits(&self.people[id])
            })
        });
        match bearer {
            Some(id) => self.add(id, index),
            None => self.found(index),
        }
    }

    fn single(&mut self, index: usize) {
        let name = &self.names[index];
        let Some(&word) = name.words.first() else {
            return;
        };
        if let Some(id) = self.only_bearer(word) {
            // Mostly one person bears it.
            if agree(self.people[id].gender, name.gender) {
                self.add(id, index);
                self.people[id].short = true;
            } else {
                self.found(index);
                let last = self.people.len() - 1;
                self.people[last].short = true;
            }
            return;
        }
        let suited = self.bearers(word, name.gender);
        let person = |id: &usize| &self.people[*id];
        let earlier = |id: &usize| person(id).names.first().is_some_and(|&first| first < index);
        let times = |id: &usize| {
            let names = person(id).names.iter();
            names.filter(|&&at| self.names[at].words.len() > 1).count()
        };
        let known = only(suited.iter())
            .or_else(|| only(suited.iter().filter(|id| person(id).short)))
            .or_else(|| only(suited.iter().filter(|id| earlier(id))))
            .or_else(|| {
                let most = suited.iter().map(times).max()?;
                only(suited.iter().filter(|id| times(id) == most))
            })
            .copied();
        match known {
            Some(id) => self.add(id, index),
            None => self.found(index),
        }
        let id = known.unwrap_or(self.people.len() - 1);
        self.people[id].short = true;
    }

    /// The people who can be called by `word` alone: by surname before forename before any other
    /// part; else by a short form or another spelling.
    fn bearers(&self, word: usize, gender: Option<Gender>) -> Vec<usize> {
        let rank = |id: usize| {
            let full = self.names[self.people[id].fullest].words;
            if full.last() == Some(&word) {
                3
            } else if full.first() == Some(&word) {
                2
            } else {
                1
            }
        };
        let mut found: Vec<usize> = match self.bearers_of(word) {
            Some(bearers) => bearers.iter().copied().take(MOST).collect(),
            None => self.likely_bearers(self.words[word]),
        };
        found.retain(|&id| agree(self.people[id].gender, gender));
        if found.len() < 2 {
            return found;
        }
        let best = found.iter().map(|&id| rank(id)).max().unwrap_or(0);
        found.retain(|&id| rank(id) == best);
        found
    }

    /// The people with this word in their names.
    fn bearers_of(&self, word: usize) -> Option<&Several<usize>> {
        self.bearers.get(word)?.as_ref()
    }

    /// The person with this word in the name, where there is only one.
    fn only_bearer(&self, word: usize) -> Option<usize> {
        only(self.bearers_of(word)?.iter()).copied()
    }

    /// Those whose full name has the surname in another spelling or a forename for which `word` is short.
    fn likely_bearers(&self, word: &str) -> Vec<usize> {
        let long = word.chars().count() > 5;
        let short = NICKNAMES.may_begin_with_lower(word) && NICKNAMES.contains(&capitalized(word));
        if !long && !short {
            return Vec::new();
        }
        let bears = |id: &usize| {
            let [first, .., last] = self.names[self.people[*id].fullest].words else {
                return false;
            };
            long && same_word(self.words[*last], word)
                || short && same_forename(self.words[*first], word)
        };
        (0..self.people.len().min(MOST)).filter(bears).collect()
    }

    fn found(&mut self, index: usize) {
        let id = self.people.len();
        self.people.push(Person {
            fullest: index,
            gender: self.names[index].gender,
            ..Person::default()
        });
        self.add(id, index);
    }

    fn add(&mut self, id: usize, index: usize) {
        let words = self.names[index].words;
        let last = self.people[id].names.last();
        let again = last.is_some_and(|&last| self.names[last].words == words);
        for &word in words.iter().filter(|_| !again) {
            let Some(bearers) = &mut self.bearers[word] else {
                self.bearers[word] = Some(Several::new(id));
                continue;
            };
            if *bearers.last() != id && !bearers.iter().take(MOST).any(|other| *other == id) {
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

impl Merging<'_> {
    /// True when two full names can be of one person: the shorter is the longer with words left out
    /// or cut to initials, and both begin alike.
    fn same_person(&self, one: usize, other: usize) -> bool {
        let words = |index: usize| self.names[index].words;
        let (short, long) = if words(one).len() <= words(other).len() {
            (words(one), words(other))
        } else {
            (words(other), words(one))
        };
        let (Some(&first), Some(&start)) = (short.first(), long.first()) else {
            return false;
        };
        if short.len() > 1 && long.ends_with(short) {
            return true;
        }
        // Two spellings of a word have their first letter in common.
        if let [_, .., last] = short
            && !long
                .iter()
                .skip(1)
                .any(|word| self.begin_alike(*word, *last))
        {
            return false;
        }
        let word = |number: usize| self.words[number];
        let same = |one: usize, other: usize| one == other || begins_like(word(one), word(other));
        let mut rest = long.iter().skip(1);
        let mut others = short.iter().skip(1);
        others.all(|&word| rest.any(|&other| same(word, other)))
            && (same(first, start) || self.forename(first) == self.forename(start))
    }

    /// The full forename for which a word stands: "joseph" for "joe".
    fn forename(&self, word: usize) -> &str {
        self.forenames[word].get_or_init(|| full_forename(self.words[word]))
    }

    fn begin_alike(&self, one: usize, other: usize) -> bool {
        one == other || self.words[one].as_bytes().first() == self.words[other].as_bytes().first()
    }
}

/// The only one.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    one.is_none() || other.is_none() || one == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PhraseNumbers;

    /// The people of these names, "f: " or "m: " before those with a title.
    fn people(names: &[&str]) -> Vec<Person> {
        let lower: Vec<_> = names.iter().map(|name| name.to_lowercase()).collect();
        let mut all = PhraseNumbers::default();
        let mut words = Vec::new();
        let names: Vec<_> = lower
            .iter()
            .map(|name| {
                let (gender, name) = match name.split_once(": ") {
                    Some(("f", name)) => (Some(Gender::Female), name),
                    Some((_, name)) => (Some(Gender::Male), name),
                    None => (None, name.as_str()),
                };
                let number = |word| {
                    let number = all.number(word);
                    if number == words.len() {
                        words.push(word);
                    }
                    number
                };
                (gender, name.split(' ').map(number).collect::<Vec<_>>())
            })
            .collect();
        let names: Vec<_> = names
            .iter()
            .map(|(gender, words)| PersonName {
                words,
                gender: *gender,
            })
            .collect();
        merge(&names, &words)
    }

    fn groups(names: &[&str]) -> Vec<Vec<usize>> {
        let people = people(names).into_iter();
        people.map(|person| person.names).collect()
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
        assert_eq!(
            groups(&["Ola Verhansky", "Verhanskyy", "Ola Verhanskyy"]),
            [vec![0, 1, 2]]
        );
    }

    #[test]
    fn the_usual_spelling_names_the_person() {
        let fullest = |list: &[&str]| people(list).first().map(|person| person.fullest);
        let spellings = ["ola verhansky", "ola verhanská", "verhanská", "verhanská"];
        assert_eq!(fullest(&spellings), Some(1));
        assert_eq!(fullest(&["pat roe", "roe", "patrick roe"]), Some(2));
        assert_eq!(fullest(&["jane q. roe", "jane roe", "jane roe"]), Some(0));
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
