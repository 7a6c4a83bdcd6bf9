//! What the lists know of names: countries, capitals, places and organisations that the tagger
//! took for something else or passed over.

use super::landmarks::Landmarks;
use super::lists::{
    self, COUNTRIES, FORENAMES, ORGANIZATIONS, PLACE_HEADS, ROLE_HEADS, SEATS, Whole,
};
use super::names::{self, Name, NameKind, Slot, is_capital};
use crate::text::{Document, WordFilter};

/// Corrects kinds by the lists and adds listed names.
pub(super) fn correct(document: &Document, landmarks: &Landmarks, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        if let Some(kind) = kind(document, name) {
            name.kind = kind;
        }
    }
    names::add(
        document,
        landmarks,
        names,
        |token| LISTED.may_be(token) || !token.is_ascii(),
        |index| may_begin(document, index),
        |slot| passed_over(document, landmarks, slot),
    );
}

/// What the names of countries, seats and organisations begin with.
#[allow(long_running_const_eval)]
static LISTED: WordFilter<512> = WordFilter::none()
    .with_openings(&COUNTRIES)
    .with_openings(&SEATS)
    .with_openings(&ORGANIZATIONS);

/// Below this margin a listed place is no organisation.
const SURE: u16 = 200;

/// The kind that the lists give to a name.
fn kind(document: &Document, name: &Name) -> Option<NameKind> {
    let end = name.tokens.end;
    let whole = Whole::of(document, &name.tokens);
    let text = document.phrase(&name.tokens);
    let borne = || FORENAMES.contains(text);
    let person = name.kind == NameKind::Person;
    if whole.may_be_in(&LISTED) {
        if whole.columns_in(&COUNTRIES).is_some() {
            return (!(person && borne())).then_some(NameKind::Location);
        }
        if let Some(columns) = whole.columns_in(&SEATS) {
            let seat = columns.ends_with("seat");
            return (seat || !(person && borne())).then_some(NameKind::Location);
        }
        if whole.columns_in(&ORGANIZATIONS).is_some() {
            return (name.tokens.len() > 1 || !borne()).then_some(NameKind::Organization);
        }
    }
    let last = document.word(end - 1);
    if name.kind == NameKind::Location {
        // "Kvx County Court"; near-miss: "Kvx House".
        let body = name.tokens.len() > 1 && lists::org_head(last).0 && last != "House";
        return body.then_some(NameKind::Organization);
    }
    if person {
        return None;
    }
    let headed = name.tokens.len() > 1
        && !lists::org_head(last).0
        && (is_reserve(document, end - 1)
            || PLACE_HEADS
                .get(last)
                .is_some_and(|place| !place.starts_with("first")));
    // "The West" acts in news, but it is no body.
    let region = matches!(text, "West" | "Global South");
    (headed || region || name.margin < SURE && lists::place(document, &name.tokens).is_some())
        .then_some(NameKind::Location)
}

/// A nature reserve; near-miss: "Federal Reserve".
fn is_reserve(document: &Document, index: usize) -> bool {
    const KINDS: [&str; 9] = [
        "Nature",
        "Natural",
        "Wildlife",
        "Game",
        "Forest",
        "Biological",
        "Biosphere",
        "Marine",
        "Hunting",
    ];
    let before = document.word(index.wrapping_sub(1));
    document.is(index, "Reserve") && KINDS.contains(&before)
}

/// False when no listed name begins with token `index`, one of the heads.
fn may_begin(document: &Document, index: usize) -> bool {
    if document.is_capitalized(index) {
        return ORGANIZATIONS.may_begin_at(document, index)
            || COUNTRIES.may_begin_at(document, index)
            || SEATS.may_begin_at(document, index)
            || lists::may_soften(document.word(index));
    }
    // In small letters few names begin, and only those of organisations.
    lists::longest(&ORGANIZATIONS, document, index, usize::MAX).is_some()
}

