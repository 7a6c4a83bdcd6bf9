//! Two names that are one, and one that is two.

use super::bearers::Bearers;
use super::edges::is_hyphen;
use super::lists::{self, COUNTRIES, ORGANIZATIONS, SEATS};
use super::names::{Name, NameKind};
use crate::text::Document;
use std::ops::Range;

/// Two halves of a double name: "Kvame" and "Ittah" in "Mr Kvame-Ittah", "Kvx" and "Ary" in "the
/// Kvx-Ary region". Near-miss: two countries, "the Kenya-Ghana talks".
pub(super) fn is_double(document: &Document, one: &Name, other: &Name) -> bool {
    let hyphen = one.tokens.end;
    let same = |kind| one.kind == kind && other.kind == kind;
    let country = |name: &Name| {
        let text = document.phrase(&name.tokens);
        COUNTRIES.contains(text) || SEATS.contains(text)
    };
    other.tokens.start == hyphen + 1
        && is_hyphen(document, hyphen)
        && (same(NameKind::Person) || same(NameKind::Location) && !(country(one) || country(other)))
}

/// A body that only its country tells from others: "Supreme Court" and "Kenya" in "Supreme Court
/// of Kenya".
pub(super) fn tells_apart(document: &Document, one: &Name, other: &Name) -> bool {
    if one.kind != NameKind::Organization || other.kind != NameKind::Location {
        return false;
    }
    let of = one.tokens.end;
    let next = of + 1 + usize::from(document.is(of + 1, "the"));
    let bare = |index: usize| {
        let word = document.word(index);
        matches!(word, "Supreme" | "High" | "Constitutional") || lists::org_head(word).0
    };
    other.tokens.start == next && document.is(of, "of") && one.tokens.clone().all(bare)
}

/// The names in one: "Ann Roe/Kvx News", "Geneva, Switzerland", "Roe-Doe" where both are people of
/// the article, "Paris Roe" in "in Paris Roe said".
pub(super) fn parts(document: &Document, bearers: &Bearers, name: Name) -> [Option<Name>; 2] {
    let (start, end) = (name.tokens.start, name.tokens.end);
    if name.tokens.len() == 1 {
        return [Some(name), None];
    }
    let known = |index: usize| bearers.has_word(index);
    let margin = name.margin;
    let part = |tokens: Range<usize>, kind| {
        let whole = !tokens.is_empty();
        whole.then_some(Name {
            tokens,
            kind,
            margin,
        })
    };
    let find = |mark: &str| (start + 1..end - 1).find(|&index| document.word(index) == mark);
    if name.tokens.len() == 2 && start > 0 {
        let placed = || document.is_any(start - 1, &["in", "from", "at", "near"]);
        if SEATS.contains_at(document, start) && known(start + 1) && placed() {
            return [
                part(start..start + 1, NameKind::Location),
                part(start + 1..end, NameKind::Person),
            ];
        }
    }
    if name.kind == NameKind::Person && name.tokens.len() == 3 {
        let hyphen = matches!(document.word(start + 1), "-" | "–");
        if hyphen && known(start) && known(end - 1) {
            return [
                part(start..start + 1, name.kind),
                part(end - 1..end, name.kind),
            ];
        }
    }
    if let Some(dash) = (start + 1..end - 1).find(|&index| is_spaced_dash(document, index)) {
        return [part(start..dash, name.kind), part(dash + 1..end, name.kind)];
    }
    if let Some(slash) = find("/") {
        let listed = lists::longest(&ORGANIZATIONS, document, slash + 1, end).is_some();
        let other = if listed || name.kind == NameKind::Person {
            NameKind::Organization
        } else {
            name.kind
        };
        return [part(start..slash, name.kind), part(slash + 1..end, other)];
    }
    if name.kind == NameKind::Location
        && let Some(comma) = find(",")
        && lists::longest(&COUNTRIES, document, comma + 1, end)
            .is_some_and(|(count, _)| comma + 1 + count == end)
    {
        return [
            part(start..comma, name.kind),
            part(comma + 1..end, name.kind),
        ];
    }
    [part(name.tokens, name.kind), None]
}

/// A dash with white space around it.
fn is_spaced_dash(document: &Document, index: usize) -> bool {
    let glued = |index: usize| document.tokens.get(index).is_some_and(|token| token.glued);
    matches!(document.word(index), "-" | "–" | "—") && !glued(index) && !glued(index + 1)
}

#[cfg(test)]
mod tests {
    use super::super::edges::tests::edged;
    use super::NameKind::{Location, Organization, Person};

    #[test]
    fn two_names_are_parted() {
        assert_eq!(
            edged("(Ann Roe/Kvx News)", &[("Ann Roe/Kvx News", Person)]),
            ["Ann Roe", "Kvx News"]
        );
        assert_eq!(
            edged(
                "He is in Geneva, Switzerland.",
                &[("Geneva, Switzerland", Location)]
            ),
            ["Geneva", "Switzerland"]
        );
        let both = [
            ("Ann Roe", Person),
            ("Joe Doe", Person),
            ("Roe-Doe", Person),
        ];
        assert_eq!(
            edged("Ann Roe met Joe Doe. A Roe-Doe plan.", &both),
            ["Ann Roe", "Joe Doe", "Roe", "Doe"]
        );
        assert_eq!(
            edged(
                "In Paris Roe left. Ann Roe won.",
                &[("Paris Roe", Person), ("Ann Roe", Person)]
            ),
            ["Paris", "Roe", "Ann Roe"]
        );
    }

    #[test]
    fn courts_keep_their_country() {
        let court = [("Supreme Court", Organization), ("Kenya", Location)];
        assert_eq!(
            edged("The Supreme Court of Kenya met.", &court),
            ["Supreme Court of Kenya"]
        );
        assert_eq!(
            edged("The Supreme Court in Kenya met.", &court),
            ["Supreme Court", "Kenya"]
        );
    }
}
