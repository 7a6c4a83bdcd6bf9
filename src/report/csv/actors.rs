//! The table of actors.

use super::cell::joined;
use super::sheet::Sheet;
use crate::analysis::{Actor, Analysis};
use crate::report::{hundredths, names, tidy};

/// What stands behind the common columns.
pub(super) const COLUMNS: [&str; 9] = [
    "kind",
    "name",
    "aliases",
    "roles",
    "country",
    "gender",
    "mention_count",
    "in_headline",
    "salience",
];

/// One row an actor.
pub(super) fn write(sheet: &mut Sheet, analysis: &Analysis) {
    for (index, actor) in analysis.actors.iter().enumerate() {
        sheet.row(format!("a{}", index + 1), cells(actor));
    }
}

fn cells(actor: &Actor) -> [String; COLUMNS.len()] {
    let gender = actor.gender.map(names::gender);
    [
        names::actor(actor.kind).to_owned(),
        tidy(&actor.name),
        joined(actor.aliases.iter().map(String::as_str)),
        joined(actor.roles.iter().map(String::as_str)),
        actor.country.unwrap_or_default().to_owned(),
        gender.unwrap_or_default().to_owned(),
        actor.mentions.len().to_string(),
        actor.in_headline.to_string(),
        hundredths(actor.salience).to_string(),
    ]
}
