//! Who is meant by a description: "the minister", "the Turkish leader", "the company".
//!
//! A description is resolved only when exactly one actor named before it fits. People fit by
//! their roles, nationality and gender, organisations by the head of their name, countries by the
//! nationality in "the Danish government". Doubt gives nothing.

use super::landmarks::Landmarks;
use super::lists::{DEMONYMS, ROLE_HEADS, ROLE_MODIFIERS};
use super::roles;
use crate::analysis::{Actor, ActorId, ActorKind, Gender, MentionKind};
use crate::text::{Document, Token, WordFilter};
use std::borrow::Cow;
use std::ops::Range;

/// How many actors a description is compared with.
const MOST: usize = 400;

/// The one actor that the noun phrase `tokens` describes: without or with its article, up to and
/// without a following "of …".
pub(super) fn resolve(
    document: &Document,
    actors: &[Actor],
    tokens: &Range<usize>,
) -> Option<ActorId> {
    let phrase = Phrase::read(document, tokens)?;
    if !phrase.may_be_of_any() {
        return None;
    }
    let offset = document.tokens.get(tokens.start)?.span.start;
    let mut found = None;
    for (id, actor) in actors.iter().enumerate().take(MOST) {
        if !phrase.may_be_of(actor.kind) {
            continue;
        }
        let named = actor
            .mentions
            .first()
            .is_some_and(|mention| mention.span.start < offset);
        if (named || actor.kind == ActorKind::Country) && phrase.fits(actor) {
            if found.is_some() {
                return None;
            }
            found = Some(ActorId(id));
        }
    }
    found
}

/// What such descriptions begin with, behind "the".
#[allow(long_running_const_eval)]
static DESCRIBING: WordFilter<512> = WordFilter::none()
    .with_lone_words(&DEMONYMS)
    .with_lone_words(&ROLE_MODIFIERS);

/// The descriptions of people in the article that name more than a bare function, with the person:
/// "the Turkish leader". They are roles of that person.
pub(super) fn of_people(
    document: &Document,
    landmarks: &Landmarks,
    actors: &[Actor],
) -> Vec<(ActorId, Range<usize>)> {
    let mut found = Vec::new();
    for &index in &landmarks.articles {
        let may_describe = |token: &Token| DESCRIBING.may_be(token);
        if !document.tokens.get(index + 1).is_some_and(may_describe)
            || !DEMONYMS.contains_at(document, index + 1)
                && !ROLE_MODIFIERS.contains_at(document, index + 1)
        {
            continue;
        }
        let Some(end) = (index + 2..index + 6).find(|&at| is_office(document, at)) else {
            continue;
        };
        let tokens = index + 1..end + 1;
        let plain = tokens.clone().all(|at| {
            DEMONYMS.contains_at(document, at)
                || ROLE_MODIFIERS.contains_at(document, at)
                || is_office(document, at)
                || document.word(at) == "-"
        });
        let title = document.is_capitalized(end + 1)
            || document.is_any(end + 1, &["of", ",", "-"])
            || is_office(document, end + 1);
        if plain
            && !title
            && let Some(id) = resolve(document, actors, &tokens)
            && actors[id.0].kind == ActorKind::Person
        {
            found.push((id, tokens));
        }
    }
    found
}

fn is_office(document: &Document, index: usize) -> bool {
    let columns = ROLE_HEADS.get_at(document, index);
    columns.is_some_and(|columns| columns.starts_with("office"))
        && document.word(index).starts_with(char::is_lowercase)
}

/// A description, taken apart.
struct Phrase<'t> {
    /// Last word before "of", in lower case.
    head: Cow<'t, str>,
    /// The words before it, in lower case, without articles and nationalities.
    modifiers: Vec<Cow<'t, str>>,
    country: Option<&'static str>,
    gender: Option<Gender>,
    office: bool,
}

impl<'t> Phrase<'t> {
    fn read(document: &Document<'t>, tokens: &Range<usize>) -> Option<Self> {
        let end = tokens
            .clone()
            .find(|&at| document.is_any(at, &["of", "for", ",", "who"]))
            .unwrap_or(tokens.end);
        let start = tokens.start
            + usize::from(document.is_any(
                tokens.start,
                &["the", "this", "that", "his", "her", "its", "their"],
            ));
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        let head = in_lower_case(document.word(last));
        let mut modifiers = Vec::new();
        let mut country = None;
        for at in start..last {
            let word = document.word(at);
            match DEMONYMS.get_at(document, at) {
                Some(iso) => country = Some(iso),
                None => modifiers.push(in_lower_case(word)),
            }
        }
        let columns = ROLE_HEADS.get(&head);
        let gender = match columns.and_then(|columns| columns.split_once('\t')) {
            Some((_, "f")) => Some(Gender::Female),
            Some((_, "m")) => Some(Gender::Male),
            _ => None,
        };
        Some(Phrase {
            head,
            modifiers,
            country,
            gender,
            office: columns.is_some(),
        })
    }

