//! From names to actors and places: who is who, with roles, countries, gender and pronouns.

use super::descriptions;
use super::geography::{self, Location};
use super::governments;
use super::landmarks::Landmarks;
use super::lists::{self, ORGANIZATIONS};
use super::lower_words::LowerWords;
use super::names::{Name, NameKind};
use super::organizations::{self, OrganizationName};
use super::people::{self, PersonName};
use super::places::Places;
use super::pronouns::{self, Antecedent};
use super::roles;
use super::salience::{Share, salience};
use crate::analysis::{Actor, ActorKind, Gender, Mention, MentionKind, Place};
use crate::text::{Document, Part, Sentence, Span};
use std::ops::Range;

/// Makes the actors and places of an article from its names.
pub(super) fn assemble(
    document: &Document,
    landmarks: &Landmarks,
    names: &[Name],
) -> (Vec<Actor>, Vec<Place>) {
    let mut drafts = people(document, landmarks, names);
    organizations(document, names, &mut drafts);
    let places = locations(document, landmarks, names, &mut drafts);
    drafts.retain(|draft| !draft.mentions.is_empty());
    for draft in &mut drafts {
        draft.mentions.sort_by_key(|mention| mention.span);
    }
    drafts.sort_by_key(|draft| draft.mentions.first().map(|mention| mention.span));
    let mut actors = finish(document, drafts);
    for (id, role) in descriptions::of_people(document, landmarks, &actors) {
        add_role(&mut actors[id.0].roles, document.phrase(&role));
    }
    (actors, places)
}

/// An actor in the making.
#[derive(Debug, Clone)]
struct Draft {
    kind: ActorKind,
    name: String,
    country: Option<&'static str>,
    gender: Option<Gender>,
    roles: Vec<String>,
    mentions: Vec<Mention>,
}

impl Draft {
    fn new(kind: ActorKind, name: String) -> Self {
        Draft {
            kind,
            name,
            country: None,
            gender: None,
            roles: Vec::new(),
            mentions: Vec::new(),
        }
    }

    fn mention(&mut self, span: Span, kind: MentionKind) {
        self.mentions.push(Mention { span, kind });
    }
}

/// The people, with what stands around their names.
fn people(document: &Document, landmarks: &Landmarks, names: &[Name]) -> Vec<Draft> {
    let mut found = Vec::with_capacity(names.len());
    let mut lower = LowerWords::for_names(names.len());
    for (index, name) in names.iter().enumerate() {
        if name.kind == NameKind::Person {
            found.push(bearer(document, names, index));
            lower.add(document, &name.tokens);
        }
    }
    let keys: Vec<PersonName> = found
        .iter()
        .zip(&lower.names)
        .map(|(bearer, range)| PersonName {
            words: lower.numbers.get(range.clone()).unwrap_or_default(),
            gender: bearer.gender,
        })
        .collect();
    // Organisations and countries will follow.
    let mut drafts = Vec::with_capacity(names.len());
    // Whose each name is.
    let mut owners = vec![None; found.len()];
    for person in people::merge(&keys, &lower.different()) {
        let fullest = document.slice(found[person.fullest].span);
        // A soft hyphen only tells where a line may break.
        let fullest = if fullest.is_ascii() {
            fullest.to_owned()
        } else {
            fullest.replace('\u{ad}', "")
        };
        let mut draft = Draft::new(ActorKind::Person, fullest);
        draft.gender = person.gender;
        draft.mentions.reserve(person.names.len());
        for &index in &person.names {
            let bearer = &found[index];
            owners[index] = Some(drafts.len());
            draft.mention(bearer.span, MentionKind::Name);
            for role in bearer.roles.iter().flatten() {
                draft.country = draft.country.or_else(|| roles::country(document, role));
                add_role(&mut draft.roles, document.phrase(role));
            }
        }
        drafts.push(draft);
    }
    resolve_pronouns(document, landmarks, names, &owners, &mut drafts);
    drafts
}

fn add_role(roles: &mut Vec<String>, role: &str) {
    if !roles.iter().any(|other| other == role) {
        roles.push(role.to_owned());
    }
}

/// Whom a name is of, as far as the words around it tell.
struct Bearer {
    /// Where the name stands.
    span: Span,
    gender: Option<Gender>,
    /// Before and behind the name.
    roles: [Option<Range<usize>>; 2],
}

