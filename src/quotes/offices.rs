//! Offices: whether a description means the bearer of a role.

use crate::text::Span;

/// A role, or a description of somebody who may have one.
#[derive(Debug, Clone)]
pub(super) struct Office {
    /// In small letters.
    pub(super) text: String,
    /// Its [`head`].
    noun: Span,
}

impl Office {
    pub(super) fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        let noun = head(&text);
        Office { text, noun }
    }

    fn noun(&self) -> &str {
        self.noun.of(&self.text)
    }

    fn is_former(&self) -> bool {
        self.text.starts_with("former ") || self.text.starts_with("ex-")
    }
}

/// True when "the minister" can mean a "finance minister"; a former one is meant only when it is said.
pub(super) fn same_office(role: &Office, phrase: &Office) -> bool {
    let (own, other) = (role.noun(), phrase.noun());
    let crowned = |word| matches!(word, "king" | "queen" | "emir" | "sultan" | "emperor");
    let monarch = || other == "monarch" && role.text.split(' ').any(crowned);
    let premier = || other == "premier" && role.text.ends_with("prime minister");
    (own == other || monarch() || premier()) && role.is_former() == phrase.is_former()
}

/// The noun of an office: "minister" of "foreign minister for trade of Norway".
fn head(text: &str) -> Span {
    let links = |at: usize| {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        [&b" of "[..], b" for ", b" at "]
            .iter()
            .any(|link| rest.starts_with(link))
    };
    let end = text
        .bytes()
        .enumerate()
        .find(|&(at, byte)| byte == b' ' && links(at))
        .map_or(text.len(), |(at, _)| at);
    let noun = text.get(..end).unwrap_or(text);
    let start = noun.rfind([' ', '-']).map_or(0, |at| at + 1);
    Span::new(start, end)
}

/// True when "the top Danish diplomat" means the foreign minister.
pub(super) fn is_top_diplomat(role: &str, phrase: &str) -> bool {
    let top = phrase.ends_with(" diplomat")
        && ["top ", "chief "].iter().any(|word| phrase.contains(word));
    let foreign = [
        "foreign minister",
        "foreign secretary",
        "secretary of state",
    ];
    top && foreign.iter().any(|office| role.ends_with(office)) && !role.contains("former")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_office_in_other_words() {
        let same = |role, phrase| same_office(&Office::new(role), &Office::new(phrase));
        assert!(same("Danish finance minister", "minister"));
        assert!(same("minister for trade of Norway", "minister"));
        assert!(same("emir sheikh", "Danish monarch"));
        assert!(same("prime minister", "premier"));
        assert!(!same("president", "monarch"));
        assert!(!same("president", "former president"));
    }

    #[test]
    fn the_top_diplomat() {
        assert!(is_top_diplomat(
            "danish foreign minister",
            "top danish diplomat"
        ));
        assert!(!is_top_diplomat(
            "danish foreign minister",
            "danish diplomat"
        ));
        assert!(!is_top_diplomat("finance minister", "top diplomat"));
    }
}