    /// False when no actor fits.
    fn may_be_of_any(&self) -> bool {
        self.office || self.modifiers.is_empty()
    }

    /// False when no actor of that kind fits.
    fn may_be_of(&self, kind: ActorKind) -> bool {
        match kind {
            ActorKind::Person => self.office,
            ActorKind::Organization => self.modifiers.is_empty() && self.country.is_none(),
            ActorKind::Country => self.country.is_some() && self.modifiers.is_empty(),
        }
    }

    fn fits(&self, actor: &Actor) -> bool {
        match actor.kind {
            ActorKind::Person => self.fits_person(actor),
            ActorKind::Organization => self.fits_organization(&actor.name),
            ActorKind::Country => self.country == actor.country && is_government(&self.head),
        }
    }

    fn fits_person(&self, actor: &Actor) -> bool {
        if self.gender.is_some() && actor.gender.is_some() && self.gender != actor.gender {
            return false;
        }
        let foreign = match self.country {
            Some(iso) => actor.country != Some(iso),
            None => false,
        };
        if foreign {
            return false;
        }
        let leads = self.head == "leader";
        actor.roles.iter().any(|role| {
            let has = |word: &str| has_word(role, word);
            let heads = has(&self.head)
                || leads
                    && ["president", "premier", "chancellor", "king", "emir"]
                        .into_iter()
                        .any(has)
                || leads && role.to_lowercase().contains("prime minister");
            // "The minister" is not the prime minister, "the president" not the vice president.
            let bare = || {
                self.modifiers.is_empty()
                    && ["prime", "vice", "deputy", "former"].into_iter().any(has)
            };
            heads && !bare() && self.modifiers.iter().all(|word| has(word))
        })
    }

    fn fits_organization(&self, name: &str) -> bool {
        let head = |word: &str| is_lower_of(&self.head, word);
        let last = name.rsplit(' ').next();
        let company = matches!(&*self.head, "company" | "firm" | "corporation");
        if company {
            return last.is_some_and(|last| {
                matches!(
                    last.to_lowercase().trim_end_matches('.'),
                    "inc"
                        | "corp"
                        | "ltd"
                        | "co"
                        | "llc"
                        | "plc"
                        | "holdings"
                        | "company"
                        | "corporation"
                        | "group"
                        | "limited"
                        | "technologies"
                        | "industries"
                        | "motors"
                        | "airlines"
                )
            });
        }
        let mut words = name.split(' ');
        let (first, second) = (words.next(), words.next());
        let of = || second.is_some_and(|word| is_lower_of("of", word));
        second.is_some() && (last.is_some_and(head) || first.is_some_and(head) && of())
    }
}

fn in_lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// True when `word`, in small letters, is among the words of a role.
fn has_word(role: &str, word: &str) -> bool {
    if !role.is_ascii() {
        let mut words = role.split([' ', '-']);
        return words.any(|other| is_lower_of(word, other.trim_end_matches('.')));
    }
    let parts = |byte: &u8| matches!(byte, b' ' | b'-');
    role.as_bytes().split(parts).any(|other| {
        let Some((start, mut rest)) = other.split_at_checked(word.len()) else {
            return false;
        };
        while let [b'.', behind @ ..] = rest {
            rest = behind;
        }
        rest.is_empty() && start.eq_ignore_ascii_case(word.as_bytes()) && !word.ends_with('.')
    })
}

/// True when `lower` is `word` in small letters.
fn is_lower_of(lower: &str, word: &str) -> bool {
    if word.is_ascii() {
        word.len() == lower.len() && word.eq_ignore_ascii_case(lower)
    } else {
        word.to_lowercase() == lower
    }
}

/// True for what a nationality makes the state: "the Danish government".
fn is_government(head: &str) -> bool {
    matches!(
        head,
        "government"
            | "authorities"
            | "officials"
            | "administration"
            | "forces"
            | "military"
            | "regime"
            | "side"
            | "delegation"
            | "leadership"
    )
}

