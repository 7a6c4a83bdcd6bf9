//! The parties that the article is about.

use super::page::{BOLD, DIM, PLAIN, Page};
use crate::Analysis;
use crate::analysis::Actor;
use crate::report::names;

/// Actors that are shown.
const SHOWN: usize = 10;

/// The most salient actors first.
pub(super) fn write(page: &mut Page, analysis: &Analysis) {
    let mut actors: Vec<&Actor> = analysis.actors.iter().collect();
    actors.sort_by(|one, other| other.salience.total_cmp(&one.salience));
    page.section("KEY ACTORS");
    if actors.is_empty() {
        page.flow(2, 2, &[(DIM, "No actors found.")]);
        return;
    }
    for actor in actors.iter().take(SHOWN) {
        let facts = format!(" · {}", facts(actor).join(" · "));
        let roles = match actor.roles.first() {
            Some(role) => format!(", {role}"),
            None => String::new(),
        };
        page.flow(2, 4, &[(BOLD, &actor.name), (PLAIN, &roles), (DIM, &facts)]);
    }
    let hidden = actors.len().saturating_sub(SHOWN);
    if hidden > 0 {
        page.flow(2, 2, &[(DIM, &format!("… and {hidden} more"))]);
    }
}

fn facts(actor: &Actor) -> Vec<String> {
    let mut facts = vec![names::actor(actor.kind).to_string()];
    facts.extend(actor.country.map(str::to_string));
    facts.push(match actor.mentions.len() {
        1 => "1 mention".into(),
        count => format!("{count} mentions"),
    });
    if actor.in_headline {
        facts.push("in the headline".into());
    }
    facts
}
