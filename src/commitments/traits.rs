//! What speaks for a commitment and against it: the traits whose weights make its confidence.

use super::confidence::Traits;
use super::context::Context;
use super::draft::Draft;
use super::lemma;
use super::modals::OUTCOMES;
use crate::analysis::{ActorId, ActorKind, Commitment, MentionKind};
use crate::report::names;
use crate::tagging::Tag;
use crate::text::Table;
use std::borrow::Cow;
use std::ops::Range;

/// How far a verb is something that one binds oneself to do.
static DOING: Table = crate::text::table!(include_str!("doing.tsv"));

/// Those who judge what others will do, by their first letter.
const fn experts(first: u8) -> &'static [&'static str] {
    match first.to_ascii_lowercase() {
        b'a' => &["analyst"],
        b'e' => &["economist", "expert"],
        b'f' => &["fellow"],
        b'h' => &["historian"],
        b'l' => &["lecturer"],
        b'p' => &["professor"],
        b'r' => &["researcher"],
        b's' => &["scholar", "scientist", "strategist"],
        _ => &[],
    }
}

impl Context<'_> {
    /// Adds the traits of a commitment that came from `draft` by the rule of this name; `nested`: its
    /// cue stands inside the action of another one. In no order.
    pub(super) fn traits(
        &self,
        commitment: &Commitment,
        draft: &Draft,
        rule: &str,
        nested: bool,
        traits: &mut Traits,
    ) {
        traits.add(&["bias"]);
        let stance = names::stance(commitment.stance);
        traits.add(&["stance ", stance, " ", names::status(commitment.status)]);
        for doubt in &draft.doubts {
            traits.add(&["doubt ", doubt]);
        }
        traits.add(&[match draft.doubts.len() {
            0 => "doubts 0",
            1 => "doubts 1",
            _ => "doubts 2",
        }]);
        if let Some(rule) = draft.rare {
            traits.add(&["rare ", rule]);
        }
        if nested {
            traits.add(&["nested"]);
            traits.add(&["nested ", stance]);
        }
        self.traits_of_cue(draft, rule, traits);
        self.traits_of_party(commitment, draft, traits);
        self.traits_of_voice(commitment, rule, traits);
        self.traits_of_content(commitment, draft, traits);
    }

    /// The cue's words, its line in the lists with the frame, the form of its verb, what stands around.
    fn traits_of_cue(&self, draft: &Draft, rule: &str, traits: &mut Traits) {
        traits.add(&["rule ", rule]);
        if let Some((lemma, frame)) = draft.listed {
            let frame = format!("{frame:?}");
            traits.add(&["lemma ", lemma]);
            traits.add(&["frame ", &frame]);
            traits.add(&["frame ", lemma, " ", &frame]);
        }
        let cue = draft.cue.clone();
        self.traits_of_words("cue ", cue.start..cue.end.min(cue.start + 8), traits);
        let head = draft.listed.map_or(cue.start, |(lemma, _)| {
            let first = lemma.split(' ').next().unwrap_or_default();
            cue.clone()
                .find(|&at| lemma::is_form(self.document.word(at), first))
                .unwrap_or(cue.start)
        });
        traits.add(&["form ", rule, " ", self.tag(head).code()]);
        if self.is_negated(cue.start, cue.end) {
            traits.add(&["negated"]);
        }
        let subject = draft.subject.clone().filter(|subject| !subject.is_empty());
        if let Some(subject) = &subject {
            let gap = cue.start.saturating_sub(subject.end);
            traits.add(&["gap ", ["0", "1", "2", "3", "4"][gap.min(4)]]);
            if subject.start > self.floor(cue.start) {
                traits.add(&["before ", &self.lowered(subject.start - 1)]);
            } else {
                traits.add(&["before nothing"]);
            }
        }
    }

    /// A trait for each word, once.
    fn traits_of_words(&self, kind: &str, words: Range<usize>, traits: &mut Traits) {
        for at in words.clone() {
            let word = self.lowered(at);
            if (words.start..at).all(|before| self.lowered(before) != word) {
                traits.add(&[kind, &word]);
            }
        }
    }

    /// What kind of party it is, how it is named.
    fn traits_of_party(&self, commitment: &Commitment, draft: &Draft, traits: &mut Traits) {
        let Some(agent) = commitment.agents.first() else {
            return;
        };
        let kind = agent.actor.map(|id| self.actors.get(id).kind);
        let kind = match kind {
            Some(ActorKind::Person) => "person",
            Some(ActorKind::Organization) => "organization",
            Some(ActorKind::Country) => "country",
            None => "none",
        };
        traits.add(&["agent ", kind]);
        let words = self.document.tokens_in(agent.span);
        if words.len() == 1 && self.tag(words.start) == Tag::Pronoun {
            traits.add(&["subject ", &self.lowered(words.start)]);
            traits.add(&["subject pronoun"]);
        } else if words.len() > 8 {
            traits.add(&["subject long"]);
        }
        let demonym = self
            .actors
            .mention_at(agent.span.start)
            .is_some_and(|(mention, _)| mention.kind == MentionKind::Demonym);
        if demonym {
            traits.add(&["subject demonym"]);
        }
        // "we" of a minister is one word for two.
        if commitment
            .agents
            .last()
            .is_some_and(|last| last.span != agent.span)
        {
            traits.add(&["agents many"]);
        }
        if words.start > draft.cue.start {
            traits.add(&["agent behind"]);
        }
    }

    /// In whose mouth it stands, and where.
    fn traits_of_voice(&self, commitment: &Commitment, rule: &str, traits: &mut Traits) {
        let quote = commitment
            .quote
            .map_or("none", |id| names::quote(self.quotes.get(id).kind));
        traits.add(&["quote ", quote]);
        traits.add(&["quote ", quote, " ", rule]);
        let source = commitment.source.as_ref();
        let source_kind = source.map_or("none", |source| names::speaker(source.kind));
        traits.add(&["source ", source_kind]);
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        if agent.is_some() && source.is_some_and(|source| source.actor == agent) {
            traits.add(&["own"]);
            traits.add(&["own ", rule]);
        }
        let said = commitment.quote.and_then(|id| self.quotes.get(id).cue);
        if let Some(cue) = said {
            let words = self.document.tokens_in(cue);
            let first = words.start..words.end.min(words.start + 3);
            self.traits_of_words("said ", first, traits);
        }
        self.traits_of_speaker(commitment, traits);
        traits.add(&[match commitment.paragraph {
            None => "place headline",
            Some(0..2) => "place lead",
            Some(2..8) => "place early",
            Some(8..) => "place late",
        }]);
    }

    /// The first word of the content, its form and the length; conditions and times.
    fn traits_of_content(&self, commitment: &Commitment, draft: &Draft, traits: &mut Traits) {
        if !commitment.conditions.is_empty() {
            traits.add(&["condition"]);
        }
        if commitment.time.is_some() {
            traits.add(&["time"]);
        }
        let content = draft.head..draft.action.content.end.max(draft.head + 1);
        let words = content.clone().filter(|&at| self.document.is_word(at));
        traits.add(&[
            "length ",
            match words.take(16).count() {
                0 | 1 => "1",
                2..5 => "2-4",
                5..9 => "5-8",
                9..16 => "9-15",
                _ => "16+",
            },
        ]);
        traits.add(&["content ", &self.lowered(content.start)]);
        traits.add(&["begins ", self.tag(content.start).code()]);
        if self.is_harm(&content) {
            traits.add(&["harm"]);
        }
        let head = content
            .clone()
            .take(4)
            .find(|&at| self.tag(at).is_verb() || at == content.start);
        let word = head.map_or("", |at| self.document.word(at));
        traits.add(&["doing ", doing(word)]);
        if lemma::is_listed(&OUTCOMES, word) {
            traits.add(&["outcome"]);
        }
    }

    /// How the speaker stands to the party: himself, of the same state, an expert, a bearer of a title.
    fn traits_of_speaker(&self, commitment: &Commitment, traits: &mut Traits) {
        let Some(source) = &commitment.source else {
            return;
        };
        let speaker = source.actor.map(|id| self.actors.get(id));
        let roles = speaker.map_or(&[][..], |actor| &actor.roles);
        let judges = roles.iter().any(|role| names_expert(role))
            || names_expert(self.document.slice(source.span));
        if judges {
            traits.add(&["speaker expert"]);
        } else if !roles.is_empty() {
            traits.add(&["speaker titled"]);
        }
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        let same = |id: ActorId| {
            let country = self.actors.get(id).country;
            country.is_some() && speaker.and_then(|actor| actor.country) == country
        };
        traits.add(&[match agent {
            Some(id) if Some(id) == source.actor => "speaks of himself",
            Some(id) if same(id) => "speaks of his state",
            Some(id) if self.actors.get(id).kind == ActorKind::Person => "speaks of another",
            Some(_) => "speaks of a body",
            None => "speaks of unnamed",
        }]);
    }

    /// Token `index` in lower case, with straight apostrophes.
    fn lowered(&self, index: usize) -> Cow<'_, str> {
        let word = self.document.word(index);
        let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if word.bytes().all(small) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase().replace('’', "'"))
        }
    }
}

