//! A name means one thing throughout an article, and stands more than once.

use super::bearers::Bearers;
use super::bodies;
use super::forms::{Form, Forms};
use super::geography;
use super::landmarks::Landmarks;
use super::lists::{self, COUNTRIES, ORGANIZATIONS, PLACES, SEATS};
use super::names::{self, Name, NameKind, Slot, is_capital};
use super::texts::{Texts, short_name};
use crate::text::{Document, Token, WordMap, WordSet};
use std::borrow::Cow;
use std::ops::Range;

/// Settles the kinds of names, adds those that the tagger passed over elsewhere, and leaves out
/// what is doubtful.
pub(super) fn settle(document: &Document, landmarks: &Landmarks, names: &mut Vec<Name>) {
    let texts = Texts::of(document, names);
    one_kind(document, names, &texts);
    surnames(document, names);
    passed_over(document, landmarks, names, &texts);
    doubtful(document, names);
    shouted(document, names);
}

/// What the full name of a company weighs for its short one: more than some sure readings.
const COMPANY: u32 = 3000;

/// Gives all names with one text the kind that most of them have.
fn one_kind(document: &Document, names: &mut [Name], texts: &Texts) {
    let mut weights = vec![[0; 3]; texts.numbers.len()];
    for (name, &number) in names.iter().zip(&texts.of) {
        weights[number][name.kind as usize] += 50 + u32::from(name.margin);
        let short = short_name(document, name).map(|short| document.phrase(&short));
        if let Some(short) = short.and_then(|short| texts.numbers.get(short)) {
            weights[short][name.kind as usize] += COMPANY;
        }
    }
    for (name, &number) in names.iter_mut().zip(&texts.of) {
        let weights = weights[texts.spoken(document, name, number)];
        for kind in [NameKind::Person, NameKind::Organization, NameKind::Location] {
            if weights[kind as usize] > weights[name.kind as usize] {
                name.kind = kind;
            }
        }
    }
}

/// Makes single words people that bear the surname of a full name; a place stays one where it
/// reads so.
fn surnames(document: &Document, names: &mut [Name]) {
    let bearers = Bearers::of(document, names);
    let placed = |name: &Name| {
        let before = name.tokens.start.wrapping_sub(1);
        document.is_any(before, &["in", "at", "near", "to", "from", "outside"])
            || document.word(name.tokens.end) == ","
    };
    for name in names {
        if name.tokens.len() == 1
            && name.kind != NameKind::Person
            && bearers.has_word(name.tokens.start)
            && (name.kind == NameKind::Organization || !placed(name))
            && !COUNTRIES.contains_at(document, name.tokens.start)
        {
            name.kind = NameKind::Person;
        }
    }
}

/// Below this margin a name is not looked for elsewhere, and is doubtful when it stands once.
const SURE: u16 = 100;

/// Adds names that stand elsewhere in the article, also in lines of capitals.
fn passed_over(document: &Document, landmarks: &Landmarks, names: &mut Vec<Name>, texts: &Texts) {
    let mut forms = Forms::with_capacity(texts.numbers.len());
    // As what each text has been noted.
    let mut noted = vec![None; texts.numbers.len()];
    for (name, &number) in names.iter().zip(&texts.of) {
        let Range { start, end } = name.tokens;
        if noted[number] == Some(name.kind) {
            continue;
        }
        let company = short_name(document, name);
        if name.margin < SURE && company.is_none() {
            continue;
        }
        noted[number] = Some(name.kind);
        let margin = if company.is_some() { SURE } else { 0 };
        let mut note = |tokens: Range<usize>| {
            forms.add(Form {
                head: document.folded(tokens.start),
                text: document.phrase(&tokens),
                tokens: tokens.len(),
                kind: name.kind,
                margin,
            });
        };
        // A forename alone says little, a surname names its bearer.
        if name.kind != NameKind::Person || end - start > 1 {
            note(start..end);
        }
        if name.kind == NameKind::Person && end - start > 1 {
            note(end - 1..end);
        }
        // "Kvx Corp" is "Kvx" from then on.
        if let Some(short) = company {
            note(short);
        }
    }
    let may_begin = |token: &Token| forms.may_begin_with(token.hash()) || !token.is_ascii();
    let begins = |index| {
        let head = document.folded(index);
        forms.beginning_with(head).next().is_some() && is_capital(document, index)
    };
    names::add(document, landmarks, names, may_begin, begins, |slot| {
        let mut longest: Option<&Form> = None;
        for form in forms.beginning_with(document.folded(slot.index)) {
            if longest.is_none_or(|other| other.tokens < form.tokens)
                && stands(document, landmarks, form, slot)
            {
                longest = Some(form);
            }
        }
        let form = longest?;
        Some(Name {
            tokens: slot.index..slot.index + form.tokens,
            kind: form.kind,
            margin: form.margin,
        })
    });
}

