//! Where names begin and end: titles, marks, particles and halves at their edges.

use super::bearers::Bearers;
use super::bodies;
use super::halves;
use super::lists::{self, ACTING_VERBS, FORENAMES, FUNCTION_WORDS, ORGANIZATIONS, ROLE_HEADS};
use super::names::{Name, NameKind, is_capital};
use crate::text::{Document, WordFilter};

/// Sets the edges of all names; what is no name is left out, two names in one are parted.
pub(super) fn set(document: &Document, tagged: Vec<Name>) -> Vec<Name> {
    let bearers = Bearers::of(document, &tagged);
    let shortest = Shortest::of(document, &bearers);
    let mut names: Vec<Name> = Vec::with_capacity(tagged.len());
    for mut name in tagged {
        if let Some(last) = names.last_mut() {
            if name.tokens.start < last.tokens.end {
                continue;
            }
            if halves::is_double(document, last, &name)
                || halves::tells_apart(document, last, &name)
            {
                last.tokens.end = name.tokens.end;
                continue;
            }
        }
        if is_chamber(document, &name)
            || is_party_tag(document, &name)
            || is_run_together(document, &bearers, &shortest, &name)
        {
            continue;
        }
        without_bracket(document, &mut name);
        match name.kind {
            NameKind::Person => {
                without_title(document, &mut name);
                with_particles(document, &mut name);
                bodies::named_after(document, &mut name);
            }
            NameKind::Organization => {
                bodies::without_tail(document, &mut name);
                bodies::with_purpose(document, &mut name);
                bodies::with_legal_form(document, &mut name);
            }
            NameKind::Location => without_article(document, &mut name),
        }
        if is_photographer(document, &name) {
            name.kind = NameKind::Person;
        }
        let [name, other] = halves::parts(document, &bearers, name);
        names.extend(name);
        names.extend(other);
    }
    names
}

/// True when token `index` is glued to the one before it.
fn is_glued(document: &Document, index: usize) -> bool {
    document.tokens.get(index).is_some_and(|token| token.glued)
}

/// True for a hyphen without spaces at `index`.
pub(super) fn is_hyphen(document: &Document, index: usize) -> bool {
    document.word(index) == "-" && is_glued(document, index) && is_glued(document, index + 1)
}

/// A chamber or party that only tells whose speaker or candidate somebody is: "House Speaker",
/// "Republican nominee".
fn is_chamber(document: &Document, name: &Name) -> bool {
    let next = name.tokens.end;
    name.kind == NameKind::Organization
        && name.tokens.len() == 1
        && match document.word(name.tokens.start) {
            "House" | "Senate" => is_capital(document, next),
            "Republican" | "Democratic" | "Democrat" | "Conservative" | "Labour" => {
                document.is_word(next) && !document.is_possessive(next)
            }
            _ => false,
        }
}

/// "D-Md." and "R-Ohio", the party and state of a member of Congress.
fn is_party_tag(document: &Document, name: &Name) -> bool {
    let start = name.tokens.start;
    matches!(document.word(start), "R" | "D" | "I")
        && start > 0
        && matches!(document.word(start - 1), "," | "(" | "[")
        && is_hyphen(document, start + 1)
        && document.is_capitalized(start + 2)
}

/// A name with the next word run into it, where the article has the name alone: "Keatingbacked it".
fn is_run_together(
    document: &Document,
    bearers: &Bearers,
    shortest: &Shortest,
    name: &Name,
) -> bool {
    let last = document.word(name.tokens.end - 1);
    // Most words have their beginning for themselves.
    if !shortest.may_begin(last) {
        return false;
    }
    last.char_indices().skip(4).take(20).any(|(at, _)| {
        last.split_at_checked(at).is_some_and(|(head, tail)| {
            bearers.contains(head) && (FUNCTION_WORDS.contains(tail) || ACTING_VERBS.contains(tail))
        })
    })
}

/// The length of the shortest bearer for each beginning; some beginnings share a place.
struct Shortest([u8; 256]);