/// Reads what stands around one name.
fn bearer(document: &Document, names: &[Name], index: usize) -> Bearer {
    let name = &names[index];
    let Range { start, end } = name.tokens;
    let sentence = &document.sentences[document.sentence_of(start)];
    let floor = names[..index]
        .iter()
        .rev()
        .take(4)
        .find(|other| other.kind == NameKind::Person)
        .map_or(0, |other| other.tokens.end);
    let mut title = roles::before(document, sentence, start, floor);
    if title.role.is_none() && floor > 0 && roles::is_list(document, floor..start) {
        title.role = shared_role(document, names, index, sentence);
    }
    let gender = title.gender.or_else(|| people::gender_of(document, start));
    Bearer {
        span: document.span(&name.tokens),
        gender,
        roles: [title.role, roles::after(document, sentence, end)],
    }
}

/// The plural title before the first name of a list: "Senators Ann Roe and Joe Doe".
fn shared_role(
    document: &Document,
    names: &[Name],
    index: usize,
    sentence: &Sentence,
) -> Option<Range<usize>> {
    let mut next = names[index].tokens.start;
    for other in names[..index].iter().rev().take(6) {
        if other.kind == NameKind::Location {
            continue;
        }
        if other.kind != NameKind::Person || !roles::is_list(document, other.tokens.end..next) {
            return None;
        }
        next = other.tokens.start;
        let title = roles::before(document, sentence, next, sentence.tokens.start);
        if let Some(role) = title.role {
            return roles::is_plural(document, &role).then_some(role);
        }
    }
    None
}

/// Adds the mentions of people by pronouns. `owners` are those of the names of people.
fn resolve_pronouns(
    document: &Document,
    landmarks: &Landmarks,
    names: &[Name],
    owners: &[Option<usize>],
    drafts: &mut [Draft],
) {
    let people = names.iter().filter(|name| name.kind == NameKind::Person);
    let antecedents: Vec<Antecedent> = people
        .zip(owners)
        .filter_map(|(name, owner)| {
            Some(Antecedent {
                tokens: name.tokens.clone(),
                person: (*owner)?,
            })
        })
        .collect();
    let mut genders: Vec<_> = drafts.iter().map(|draft| draft.gender).collect();
    for resolved in pronouns::resolve(document, &landmarks.turns, &antecedents, &mut genders) {
        drafts[resolved.person].mention(resolved.span, MentionKind::Pronoun);
    }
    for (draft, gender) in drafts.iter_mut().zip(genders) {
        draft.gender = gender;
    }
}

/// Adds the organisations.
fn organizations(document: &Document, names: &[Name], drafts: &mut Vec<Draft>) {
    let mut spans = Vec::with_capacity(names.len());
    let mut keys = Vec::with_capacity(names.len());
    let bodies = names.iter().filter(|name| {
        name.kind == NameKind::Organization && geography::government(document, name).is_none()
    });
    for name in bodies {
        let span = document.span(&name.tokens);
        let end = name.tokens.end;
        let bracketed = document.word(end) == "(" && document.word(end + 2) == ")";
        let acronym = bracketed.then(|| document.word(end + 1)).filter(|word| {
            word.chars().filter(|c| c.is_uppercase()).count() > 1
                || !word.contains(char::is_lowercase)
                || document.is_capitalized(end + 1) && name.tokens.len() > 1
        });
        spans.push(span);
        keys.push(OrganizationName {
            text: document.slice(span),
            acronym,
        });
    }
    for group in organizations::merge(&keys).iter() {
        // "The Ministry", of which the article does not say which.
        let vague = |index: usize| {
            lists::org_head(keys[index].text).0 && !ORGANIZATIONS.contains(keys[index].text)
        };
        if group.iter().all(|&index| vague(index)) {
            continue;
        }
        let words = |index: usize| keys[index].text.split(' ').count();
        let fullest = match *group {
            [only] => Some(only),
            _ => group
                .iter()
                .copied()
                .max_by_key(|&index| (words(index), std::cmp::Reverse(index))),
        };
        let Some(fullest) = fullest else { continue };
        let mut draft = Draft::new(ActorKind::Organization, keys[fullest].text.to_owned());
        draft.mentions.reserve(group.len());
        for &index in group {
            draft.mention(spans[index], MentionKind::Name);
        }
        drafts.push(draft);
    }
}

