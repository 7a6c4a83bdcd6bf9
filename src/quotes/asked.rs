//! What several patterns ask about one place of a sentence, and the last answer to each.

use super::attribution::Reader;
use super::contents;
use super::cues::{self, Group};
use super::functions::Function;
use super::sources;
use std::ops::Range;

/// What [`Reader::before`] was asked, and the first piece of the source and the one behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    end: usize,
    floor: usize,
    found: Option<(usize, usize)>,
}

/// The group that [`Reader::behind`] was asked about, and where its content begins and its cue ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    head: usize,
    end: usize,
    found: Option<(usize, usize)>,
}

impl Reader<'_, '_> {
    /// The verb group whose cue verb is piece `at`. The last one of a sentence is read twice.
    pub(super) fn group(&mut self, at: usize) -> Option<Group> {
        if let Some((last, group)) = self.last.take()
            && last == at
        {
            return group;
        }
        let group = cues::group(self.frame, at);
        self.last = Some((at, group.clone()));
        group
    }

    /// Where content begins behind a verb group, see [`contents::behind`].
    pub(super) fn behind(&self, group: &Group) -> Option<(usize, usize)> {
        let (head, end) = (group.head, group.pieces.end);
        if let Some(told) = self.told.get()
            && (told.head, told.end) == (head, end)
        {
            return told.found;
        }
        let found = contents::behind(self.frame, group);
        self.told.set(Some(Told { head, end, found }));
        found
    }

    /// True when all that stands behind a verb group is a phrase with a preposition: "said **in a letter**".
    pub(super) fn is_placed(&self, group: &Group) -> bool {
        let end = group.pieces.end;
        self.frame.function(end) == Function::Preposition
            && !self.frame.is_any(end, &["to", "for"])
            && self.behind(group).is_none_or(|(content, _)| content == end)
    }

    /// The source that ends right before piece `end` and belongs to no attribution yet.
    pub(super) fn before(&self, end: usize) -> Option<Range<usize>> {
        let floor = self.covered;
        let same = |asked: &Asked| asked.end == end && asked.floor == floor;
        let asked = self.asked.get().filter(same).unwrap_or_else(|| {
            let found = sources::before(self.frame, end, floor);
            let found = found.map(|source| (source.start, source.end));
            Asked { end, floor, found }
        });
        self.asked.set(Some(asked));
        asked.found.map(|(start, end)| start..end)
    }
}
