//! What stands beside the article: commitments by party, statements by speaker, actors.

use super::marks::Finding;
use super::words::shortened;
use crate::analysis::{Actor, ActorId, Analysis, Commitment, Quote, QuoteKind};
use crate::report::{counted, country, names, parties, phrase, speakers, stances, tidy};
use std::collections::BTreeSet;

/// Characters of a statement in the list; the article has it all.
const STATEMENT: usize = 220;

/// A party or a speaker with all that belongs to it.
pub(super) struct Group<E> {
    /// "Jane Doe".
    pub(super) name: String,
    /// The entry of the actor, when it is one.
    pub(super) actor: Option<String>,
    /// "mayor · Norway".
    pub(super) about: String,
    /// In the order of the report.
    pub(super) entries: Vec<E>,
}

/// A commitment in the list, and on the card at the pointer.
pub(super) struct Promise {
    pub(super) id: String,
    pub(super) stance: &'static str,
    /// Who is bound.
    pub(super) who: String,
    /// To what.
    pub(super) what: String,
    /// Label and words of each condition, date, recipient.
    pub(super) facts: Vec<(&'static str, String)>,
    /// "hedged", "withdrawn".
    pub(super) reservations: String,
    /// Who says so.
    pub(super) source: Option<String>,
    pub(super) paragraph: Option<usize>,
    /// In percent.
    pub(super) confidence: String,
}

/// A statement in the list, and on the card at the pointer.
pub(super) struct Statement {
    pub(super) id: String,
    pub(super) kind: &'static str,
    /// All in quotation marks.
    pub(super) is_direct: bool,
    /// Goes on from the one before.
    pub(super) continues: bool,
    /// "said", "warned that".
    pub(super) lead: String,
    pub(super) words: String,
    pub(super) paragraph: Option<usize>,
}

/// An actor in the list, and on the card at the pointer.
pub(super) struct Player {
    pub(super) id: String,
    pub(super) name: String,
    /// All roles.
    pub(super) roles: String,
    /// "person", "Norway", "3 mentions".
    pub(super) facts: Vec<String>,
    /// Other names.
    pub(super) aliases: String,
    /// In percent.
    pub(super) salience: String,
    /// Paragraphs that mention it, from 1.
    pub(super) paragraphs: Vec<usize>,
}

/// Commitments by party.
pub(super) fn promises(text: &str, analysis: &Analysis) -> Vec<Group<Promise>> {
    let bound = parties::bound(analysis).into_iter();
    let group = |bound: parties::Bound| Group {
        about: bound
            .actor
            .map_or_else(String::new, |(_, actor)| about(actor)),
        actor: bound.actor.map(|(id, _)| entry(id)),
        entries: bound
            .commitments
            .iter()
            .map(|&(index, commitment)| promise(text, index, commitment))
            .collect(),
        name: bound.name,
    };
    bound.map(group).collect()
}

/// Statements by speaker.
pub(super) fn statements(text: &str, analysis: &Analysis) -> Vec<Group<Statement>> {
    let voices = speakers::voices(text, analysis).into_iter();
    let group = |voice: speakers::Voice| Group {
        about: voice
            .actor
            .map_or_else(String::new, |(_, actor)| about(actor)),
        actor: voice.actor.map(|(id, _)| entry(id)),
        entries: voice
            .quotes
            .iter()
            .map(|&(index, quote)| statement(text, index, quote))
            .collect(),
        name: voice.name.unwrap_or_else(|| "Speaker not named".into()),
    };
    voices.map(group).collect()
}

/// What stands in quotation marks and nobody says.
pub(super) fn unsaid(text: &str, analysis: &Analysis) -> Vec<Statement> {
    let quotes = analysis.quotes.iter().enumerate();
    quotes
        .filter(|(_, quote)| quote.kind == QuoteKind::Unattributed)
        .map(|(index, quote)| statement(text, index, quote))
        .collect()
}

/// Actors, the most salient first.
pub(super) fn players(analysis: &Analysis) -> Vec<Player> {
    let mut actors: Vec<_> = analysis.actors.iter().enumerate().collect();
    actors.sort_by(|(_, one), (_, other)| other.salience.total_cmp(&one.salience));
    let actors = actors.into_iter();
    actors
        .map(|(index, actor)| player(analysis, index, actor))
        .collect()
}

fn promise(text: &str, index: usize, commitment: &Commitment) -> Promise {
    let mut facts = Vec::new();
    for condition in &commitment.conditions {
        facts.push(("condition", phrase(condition.span.of(text))));
    }
    if let Some(time) = parties::time_beside(commitment) {
        facts.push(("when", tidy(time.of(text))));
    }
    let recipients = parties::recipients_beside(commitment);
    if !recipients.is_empty() {
        facts.push(("for", parties::together(&recipients)));
    }
    Promise {
        id: Finding::Commitment(index).id(),
        stance: names::stance(commitment.stance),
        who: parties::together(&commitment.agents),
        what: phrase(commitment.content.of(text)),
        facts,
        reservations: stances::reservations(commitment).join(", "),
        source: speakers::source(text, commitment),
        paragraph: commitment.paragraph.map(|index| index + 1),
        confidence: percent(commitment.confidence),
    }
}

fn statement(text: &str, index: usize, quote: &Quote) -> Statement {
    Statement {
        id: Finding::Quote(index).id(),
        kind: match quote.kind {
            QuoteKind::Direct => "quote",
            QuoteKind::Mixed => "partly quoted",
            QuoteKind::Indirect => "reported",
            QuoteKind::Unattributed => "in quotation marks",
        },
        is_direct: matches!(quote.kind, QuoteKind::Direct | QuoteKind::Unattributed),
        continues: quote.continues.is_some(),
        lead: speakers::lead(text, quote),
        words: shortened(&tidy(quote.span.of(text)), STATEMENT),
        paragraph: quote.paragraph.map(|index| index + 1),
    }
}

fn player(analysis: &Analysis, index: usize, actor: &Actor) -> Player {
    let mut facts = vec![names::actor(actor.kind).to_owned()];
    let home = actor.country.map(country);
    facts.extend(home.filter(|home| *home != actor.name).map(str::to_owned));
    facts.push(counted(actor.mentions.len(), "mention"));
    if actor.in_headline {
        facts.push("in the headline".into());
    }
    let aliases: Vec<_> = actor.aliases.iter().map(|alias| tidy(alias)).collect();
    Player {
        id: Finding::Actor(index).id(),
        name: tidy(&actor.name),
        roles: roles(actor),
        facts,
        aliases: aliases.join(", "),
        salience: percent(actor.salience),
        paragraphs: paragraphs(analysis, actor),
    }
}

fn roles(actor: &Actor) -> String {
    let roles: Vec<_> = actor.roles.iter().map(|role| tidy(role)).collect();
    roles.join(", ")
}

fn about(actor: &Actor) -> String {
    let mut about: Vec<String> = actor
        .roles
        .first()
        .map(|role| tidy(role))
        .into_iter()
        .collect();
    let home = actor.country.map(country);
    about.extend(home.filter(|home| *home != actor.name).map(str::to_owned));
    about.join(" · ")
}

/// The paragraphs with mentions. Both lists are in text order.
fn paragraphs(analysis: &Analysis, actor: &Actor) -> Vec<usize> {
    let found = actor.mentions.iter().filter_map(|mention| {
        let paragraphs = &analysis.paragraphs;
        let after = paragraphs.partition_point(|one| one.span.start <= mention.span.start);
        let paragraph = paragraphs.get(after.checked_sub(1)?)?;
        paragraph.span.contains(mention.span).then_some(after)
    });
    found.collect::<BTreeSet<_>>().into_iter().collect()
}

fn entry(id: ActorId) -> String {
    Finding::Actor(id.0).id()
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}
