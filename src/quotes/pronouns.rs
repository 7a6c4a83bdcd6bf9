//! Whom "she", "they" and "which" mean where they are the source of a statement.

use super::desk::{Desk, Heard};
use super::speakers::Meant;
use super::wording;
use crate::analysis::{ActorId, ActorKind, Gender, SpeakerKind};
use crate::text::Span;

impl Desk<'_, '_> {
    /// "She": the subject or speaker of the sentences before in the same passage, else whoever
    /// spoke or was spoken of last.
    pub(super) fn pronoun(&self, span: Span) -> Option<Meant> {
        let document = self.document;
        let first = document.word(document.tokens_in(span).start).to_lowercase();
        let word = match first.as_str() {
            "his" => "he",
            "her" => "she",
            "their" => "they",
            "its" => "it",
            word => word,
        };
        let mention = self.actors.mention_at(span.start).map(|(_, id)| id);
        if matches!(word, "which" | "that")
            && let Some(meant) = self.author_before(span)
        {
            return Some(meant);
        }
        if matches!(word, "who" | "which" | "that") {
            return mention
                .or_else(|| self.antecedent(span.start))
                .map(|id| self.known(id));
        }
        if !matches!(word, "he" | "she" | "it" | "they") {
            return None;
        }
        let near = self.candidates(span);
        let person = matches!(word, "he" | "she");
        near.iter()
            .filter(|candidate| candidate.heard.is_some() || person)
            .find_map(
                |candidate| match candidate.heard.and_then(|at| self.heard.get(at)) {
                    Some(heard) if self.agrees(heard, word) => Some(self.speaker_of(heard)),
                    Some(_) => None,
                    None => candidate
                        .actor
                        .filter(|id| self.fits_pronoun(*id, word))
                        .map(|id| self.known(id)),
                },
            )
            .or_else(|| mention.map(|id| self.known(id)))
    }

    /// The name right before "who".
    fn antecedent(&self, offset: usize) -> Option<ActorId> {
        self.actors
            .mentions_before(offset)
            .next()
            .filter(|(mention, _)| mention.span.end + 3 >= offset)
            .map(|(_, id)| id)
    }

    /// True when the pronoun can mean who was heard.
    fn agrees(&self, heard: &Heard, word: &str) -> bool {
        if let Some(id) = heard.actor {
            return self.fits_pronoun(id, word);
        }
        let noun = self.head(heard);
        if wording::body(&noun).is_some() {
            return matches!(word, "it" | "they");
        }
        match heard.kind {
            SpeakerKind::Document => word == "it",
            SpeakerKind::Named => word != "it",
            _ if wording::is_person(&noun) => {
                let gender = wording::gender(&noun);
                word == "they"
                    || word == "he" && gender != Some(Gender::Female)
                    || word == "she" && gender != Some(Gender::Male)
            }
            _ => word == "they",
        }
    }

    fn fits_pronoun(&self, id: ActorId, word: &str) -> bool {
        let actor = self.actors.get(id);
        match word {
            "he" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Female),
            "she" => actor.kind == ActorKind::Person && actor.gender != Some(Gender::Male),
            "it" | "they" => actor.kind != ActorKind::Person,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn the_nearest_speaker_or_subject() {
        check(
            "John Moe said he would go. “It is time,” he added.",
            &[
                "Indirect [he would go] said John Moe",
                "Direct [It is time,] added John Moe",
            ],
        );
        check(
            "“We will win,” said John Moe.\n\nNils Dahl came in. “It is time,” he said.",
            &[
                "Direct [We will win,] said John Moe",
                "Direct [It is time,] said Nils Dahl",
            ],
        );
        check(
            "“We will win,” said Jane Roe.\n\nA crowd met Nils Dahl at the gate.\n\n“It is time,” she said.",
            &[
                "Direct [We will win,] said Jane Roe",
                "Direct [It is time,] said Jane Roe",
            ],
        );
    }

    #[test]
    fn they_are_no_single_person() {
        check(
            "“We will win,” said John Moe.\n\n“It is time,” they said.",
            &[
                "Direct [We will win,] said John Moe",
                "Direct [It is time,] said -",
            ],
        );
    }
}
