//! What is printed: the JSON of the contract, and a summary for people.
//!
//! Comes in: the text and its [`Analysis`](crate::Analysis). Goes out: wire types with code points,
//! or lines for a terminal.

pub mod json;
pub(crate) mod names;
pub mod text;