/// The actor that the noun phrase `tokens` names: the person in "Danish minister Ida Holm", the
/// organisation at its end; nobody for a description of somebody unnamed ("an aide to Ida Holm").
pub(super) fn named(
    document: &Document,
    mentions: &[(crate::analysis::Mention, ActorId)],
    actors: &[Actor],
    tokens: &Range<usize>,
) -> Option<ActorId> {
    let named: Vec<_> = mentions
        .iter()
        .filter(|(mention, _)| {
            matches!(
                mention.kind,
                MentionKind::Name | MentionKind::Metonym | MentionKind::Pronoun
            )
        })
        .collect();
    let first = |offset: usize| {
        document
            .tokens_in(crate::text::Span::new(offset, offset + 1))
            .start
    };
    // What stands behind "of", "for" or "to" is not who is named.
    let behind = tokens.clone().find(|&at| {
        document.is_any(
            at,
            &[
                "of", "for", "to", "at", "in", "from", "with", "who", "whose",
            ],
        )
    });
    let own = |at: usize| behind.is_none_or(|preposition| at < preposition);
    let person = named.iter().find(|(mention, id)| {
        actors[id.0].kind == ActorKind::Person
            && own(first(mention.span.start))
            && !document.is_possessive(document.tokens_in(mention.span).end)
    });
    if let Some((_, id)) = person {
        return Some(*id);
    }
    // "Secretary of State Ida Holm": the title has the preposition, the name ends the phrase.
    let last = named.last()?;
    let end = document.tokens_in(last.0.span).end;
    let titled = actors[last.1.0].kind == ActorKind::Person
        && roles::before(
            document,
            document.sentences.get(document.sentence_of(tokens.start))?,
            first(last.0.span.start),
            tokens.start,
        )
        .role
        .is_some();
    (end == tokens.end && (own(first(last.0.span.start)) || titled)).then_some(last.1)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::has_word;
    use crate::text::{Document, Span};

    fn check(text: &str, phrase: &str, expected: Option<&str>) {
        let document = Document::of_paragraphs(text);
        let actors = find(&document, &crate::tagging::tag(&document).entities);
        let start = text.rfind(phrase).unwrap_or_default();
        let span = Span::new(start, start + phrase.len());
        let found = actors
            .named(&document, span)
            .or_else(|| actors.described(&document, span));
        let name = found.map(|id| actors.get(id).name.as_str());
        assert_eq!(name, expected, "{phrase:?} in {text}");
    }

    #[test]
    fn a_function_means_its_only_bearer() {
        let text =
            "Danish Foreign Minister Ida Holm met President Ole Berg. Then the minister left.";
        check(text, "the minister", Some("Ida Holm"));
        let text = "Danish Foreign Minister Ida Holm met President Ole Berg. Then the foreign minister left.";
        check(text, "the foreign minister", Some("Ida Holm"));
        let text =
            "Danish Foreign Minister Ida Holm met President Ole Berg. Then the president left.";
        check(text, "the president", Some("Ole Berg"));
        let text = "Foreign Minister Ida Holm met Trade Minister Ole Berg. Then the minister left.";
        check(text, "the minister", None);
    }

    #[test]
    fn words_of_roles() {
        let role = "Deputy Lt. Gov.-elect of Été";
        for word in ["deputy", "lt", "gov", "elect", "of", "été"] {
            assert!(has_word(role, word), "{word}");
        }
        let role = "Deputy Lt. Gov.-elect";
        for word in ["deputy", "lt", "gov", "elect"] {
            assert!(has_word(role, word), "{word}");
        }
        for word in ["lt.", "el", "gov.-elect", "deputy lt"] {
            assert!(!has_word(role, word), "{word}");
        }
    }

    #[test]
    fn nationality_must_agree() {
        let text =
            "Danish President Ida Holm met Turkish President Ole Berg. The Turkish leader left.";
        check(text, "The Turkish leader", Some("Ole Berg"));
    }

    #[test]
    fn bodies_are_known_by_their_head() {
        let text = "Officials of the Ministry of Trade met Acme Holdings. The ministry said the company would pay.";
        check(text, "The ministry", Some("Ministry of Trade"));
        check(text, "the company", Some("Acme Holdings"));
        check(
            "Denmark voted. The Danish government agreed.",
            "The Danish government",
            Some("Denmark"),
        );
    }

    #[test]
    fn the_named_is_not_whom_he_works_for() {
        let text = "An aide to Ida Holm met Danish Foreign Minister Ole Berg.";
        check(text, "Danish Foreign Minister Ole Berg", Some("Ole Berg"));
        check(text, "An aide to Ida Holm", None);
    }
}