/// The listed country or organisation in a slot.
fn passed_over(document: &Document, landmarks: &Landmarks, slot: Slot) -> Option<Name> {
    let word = document.word(slot.index);
    let capital = is_capital(document, slot.index);
    let small_name =
        document.is_word(slot.index) && ORGANIZATIONS.may_begin_at(document, slot.index);
    let money = document.word(slot.index + 1).starts_with('$');
    if money || !(capital || small_name) {
        return None;
    }
    let find = |table| lists::longest(table, document, slot.index, slot.end).map_or(0, |(n, _)| n);
    let seat = lists::longest(&SEATS, document, slot.index, slot.end)
        .filter(|(_, columns)| columns.ends_with("seat"))
        .map_or(0, |(count, _)| count);
    let country = find(&COUNTRIES).max(seat);
    let organization = find(&ORGANIZATIONS);
    if country == 0 && organization == 0 {
        return None;
    }
    let (count, kind) = if organization > country {
        (organization, NameKind::Organization)
    } else {
        (country, NameKind::Location)
    };
    let open = slot.loud || slot.index == 0 || !is_capital(document, slot.index - 1);
    let closed = slot.loud || !is_capital(document, slot.index + count);
    // "a US Kvx launcher"
    let titled = || {
        ROLE_HEADS.contains_lower_at(document, slot.index + count)
            || matches!(word, "US" | "U.S." | "UK" | "U.K.")
    };
    let alone = match kind {
        NameKind::Location => open && (closed || titled()),
        _ => count > 1 || open && closed,
    };
    // "US" in a line of capitals is the country: headlines seldom say "us".
    let said = || count > 1 || word == "US" || capital && !slot.says_nothing(document, landmarks);
    (count > 0 && alone && said()).then(|| Name {
        tokens: slot.index..slot.index + count,
        kind,
        margin: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::landmarks::SMALL_HEADS;
    use super::super::names::tests::shown;
    use super::*;

    #[test]
    fn all_heads_in_small_letters_are_known() {
        for (name, _) in ORGANIZATIONS.iter() {
            let document = Document::of_paragraphs(name);
            let known = SMALL_HEADS.contains(&document.word(0));
            assert_eq!(known, !document.is_capitalized(0), "{name}");
        }
    }

    fn corrected(text: &str, tagged: &[(std::ops::Range<usize>, NameKind)]) -> Vec<String> {
        let document = Document::of_paragraphs(text);
        let mut names: Vec<_> = tagged
            .iter()
            .map(|(tokens, kind)| Name {
                tokens: tokens.clone(),
                kind: *kind,
                margin: 100,
            })
            .collect();
        correct(&document, &Landmarks::new(&document), &mut names);
        shown(&document, &names)
    }

    #[test]
    fn lists_overrule_the_kind() {
        use NameKind::{Location, Organization, Person};
        assert_eq!(
            corrected("The Kremlin agreed.", &[(1..2, Organization)]),
            ["Kremlin Location"]
        );
        assert_eq!(
            corrected("They saw NATO there.", &[(2..3, Person)]),
            ["NATO Organization"]
        );
        assert_eq!(
            corrected("We saw Norway win.", &[(2..3, Organization)]),
            ["Norway Location"]
        );
        assert_eq!(
            corrected("We saw Jordan win.", &[(2..3, Person)]),
            ["Jordan Person"]
        );
        assert_eq!(
            corrected("The Kvx River Valley closed.", &[(1..4, Organization)]),
            ["Kvx River Valley Location"]
        );
        assert_eq!(
            corrected("The Kvx Game Reserve closed.", &[(1..4, Organization)]),
            ["Kvx Game Reserve Location"]
        );
        assert_eq!(
            corrected("The Kvx County Court met.", &[(1..4, Location)]),
            ["Kvx County Court Organization"]
        );
        assert_eq!(
            corrected("The Kvx Reserve met.", &[(1..3, Organization)]),
            ["Kvx Reserve Organization"]
        );
    }

    #[test]
    fn listed_names_are_added() {
        assert_eq!(
            corrected("He left Kenya for NATO.", &[]),
            ["Kenya Location", "NATO Organization"]
        );
        assert_eq!(corrected("It told US President Roe.", &[]), ["US Location"]);
        assert_eq!(corrected("It has a US Kvx radar.", &[]), ["US Location"]);
        assert_eq!(
            corrected("On Monday the Kremlin agreed.", &[]),
            ["Kremlin Location"]
        );
        assert_eq!(
            corrected("MAYOR TELLS US ABOUT BRIDGE", &[]),
            ["US Location"]
        );
        assert_eq!(corrected("WHO KNOWS WHERE MAYOR WENT", &[]), [""; 0]);
        assert_eq!(corrected("He read the Kenya Gazette.", &[]), [""; 0]);
        assert_eq!(corrected("It cost US$5 million.", &[]), [""; 0]);
    }
}
