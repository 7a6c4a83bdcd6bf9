//! Countries, capitals that stand for governments, nationalities and other places.
//!
//! A name of a country is always that country, also behind "in" or "from". A capital is the
//! government when it acts, has or receives what governments do ("Moscow agrees", "threats from
//! Washington"), and a place otherwise ("in Paris"). A nationality is a mention of its country.

use super::datelines;
use super::landmarks::Landmarks;
use super::lists::{
    self, ACTING_VERBS, COUNTRIES, COUNTRY_TITLES, DEMONYMS, PLACES, POLICY_NOUNS, PRESSING_VERBS,
    SEATS, TALK_NOUNS, Whole,
};
use super::names::{Name, NameKind};
use super::token_bits::TokenBits;
use crate::analysis::MentionKind;
use crate::text::{Document, WordFilter};
use std::ops::Range;

/// What a location is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    /// A country, by its name or by its seat of government.
    Country {
        /// ISO 3166-1 alpha-2, or "EU".
        iso: &'static str,
        /// Canonical name.
        name: &'static str,
        /// Name or metonym.
        kind: MentionKind,
    },
    /// Anything else, with the country in which it lies as far as that is known already; see
    /// [`country_around`].
    Place(Option<&'static str>),
}

/// What the location named by `name` is at this place of the article.
pub(super) fn locate(document: &Document, name: &Name, american: bool) -> Location {
    let whole = Whole::of(document, &name.tokens);
    if let Some(columns) = whole.columns_in(&COUNTRIES) {
        let (iso, title) = columns.split_once('\t').unwrap_or((columns, columns));
        if !(iso == "GE" && american) {
            return Location::Country {
                iso,
                name: title,
                kind: MentionKind::Name,
            };
        }
        return Location::Place(Some("US"));
    }
    if let Some(columns) = whole.columns_in(&SEATS) {
        let (iso, kind) = columns.split_once('\t').unwrap_or((columns, ""));
        let dated = datelines::holds(document, &name.tokens);
        if !dated && (kind == "seat" || acts(document, &name.tokens)) {
            return Location::Country {
                iso,
                name: country_name(iso),
                kind: MentionKind::Metonym,
            };
        }
        return Location::Place(Some(iso).map(|iso| if iso == "EU" { "BE" } else { iso }));
    }
    Location::Place(None)
}

/// The country in which a listed place lies.
pub(super) fn country_around(document: &Document, name: &Name) -> Option<&'static str> {
    lists::place(document, &name.tokens).filter(|iso| !iso.is_empty())
}

/// What a government's name begins with: most names are turned away here.
static GOVERNING: WordFilter<4> = WordFilter::none().with(&["White", "the", "government"]);

/// The country for which an organisation's name stands at this place: "the White House" where it
/// acts, "the Government of Ghana" anywhere.
pub(super) fn government(document: &Document, name: &Name) -> Option<&'static str> {
    let Range { start, end } = name.tokens;
    if !GOVERNING.may_hold(document, start) {
        return None;
    }
    let text = document.phrase(&name.tokens);
    if text.eq_ignore_ascii_case("White House") {
        let next = document.word(end);
        return (acts(document, &name.tokens) && !document.is_capitalized(end) && !next.is_empty())
            .then_some("US");
    }
    let of = start + usize::from(document.is(start, "the")) + 1;
    if !document.is(of - 1, "government") || !document.is(of, "of") {
        return None;
    }
    let first = of + 1 + usize::from(document.is(of + 1, "the"));
    let (count, columns) = lists::longest(&COUNTRIES, document, first, end)?;
    (first + count == end).then(|| columns.split_once('\t').map_or(columns, |(iso, _)| iso))
}

/// The canonical name of a country; "European Union" for "EU".
pub(crate) fn country_name(iso: &str) -> &'static str {
    COUNTRY_TITLES.get(iso).unwrap_or("")
}

