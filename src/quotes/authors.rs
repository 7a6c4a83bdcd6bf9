//! Who speaks through a document: "the statement", "a letter which said".

use super::desk::{Desk, MEMORY};
use super::speakers::Meant;
use super::wording;
use crate::analysis::{MentionKind, Speaker, SpeakerKind};
use crate::text::{Document, Span, WordFilter};

/// Words that lead to the document in which something is said.
const LEADS: [&str; 2] = ["in", "via"];
static LEADING: WordFilter<4> = WordFilter::none().with(&LEADS);

impl Desk<'_, '_> {
    /// Remembers what a speaker issued: "said in a **statement**", "wrote in a **letter**".
    pub(super) fn issue(&mut self, cue: Span, speaker: &Speaker) {
        if speaker.kind == SpeakerKind::Document {
            return;
        }
        let Some(name) = &speaker.name else {
            return;
        };
        let document = self.document;
        let before = || {
            let sentence = document.sentence_of(document.token_behind(speaker.span.start));
            let sentence = document.sentences.get(sentence)?;
            let end = speaker.span.start.min(sentence.span.start + 40);
            issued(document, sentence.tokens.start, end)
        };
        let behind = document.token_behind(cue.end);
        let noun = issued(document, behind, cue.end + 60).or_else(before);
        if let Some(noun) = noun {
            self.issued.push((noun, (speaker.actor, name.clone())));
        }
    }

    /// Who issued "the statement": who is said to, whose name stands before the noun ("the **Reuters**
    /// report"), or whoever spoke last.
    pub(super) fn author(&self, span: Span, core: Span) -> Option<Meant> {
        let noun = wording::head(self.document, core);
        let named = self
            .actors
            .mentions_in(core)
            .find(|(mention, _)| mention.kind == MentionKind::Name);
        if let Some((_, id)) = named {
            return Some(self.known(id));
        }
        if !wording::is_definite(self.document, core) {
            return None;
        }
        let issued = self
            .issued
            .iter()
            .rev()
            .take(MEMORY)
            .find(|(issued, ..)| *issued == noun)
            .map(|(_, meant)| meant.clone());
        issued.or_else(|| {
            self.candidates(span)
                .into_iter()
                .filter_map(|candidate| self.heard.get(candidate.heard?))
                .find(|heard| wording::is_message(&noun) && heard.kind != SpeakerKind::Document)
                .map(|heard| self.speaker_of(heard))
        })
    }

    /// "They published a letter **which** said", "the Reuters report, **which** says": the author.
    pub(super) fn author_before(&self, span: Span) -> Option<Meant> {
        let document = self.document;
        let token = document.tokens_in(span).start;
        let comma = usize::from(token > 0 && document.is(token - 1, ","));
        let noun = token.checked_sub(1 + comma)?;
        if !wording::is_document(document, noun) {
            return None;
        }
        let owner = self
            .actors
            .mentions_before(document.tokens.get(noun)?.span.start)
            .next()
            .filter(|(mention, _)| document.tokens_in(mention.span).end + 1 >= noun);
        if let Some((_, id)) = owner {
            return Some(self.known(id));
        }
        let near = self.candidates(span);
        let author = near.first().and_then(|candidate| candidate.actor);
        author
            .filter(|_| wording::is_message(document.word(noun)))
            .map(|id| self.known(id))
    }
}

/// The document that words beside a cue name, from token `first` on up to byte `end`: "in a joint
/// **statement**".
fn issued(document: &Document, first: usize, end: usize) -> Option<String> {
    let tokens = document.tokens.get(first..)?;
    let near = tokens.iter().take_while(|token| token.span.start < end);
    let start = near.enumerate().find_map(|(step, token)| {
        let at = first + step;
        let leads = LEADING.may_be(token) && document.is_any(at, &LEADS);
        leads.then_some(at)
    })?;
    let noun = (start + 2..start + 5)
        .take_while(|at| {
            document
                .tokens
                .get(*at)
                .is_some_and(|it| it.span.start < end)
        })
        .find(|&at| wording::is_document(document, at))?;
    let indefinite = document.is_any(start + 1, &["a", "an", "his", "her", "their", "its"]);
    indefinite.then(|| document.word(noun).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_issued_the_document() {
        check(
            "In a letter, Jane Roe said it was late.\n\nJohn Moe said no.\n\n“It is time,” the letter said.",
            &[
                "Indirect [it was late] said Jane Roe",
                "Indirect [no] said John Moe",
                "Direct [It is time,] said Jane Roe",
            ],
        );
        check(
            "“It is time,” the Acme Holdings report said.",
            &["Direct [It is time,] said Acme Holdings"],
        );
        check(
            "Jane Roe published a letter which said, “It is time.”",
            &["Direct [It is time.] said Jane Roe"],
        );
    }

    #[test]
    fn who_published_the_rules() {
        check(
            "Acme Holdings said no.\n\nThe harbour is closed, according to rules published by the company in May.",
            &[
                "Indirect [no] said Acme Holdings",
                "Indirect [The harbour is closed] according to Acme Holdings",
            ],
        );
    }

    #[test]
    fn laws_have_no_author() {
        check(
            "Jane Roe said it was late.\n\n“It is time,” the law says.",
            &[
                "Indirect [it was late] said Jane Roe",
                "Direct [It is time,] says the law",
            ],
        );
    }
}
