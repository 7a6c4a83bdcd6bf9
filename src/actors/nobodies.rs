//! Names of illnesses and of storms, which the tagger takes for people, organisations and places.

use super::bearers::Bearers;
use super::names::{Name, NameKind};
use crate::text::{Document, WordFilter, WordSet};

const ILLNESSES: [&str; 10] = [
    "disease",
    "epidemic",
    "fever",
    "haemorrhagic",
    "hemorrhagic",
    "infection",
    "infections",
    "outbreak",
    "virus",
    "viruses",
];
const STORMS: [&str; 3] = ["Hurricane", "Typhoon", "Cyclone"];
/// "Tropical Storm"
const STORM: &str = "Storm";
/// Most words are turned away here before they are compared.
static ILL: WordFilter<4> = WordFilter::none().with(&ILLNESSES);
static STORMY: WordFilter<4> = WordFilter::none().with(&STORMS).with(&[STORM]);

/// Takes out the names of illnesses and storms: "Kvx" is nobody where "the Kvx virus" or "Hurricane
/// Kvx" stands. Near-misses: places, "the Oslo outbreak", and surnames of people who are named in
/// full.
pub(super) fn leave_out(document: &Document, names: &mut Vec<Name>) {
    let nobodies: WordSet<&str> = names
        .iter()
        .filter_map(|name| nobody(document, name))
        .map(|at| document.word(at))
        .collect();
    if nobodies.is_empty() {
        return;
    }
    names.retain(|name| name.tokens.len() == 1 || nobody(document, name).is_none());
    let bearers = Bearers::of(document, names);
    names.retain(|name| {
        let at = name.tokens.start;
        let place = name.kind == NameKind::Location && !is_storm(document, at);
        let word = document.word(at);
        let bare = name.tokens.len() == 1 && nobodies.contains(word) && !place;
        !bare || bearers.has_word(at)
    });
}

/// The word in a name that is an illness or a storm here.
fn nobody(document: &Document, name: &Name) -> Option<usize> {
    let tokens = &name.tokens;
    let last = tokens.end.checked_sub(1)?;
    let ill = tokens.len() == 1
        && name.kind != NameKind::Location
        && ILL.may_hold(document, tokens.end)
        && document.is_any(tokens.end, &ILLNESSES);
    let storm =
        is_storm(document, last) && (tokens.len() == 1 || !is_storm(document, tokens.start));
    (ill || storm).then_some(last)
}

/// True for the name behind "Hurricane", "Tropical Storm".
fn is_storm(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        STORMY.may_hold(document, before)
            && document.is_capitalized(at)
            && (document.is_any(before, &STORMS)
                || document.is(before, STORM) && document.is(before.wrapping_sub(1), "Tropical"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::named;
    use super::*;

    fn left(text: &str, people: &[&str]) -> Vec<String> {
        let document = Document::of_paragraphs(text);
        let people: Vec<_> = people
            .iter()
            .map(|words| (*words, NameKind::Person, 300))
            .collect();
        let mut names = named(&document, &people);
        leave_out(&document, &mut names);
        names
            .iter()
            .map(|name| document.phrase(&name.tokens).to_owned())
            .collect()
    }

    #[test]
    fn illnesses_are_nobody() {
        assert_eq!(
            left(
                "The Kvx virus spread. Nobody had seen Kvx before.",
                &["Kvx", "Kvx"]
            ),
            [""; 0]
        );
        assert_eq!(
            left("Ann Roe had seen the Roe virus.", &["Ann Roe", "Roe"]),
            ["Ann Roe", "Roe"]
        );
    }

    #[test]
    fn storms_are_nobody() {
        assert_eq!(
            left(
                "Hurricane Kvx turned east. Kvx sank a ferry, and Tropical Storm Lund came.",
                &["Hurricane Kvx", "Kvx", "Lund"]
            ),
            [""; 0]
        );
        assert_eq!(
            left(
                "Ann Roe rode out Hurricane Roe.",
                &["Ann Roe", "Hurricane Roe"]
            ),
            ["Ann Roe"]
        );
        // A team, and an association.
        assert_eq!(
            left(
                "The Hurricanes beat Oslo Storm.",
                &["Hurricanes", "Oslo Storm"]
            ),
            ["Hurricanes", "Oslo Storm"]
        );
    }
}
