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

/// The stretch that begins at token `start`, which may have several `labels`, and what stands around
/// it; gives the labels of what stands in it to `open`.
pub(super) fn stretch(
    sentence: &Range<usize>,
    (start, mut labels): (usize, u32),
    before: Option<u8>,
    mut allowed: impl FnMut(usize) -> u32,
    mut open: impl FnMut(usize, u32),
) -> (Range<usize>, Edges) {
    let mut edges = Edges {
        before,
        behind: None,
    };
    let mut end = start;
    loop {
        open(end, labels);
        end += 1;
        if end >= sentence.end {
            break;
        }
        labels = allowed(end);
        if let Some(label) = only(labels) {
            edges.behind = Some(label);
            break;
        }
    }
    (start..end, edges)
}

/// The label of a token that can have one only.
pub(super) fn only(labels: u32) -> Option<u8> {
    labels
        .is_power_of_two()
        .then(|| u8::try_from(labels.trailing_zeros()).unwrap_or(0))
}
