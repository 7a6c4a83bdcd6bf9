//! Which names of organisations are of one organisation.
//!
//! Merged are: equal names but for "the", capitals and quotation marks; a name and its acronym,
//! when the article puts it in brackets, a list knows it, or the initials fit; "State Department"
//! and "U.S. State Department"; "Finance Ministry" and "Ministry of Finance"; "Huawei" and "Huawei
//! Technologies"; and "the Ministry" where one name alone has that head.

use super::keys::{Keys, without_articles};
use super::lists::{self, COUNTRIES, DEMONYMS, ORG_HEADS, ORGANIZATIONS};

/// A name of an organisation, at a place in the article.
#[derive(Debug, Clone)]
pub(super) struct OrganizationName<'t> {
    /// As written.
    pub(super) text: &'t str,
    /// The acronym in brackets behind it.
    pub(super) acronym: Option<&'t str>,
}

/// Most different names that are compared with each other.
const MOST: usize = 300;

/// Puts together the names of each organisation.
pub(super) fn merge(names: &[OrganizationName]) -> Merged {
    let keys = Keys::new(names);
    let mut words = Vec::with_capacity(names.len() * 4);
    let ends: Vec<usize> = keys
        .iter()
        .map(|key| {
            words.extend(key.split(' '));
            words.len()
        })
        .collect();
    let groups = grouped(names, &keys, &words, &ends);
    let mut home: Vec<usize> = (0..groups.len()).collect();
    let bound = groups.len().min(MOST);
    // Longer names first, so that "the Ministry" meets one ministry under two names.
    for single in [false, true] {
        for short in (0..bound).filter(|&id| (groups[id].words.len() == 1) == single) {
            let mut roots = (0..bound)
                .filter(|&long| short != long && is_short_for(&groups[short], &groups[long]))
                .map(|long| root(&home, long));
            if let Some(long) = roots.next()
                && roots.all(|other| other == long)
                && long != short
            {
                home[short] = long;
            }
        }
    }
    Merged::new(keys.of.iter().map(|&id| root(&home, id)), groups.len())
}

/// The names of each organisation.
#[derive(Debug)]
pub(super) struct Merged {
    /// All names, those of one organisation side by side in ascending order.
    names: Vec<usize>,
    /// Where the names of each end. The first organisation has the first name.
    ends: Vec<usize>,
}

impl Merged {
    /// `homes` is where each name belongs, a number below `count`.
    fn new(homes: impl Iterator<Item = usize>, count: usize) -> Self {
        // Organisations are numbered in the order of their first names.
        let mut numbers = vec![usize::MAX; count];
        let mut ends: Vec<usize> = Vec::with_capacity(count);
        let mut of: Vec<usize> = Vec::with_capacity(homes.size_hint().0);
        for home in homes {
            let number = &mut numbers[home];
            if *number == usize::MAX {
                *number = ends.len();
                ends.push(0);
            }
            ends[*number] += 1;
            of.push(*number);
        }
        // Where each begins; adding its names moves it to where it ends.
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut names = vec![0; of.len()];
        for (name, &number) in of.iter().enumerate() {
            names[ends[number]] = name;
            ends[number] += 1;
        }
        Merged { names, ends }
    }

    /// The names of each organisation, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[usize]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let first = std::mem::replace(&mut start, end);
            self.names.get(first..end).unwrap_or_default()
        })
    }
}

/// The last of the names that `id` is short for.
fn root(home: &[usize], id: usize) -> usize {
    let mut root = id;
    for _ in 0..home.len().min(8) {
        root = home[root];
    }
    root
}

/// One name, wherever it stands.
struct Group<'n> {
    words: &'n [&'n str],
    /// As written where it stands first, without "the".
    title: &'n str,
    acronym: Option<String>,
    shouted: bool,
}

/// The names in the order of the keys. `words` are those of the keys, which end at `ends`.
fn grouped<'n>(
    names: &[OrganizationName<'n>],
    keys: &Keys,
    words: &'n [&'n str],
    ends: &[usize],
) -> Vec<Group<'n>> {
    let mut groups: Vec<Group> = Vec::with_capacity(ends.len());
    let mut start = 0;
    for (name, &id) in names.iter().zip(&keys.of) {
        if id == groups.len() {
            let words = words.get(start..ends[id]).unwrap_or_default();
            start = ends[id];
            groups.push(Group::new(words, name.text));
        }
        if let Some(acronym) = name.acronym {
            groups[id].acronym = Some(acronym.to_lowercase());
        }
    }
    groups
}

