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
