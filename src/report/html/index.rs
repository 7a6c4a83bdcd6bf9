//! The index over many articles: parties and their stances, and a timeline.

use super::words::address;
use super::{STYLE, rendered};
use crate::analysis::{ActorKind, Analysis, Party, Stance};
use crate::report::stances::{self, STANCES};
use crate::report::{counted, country, dates, names, tidy};
use askama::Template;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

/// Parties that are shown at once; the others are folded away.
const SHOWN: usize = 12;

/// Parties in the table; the rest is counted. A table over all articles of a year would not open.
const PARTIES: usize = 300;

/// How often each stance is taken.
type Counts = [usize; STANCES.len()];

/// What the index says of one article.
#[derive(Debug, Clone)]
pub struct Entry {
    address: String,
    title: String,
    /// ISO 8601, with or without year.
    date: Option<String>,
    place: Option<String>,
    quotes: usize,
    counts: Counts,
    /// The parties bound, and how.
    parties: Vec<(String, Stance)>,
}

impl Entry {
    /// The entry of the article whose page stands at `page`, below the folder of the index.
    pub fn new(text: &str, analysis: &Analysis, page: &Path) -> Self {
        let mut counts = Counts::default();
        let mut parties = Vec::new();
        for commitment in &analysis.commitments {
            counts[stances::rank(commitment.stance)] += 1;
            for agent in &commitment.agents {
                parties.push((party(analysis, agent), commitment.stance));
            }
        }
        let file = || page.with_extension("").to_string_lossy().into_owned();
        let headline = analysis
            .headline
            .map(|headline| headline.of(text).to_owned());
        let dateline = analysis.dateline.as_ref();
        Entry {
            address: address(page),
            title: tidy(&headline.unwrap_or_else(file)),
            date: dateline.and_then(|dateline| dateline.date.clone()),
            place: dateline.and_then(|dateline| dateline.place.as_deref().map(tidy)),
            quotes: analysis.quotes.len(),
            counts,
            parties,
        }
    }
}

/// A country has one name in all articles; other parties go by theirs.
fn party(analysis: &Analysis, party: &Party) -> String {
    let actor = party.actor.and_then(|id| analysis.actors.get(id.0));
    match actor {
        Some(actor) if actor.kind == ActorKind::Country => actor
            .country
            .map_or_else(|| tidy(&actor.name), |iso| country(iso).to_owned()),
        _ => tidy(&party.name),
    }
}

/// The index as it grows, article by article.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

impl Index {
    /// Adds an article.
    pub fn add(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// The page, without the last newline.
    pub fn page(&self) -> String {
        let mut totals = Counts::default();
        for entry in &self.entries {
            add(&mut totals, &entry.counts);
        }
        let (mut rows, hidden) = rows(&self.entries);
        let more = rows.split_off(SHOWN.min(rows.len()));
        rendered(&Page {
            style: STYLE,
            articles: counted(self.entries.len(), "article"),
            quotes: self.entries.iter().map(|entry| entry.quotes).sum(),
            commitments: totals.iter().sum(),
            totals: tallies(&totals),
            rows,
            more,
            hidden: (hidden > 0).then_some(hidden),
            eras: eras(&self.entries),
        })
    }
}

#[derive(Template)]
#[template(path = "index.html")]
struct Page<'e> {
    style: &'static str,
    articles: String,
    quotes: usize,
    commitments: usize,
    totals: [Tally; STANCES.len()],
    rows: Vec<Row>,
    /// Rows that are folded away.
    more: Vec<Row>,
    /// Parties that are not in the table.
    hidden: Option<usize>,
    eras: Vec<Era<'e>>,
}

/// How often a stance is taken.
struct Tally {
    stance: &'static str,
    count: usize,
    is_zero: bool,
}

/// A party in the table.
struct Row {
    name: String,
    tallies: [Tally; STANCES.len()],
    articles: usize,
}

/// A month of the timeline.
struct Era<'e> {
    /// "March 2026"; "No date".
    name: String,
    events: Vec<Event<'e>>,
}

/// An article on the timeline.
struct Event<'e> {
    /// "6 March 2026"; empty when there is none.
    date: String,
    iso: Option<&'e str>,
    tallies: [Tally; STANCES.len()],
    entry: &'e Entry,
    /// Who is bound in it, most often bound first.
    parties: String,
}

/// The parties that are bound in most articles first, then those that are bound most often; and how
/// many are left out.
fn rows(entries: &[Entry]) -> (Vec<Row>, usize) {
    let mut found: BTreeMap<&str, Found> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for (name, stance) in &entry.parties {
            let party = found.entry(name).or_default();
            party.counts[stances::rank(*stance)] += 1;
            if party.last.replace(index) != Some(index) {
                party.articles += 1;
            }
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, party)| Reverse((party.articles, party.counts.iter().sum::<usize>())));
    let hidden = found.len().saturating_sub(PARTIES);
    let rows = found.into_iter().take(PARTIES).map(|(name, party)| Row {
        name: name.to_owned(),
        tallies: tallies(&party.counts),
        articles: party.articles,
    });
    (rows.collect(), hidden)
}

/// What the articles say of one party.
#[derive(Default)]
struct Found {
    counts: Counts,
    articles: usize,
    /// The last article that binds it.
    last: Option<usize>,
}

fn tallies(counts: &Counts) -> [Tally; STANCES.len()] {
    STANCES.map(|stance| {
        let count = counts[stances::rank(stance)];
        Tally {
            stance: names::stance(stance),
            count,
            is_zero: count == 0,
        }
    })
}

/// Articles by month; those without a year after those with one, those without a date at the end.
fn eras(entries: &[Entry]) -> Vec<Era<'_>> {
    let mut eras: BTreeMap<(bool, bool, &str), Vec<Event>> = BTreeMap::new();
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by(|one, other| one.date.cmp(&other.date));
    for entry in entries {
        let month = entry.date.as_deref().map_or("", month);
        let key = (entry.date.is_none(), month.starts_with('-'), month);
        eras.entry(key).or_default().push(event(entry));
    }
    let named = eras.into_iter().map(|((undated, _, month), events)| Era {
        name: if undated {
            "No date".into()
        } else {
            era(month)
        },
        events,
    });
    named.collect()
}

/// "2026-03" of "2026-03-06", "--03" of "--03-06".
fn month(date: &str) -> &str {
    date.rsplit_once('-').map_or(date, |(month, _)| month)
}

/// "March 2026"; "March, no year".
fn era(month: &str) -> String {
    let first = dates::written(&format!("{month}-01"));
    let name = first.strip_prefix("1 ").unwrap_or(month);
    if month.starts_with('-') {
        return format!("{name}, year not given");
    }
    name.to_owned()
}

fn event(entry: &Entry) -> Event<'_> {
    let mut parties: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in &entry.parties {
        *parties.entry(name).or_default() += 1;
    }
    let mut parties: Vec<_> = parties.into_iter().collect();
    parties.sort_by_key(|&(_, count)| Reverse(count));
    let named: Vec<_> = parties.iter().take(4).map(|(name, _)| *name).collect();
    let more = parties.len().saturating_sub(named.len());
    let more = match more {
        0 => String::new(),
        _ => format!(" and {more} more"),
    };
    Event {
        date: entry
            .date
            .as_deref()
            .map_or_else(String::new, dates::written),
        iso: entry.date.as_deref(),
        tallies: tallies(&entry.counts),
        parties: named.join(", ") + &more,
        entry,
    }
}

fn add(totals: &mut Counts, counts: &Counts) {
    for (total, count) in totals.iter_mut().zip(counts) {
        *total += count;
    }
}
