//! Stretches: the tokens of a sentence that are labelled together.
//!
//! A token that can have one label only parts them: nothing has to be decided about it, and what
//! stands before it says nothing of what stands behind it.

use super::decode::Edges;
use std::ops::Range;

/// Tokens of a sentence that stand together and may each have several labels.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The sentence in which they stand, of the document.
    pub sentence: usize,
    /// What stands around them.
    pub edges: Edges,
}
