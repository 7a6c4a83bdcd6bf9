//! Standoff annotation for brat, the annotation tool: to look findings through in the browser,
//! to mend them, or to start an annotated corpus with them.
//!
//! Comes in: the text and its [`Analysis`]. Goes out: the lines of an `.ann` file, and the
//! `annotation.conf` that names their types. Offsets count code points of the decoded text, so the
//! file beside the `.ann` has to hold that text in UTF-8. Structure (headline, paragraphs) is left
//! out: brat shows marks on words, and a mark on everything hides the others.

mod configuration;
mod standoff;
#[cfg(test)]
mod tests;

use crate::analysis::{ActorKind, Analysis, Commitment, Party, Quote, Speaker};
use crate::report::names;
use crate::text::Span;
pub use configuration::configuration;
use standoff::{Mark, Standoff};

/// The `.ann` of one article, without the last newline; empty when nothing was found.
pub fn render(text: &str, analysis: &Analysis) -> String {
    let mut writer = Writer {
        standoff: Standoff::new(text),
        analysis,
    };
    writer.actors();
    writer.places();
    let quotes: Vec<_> = analysis
        .quotes
        .iter()
        .map(|quote| writer.quote(quote))
        .collect();
    for (quote, mark) in analysis.quotes.iter().zip(&quotes) {
        let first = quote.continues.and_then(|first| quotes.get(first.0));
        writer
            .standoff
            .relation("Continues", *mark, first.copied().flatten());
    }
    for commitment in &analysis.commitments {
        writer.commitment(commitment);
    }
    writer.standoff.finish()
}

struct Writer<'t> {
    standoff: Standoff<'t>,
    analysis: &'t Analysis,
}

impl Writer<'_> {
    /// Every mention, with the actor's name as a note.
    fn actors(&mut self) {
        for actor in &self.analysis.actors {
            for mention in &actor.mentions {
                let mark = self.standoff.entity(label(actor.kind), mention.span);
                self.standoff
                    .attribute("MentionKind", mark, names::mention(mention.kind));
                self.standoff.note(mark, &actor.name);
            }
        }
    }

    fn places(&mut self) {
        for place in &self.analysis.places {
            for mention in &place.mentions {
                let mark = self.standoff.entity("Place", *mention);
                self.standoff.note(mark, &place.name);
            }
        }
    }

    fn quote(&mut self, quote: &Quote) -> Option<Mark> {
        let mark = self.standoff.finding("Quote", quote.span);
        self.standoff
            .attribute("QuoteKind", mark, names::quote(quote.kind));
        let cue = quote.cue.and_then(|cue| self.standoff.entity("Cue", cue));
        self.standoff.relation("HasCue", mark, cue);
        if let Some(speaker) = &quote.speaker {
            let speaker = self.speaker(speaker);
            self.standoff.relation("Speaker", mark, speaker);
        }
        mark
    }

    fn commitment(&mut self, commitment: &Commitment) {
        let mark = self.standoff.finding("Commitment", commitment.content);
        let attributes = [
            ("Stance", names::stance(commitment.stance)),
            ("Status", names::status(commitment.status)),
            ("Strength", names::strength(commitment.strength)),
        ];
        for (name, value) in attributes {
            self.standoff.attribute(name, mark, value);
        }
        let cue = self.standoff.entity("Cue", commitment.cue);
        self.standoff.relation("HasCue", mark, cue);
        for (role, parties) in [
            ("Agent", &commitment.agents),
            ("Recipient", &commitment.recipients),
        ] {
            for party in parties {
                let party = self.party(party);
                self.standoff.relation(role, mark, party);
            }
        }
        for condition in &commitment.conditions {
            let clause = self.standoff.entity("Condition", condition.span);
            let kind = names::condition(condition.kind);
            self.standoff.attribute("ConditionKind", clause, kind);
            self.standoff.relation("HasCondition", mark, clause);
        }
        if let Some(source) = &commitment.source {
            let source = self.speaker(source);
            self.standoff.relation("Speaker", mark, source);
        }
    }

    fn speaker(&mut self, speaker: &Speaker) -> Option<Mark> {
        let actor = speaker.actor.map(|actor| actor.0);
        let name = speaker.name.as_deref();
        self.who(actor, name, speaker.span)
    }

    fn party(&mut self, party: &Party) -> Option<Mark> {
        let actor = party.actor.map(|actor| actor.0);
        self.who(actor, Some(&party.name), party.span)
    }

    /// The mention of the actor inside `span`; a mark of its own when there is none.
    fn who(&mut self, actor: Option<usize>, name: Option<&str>, span: Span) -> Option<Mark> {
        if let Some(actor) = actor.and_then(|actor| self.analysis.actors.get(actor)) {
            let first = actor
                .mentions
                .partition_point(|mention| mention.span.start < span.start);
            let inside = actor.mentions.get(first);
            if let Some(mention) = inside.filter(|mention| span.contains(mention.span)) {
                return self.standoff.entity(label(actor.kind), mention.span);
            }
        }
        let mark = self.standoff.entity("Party", span);
        if let Some(name) = name {
            self.standoff.note(mark, name);
        }
        mark
    }
}

fn label(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::Organization => "Organization",
        ActorKind::Country => "Country",
    }
}