impl Shortest {
    fn of(document: &Document, bearers: &Bearers) -> Self {
        let mut shortest = Shortest([u8::MAX; 256]);
        for &surname in bearers.surnames() {
            let word = document.word(surname);
            if let Some(place) = Self::place(word) {
                let len = &mut shortest.0[place];
                *len = u8::try_from(word.len()).map_or(*len, |own| own.min(*len));
            }
        }
        shortest
    }

    /// False for nearly all words with which no shorter bearer begins.
    fn may_begin(&self, word: &str) -> bool {
        Self::place(word).is_some_and(|place| usize::from(self.0[place]) < word.len())
    }

    /// The place of the first four bytes of a word: no name run into another word is shorter.
    fn place(word: &str) -> Option<usize> {
        let head = u32::from_le_bytes(*word.as_bytes().first_chunk()?);
        Some(head.wrapping_mul(0x9e37_79b1) as usize >> 24)
    }
}

/// Takes titles, verbs and words run into each other off the head of a person's name.
fn without_title(document: &Document, name: &mut Name) {
    if name.tokens.len() == 1 {
        return;
    }
    // "Kvx Corps Lt Gen Roe"
    let before = name.tokens.start..name.tokens.end - 1;
    let rank = before
        .rev()
        .find(|&index| is_military_rank(document.word(index)));
    if let Some(rank) = rank {
        name.tokens.start = rank + 1;
    }
    while name.tokens.len() > 1 {
        let first = name.tokens.start;
        let word = document.word(first);
        let broken = !document.is_capitalized(first)
            && word.starts_with(char::is_lowercase)
            && word.contains(char::is_uppercase);
        let title = broken
            || ROLE_HEADS.contains_lower_at(document, first)
            || ACTING_VERBS.contains_lower_at(document, first);
        let crowned = matches!(word, "King" | "Queen" | "Prince" | "Princess" | "Sheikh");
        if !title || FORENAMES.contains(word) && !crowned {
            return;
        }
        name.tokens.start += 1;
    }
}

fn is_military_rank(word: &str) -> bool {
    // Without dots none has more than four letters.
    (word.len() <= 4 || word.ends_with('.'))
        && matches!(
            word.trim_end_matches('.'),
            "Lt" | "Gen" | "Col" | "Maj" | "Brig" | "Capt" | "Sgt" | "Cpl"
        )
}

/// Takes in what stands behind particles: "Anna" of "Anna von der Aue", "Kvx-o" of "Kvx-o-cha".
fn with_particles(document: &Document, name: &mut Name) {
    let mut end = name.tokens.end;
    if is_hyphen(document, end) {
        let doubled = end >= 2 && is_hyphen(document, end - 2);
        if doubled && document.is_word(end + 1) && document.word(end + 1).len() < 5 {
            name.tokens.end = end + 2;
        }
        return;
    }
    let is_particle =
        |index| PARTICLE.may_hold(document, index) && PARTICLES.contains(&document.word(index));
    if !is_particle(end) {
        return;
    }
    let limit = document.sentences[document.sentence_of(name.tokens.start)]
        .tokens
        .end;
    while end < limit.min(name.tokens.end + 2) && is_particle(end) {
        end += 1;
    }
    if end == name.tokens.end {
        return;
    }
    end += usize::from(is_hyphen(document, end));
    if end < limit && is_capital(document, end) {
        name.tokens.end = end + 1;
    }
}

/// Words between forename and surname that are written small.
const PARTICLES: [&str; 22] = [
    "de", "del", "della", "der", "den", "di", "da", "dos", "das", "du", "van", "von", "bin", "ibn",
    "bint", "ben", "al", "el", "ul", "ter", "la", "le",
];
/// Most words are turned away here before they are compared.
static PARTICLE: WordFilter<8> = WordFilter::none().with(&PARTICLES);

/// "Lyon (France" without what stands in brackets.
fn without_bracket(document: &Document, name: &mut Name) {
    if name.tokens.len() == 1 {
        return;
    }
    let find = |mark: &str| {
        let mut tokens = name.tokens.clone();
        tokens.find(|&index| document.word(index) == mark)
    };
    if let Some(open) = find("(")
        && find(")").is_none()
    {
        name.tokens.end = open.max(name.tokens.start + 1);
    }
}

