//! What is printed: the JSON of the contract, a summary and a page for people, tables, and
//! annotation for brat.
//!
//! Comes in: the text and its [`Analysis`](crate::Analysis). Goes out: wire types with code points,
//! lines for a terminal, a page for a browser, rows of CSV, or standoff lines.
//!
//! Both reports for people show the same things in the same order: `parties` groups commitments,
//! `speakers` statements; `stances` and `dates` have the words.

pub mod brat;
pub mod csv;
mod dates;
pub mod html;
pub mod json;
pub(crate) mod names;
mod parties;
mod speakers;
mod stances;
pub mod text;

/// Two decimals are all that a reader can use of a score.
fn hundredths(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

/// Words of the article on one line: white space is one space, control characters are shown.
fn tidy(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    text::visible(&words.join(" ")).into_owned()
}

/// Words of the article on one line, without a quotation mark whose partner stands outside of them.
fn phrase(words: &str) -> String {
    let mut open = Vec::new();
    let mut lone = Vec::new();
    for (at, c) in words.char_indices() {
        match c {
            '“' => open.push(at),
            '”' if open.pop().is_none() => lone.push(at),
            _ => {}
        }
    }
    lone.append(&mut open);
    let straight: Vec<_> = words.match_indices('"').map(|(at, _)| at).collect();
    if let [only] = straight[..] {
        lone.push(only);
    }
    lone.sort_unstable();
    let kept = words
        .char_indices()
        .filter(|(at, _)| lone.binary_search(at).is_err());
    tidy(&kept.map(|(_, c)| c).collect::<String>())
}

/// "A", "A and B", "A, B and C".
fn listed(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_string(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}

/// "1 mention", "2 mentions".
fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// The country behind an ISO code.
fn country(iso: &'static str) -> &'static str {
    match crate::actors::country_name(iso) {
        "" => iso,
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_names() {
        assert_eq!(listed(&[] as &[&str]), "");
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn lone_quotation_marks_go() {
        assert_eq!(phrase("look at” the\n map"), "look at the map");
        assert_eq!(
            phrase("send “no more” and “under"),
            "send “no more” and under"
        );
        assert_eq!(phrase("pay \"twice"), "pay twice");
        assert_eq!(phrase("pay \"twice\""), "pay \"twice\"");
        assert_eq!(phrase(&"“".repeat(3)), "");
    }

    #[test]
    fn counts_things() {
        assert_eq!(counted(1, "mention"), "1 mention");
        assert_eq!(counted(0, "quote"), "0 quotes");
    }

    #[test]
    fn names_countries() {
        assert_eq!(country("KE"), "Kenya");
        assert_eq!(country("XX"), "XX");
    }
}