impl<'n> Group<'n> {
    fn new(words: &'n [&'n str], text: &'n str) -> Self {
        let title = without_articles(text);
        let listed = ORGANIZATIONS
            .get(title)
            .filter(|acronym| !acronym.is_empty());
        Group {
            words,
            title,
            acronym: listed.map(str::to_lowercase),
            shouted: lists::is_shouted(title) && !title.contains(' '),
        }
    }

    /// The words without a country at their head.
    fn core(&self) -> &[&'n str] {
        match self.words.split_first() {
            Some((first, rest)) if rest.len() > 1 && is_country(first) => rest,
            _ => self.words,
        }
    }

    /// True when the first letters of the words with capitals, more than two, spell `word`.
    fn begins_with_letters_of(&self, word: &str) -> bool {
        if self.title.is_ascii() {
            let words = self
                .title
                .as_bytes()
                .split(|byte| matches!(byte, b' ' | b'-'));
            let capitals = words.filter_map(|word| word.first());
            let mut capitals = capitals.filter(|byte| byte.is_ascii_uppercase());
            let mut letters = word.bytes();
            return word.len() > 2
                && letters
                    .all(|letter| capitals.next().map(u8::to_ascii_lowercase) == Some(letter))
                && capitals.next().is_none();
        }
        let capitals: String = self
            .title
            .split([' ', '-'])
            .filter(|word| word.starts_with(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .collect();
        capitals.chars().count() > 2 && capitals.to_lowercase() == word
    }
}

fn is_country(word: &str) -> bool {
    if matches!(word, "us" | "u.s." | "uk" | "u.k." | "un" | "eu") {
        return true;
    }
    if !COUNTRIES.may_begin_with_lower(word) && !DEMONYMS.may_begin_with_lower(word) {
        return false;
    }
    let mut letters = word.chars();
    let title: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    COUNTRIES.contains(&title) || DEMONYMS.contains(&title)
}

fn is_short_for(short: &Group, long: &Group) -> bool {
    let (one, other) = (short.words, long.words);
    let (first, last) = (one.first(), one.last());
    let meet = first == other.first() || last == other.last();
    // Most names have neither end in common, and are neither an acronym nor an office.
    if !meet
        && !short.shouted
        && long.acronym.is_none()
        && !last.is_some_and(|head| is_office(head))
    {
        return false;
    }
    if one.len() == 1 && other.len() > 1 {
        let word = one[0];
        if long.acronym.as_deref() == Some(word)
            || short.shouted && long.begins_with_letters_of(word)
        {
            return true;
        }
        if other.first() != Some(&word) && other.last() != Some(&word) {
            return false;
        }
        // "The House" is a chamber, beside which the White House stands.
        let head = title_head(word) && other != ["white", "house"];
        if head
            && (other.last() == Some(&word)
                || other.first() == Some(&word) && other.get(1).is_some_and(|of| *of == "of"))
        {
            return true;
        }
        let tail = other.last().is_some_and(|last| {
            is_company(last) || other.len() == 2 && is_named_by_its_place(last)
        });
        let tail = tail && !is_country(word);
        return !head && other.first() == Some(&word) && tail;
    }
    if is_abridged(one, other) {
        return true;
    }
    if one.last().is_some_and(|head| is_office(head))
        && turned(short.core()).is_some_and(|words| is_turned(&words, long.core()))
    {
        return true;
    }
    if one.len() < 2 || one.len() > other.len() || one == other {
        return false;
    }
    let tail = &other[other.len() - one.len()..];
    if one.len() < other.len() {
        let rest = &other[..other.len() - one.len()];
        let foreign = || {
            rest.iter()
                .all(|word| matches!(*word, "united" | "nations") || is_country(word))
        };
        let headed = || {
            one.last()
                .is_some_and(|last| *last != "party" && title_head(last))
        };
        if tail == one && (foreign() || headed()) {
            return true;
        }
        // "Kvx Harbour" of "Kvx Harbour Dredging Co".
        return other.starts_with(one) && other.last().is_some_and(|last| is_company(last));
    }
    false
}

/// "Oversight Committee" of "House Oversight and Reform Committee".
fn is_abridged(short: &[&str], long: &[&str]) -> bool {
    let (Some(last), Some(first)) = (short.last(), short.first()) else {
        return false;
    };
    let mut rest = long.iter();
    short.len() > 1
        && short.len() < long.len()
        && matches!(
            *last,
            "committee" | "subcommittee" | "commission" | "council"
        )
        && long.last() == Some(last)
        && long.first() != Some(first)
        && short.iter().all(|word| rest.any(|next| next == word))
}

/// The last of two words of which the first alone is a name too: "Kvx University", "Kvx Party".
fn is_named_by_its_place(word: &str) -> bool {
    matches!(
        word,
        "university" | "international" | "foundation" | "institute" | "party" | "movement"
    )
}

/// True for equal words; "ministry of foreign" is also "ministry of foreign affairs".
fn is_turned(words: &[&str], other: &[&str]) -> bool {
    words == other
        || other
            .strip_suffix(&["affairs"])
            .is_some_and(|rest| rest == words)
}

/// "finance ministry" as "ministry of finance".
fn turned<'n>(words: &[&'n str]) -> Option<Vec<&'n str>> {
    let (head, rest) = words.split_last()?;
    if !is_office(head) || rest.is_empty() {
        return None;
    }
    let mut turned = vec![*head, "of"];
    turned.extend(rest);
    Some(turned)
}

