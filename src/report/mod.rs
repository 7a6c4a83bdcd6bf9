//! What is printed: the JSON of the contract.
//!
//! Comes in: the text and its [`Analysis`](crate::Analysis). Goes out: wire types with code points.

pub mod json;
mod names;