/// "The Gambia" without its article.
fn without_article(document: &Document, name: &mut Name) {
    if name.tokens.len() > 1 && document.is(name.tokens.start, "the") {
        name.tokens.start += 1;
    }
}

/// Who took the picture: "(Ann Roe/Kvx News)".
fn is_photographer(document: &Document, name: &Name) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let body = |index: usize| {
        let word = document.word(index);
        lists::org_head(word).0 || lists::is_shouted(word)
    };
    name.kind == NameKind::Organization
        && matches!(name.tokens.len(), 2 | 3)
        && start > 0
        && document.word(start - 1) == "("
        && document.word(end) == "/"
        && lists::longest(&ORGANIZATIONS, document, start, end).is_none()
        && !name.tokens.clone().any(body)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::names::tests::named;
    use super::*;
    use NameKind::{Location, Organization, Person};

    pub(in crate::actors) fn edged(text: &str, tagged: &[(&str, NameKind)]) -> Vec<String> {
        let document = Document::of_paragraphs(text);
        let tagged: Vec<_> = tagged
            .iter()
            .map(|(words, kind)| (*words, *kind, 300))
            .collect();
        set(&document, named(&document, &tagged))
            .iter()
            .map(|name| document.phrase(&name.tokens).to_owned())
            .collect()
    }

    #[test]
    fn titles_and_verbs_stand_outside() {
        assert_eq!(
            edged("Minister Roe left.", &[("Minister Roe", Person)]),
            ["Roe"]
        );
        assert_eq!(edged("Says Roe would go", &[("Says Roe", Person)]), ["Roe"]);
        assert_eq!(
            edged("Dean Roe left.", &[("Dean Roe", Person)]),
            ["Dean Roe"]
        );
        assert_eq!(
            edged(
                "The Kvx Corps Lt Gen Roe left.",
                &[("Kvx Corps Lt Gen Roe", Person)]
            ),
            ["Roe"]
        );
        assert_eq!(
            edged("King Harald left.", &[("King Harald", Person)]),
            ["Harald"]
        );
    }

    #[test]
    fn surnames_with_particles_are_whole() {
        assert_eq!(
            edged("So Anna von der Aue left.", &[("Anna", Person)]),
            ["Anna von der Aue"]
        );
        assert_eq!(
            edged("So Omar Kvx el-Sidi left.", &[("Omar Kvx", Person)]),
            ["Omar Kvx el-Sidi"]
        );
        assert_eq!(edged("So Anna der left.", &[("Anna", Person)]), ["Anna"]);
        assert_eq!(
            edged(
                "Mr Kvame-Ittah left.",
                &[("Kvame", Person), ("Ittah", Person)]
            ),
            ["Kvame-Ittah"]
        );
    }

    #[test]
    fn party_tags_and_chambers_are_no_names() {
        assert_eq!(
            edged(
                "Rep. Ann Roe, D-Md., left.",
                &[("Ann Roe", Person), ("D-Md.", Person)]
            ),
            ["Ann Roe"]
        );
        assert_eq!(
            edged(
                "So House Speaker Roe left.",
                &[("House", Organization), ("Roe", Person)]
            ),
            ["Roe"]
        );
        assert_eq!(
            edged("It passed the House today.", &[("House", Organization)]),
            ["House"]
        );
        assert_eq!(
            edged(
                "Keatingbacked it so. Ann Keating left.",
                &[("Keatingbacked", Person), ("Ann Keating", Person)]
            ),
            ["Ann Keating"]
        );
    }

    #[test]
    fn tails_are_cut() {
        assert_eq!(
            edged("Get the KVX NEWS APP", &[("KVX NEWS APP", Organization)]),
            ["KVX NEWS"]
        );
        assert_eq!(edged("(AP Photo)", &[("AP Photo", Organization)]), ["AP"]);
        assert_eq!(
            edged("He is in Oslo (Norway).", &[("Oslo (Norway", Location)]),
            ["Oslo"]
        );
        assert_eq!(
            edged("He joined the Kvx party.", &[("Kvx party", Organization)]),
            ["Kvx party"]
        );
    }
}
