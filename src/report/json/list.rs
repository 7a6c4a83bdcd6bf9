//! [`List`]: parts of an article that are made one by one, when they are written.

use super::wire::Wire;
use serde::{Serialize, Serializer};

/// What stands in the lists of an analysis.
pub(super) trait Part<'t>: 't {
    /// How it is written.
    type Wired;

    /// The part at this place of its list as it is written.
    fn wired(&'t self, wire: Wire<'t>, index: usize) -> Self::Wired;
}

/// A list of an analysis as it is written.
#[derive(Debug, Clone)]
pub(super) struct List<'t, T> {
    pub(super) wire: Wire<'t>,
    pub(super) items: &'t [T],
}

impl<'t, T: Part<'t>> List<'t, T> {
    /// Its parts as they are written.
    #[inline]
    pub(super) fn parts(&self) -> impl Iterator<Item = T::Wired> {
        let wire = self.wire;
        let items = self.items.iter().enumerate();
        items.map(move |(index, item)| item.wired(wire, index))
    }
}

impl<'t, T: Part<'t, Wired: Serialize>> Serialize for List<'t, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.parts())
    }
}
