//! The commitments of an article, party by party.

use super::{listed, stances, tidy};
use crate::analysis::{Actor, ActorId, Analysis, Commitment, Party};
use crate::text::Span;
use std::collections::HashMap;

/// A party, or several that are bound together, with all that binds them.
pub(super) struct Bound<'a> {
    /// "Kenya", "Kenya and Uganda".
    pub(super) name: String,
    /// The actor, when it is one alone.
    pub(super) actor: Option<(ActorId, &'a Actor)>,
    /// With their places in the analysis; from yes to harm, then in text order.
    pub(super) commitments: Vec<(usize, &'a Commitment)>,
}

/// Parties that the article is about come first; others follow in the order of the text.
pub(super) fn bound(analysis: &Analysis) -> Vec<Bound<'_>> {
    let mut all: Vec<Bound> = Vec::new();
    let mut places = HashMap::new();
    for (index, commitment) in analysis.commitments.iter().enumerate() {
        let key: Vec<_> = commitment.agents.iter().map(key).collect();
        let place = *places.entry(key).or_insert(all.len());
        if place == all.len() {
            all.push(Bound {
                name: together(&commitment.agents),
                actor: alone(analysis, &commitment.agents),
                commitments: Vec::new(),
            });
        }
        all[place].commitments.push((index, commitment));
    }
    for bound in &mut all {
        let rank = |(_, one): &(usize, &Commitment)| stances::rank(one.stance);
        bound.commitments.sort_by_key(rank);
    }
    all.sort_by(|one, other| salience(analysis, other).total_cmp(&salience(analysis, one)));
    all
}

/// The names of parties on one line.
pub(super) fn together(parties: &[Party]) -> String {
    let names: Vec<_> = parties.iter().map(|party| tidy(&party.name)).collect();
    listed(&names)
}

/// When it falls due, where neither the content nor a condition says it already.
pub(super) fn time_beside(commitment: &Commitment) -> Option<Span> {
    let time = commitment.time.as_ref()?.span;
    let conditions = commitment.conditions.iter().map(|condition| condition.span);
    let mut told = conditions.chain([commitment.content]);
    (!told.any(|told| told.contains(time))).then_some(time)
}

/// To or for whom, where the content does not say it already.
pub(super) fn recipients_beside(commitment: &Commitment) -> Vec<Party> {
    let mut recipients = commitment.recipients.clone();
    recipients.retain(|party| !commitment.content.contains(party.span));
    recipients
}

/// One actor is one party under all its names.
fn key(party: &Party) -> (Option<ActorId>, &str) {
    let name = if party.actor.is_some() {
        ""
    } else {
        party.name.as_str()
    };
    (party.actor, name)
}

fn alone<'a>(analysis: &'a Analysis, parties: &[Party]) -> Option<(ActorId, &'a Actor)> {
    let [party] = parties else { return None };
    let id = party.actor?;
    Some((id, analysis.actors.get(id.0)?))
}

/// That of the most salient of them.
fn salience(analysis: &Analysis, bound: &Bound) -> f64 {
    let agents = bound.commitments.first().map(|(_, first)| &first.agents);
    let actors = agents.into_iter().flatten().filter_map(|party| party.actor);
    let actors = actors.filter_map(|id| analysis.actors.get(id.0));
    actors.map(|actor| actor.salience).fold(0.0, f64::max)
}
