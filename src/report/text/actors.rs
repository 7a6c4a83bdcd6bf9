//! The parties that the article is about.

use super::page::{BOLD, Cell, DIM, GAP, PLAIN, Page, shorten};
use crate::Analysis;
use crate::analysis::Actor;
use crate::report::{counted, country, names};

/// Actors that are shown.
const SHOWN: usize = 10;

/// Columns of the bar.
const BAR: usize = 10;

/// Its halves of columns.
const HALVES: u8 = 20;

/// Columns of "12 mentions".
const MENTIONS: usize = 12;

/// Columns of a country at least; "organization" has as many.
const HOME: usize = 12;

/// Columns of a name with its role that are shown.
const NAME: usize = 140;

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
        row(page, actor);
    }
    let hidden = actors.len().saturating_sub(SHOWN);
    if hidden > 0 {
        page.flow(2, 2, &[(DIM, &format!("… and {hidden} more"))]);
    }
}

fn row(page: &mut Page, actor: &Actor) {
    let place = match actor.country.map(country) {
        Some(country) if country != actor.name => country,
        // A country is where it is.
        Some(_) | None => names::actor(actor.kind),
    };
    let name = shorten(&actor.name, NAME / 2);
    let role = match actor.roles.first() {
        Some(role) => shorten(&format!(", {role}"), NAME / 2),
        None => String::new(),
    };
    let mentions = counted(actor.mentions.len(), "mention");
    let bar = bar(actor.salience);
    let rest = page.width().saturating_sub(2 + BAR + 3 * GAP + MENTIONS);
    if rest < 2 * HOME {
        let facts = format!(" · {place} · {mentions}");
        let line = [
            (DIM, bar.as_str()),
            (PLAIN, " "),
            (BOLD, &name),
            (PLAIN, &role),
            (DIM, &facts),
        ];
        page.flow(2, 4, &line);
        return;
    }
    let home = (rest / 3).max(HOME);
    page.row(
        2,
        &[
            Cell::new(BAR, &[(DIM, &bar)]),
            Cell::new(rest - home, &[(BOLD, &name), (PLAIN, &role)]),
            Cell::new(home, &[(DIM, place)]),
            Cell {
                right: true,
                ..Cell::new(MENTIONS, &[(DIM, &mentions)])
            },
        ],
    );
}

/// How much of the article is about the actor, in halves of a column.
fn bar(salience: f64) -> String {
    let halves = salience * f64::from(HALVES);
    // The nearest number of halves, and always something to see.
    let filled = (1..HALVES)
        .take_while(|&count| f64::from(count) + 0.5 <= halves)
        .count()
        + 1;
    let mut bar = "█".repeat(filled / 2);
    if filled % 2 == 1 {
        bar.push('▌');
    }
    let empty = BAR - filled.div_ceil(2);
    bar + &"░".repeat(empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_with_salience() {
        assert_eq!(bar(0.0), "▌░░░░░░░░░");
        assert_eq!(bar(0.5), "█████░░░░░");
        assert_eq!(bar(0.55), "█████▌░░░░");
        assert_eq!(bar(1.0), "██████████");
        assert_eq!(bar(f64::NAN), "▌░░░░░░░░░");
    }
}
