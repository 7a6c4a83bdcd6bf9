//! Speakers: who stands behind the words that name a source.

use super::cues::function;
use super::statements::Draft;
use crate::actors::Actors;
use crate::analysis::{ActorId, MentionKind, Quote, QuoteKind, Speaker, SpeakerKind};
use crate::text::{Document, Span, Table};

/// Nouns for documents: "statement", "draft".
static DOCUMENTS: Table = Table::new(include_str!("documents.txt"));

/// Gives every draft its speaker.
pub(super) fn name(document: &Document, actors: &Actors, drafts: Vec<Draft>) -> Vec<Quote> {
    let mut desk = Desk {
        document,
        actors,
        heard: Vec::new(),
    };
    drafts
        .into_iter()
        .map(|draft| {
            let speaker = match draft.kind {
                QuoteKind::Unattributed => None,
                _ => draft.source.map(|source| desk.speaker(source)),
            };
            Quote {
                kind: draft.kind,
                paragraph: document.paragraph_at(draft.content.start),
                span: draft.content,
                verbatim: draft.verbatim,
                cue: draft.cue,
                speaker,
                continues: draft.continues.map(crate::analysis::QuoteId),
            }
        })
        .collect()
}

struct Desk<'d, 't> {
    document: &'d Document<'t>,
    actors: &'d Actors,
    /// Who spoke so far, by name.
    heard: Vec<(Option<ActorId>, String)>,
}

impl Desk<'_, '_> {
    fn speaker(&mut self, span: Span) -> Speaker {
        let document = self.document;
        let tokens = document.tokens_in(span);
        let text = document.slice(span);
        if tokens.len() == 1 && function(text) == "pronoun" {
            return self.pronoun(span);
        }
        let core = self.core(span);
        let last = core.end;
        let mention = self
            .actors
            .mentions_in(core)
            .filter(|(mention, _)| matches!(mention.kind, MentionKind::Name | MentionKind::Metonym))
            .last()
            .filter(|(mention, _)| mention.span.end + 3 >= last);
        if let Some((_, id)) = mention {
            let name = self.actors.get(id).name.clone();
            self.heard.push((Some(id), name.clone()));
            return Speaker {
                actor: Some(id),
                name: Some(name),
                span,
                kind: SpeakerKind::Named,
            };
        }
        let kind = self.kind(core, span);
        let name = if kind == SpeakerKind::Named {
            self.capitals(core).to_owned()
        } else {
            text.to_owned()
        };
        self.heard.push((None, name.clone()));
        Speaker {
            actor: None,
            name: Some(name),
            span,
            kind,
        }
    }

    /// "she": the actor of the pronoun, or whoever spoke last.
    fn pronoun(&mut self, span: Span) -> Speaker {
        let known = self
            .actors
            .mention_at(span.start)
            .map(|(_, id)| (Some(id), self.actors.get(id).name.clone()));
        let first = ["i", "we", "you"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(self.document.slice(span)));
        let found = known.or_else(|| {
            if first {
                None
            } else {
                self.heard.last().cloned()
            }
        });
        let (actor, name) = found.map_or((None, None), |(actor, name)| (actor, Some(name)));
        Speaker {
            actor,
            name,
            span,
            kind: SpeakerKind::Pronoun,
        }
    }

    /// The phrase without its appositions and attributes behind: up to the first comma, "of", "who".
    fn core(&self, span: Span) -> Span {
        let document = self.document;
        let tokens = document.tokens_in(span);
        let end = tokens
            .clone()
            .skip(1)
            .find(|&at| {
                let word = document.word(at);
                matches!(word, "," | "(" | "–" | "—")
                    || matches!(function(word), "preposition" | "subordinator")
                        && word != "and"
                        && !document.is_capitalized(at)
                    || word == "who"
            })
            .unwrap_or(tokens.end);
        document.span(&(tokens.start..end))
    }

    fn kind(&self, core: Span, whole: Span) -> SpeakerKind {
        let document = self.document;
        let tokens = document.tokens_in(core);
        let last = tokens.end.saturating_sub(1);
        if DOCUMENTS.contains_lower(document.word(last)) {
            return SpeakerKind::Document;
        }
        if document.is_capitalized(last)
            && (tokens.len() > 1
                || !matches!(function(document.word(last)), "determiner" | "pronoun"))
        {
            return SpeakerKind::Named;
        }
        let _ = whole;
        SpeakerKind::Description
    }

    /// The run of capitalised words that ends the core.
    fn capitals(&self, core: Span) -> &str {
        let document = self.document;
        let tokens = document.tokens_in(core);
        let mut start = tokens.end;
        while start > tokens.start
            && (document.is_capitalized(start - 1)
                && function(document.word(start - 1)) != "determiner"
                || matches!(document.word(start - 1), "-" | "of" | "&"))
        {
            start -= 1;
        }
        document.slice(document.span(&(start..tokens.end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(DOCUMENTS.faults(), Vec::<String>::new());
    }
}
