//! Who said what: statements by speaker.

use super::page::{BOLD, DIM, PLAIN, Page, shorten};
use crate::Analysis;
use crate::analysis::{ActorId, Quote, QuoteKind, Speaker};
use std::collections::HashMap;

/// Speakers that are shown.
const SPEAKERS: usize = 15;

/// Statements of one speaker that are shown.
const STATEMENTS: usize = 5;

/// Lines of one statement that are shown.
const LINES: usize = 3;

/// Columns of a cue that are shown.
const CUE: usize = 30;

/// Columns of a speaker's name that are shown: it may be a clause.
const NAME: usize = 70;

/// The statements of one speaker.
struct Group<'a> {
    actor: Option<ActorId>,
    name: &'a str,
    quotes: Vec<&'a Quote>,
}

/// All speakers in the order of their first statement.
pub(super) fn write(page: &mut Page, text: &str, analysis: &Analysis) {
    let groups = by_speaker(text, analysis);
    page.section("WHO SAID WHAT");
    if groups.is_empty() {
        page.flow(2, 2, &[(DIM, "No statements found.")]);
    }
    for group in groups.iter().take(SPEAKERS) {
        let role = group
            .actor
            .and_then(|actor| analysis.actors.get(actor.0))
            .and_then(|actor| actor.roles.first())
            .map_or(String::new(), |role| format!(", {role}"));
        page.flow(2, 4, &[(BOLD, &shorten(group.name, NAME)), (DIM, &role)]);
        for quote in group.quotes.iter().take(STATEMENTS) {
            statement(page, text, quote);
        }
        let hidden = group.quotes.len().saturating_sub(STATEMENTS);
        if hidden > 0 {
            page.flow(4, 4, &[(DIM, &format!("… and {hidden} more"))]);
        }
    }
    let hidden = groups.len().saturating_sub(SPEAKERS);
    if hidden > 0 {
        page.flow(2, 2, &[(DIM, &format!("… and {hidden} more speakers"))]);
    }
    let silent = analysis
        .quotes
        .iter()
        .filter(|quote| quote.kind == QuoteKind::Unattributed)
        .count();
    if silent > 0 {
        let note = format!("In quotation marks, but said by nobody here: {silent}");
        page.flow(2, 2, &[(DIM, &note)]);
    }
}

fn by_speaker<'a>(text: &'a str, analysis: &'a Analysis) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places = HashMap::new();
    for quote in &analysis.quotes {
        if quote.kind == QuoteKind::Unattributed {
            continue;
        }
        let (actor, name) = quote
            .speaker
            .as_ref()
            .map_or((None, "Speaker not named"), |speaker| key(text, speaker));
        // An actor is one speaker under all his names.
        let key = (actor, if actor.is_some() { "" } else { name });
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group {
                actor,
                name,
                quotes: Vec::new(),
            });
        }
        groups[place].quotes.push(quote);
    }
    groups
}

fn key<'a>(text: &'a str, speaker: &'a Speaker) -> (Option<ActorId>, &'a str) {
    let name = speaker.name.as_deref();
    (speaker.actor, name.unwrap_or_else(|| speaker.span.of(text)))
}

fn statement(page: &mut Page, text: &str, quote: &Quote) {
    let columns = LINES * (page.width() - 6);
    let words = shorten(quote.span.of(text), columns);
    let words = match quote.kind {
        QuoteKind::Direct => format!("“{words}”"),
        _ => words,
    };
    let before = if quote.continues.is_some() {
        "… "
    } else {
        ""
    };
    let after = quote
        .paragraph
        .map_or(String::new(), |index| format!(" ¶\u{A0}{}", index + 1));
    let cue = match quote.kind {
        QuoteKind::Direct => String::new(),
        // "pledged to pay", "said that": the clause goes on from its cue.
        _ if words.starts_with("that ") || words.starts_with("to ") => {
            format!("{} ", cue(text, quote))
        }
        _ => format!("{}: ", cue(text, quote)),
    };
    page.flow(
        4,
        6,
        &[
            (DIM, "– "),
            (DIM, before),
            (DIM, &cue),
            (PLAIN, &words),
            (DIM, &after),
        ],
    );
}

/// The words that attribute, where they read well before the content: "pledged", "noted"; not
/// "according to".
fn cue(text: &str, quote: &Quote) -> String {
    match quote.cue.map(|cue| cue.of(text)) {
        Some(cue) if !cue.to_ascii_lowercase().starts_with("according") => shorten(cue, CUE),
        _ => "said".into(),
    }
}
