//! The base form of a verb or noun, as far as the cue lists need it.

/// Irregular forms of the verbs in the lists.
const IRREGULAR: &[(&str, &str)] = &[
    ("forgo", "forgo"),
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

/// Calls `accept` with each base form that `word` may be a form of, lower case, until one is
/// accepted: "pledges", "pledged", "pledging" of "pledge"; "planned" of "plan"; "plans" of "plan".
pub(super) fn find<T>(word: &str, mut accept: impl FnMut(&str) -> Option<T>) -> Option<T> {
    let word = word.to_lowercase();
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return accept(base);
    }
    let mut base = String::with_capacity(word.len() + 1);
    let mut attempt = |stem: &str, ending: &str| {
        base.clear();
        base.push_str(stem);
        base.push_str(ending);
        accept(&base)
    };
    if let Some(found) = attempt(&word, "") {
        return Some(found);
    }
    for (suffix, endings) in [
        ("ies", &["y"][..]),
        ("ied", &["y"]),
        ("ing", &["", "e"]),
        ("ed", &["", "e"]),
        ("es", &["", "e"]),
        ("s", &[""]),
    ] {
        let Some(stem) = word.strip_suffix(suffix).filter(|stem| stem.len() > 1) else {
            continue;
        };
        for ending in endings {
            if let Some(found) = attempt(stem, ending) {
                return Some(found);
            }
        }
        let mut letters = stem.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
            && matches!(suffix, "ing" | "ed")
        {
            return attempt(stem.strip_suffix(last).unwrap_or(stem), "");
        }
        break;
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn undoes_regular_and_irregular_inflection() {
        for (word, base) in [
            ("Pledged", "pledge"),
            ("pledging", "pledge"),
            ("planned", "plan"),
            ("plans", "plan"),
            ("commits", "commit"),
            ("committing", "commit"),
            ("withdrew", "withdraw"),
            ("relied", "rely"),
            ("reaches", "reach"),
            ("agree", "agree"),
            ("agreed", "agree"),
            ("pressed", "press"),
        ] {
            assert_eq!(
                super::find(word, |found| (found == base).then_some(())),
                Some(()),
                "{word}"
            );
        }
        assert_eq!(
            super::find("bed", |found| (found == "be").then_some(())),
            None
        );
    }
}
