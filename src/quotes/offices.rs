//! Offices: whether a description means the bearer of a role. Both come in small letters.

/// True when "the minister" can mean a "finance minister"; a former one is meant only when it is said.
pub(super) fn same_office(role: &str, phrase: &str) -> bool {
    let former = |text: &str| text.starts_with("former ") || text.starts_with("ex-");
    let (own, other) = (head(role), head(phrase));
    let crowned = |word| matches!(word, "king" | "queen" | "emir" | "sultan" | "emperor");
    let monarch = other == "monarch" && role.split(' ').any(crowned);
    let premier = other == "premier" && role.ends_with("prime minister");
    former(role) == former(phrase) && (own == other || monarch || premier)
}

/// The noun of an office: "minister" of "foreign minister for trade of Norway".
fn head(text: &str) -> &str {
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
    noun.rsplit([' ', '-']).next().unwrap_or("")
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
        assert!(same_office("danish finance minister", "minister"));
        assert!(same_office("emir sheikh", "danish monarch"));
        assert!(same_office("prime minister", "premier"));
        assert!(!same_office("president", "monarch"));
        assert!(!same_office("president", "former president"));
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
