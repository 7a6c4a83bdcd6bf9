//! What is printed: the JSON of the contract, a summary for people, tables, and
//! annotation for brat.
//!
//! Comes in: the text and its [`Analysis`](crate::Analysis). Goes out: wire types with code points,
//! lines for a terminal, rows of CSV, or standoff lines.

pub mod brat;
pub mod csv;
pub mod json;
pub(crate) mod names;
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
