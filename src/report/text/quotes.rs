//! Who said what: statements by speaker.

use super::page::{BOLD, DIM, PLAIN, Page, shorten};
use crate::Analysis;
use crate::analysis::{Quote, QuoteKind};
use crate::report::{counted, speakers};

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

/// All speakers in the order of their first statement.
pub(super) fn write(page: &mut Page, text: &str, analysis: &Analysis) {
    let voices = speakers::voices(text, analysis);
    page.section("WHO SAID WHAT");
    if voices.is_empty() {
        page.flow(2, 2, &[(DIM, "No statements found.")]);
    }
    for voice in voices.iter().take(SPEAKERS) {
        let role = voice.actor.and_then(|(_, actor)| actor.roles.first());
        let role = role.map_or_else(String::new, |role| format!(", {role}"));
        let name = voice.name.as_deref().unwrap_or("Speaker not named");
        page.flow(2, 4, &[(BOLD, &shorten(name, NAME)), (DIM, &role)]);
        for (_, quote) in voice.quotes.iter().take(STATEMENTS) {
            statement(page, text, quote);
        }
        let hidden = voice.quotes.len().saturating_sub(STATEMENTS);
        if hidden > 0 {
            page.flow(4, 4, &[(DIM, &format!("… and {hidden} more"))]);
        }
    }
    let hidden = voices.len().saturating_sub(SPEAKERS);
    if hidden > 0 {
        let note = format!("… and {}", counted(hidden, "more speaker"));
        page.flow(2, 2, &[(DIM, &note)]);
    }
    let unsaid = |quote: &&Quote| quote.kind == QuoteKind::Unattributed;
    let unsaid = analysis.quotes.iter().filter(unsaid).count();
    if unsaid > 0 {
        let note = format!("In quotation marks, but said by nobody here: {unsaid}");
        page.flow(2, 2, &[(DIM, &note)]);
    }
}

fn statement(page: &mut Page, text: &str, quote: &Quote) {
    let columns = LINES * (page.width() - 6);
    let words = shorten(quote.span.of(text), columns);
    let (lead, words) = match quote.kind {
        QuoteKind::Direct => (String::new(), format!("“{words}”")),
        _ => (shorten(&speakers::lead(text, quote), CUE) + " ", words),
    };
    let before = if quote.continues.is_some() {
        "… "
    } else {
        ""
    };
    let paragraph = quote.paragraph;
    let after = paragraph.map_or_else(String::new, |index| format!(" ¶\u{A0}{}", index + 1));
    let line = [
        (DIM, "– "),
        (DIM, before),
        (DIM, &lead),
        (PLAIN, &words),
        (DIM, &after),
    ];
    page.flow(4, 6, &line);
}