/// Adds the countries to `drafts`; returns the places.
fn locations(
    document: &Document,
    landmarks: &Landmarks,
    names: &[Name],
    drafts: &mut Vec<Draft>,
) -> Vec<Place> {
    let american = geography::has_american_georgia(document, names);
    let mut countries: Vec<Country> = Vec::new();
    let mut places = Places::default();
    for name in names {
        let location = match name.kind {
            NameKind::Person => continue,
            NameKind::Location => geography::locate(document, name, american),
            NameKind::Organization => match geography::government(document, name) {
                Some(iso) => Location::Country {
                    iso,
                    name: geography::country_name(iso),
                    kind: MentionKind::Metonym,
                },
                None => continue,
            },
        };
        let span = document.span(&name.tokens);
        match location {
            Location::Country { iso, name, kind } => {
                let known = countries.iter().find(|country| country.name == name);
                let draft = if let Some(known) = known {
                    known.draft
                } else {
                    let draft = draft_of_country(drafts, iso, name);
                    countries.push(Country { iso, name, draft });
                    draft
                };
                drafts[draft].mention(span, kind);
            }
            Location::Place(iso) => {
                let country = || iso.or_else(|| geography::country_around(document, name));
                places.mention(document.slice(span), span, country);
            }
        }
    }
    for demonym in geography::demonyms(document, landmarks, names) {
        let iso = demonym.iso;
        let draft = match countries.iter().find(|country| country.iso == iso) {
            Some(country) => country.draft,
            None if demonym.acts => {
                let name = geography::country_name(iso);
                let draft = drafts.len();
                drafts.push(country(iso, name));
                countries.push(Country { iso, name, draft });
                draft
            }
            None => continue,
        };
        drafts[draft].mention(document.span(&demonym.tokens), MentionKind::Demonym);
    }
    places.into_list()
}

/// A country of the article; there are never many.
struct Country {
    iso: &'static str,
    name: &'static str,
    draft: usize,
}

/// Where the draft of a country stands that is met for the first time: the union may be known as an
/// organisation.
fn draft_of_country(drafts: &mut Vec<Draft>, iso: &'static str, name: &str) -> usize {
    let union = drafts
        .iter()
        .position(|draft| iso == "EU" && matches!(draft.name.as_str(), "European Union" | "EU"));
    union.unwrap_or_else(|| {
        drafts.push(country(iso, name));
        drafts.len() - 1
    })
}

fn country(iso: &'static str, name: &str) -> Draft {
    let kind = if iso == "EU" {
        ActorKind::Organization
    } else {
        ActorKind::Country
    };
    let mut draft = Draft::new(kind, name.to_owned());
    draft.country = Some(iso).filter(|iso| *iso != "EU");
    draft
}

/// Aliases, headline and salience.
fn finish(document: &Document, drafts: Vec<Draft>) -> Vec<Actor> {
    let headline = document
        .passages
        .iter()
        .find(|passage| passage.part == Part::Headline)
        .map(|passage| passage.span);
    let most = drafts
        .iter()
        .map(|draft| draft.mentions.len())
        .max()
        .unwrap_or(0);
    drafts
        .into_iter()
        .map(|draft| {
            let mut aliases: Vec<String> = Vec::new();
            for mention in &draft.mentions {
                let text = document.slice(mention.span);
                let name = matches!(mention.kind, MentionKind::Name | MentionKind::Metonym);
                if name && text != draft.name && !aliases.iter().any(|alias| alias == text) {
                    aliases.push(text.to_owned());
                }
                if draft.kind == ActorKind::Country
                    && let Some(title) = governments::government_of(document, mention.span)
                    && !aliases.iter().any(|alias| alias == title)
                {
                    aliases.push(title.to_owned());
                }
            }
            let inside = |headline: Span| {
                let mut mentions = draft.mentions.iter();
                mentions.any(|mention| headline.contains(mention.span))
            };
            let in_headline = headline.is_some_and(inside);
            let share = Share {
                mentions: draft.mentions.len(),
                most,
                first: draft.mentions.first().map(|mention| mention.span),
            };
            Actor {
                kind: draft.kind,
                name: draft.name,
                aliases,
                roles: draft.roles,
                country: draft.country,
                gender: draft.gender,
                salience: salience(share, in_headline, document.text.len()),
                in_headline,
                mentions: draft.mentions,
            }
        })
        .collect()
}