/// True when the name stands in the slot, and is no part of a longer one.
fn stands(document: &Document, landmarks: &Landmarks, form: &Form, slot: Slot) -> bool {
    let next = slot.index + form.tokens;
    if next > slot.end {
        return false;
    }
    let found = document.phrase(&(slot.index..next));
    let equal = found == form.text || slot.loud && found.to_lowercase() == form.text.to_lowercase();
    let begins = slot.index == 0
        || !is_capital(document, slot.index - 1)
        || form.kind == NameKind::Person && is_placed(document, slot.index - 1);
    let alone = slot.loud || begins && !is_capital(document, next);
    equal && alone && (form.tokens > 1 || !slot.says_nothing(document, landmarks))
}

/// True for the place in "in **Paris** Roe said".
fn is_placed(document: &Document, index: usize) -> bool {
    index > 0
        && document.is_any(index - 1, &["in", "from", "at", "near"])
        && SEATS.contains(document.word(index))
}

/// Leaves out organisations that stand once, in no list, and of which the tagger was not sure.
fn doubtful(document: &Document, names: &mut Vec<Name>) {
    let said = |name: &Name| lists::softened(document.phrase(&name.tokens));
    let doubted = |name: &Name| {
        let text = document.phrase(&name.tokens);
        name.kind == NameKind::Organization
            && name.margin < SURE
            && !(ORGANIZATIONS.contains(text)
                || PLACES.contains(text)
                || lists::org_head(document.word(name.tokens.end - 1)).0
                || bodies::is_legal_form(document.word(name.tokens.end - 1))
                || geography::government(document, name).is_some()
                || lists::org_head(document.word(name.tokens.start)).1)
    };
    let mut alike = Alike::default();
    for name in names.iter().filter(|name| doubted(name)) {
        alike.add(document.phrase(&name.tokens));
    }
    if alike.is_empty() {
        return;
    }
    let mut times: WordMap<Cow<str>, usize> = WordMap::default();
    for name in names.iter() {
        if alike.may_hold(document.phrase(&name.tokens)) {
            *times.entry(said(name)).or_default() += 1;
        }
    }
    names.retain(|name| !doubted(name) || times.get(&said(name)).is_some_and(|&count| count > 1));
}

/// Some texts: tells most others from them, their capitals aside.
#[derive(Default)]
struct Alike([u64; 4]);

impl Alike {
    fn add(&mut self, text: &str) {
        match Self::bit_of(text) {
            Some((word, bit)) => self.0[word] |= bit,
            None => self.0 = [u64::MAX; 4],
        }
    }

    fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    fn may_hold(&self, text: &str) -> bool {
        Self::bit_of(text).is_none_or(|(word, bit)| self.0[word] & bit != 0)
    }

    /// The word and the bit of a text by its first and last byte; none where small letters are not known
    /// by theirs.
    fn bit_of(text: &str) -> Option<(usize, u64)> {
        let [first, .., last] = text.as_bytes() else {
            return None;
        };
        let bit = usize::from(first | 0x20) * 7 + usize::from(last | 0x20) * 37;
        (first | last)
            .is_ascii()
            .then_some((bit / 64 % 4, 1 << (bit % 64)))
    }
}

/// Cuts names in lines of capitals to the person whom the article names elsewhere: "ANN ROE HAILS
/// KVX" to "ANN ROE".
fn shouted(document: &Document, names: &mut [Name]) {
    let is_loud = |name: &Name| {
        let mut words = name.tokens.clone();
        name.tokens.len() > 2 && words.all(|index| lists::is_shouted(document.word(index)))
    };
    if !names.iter().any(is_loud) {
        return;
    }
    let known: WordSet<(String, String)> = names
        .iter()
        .filter(|name| name.kind == NameKind::Person && name.tokens.len() == 2)
        .map(|name| pair(document, name))
        .collect();
    for name in names {
        if is_loud(name) && known.contains(&pair(document, name)) {
            name.kind = NameKind::Person;
            name.tokens.end = name.tokens.start + 2;
        }
    }
}

