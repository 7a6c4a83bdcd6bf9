//! Who bound themselves to do what, grouped by stance.

use super::header::listed;
use super::page::{BOLD, DIM, PLAIN, Page};
use crate::Analysis;
use crate::analysis::{Commitment, ConditionKind, Party, Stance};
use crate::report::names;
use anstyle::{AnsiColor, Style};

/// Stances from yes to harm: how each is headed and coloured. The words say what the colour says.
const STANCES: [(Stance, &str, AnsiColor); 5] = [
    (Stance::Commits, "COMMITS TO", AnsiColor::Green),
    (Stance::Considers, "CONSIDERS", AnsiColor::Cyan),
    (Stance::Withholds, "WITHHOLDS", AnsiColor::Yellow),
    (Stance::Refuses, "REFUSES", AnsiColor::Red),
    (Stance::Threatens, "THREATENS", AnsiColor::Magenta),
];

/// All commitments of the article.
pub(super) fn write(page: &mut Page, text: &str, analysis: &Analysis) {
    let found = &analysis.commitments;
    if found.is_empty() {
        page.section("COMMITMENTS");
        page.flow(2, 2, &[(DIM, "No commitments found.")]);
        return;
    }
    page.section(&format!("COMMITMENTS ({})", found.len()));
    for (stance, heading, color) in STANCES {
        let group: Vec<_> = found.iter().filter(|one| one.stance == stance).collect();
        if group.is_empty() {
            continue;
        }
        let style: Style = color.on_default().bold();
        page.flow(2, 2, &[(style, heading)]);
        for commitment in group {
            one(page, text, commitment, style);
        }
    }
}

fn one(page: &mut Page, text: &str, commitment: &Commitment, style: Style) {
    let agents = parties(&commitment.agents);
    let mut line = vec![(style, "• "), (BOLD, agents.as_str()), (PLAIN, ": ")];
    line.push((PLAIN, commitment.content.of(text)));
    page.flow(2, 4, &line);
    for condition in &commitment.conditions {
        let label = match condition.kind {
            ConditionKind::InExchange => "in exchange",
            kind => names::condition(kind),
        };
        let label = format!("condition ({label}): ");
        page.flow(4, 6, &[(DIM, &label), (PLAIN, condition.span.of(text))]);
    }
    if let Some(time) = &commitment.time {
        page.flow(4, 6, &[(DIM, "when: "), (PLAIN, time.span.of(text))]);
    }
    if !commitment.recipients.is_empty() {
        let recipients = parties(&commitment.recipients);
        page.flow(4, 6, &[(DIM, "for: "), (PLAIN, &recipients)]);
    }
    let state = format!(
        "{}, {}: “{}” · source: {}{}",
        names::status(commitment.status),
        names::strength(commitment.strength),
        commitment.cue.of(text),
        source(text, commitment),
        commitment
            .paragraph
            .map_or(String::new(), |index| format!(" · ¶\u{A0}{}", index + 1)),
    );
    page.flow(4, 6, &[(DIM, &state)]);
}

fn parties(parties: &[Party]) -> String {
    let names: Vec<_> = parties.iter().map(|party| party.name.as_str()).collect();
    listed(&names)
}

fn source(text: &str, commitment: &Commitment) -> String {
    match &commitment.source {
        None => "the article".into(),
        Some(speaker) => match &speaker.name {
            Some(name) => name.clone(),
            None => speaker.span.of(text).into(),
        },
    }
}
