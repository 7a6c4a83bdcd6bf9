//! The statements of an article, speaker by speaker.

use super::tidy;
use crate::analysis::{Actor, ActorId, Analysis, Commitment, Quote, QuoteKind, Speaker};
use std::collections::HashMap;

/// All that one speaker says.
pub(super) struct Voice<'a> {
    /// The resolved name; none when nobody is named.
    pub(super) name: Option<String>,
    /// The actor, when the speaker is one.
    pub(super) actor: Option<(ActorId, &'a Actor)>,
    /// With their places in the analysis.
    pub(super) quotes: Vec<(usize, &'a Quote)>,
}

/// All speakers in the order of their first statement. What nobody says is left out.
pub(super) fn voices<'a>(text: &'a str, analysis: &'a Analysis) -> Vec<Voice<'a>> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut places = HashMap::new();
    for (index, quote) in analysis.quotes.iter().enumerate() {
        if quote.kind == QuoteKind::Unattributed {
            continue;
        }
        let speaker = quote.speaker.as_ref();
        let actor = speaker.and_then(|speaker| speaker.actor);
        let named = speaker.map(|speaker| name(text, speaker));
        // An actor is one speaker under all his names.
        let key = (actor, named.clone().filter(|_| actor.is_none()));
        let place = *places.entry(key).or_insert(voices.len());
        if place == voices.len() {
            voices.push(Voice {
                name: named,
                actor: actor.and_then(|id| Some((id, analysis.actors.get(id.0)?))),
                quotes: Vec::new(),
            });
        }
        voices[place].quotes.push((index, quote));
    }
    voices
}

/// The resolved name, or the words at the attribution.
pub(super) fn name(text: &str, speaker: &Speaker) -> String {
    tidy(
        speaker
            .name
            .as_deref()
            .unwrap_or_else(|| speaker.span.of(text)),
    )
}

/// Who says that a party is bound; none when the article itself does.
pub(super) fn source(text: &str, commitment: &Commitment) -> Option<String> {
    commitment.source.as_ref().map(|source| name(text, source))
}

/// The words that attribute, as they read before the content: "pledged", "said"; with a colon when
/// the content does not go on from there.
pub(super) fn lead(text: &str, quote: &Quote) -> String {
    let Some(cue) = quote.cue else {
        return "said:".into();
    };
    let words = tidy(cue.of(text));
    // "according to" reads only with the speaker behind it.
    if words.to_ascii_lowercase().starts_with("according") {
        return "said:".into();
    }
    let content = quote.span;
    let follows = cue.end <= content.start && content.start - cue.end <= 2;
    let opener = content.of(text).split_whitespace().next();
    let goes_on = matches!(opener, Some("to" | "that" | "not"));
    if follows || goes_on {
        words
    } else {
        format!("{words}:")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_cue_leads_into_what_follows_it() {
        let text = "She pledged on Monday to pay, the union will wait, Doe said; according to";
        let lead = |cue: Option<&str>, content: &str| {
            let span = |words: &str| {
                let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
                Span::new(start, start + words.len())
            };
            let quote = Quote {
                kind: QuoteKind::Indirect,
                paragraph: None,
                span: span(content),
                verbatim: Vec::new(),
                cue: cue.map(span),
                speaker: None,
                continues: None,
            };
            super::lead(text, &quote)
        };
        assert_eq!(lead(Some("pledged"), "on Monday to pay"), "pledged");
        assert_eq!(lead(Some("pledged"), "to pay"), "pledged");
        assert_eq!(lead(Some("said"), "the union will wait"), "said:");
        assert_eq!(lead(Some("according to"), "to pay"), "said:");
        assert_eq!(lead(None, "to pay"), "said:");
    }
}
