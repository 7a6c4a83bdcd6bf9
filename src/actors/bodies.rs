//! Where names of organisations end: what they are for, their legal form; and what bears the name
//! of a person.

use super::lists::{self, PLACE_HEADS};
use super::names::{Name, NameKind, is_capital};
use crate::structure;
use crate::text::Document;

/// Takes off the tail of an organisation's name what does not belong to it.
pub(super) fn without_tail(document: &Document, name: &mut Name) {
    while name.tokens.len() > 1 {
        let last = name.tokens.end - 1;
        let word = document.word(last);
        let leader = matches!(word, "Minority" | "Majority")
            && document.is_any(last + 1, &["leader", "whip"]);
        let title =
            word.ends_with('.') && lists::is_role_head(word) && is_capital(document, last + 1);
        let kind = matches!(
            word,
            "group" | "news" | "magazine" | "newspaper" | "foreign" | "central"
        );
        let other = matches!(word, "APP" | "Photo" | "Photos");
        if !leader && !title && !kind && !other {
            return;
        }
        name.tokens.end = last;
    }
}

/// Takes what a body is for, which tells it from others: "Commission on Safe Harbours", "Kenyan
/// Mission to the United Nations". Near-miss: "the Commission on Monday".
pub(super) fn with_purpose(document: &Document, name: &mut Name) {
    let end = name.tokens.end;
    let small = |word: &str| matches!(word, "and" | "of" | "the" | "&" | "for" | "on");
    let mission = || {
        let mut tokens = name.tokens.clone();
        tokens.any(|index| document.is_any(index, &["Mission", "Delegation"]))
    };
    let joined = match document.word(end) {
        "of" | "on" | "for" => {
            is_purposeful(document.word(end - 1))
                && !structure::is_day_or_month(document.word(end + 1))
        }
        "to" => name.tokens.len() > 1 && mission(),
        _ => false,
    };
    if !joined {
        return;
    }
    let sentence = &document.sentences[document.sentence_of(name.tokens.start)];
    let limit = sentence.tokens.end.min(end + LONGEST_PURPOSE);
    let mut at = end + 1;
    while at < limit && (is_capital(document, at) || small(document.word(at))) {
        at += 1;
        if is_capital(document, at - 1) {
            name.tokens.end = at;
        }
    }
}

/// Takes the legal form behind a comma: "Kvx Holdings, Inc.".
pub(super) fn with_legal_form(document: &Document, name: &mut Name) {
    let end = name.tokens.end;
    if document.word(end) == "," && is_legal_form(document.word(end + 1)) {
        name.tokens.end = end + 2;
    }
}

/// What is named after a person is no person: "Ann Roe Foundation", "Roe National Park".
/// Near-miss: "Roe House Speaker".
pub(super) fn named_after(document: &Document, name: &mut Name) {
    if !document.is_capitalized(name.tokens.end) {
        return;
    }
    let national = document.word(name.tokens.end) == "National";
    let head = name.tokens.end + usize::from(national);
    let word = document.word(head);
    let sentence = &document.sentences[document.sentence_of(name.tokens.start)];
    if head >= sentence.tokens.end || !is_capital(document, head) || word == "House" {
        return;
    }
    let place = PLACE_HEADS
        .get(word)
        .is_some_and(|place| !place.starts_with("first"));
    name.kind = if lists::org_head(word).0 {
        NameKind::Organization
    } else if place {
        NameKind::Location
    } else {
        return;
    };
    name.tokens.end = head + 1;
}

/// Words of a purpose, small ones included.
const LONGEST_PURPOSE: usize = 8;

/// The last word of the full name of a company.
pub(super) fn is_legal_form(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Inc"
            | "Ltd"
            | "LLC"
            | "Corp"
            | "Co"
            | "PLC"
            | "plc"
            | "AG"
            | "GmbH"
            | "NV"
            | "SA"
            | "SpA"
            | "Bhd"
            | "Limited"
            | "Incorporated"
    )
}

/// The last word of bodies that are named by what they are for.
fn is_purposeful(word: &str) -> bool {
    matches!(
        word,
        "Agency"
            | "Association"
            | "Board"
            | "Bureau"
            | "Center"
            | "Centre"
            | "Commission"
            | "Committee"
            | "Conference"
            | "Council"
            | "Department"
            | "Forum"
            | "Fund"
            | "Institute"
            | "Ministry"
            | "Office"
            | "Organisation"
            | "Organization"
            | "Society"
            | "Subcommittee"
    )
}

#[cfg(test)]
mod tests {
    use super::super::edges::tests::edged;
    use super::super::names::NameKind::{Organization, Person};

    #[test]
    fn what_is_named_after_a_person_is_whole() {
        assert_eq!(
            edged("The Ann Roe Foundation met.", &[("Ann Roe", Person)]),
            ["Ann Roe Foundation"]
        );
        assert_eq!(
            edged("The Roe National Park closed.", &[("Roe", Person)]),
            ["Roe National Park"]
        );
        assert_eq!(
            edged("So Ann Roe House Speaker said.", &[("Ann Roe", Person)]),
            ["Ann Roe"]
        );
    }

    #[test]
    fn bodies_are_named_by_their_purpose() {
        assert_eq!(
            edged(
                "The Commission on Safe Harbours and Ports met.",
                &[("Commission", Organization), ("Ports", Organization)]
            ),
            ["Commission on Safe Harbours and Ports"]
        );
        assert_eq!(
            edged(
                "The Kvx Mission to the United Nations said so.",
                &[
                    ("Kvx Mission", Organization),
                    ("United Nations", Organization)
                ]
            ),
            ["Kvx Mission to the United Nations"]
        );
        assert_eq!(
            edged(
                "The Commission on Monday met.",
                &[("Commission", Organization)]
            ),
            ["Commission"]
        );
        assert_eq!(
            edged(
                "Kvx Holdings, Inc., met.",
                &[("Kvx Holdings", Organization)]
            ),
            ["Kvx Holdings, Inc."]
        );
        assert_eq!(
            edged(
                "The Commission on Marine Life met.",
                &[("Commission", Organization)]
            ),
            ["Commission on Marine Life"]
        );
        assert_eq!(
            edged(
                "The Commission on harbours met.",
                &[("Commission", Organization)]
            ),
            ["Commission"]
        );
    }
}