/// The words call somebody an expert.
fn names_expert(words: &str) -> bool {
    let bytes = words.as_bytes();
    bytes.iter().enumerate().any(|(at, first)| {
        experts(*first).iter().any(|expert| {
            let word = bytes.get(at..at + expert.len());
            word.is_some_and(|word| word.eq_ignore_ascii_case(expert.as_bytes()))
        })
    })
}

/// A base form that one binds oneself to more often than it is forecast: "stage", "host".
pub(super) fn is_deed(word: &str) -> bool {
    DOING
        .get_lower(word)
        .and_then(|score| score.parse::<i32>().ok())
        .is_some_and(|score| score >= 3)
}

/// A step from "low" (it happens) to "high" (one binds oneself to do it).
fn doing(word: &str) -> &'static str {
    let score = lemma::find(&DOING, word, |base| DOING.get(base)?.parse::<i32>().ok());
    match score {
        None => "unknown",
        Some(..-7) => "very low",
        Some(-7..-3) => "low",
        Some(-3..3) => "middle",
        Some(3..8) => "high",
        Some(8..) => "very high",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_holds_numbers() {
        assert_eq!(DOING.faults(), Vec::<String>::new());
        assert!(DOING.iter().all(|(_, score)| score.parse::<i32>().is_ok()));
    }

    #[test]
    fn what_happens_is_told_from_what_is_done() {
        assert_eq!(doing("suffered"), "low");
        assert_eq!(doing("accepting"), "very high");
        assert_eq!(doing("xyzzy"), "unknown");
    }

    #[test]
    fn experts_are_known_by_what_they_are_called() {
        for words in [
            "Economist",
            "the harbour’s chief Geoscientist",
            "a fellow at",
        ] {
            assert!(names_expert(words), "{words}");
        }
        for words in ["expat", "fellowes", "an analyses", ""] {
            assert_eq!(names_expert(words), words.contains("fellow"), "{words}");
        }
    }
}
