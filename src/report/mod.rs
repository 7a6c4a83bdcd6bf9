//! What is printed: the JSON of the contract, a summary for people, and tables.
//!
//! Comes in: the text and its [`Analysis`](crate::Analysis). Goes out: wire types with code points,
//! lines for a terminal, or rows of CSV.

pub mod csv;
pub mod json;
pub(crate) mod names;
pub mod text;

/// Two decimals are all that a reader can use of a score.
fn hundredths(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}