/// True when the Georgia of the article is the American state: other states stand in it and
/// nothing of the Caucasus.
pub(super) fn has_american_georgia(document: &Document, names: &[Name]) -> bool {
    let locations = || {
        let locations = names.iter().filter(|name| name.kind == NameKind::Location);
        locations.map(|name| document.phrase(&name.tokens))
    };
    if !locations().any(|text| matches!(text, "Georgia" | "GEORGIA")) {
        return false;
    }
    let mut states = 0;
    for text in locations() {
        match text {
            "Tbilisi" | "Russia" | "South Ossetia" | "Abkhazia" | "Armenia" | "Azerbaijan" => {
                return false;
            }
            _ => states += usize::from(PLACES.get(text) == Some("US")),
        }
    }
    states > 0
}

/// True when the capital at `tokens` reads as its government.
fn acts(document: &Document, tokens: &Range<usize>) -> bool {
    let word = |back: usize| {
        tokens
            .start
            .checked_sub(back)
            .map_or("", |index| document.word(index))
    };
    let before = word(1).to_lowercase();
    let next = document.word(tokens.end);
    if document.is_possessive(tokens.end) {
        return (1..=3).any(|step| POLICY_NOUNS.contains_lower(document.word(tokens.end + step)))
            && !matches!(before.as_str(), "in" | "at" | "near");
    }
    if let Some(reading) = hyphenated(document, tokens) {
        return reading;
    }
    match before.as_str() {
        "in" | "at" | "near" | "around" | "outside" | "across" | "through" | "via" | "into"
        | "visit" | "visited" | "visiting" | "of" | "leave" | "leaving" | "downtown"
        | "central" => return false,
        "for" if next == "to" => return true,
        "behind" | "either" | "neither" | "nor" => return true,
        "or" if SEATS.contains(word(2)) => return true,
        "to" | "from" | "on" | "for" => {
            return (2..=4).any(|back| TALK_NOUNS.contains_lower(word(back)));
        }
        "with" | "against" | "between" | "by" | "toward" | "towards" | "both" => {
            return next != ",";
        }
        _ => {}
    }
    if PRESSING_VERBS.contains(&before) {
        return true;
    }
    if before == "and" && tokens.start >= 3 {
        let partner = word(2);
        if matches!(word(3), "between" | "both" | "with") && SEATS.contains(partner)
            || COUNTRIES.contains(partner) && !matches!(word(3), "in" | "at")
        {
            return true;
        }
    }
    if matches!(next, "and" | "or") && SEATS.contains(document.word(tokens.end + 1)) {
        return ACTING_VERBS.contains(document.word(tokens.end + 2));
    }
    if matches!(next, "is" | "was" | "are" | "were") {
        let verb = document.word(tokens.end + 1);
        return verb.ends_with("ing")
            || PRESSING_VERBS.contains(verb)
            || matches!(
                verb,
                "not" | "also" | "now" | "willing" | "ready" | "prepared" | "unlikely" | "likely"
            );
    }
    let adverb = next.ends_with("ly")
        || matches!(next, "also" | "now" | "never" | "still" | "often" | "once");
    let verb = if adverb {
        document.word(tokens.end + 1)
    } else {
        next
    };
    // After a conjunction a subject follows, and then its verb: "after Moscow seized the port".
    let clause = before.is_empty()
        || matches!(
            before.as_str(),
            "as" | "that"
                | "because"
                | "if"
                | "while"
                | "when"
                | "after"
                | "before"
                | "but"
                | "since"
                | "until"
                | "unless"
                | "though"
                | "although"
                | "says"
                | "said"
                | "whether"
        );
    let finite = verb.starts_with(char::is_lowercase)
        && (verb.ends_with("ed") || verb.ends_with('s') && !verb.ends_with("ss"));
    ACTING_VERBS.contains(verb) || clause && finite
}

/// The reading of a capital in a compound: "pro-Moscow" and "Moscow-backed" are the government's,
/// "Moscow-based" is the city's.
fn hyphenated(document: &Document, tokens: &Range<usize>) -> Option<bool> {
    let glued = |index: usize| document.word(index) == "-" && document.tokens[index].glued;
    if tokens.start > 1
        && glued(tokens.start - 1)
        && document.is_any(tokens.start - 2, &["pro", "anti"])
    {
        return Some(true);
    }
    if !glued(tokens.end) {
        return None;
    }
    Some(document.is_any(
        tokens.end + 1,
        &[
            "friendly",
            "backed",
            "led",
            "installed",
            "controlled",
            "aligned",
            "appointed",
            "sponsored",
            "brokered",
            "imposed",
            "supported",
            "proxy",
            "linked",
            "funded",
            "leaning",
            "run",
        ],
    ))
}

