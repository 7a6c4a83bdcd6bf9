//! The base form of a verb or noun, as far as the cue lists need it.

use crate::text::Table;
use std::borrow::Cow;

/// Irregular forms of the verbs in the lists.
pub(super) const IRREGULAR: &[(&str, &str)] = &[
    ("gave", "give"),
    ("given", "give"),
    ("had", "have"),
    ("has", "have"),
    ("made", "make"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("struck", "strike"),
    ("told", "tell"),
    ("undertaken", "undertake"),
    ("undertook", "undertake"),
    ("sought", "seek"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("shied", "shy"),
    ("hit", "hit"),
    ("said", "say"),
    ("shot", "shoot"),
    ("blew", "blow"),
];

/// The [`edges`] of all irregular forms.
const IRREGULAR_EDGES: u128 = {
    let (mut all, mut at) = (0, 0);
    while at < IRREGULAR.len() {
        all |= edges(IRREGULAR[at].0);
        at += 1;
    }
    all
};

/// A bit for the first and the last letter of a word and its length: most words share it with no
/// irregular form.
const fn edges(word: &str) -> u128 {
    match word.as_bytes() {
        [first, .., last] => {
            let (first, last) = ((*first | 0x20) as usize, (*last | 0x20) as usize);
            1 << ((first * 31 + last * 5 + word.len()) % 128)
        }
        _ => 0,
    }
}

/// True when a base form of `word` is in the list: "pledges", "pledged", "pledging" of "pledge".
pub(super) fn is_listed(table: &Table, word: &str) -> bool {
    find(table, word, |base| table.contains(base).then_some(())).is_some()
}

/// True when `word` may be a form of the base form `base`, by its first letters.
pub(super) fn is_form(word: &str, base: &str) -> bool {
    let stem = base.strip_suffix(['e', 'y']).unwrap_or(base);
    let begins = word.as_bytes().get(..stem.len());
    begins.is_some_and(|start| start.eq_ignore_ascii_case(stem.as_bytes()))
        || IRREGULAR_EDGES & edges(word) != 0
            && IRREGULAR
                .iter()
                .any(|(form, of)| *of == base && form.eq_ignore_ascii_case(word))
}

/// Calls `accept` with each base form that `word` may be a form of, lower case, until one is
/// accepted. A word that shares its beginning with no key of `table` is turned away first.
pub(super) fn find<T>(
    table: &Table,
    word: &str,
    mut accept: impl FnMut(&str) -> Option<T>,
) -> Option<T> {
    if IRREGULAR_EDGES & edges(word) != 0
        && let Some((_, base)) = IRREGULAR
            .iter()
            .find(|(form, _)| form.eq_ignore_ascii_case(word))
    {
        return accept(base);
    }
    if !table.may_hold_base_of(word) {
        return None;
    }
    let small = word
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    let word = if small {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    };
    if let Some(found) = accept(&word) {
        return Some(found);
    }
    for (suffix, endings) in suffixes(&word) {
        let Some(stem) = word.strip_suffix(suffix).filter(|stem| stem.len() > 1) else {
            continue;
        };
        for ending in *endings {
            // "pledge" is the beginning of "pledged": only some bases need a copy.
            let whole = word.get(..stem.len() + ending.len());
            let found = match whole.filter(|base| base.ends_with(ending)) {
                Some(base) => accept(base),
                None => accept(&[stem, ending].concat()),
            };
            if found.is_some() {
                return found;
            }
        }
        let mut letters = stem.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
            && matches!(*suffix, "ing" | "ed")
        {
            return accept(stem.strip_suffix(last).unwrap_or(stem));
        }
        break;
    }
    None
}

/// The endings that a word with this last letter may have, each with what a base form has instead.
fn suffixes(word: &str) -> &'static [(&'static str, &'static [&'static str])] {
    match word.as_bytes().last() {
        Some(b's') => &[("ies", &["y"]), ("es", &["", "e"]), ("s", &[""])],
        Some(b'd') => &[("ied", &["y"]), ("ed", &["", "e"])],
        Some(b'g') => &[("ing", &["", "e"])],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static BASES: Table =
        crate::text::table!("agree\ncommit\nplan\npledge\npress\nreach\nrely\nwithdraw\n");

    #[test]
    fn undoes_regular_and_irregular_inflection() {
        for word in [
            "Pledged",
            "pledging",
            "planned",
            "plans",
            "commits",
            "committing",
            "withdrew",
            "relied",
            "reaches",
            "agree",
            "agreed",
            "pressed",
            "PLEDGES",
        ] {
            assert!(is_listed(&BASES, word), "{word}");
        }
        for word in ["bed", "plane", "reachable", "preplanned", ""] {
            assert!(!is_listed(&BASES, word), "{word}");
        }
    }
}