/// A body that is named by what it is for, before or behind it.
fn is_office(word: &str) -> bool {
    matches!(word, "ministry" | "department" | "office")
}

fn title_head(word: &str) -> bool {
    if !ORG_HEADS.may_begin_with_lower(word) {
        return false;
    }
    let mut letters = word.chars();
    let title: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    lists::org_head(&title).0
}

fn is_company(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "inc"
            | "corp"
            | "ltd"
            | "co"
            | "llc"
            | "plc"
            | "holdings"
            | "holding"
            | "group"
            | "technologies"
            | "company"
            | "corporation"
            | "limited"
            | "industries"
            | "motors"
            | "news"
            | "agency"
            | "airlines"
            | "ag"
            | "sa"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(texts: &[&str]) -> Vec<Vec<usize>> {
        let names: Vec<_> = texts
            .iter()
            .map(|text| match text.split_once(" (") {
                Some((text, acronym)) => OrganizationName {
                    text,
                    acronym: Some(acronym.trim_end_matches(')')),
                },
                None => OrganizationName {
                    text,
                    acronym: None,
                },
            })
            .collect();
        merge(&names).iter().map(<[usize]>::to_vec).collect()
    }

    #[test]
    fn short_forms_join_their_name() {
        assert_eq!(
            groups(&["European Union", "the European Union", "EU"]),
            [vec![0, 1, 2]]
        );
        assert_eq!(groups(&["Harbour Workers Guild (HG)", "HG"]), [vec![0, 1]]);
        assert_eq!(groups(&["Harbour Workers Guild", "HWG"]), [vec![0, 1]]);
        assert_eq!(
            groups(&["State Department", "U.S. State Department"]),
            [vec![0, 1]]
        );
        assert_eq!(
            groups(&["Finance Ministry", "Ministry of Finance", "Ministry"]),
            [vec![0, 1, 2]]
        );
        assert_eq!(groups(&["Ministry of Finance", "Ministry"]), [vec![0, 1]]);
        assert_eq!(groups(&["White House", "House"]), [vec![0], vec![1]]);
        assert_eq!(groups(&["Acme Holdings", "Acme"]), [vec![0, 1]]);
        assert_eq!(groups(&["Acme University", "Acme"]), [vec![0, 1]]);
        assert_eq!(
            groups(&["ACME HARBOUR", "Acme Harbour Dredging Co"]),
            [vec![0, 1]]
        );
        assert_eq!(
            groups(&["House Trade and Mines Committee", "Trade Committee"]),
            [vec![0, 1]]
        );
    }

    #[test]
    fn different_bodies_stay_apart() {
        assert_eq!(
            groups(&["Ministry of Finance", "Ministry of Health", "Ministry"]).len(),
            3
        );
        assert_eq!(
            groups(&["Chinese Foreign Ministry", "Danish Foreign Ministry"]).len(),
            2
        );
        assert_eq!(groups(&["Acme Bank", "Acme"]).len(), 2);
        assert_eq!(
            groups(&["Acme Harbour", "Acme Harbour Workers Guild"]).len(),
            2
        );
        assert_eq!(groups(&["Kenya University", "Kenya"]).len(), 2);
        assert_eq!(
            groups(&["House Trade Committee", "Mines Committee"]).len(),
            2
        );
    }
}
