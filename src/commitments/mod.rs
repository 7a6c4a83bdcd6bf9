//! Who bound themselves to do what, on which condition; who considers, withholds, refuses, threatens.

use crate::actors::Actors;
use crate::analysis::Commitment;
use crate::quotes::Quotes;
use crate::structure::Structure;
use crate::text::Document;

/// Finds the commitments of an article.
pub fn find(
    _document: &Document,
    _structure: &Structure,
    _actors: &Actors,
    _quotes: &Quotes,
) -> Vec<Commitment> {
    Vec::new()
}