/// The first two words of a name in lower case.
fn pair(document: &Document, name: &Name) -> (String, String) {
    let word = |index| document.word(index).to_lowercase();
    (word(name.tokens.start), word(name.tokens.start + 1))
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::{named, shown};
    use super::*;
    use NameKind::{Location, Organization, Person};

    fn settled(text: &str, tagged: &[(&str, NameKind, u16)]) -> Vec<String> {
        let document = Document::of_paragraphs(text);
        let mut names = named(&document, tagged);
        settle(&document, &Landmarks::new(&document), &mut names);
        shown(&document, &names)
    }

    #[test]
    fn names_in_capitals_end_where_the_article_ends_them() {
        let names = [("ANN ROE HAILS KVX", Person, 300), ("Ann Roe", Person, 300)];
        assert_eq!(
            settled("ANN ROE HAILS KVX PLAN. So Ann Roe left.", &names),
            ["ANN ROE Person", "Ann Roe Person"]
        );
        let names = [("BO ROE HAILS KVX", Person, 300), ("Ann Roe", Person, 300)];
        assert_eq!(
            settled("BO ROE HAILS KVX PLAN. So Ann Roe left.", &names),
            ["BO ROE HAILS KVX Person", "Ann Roe Person"]
        );
    }

    #[test]
    fn a_surname_behind_a_place_is_a_name() {
        let roe = [("Ann Roe", Person, 300)];
        assert_eq!(
            settled("It rained as in Paris Roe left. So Ann Roe won.", &roe),
            ["Roe Person", "Ann Roe Person"]
        );
        // Somebody else, or something.
        assert_eq!(
            settled("It rained as Paris Roe left. So Ann Roe won.", &roe),
            ["Ann Roe Person"]
        );
    }

    #[test]
    fn one_name_has_one_kind() {
        assert_eq!(
            settled(
                "We met Kvx. Then Kvx left.",
                &[("Kvx", Organization, 20), ("Kvx", Person, 300)]
            ),
            ["Kvx Person", "Kvx Person"]
        );
    }

    #[test]
    fn surnames_are_people() {
        let doe = ("Ann Kvx", Person, 300);
        assert_eq!(
            settled(
                "So Ann Kvx ran. Now Kvx won.",
                &[doe, ("Kvx", Location, 90)]
            ),
            ["Ann Kvx Person", "Kvx Person"]
        );
        assert_eq!(
            settled(
                "So Ann Kvx ran. It rained in Kvx.",
                &[doe, ("Kvx", Location, 90)]
            ),
            ["Ann Kvx Person", "Kvx Location"]
        );
    }

    #[test]
    fn names_are_found_again() {
        let doe = ("Ann Kvx", Person, 300);
        assert_eq!(
            settled("MAYOR KVX WILL RESIGN\n\nSo Ann Kvx ran.", &[doe]),
            ["KVX Person", "Ann Kvx Person"]
        );
        assert_eq!(
            settled(
                "So Ann Young ran. Young men left, the young ones.",
                &[("Ann Young", Person, 300)]
            ),
            ["Ann Young Person"]
        );
        assert_eq!(
            settled("So Ann Kvx ran down Kvx Street.", &[doe]),
            ["Ann Kvx Person"]
        );
    }

    #[test]
    fn companies_go_without_their_legal_form() {
        assert_eq!(
            settled(
                "Kvx Corp said so. Then the Kvx left.",
                &[("Kvx Corp", Organization, 30)]
            ),
            ["Kvx Corp Organization", "Kvx Organization"]
        );
        let names = [
            ("Kvx Corp", Organization, 30),
            ("Kvx", Location, 300),
            ("KVX", Person, 300),
        ];
        assert_eq!(
            settled(
                "Kvx Corp said so. Then the Kvx left. SHARES OF KVX FALL",
                &names
            ),
            [
                "Kvx Corp Organization",
                "Kvx Organization",
                "KVX Organization"
            ]
        );
    }

    #[test]
    fn governments_are_no_doubtful_organizations() {
        assert_eq!(
            settled(
                "The government of Ghana left.",
                &[("government of Ghana", Organization, 20)]
            ),
            ["government of Ghana Organization"]
        );
    }

    #[test]
    fn doubtful_organizations_are_left_out() {
        assert_eq!(
            settled("He saw Kvx.", &[("Kvx", Organization, 20)]),
            [""; 0]
        );
        assert_eq!(
            settled("He saw Kvx.", &[("Kvx", Organization, 120)]),
            ["Kvx Organization"]
        );
        assert_eq!(
            settled("He saw Kvx Bank.", &[("Kvx Bank", Organization, 20)]),
            ["Kvx Bank Organization"]
        );
    }
}