/// A nationality in the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Demonym {
    /// Its tokens, with a "government" behind it.
    pub(super) tokens: Range<usize>,
    /// The country.
    pub(super) iso: &'static str,
    /// True when its government, forces or officials follow.
    pub(super) acts: bool,
}

/// The nationalities that stand in no name.
pub(super) fn demonyms(document: &Document, landmarks: &Landmarks, names: &[Name]) -> Vec<Demonym> {
    let mut found = Vec::new();
    let covered = TokenBits::within(document, names.iter().map(|name| &name.tokens));
    let mut rest = names.iter().peekable();
    let mut free = 0;
    for index in landmarks.heads.without(&covered) {
        let token = &document.tokens[index];
        let may_begin = DEMONYMS.may_begin_with_hashed(token.hash()) | !token.is_ascii();
        if !may_begin || index < free || !token.is_capitalized() {
            continue;
        }
        if !DEMONYMS.may_begin_at(document, index) && !lists::may_soften(document.word(index)) {
            continue;
        }
        while rest.next_if(|name| name.tokens.end <= index).is_some() {}
        let limit = rest
            .peek()
            .map_or(document.tokens.len(), |name| name.tokens.start);
        let Some((count, iso)) = lists::longest(&DEMONYMS, document, index, limit.min(index + 3))
        else {
            continue;
        };
        let noun = document.word(index + count);
        let acts = matches!(
            noun,
            "government"
                | "forces"
                | "officials"
                | "troops"
                | "authorities"
                | "military"
                | "army"
                | "administration"
                | "leaders"
                | "regime"
                | "Government"
                | "officials’"
        );
        let governed = index + count < limit && matches!(noun, "government" | "regime");
        found.push(Demonym {
            tokens: index..index + count + usize::from(governed),
            iso,
            acts,
        });
        free = index + count;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    fn check(text: &str, expected: bool) {
        let document = Document::of_paragraphs(text);
        let start = (0..document.tokens.len())
            .find(|&index| SEATS.contains(document.word(index)))
            .unwrap_or_default();
        assert_eq!(acts(&document, &(start..start + 1)), expected, "{text}");
    }

    #[test]
    fn capitals_that_act_are_governments() {
        check("It is unlikely that Moscow accepts the truce.", true);
        check("There were new threats from Washington to act.", true);
        check("They urged Tehran to stop.", true);
        check("It was Ankara’s decision to leave.", true);
        check("Kyiv is preparing for winter.", true);
        check("Talks began after Moscow seized the port.", true);
        check("They are pro-Moscow parties.", true);
    }

    #[test]
    fn capitals_that_are_visited_are_places() {
        check("The leaders met in Paris on Monday.", false);
        check("He flew to Moscow.", false);
        check("She joined a Moscow-based firm.", false);
        check("It rained on Moscow streets.", false);
        check("He walked along Ankara’s streets.", false);
        check("A train from Berlin was late.", false);
    }

    #[test]
    fn governments_are_their_countries() {
        let check = |text: &str, expected: Option<&str>| {
            let document = Document::of_paragraphs(text);
            let name = names::find(
                &document,
                &Landmarks::new(&document),
                &crate::tagging::tag(&document).entities,
            )
            .into_iter()
            .find(|name| name.kind == NameKind::Organization);
            let found = name.and_then(|name| government(&document, &name));
            assert_eq!(found, expected, "{text}");
        };
        check("He asked the Government of Ghana to pay.", Some("GH"));
        check("On Monday the White House said it would pay.", Some("US"));
        check("He asked the Bank of Ghana to pay.", None);
        check("They met at the White House on Monday.", None);
    }

    #[test]
    fn countries_have_names() {
        assert_eq!(country_name("US"), "United States");
        assert_eq!(country_name("GB"), "United Kingdom");
        assert_eq!(country_name("RU"), "Russia");
        for (seat, columns) in SEATS.iter() {
            let iso = columns.split_once('\t').map_or("", |(iso, _)| iso);
            assert!(!country_name(iso).is_empty(), "{seat}");
        }
    }
}
