//! [`Places`]: the places of an article, all mentions of one under one name.

use super::chains::Chains;
use super::lists;
use crate::analysis::Place;
use crate::text::{Span, word_hash};

/// The places of an article, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Places {
    list: Vec<Place>,
    /// They by the hashes of their names in lower case.
    chains: Chains,
}

impl Places {
    /// Adds a mention under a name, whatever its capitals. A new place asks for its `country`.
    pub(super) fn mention(
        &mut self,
        name: &str,
        span: Span,
        country: impl FnOnce() -> Option<&'static str>,
    ) {
        let hash = if name.is_ascii() {
            word_hash(name.as_bytes())
        } else {
            word_hash(name.to_lowercase().as_bytes())
        };
        let known = self
            .chains
            .of(hash)
            .find(|&at| is_same(&self.list[at].name, name));
        let Some(at) = known else {
            self.chains.add(hash);
            self.list.push(Place {
                name: name.to_owned(),
                country: country(),
                mentions: vec![span],
            });
            return;
        };
        let place = &mut self.list[at];
        place.mentions.push(span);
        // The dateline shouts.
        if place.name != name && lists::is_shouted(&place.name) && !lists::is_shouted(name) {
            name.clone_into(&mut place.name);
        }
    }

    /// All of them.
    pub(super) fn into_list(self) -> Vec<Place> {
        self.list
    }
}

/// True when two names are the same but for their capitals.
fn is_same(one: &str, other: &str) -> bool {
    one == other
        || if one.is_ascii() && other.is_ascii() {
            one.eq_ignore_ascii_case(other)
        } else {
            one.to_lowercase() == other.to_lowercase()
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_of_one_place_stand_together() {
        let mut places = Places::default();
        let names = ["OSLO", "Bergen", "Oslo", "oslo", "Tromsø", "TROMSØ"];
        for (at, name) in names.iter().enumerate() {
            places.mention(name, Span::new(at, at + 1), || Some("NO"));
        }
        let found = places.into_list();
        let found: Vec<_> = found
            .iter()
            .map(|place| (place.name.as_str(), place.mentions.len()))
            .collect();
        assert_eq!(found, [("Oslo", 3), ("Bergen", 1), ("Tromsø", 2)]);
    }
}
