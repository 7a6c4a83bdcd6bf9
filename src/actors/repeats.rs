//! A name means one thing throughout an article, and stands more than once.

use super::names::Name;
use crate::text::Document;

/// Settles the kinds of names that stand more than once.
pub(super) fn settle(_document: &Document, _names: &mut Vec<Name>) {}
