//! What speaks for a commitment and against it: the traits whose weights make its confidence.

use super::confidence::{Known, Traits, WordWeights};
use super::context::Context;
use super::draft::Draft;
use super::experts::names_expert;
use super::lemma;
use super::modals::is_outcome;
use super::rules::Rule;
use super::weights::{
    BEFORE_WORDS, BEGINNINGS, CONTENT_WORDS, CUE_WORDS, FRAMES, LEMMAS, NESTED_STANCES, SAID_WORDS,
    STANCES, SUBJECT_WORDS, VOICES,
};
use crate::analysis::{ActorId, ActorKind, Commitment, MentionKind, QuoteKind, SpeakerKind};
use crate::report::names;
use crate::tagging::Tag;
use crate::text::Table;
use std::borrow::Cow;
use std::ops::Range;

/// How far a verb is something that one binds oneself to do.
static DOING: Table = crate::text::table!(include_str!("doing.tsv"));

impl Context<'_> {
    /// Adds the traits of a commitment that came from `draft` by this rule; `nested`: its
    /// cue stands inside the action of another one. In no order.
    pub(super) fn traits(
        &self,
        commitment: &Commitment,
        draft: &Draft,
        rule: &'static Rule,
        nested: bool,
        traits: &mut Traits,
    ) {
        static ALWAYS: Known = Known::new("bias");
        static DOUBTS: [Known; 3] = Known::all(["doubts 0", "doubts 1", "doubts 2"]);
        static NESTED: Known = Known::new("nested");
        traits.add_known(&ALWAYS);
        let stance = names::stance(commitment.stance);
        let weight = STANCES[commitment.stance as usize][commitment.status as usize];
        let status = names::status(commitment.status);
        traits.add_weighed(weight, &["stance ", stance, " ", status]);
        for (doubt, weight) in draft.doubts.weighed() {
            traits.add_weighed(weight, &["doubt ", doubt]);
        }
        traits.add_known(&DOUBTS[draft.doubts.len().min(2)]);
        if let Some(rule) = draft.rare {
            traits.add(&["rare ", rule]);
        }
        if nested {
            traits.add_known(&NESTED);
            let weight = NESTED_STANCES[commitment.stance as usize];
            traits.add_weighed(weight, &["nested ", stance]);
        }
        self.traits_of_cue(draft, rule, traits);
        self.traits_of_party(commitment, draft, traits);
        self.traits_of_voice(commitment, rule, traits);
        self.traits_of_content(commitment, draft, traits);
    }

    /// The cue's words, its line in the lists with the frame, the form of its verb, what stands around.
    fn traits_of_cue(&self, draft: &Draft, rule: &'static Rule, traits: &mut Traits) {
        static NEGATED: Known = Known::new("negated");
        static GAPS: [Known; 5] = Known::all(["gap 0", "gap 1", "gap 2", "gap 3", "gap 4"]);
        static NOTHING_BEFORE: Known = Known::new("before nothing");
        traits.add_weighed(rule.weights.itself, &["rule ", rule.name]);
        if let Some((lemma, frame)) = draft.listed {
            traits.add_phrase(&LEMMAS, &[lemma]);
            traits.add_phrase(&FRAMES, &[frame.trait_name()]);
            traits.add_phrase(&FRAMES, &[lemma, " ", frame.trait_name()]);
        }
        let cue = draft.cue.clone();
        self.traits_of_words(&CUE_WORDS, cue.start..cue.end.min(cue.start + 8), traits);
        let head = draft.listed.map_or(cue.start, |(lemma, _)| {
            let first = lemma.split(' ').next().unwrap_or_default();
            cue.clone()
                .find(|&at| lemma::is_form(self.document.word(at), first))
                .unwrap_or(cue.start)
        });
        let form = self.tag(head);
        let weight = rule.weights.forms[form as usize];
        traits.add_weighed(weight, &["form ", rule.name, " ", form.code()]);
        if self.is_negated(cue.start, cue.end) {
            traits.add_known(&NEGATED);
        }
        let subject = draft.subject.clone().filter(|subject| !subject.is_empty());
        if let Some(subject) = &subject {
            let gap = cue.start.saturating_sub(subject.end);
            traits.add_known(&GAPS[gap.min(4)]);
            if subject.start > self.floor(cue.start) {
                self.add_word(&BEFORE_WORDS, subject.start - 1, traits);
            } else {
                traits.add_known(&NOTHING_BEFORE);
            }
        }
    }

    /// A trait for each word, once.
    fn traits_of_words<const SLOTS: usize>(
        &self,
        weights: &WordWeights<SLOTS>,
        words: Range<usize>,
        traits: &mut Traits,
    ) {
        for at in words.clone() {
            if (words.start..at).all(|before| !self.is_same_word(before, at)) {
                self.add_word(weights, at, traits);
            }
        }
    }

    /// The trait of one word.
    fn add_word<const SLOTS: usize>(
        &self,
        weights: &WordWeights<SLOTS>,
        index: usize,
        traits: &mut Traits,
    ) {
        traits.add_word(weights, self.document, index, || self.lowered(index));
    }

    /// What kind of party it is, how it is named.
    fn traits_of_party(&self, commitment: &Commitment, draft: &Draft, traits: &mut Traits) {
        static KINDS: [Known; 4] = Known::all([
            "agent person",
            "agent organization",
            "agent country",
            "agent none",
        ]);
        static PRONOUN: Known = Known::new("subject pronoun");
        static LONG: Known = Known::new("subject long");
        static DEMONYM: Known = Known::new("subject demonym");
        static MANY: Known = Known::new("agents many");
        static BEHIND: Known = Known::new("agent behind");
        let Some(agent) = commitment.agents.first() else {
            return;
        };
        let kind = agent.actor.map(|id| self.actors.get(id).kind);
        traits.add_known(match kind {
            Some(ActorKind::Person) => &KINDS[0],
            Some(ActorKind::Organization) => &KINDS[1],
            Some(ActorKind::Country) => &KINDS[2],
            None => &KINDS[3],
        });
        let words = self.document.tokens_in(agent.span);
        if words.len() == 1 && self.tag(words.start) == Tag::Pronoun {
            self.add_word(&SUBJECT_WORDS, words.start, traits);
            traits.add_known(&PRONOUN);
        } else if words.len() > 8 {
            traits.add_known(&LONG);
        }
        let demonym = self
            .actors
            .mention_at(agent.span.start)
            .is_some_and(|(mention, _)| mention.kind == MentionKind::Demonym);
        if demonym {
            traits.add_known(&DEMONYM);
        }
        // "we" of a minister is one word for two.
        let last = commitment.agents.last();
        if last.is_some_and(|last| last.span != agent.span) {
            traits.add_known(&MANY);
        }
        if words.start > draft.cue.start {
            traits.add_known(&BEHIND);
        }
    }

    /// In whose mouth it stands, and where.
    fn traits_of_voice(&self, commitment: &Commitment, rule: &Rule, traits: &mut Traits) {
        static OWN: Known = Known::new("own");
        static PLACES: [Known; 4] =
            Known::all(["place headline", "place lead", "place early", "place late"]);
        static QUOTES: [Known; 5] = Known::all([
            "quote direct",
            "quote mixed",
            "quote indirect",
            "quote unattributed",
            "quote none",
        ]);
        static SOURCES: [Known; 6] = Known::all([
            "source named",
            "source pronoun",
            "source description",
            "source anonymous",
            "source document",
            "source none",
        ]);
        let quote = commitment.quote.map(|id| self.quotes.get(id).kind);
        traits.add_known(match quote {
            Some(QuoteKind::Direct) => &QUOTES[0],
            Some(QuoteKind::Mixed) => &QUOTES[1],
            Some(QuoteKind::Indirect) => &QUOTES[2],
            Some(QuoteKind::Unattributed) => &QUOTES[3],
            None => &QUOTES[4],
        });
        let voice = quote.map_or(VOICES.len() - 1, |quote| quote as usize);
        let weight = rule.weights.quotes[voice];
        traits.add_weighed(weight, &["quote ", VOICES[voice], " ", rule.name]);
        let source = commitment.source.as_ref();
        traits.add_known(match source.map(|source| source.kind) {
            Some(SpeakerKind::Named) => &SOURCES[0],
            Some(SpeakerKind::Pronoun) => &SOURCES[1],
            Some(SpeakerKind::Description) => &SOURCES[2],
            Some(SpeakerKind::Anonymous) => &SOURCES[3],
            Some(SpeakerKind::Document) => &SOURCES[4],
            None => &SOURCES[5],
        });
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        if agent.is_some() && source.is_some_and(|source| source.actor == agent) {
            traits.add_known(&OWN);
            traits.add_weighed(rule.weights.own, &["own ", rule.name]);
        }
        let said = commitment.quote.and_then(|id| self.quotes.get(id).cue);
        if let Some(cue) = said {
            let words = self.document.tokens_in(cue);
            let first = words.start..words.end.min(words.start + 3);
            self.traits_of_words(&SAID_WORDS, first, traits);
        }
        self.traits_of_speaker(commitment, traits);
        traits.add_known(match commitment.paragraph {
            None => &PLACES[0],
            Some(0..2) => &PLACES[1],
            Some(2..8) => &PLACES[2],
            Some(8..) => &PLACES[3],
        });
    }

    /// The first word of the content, its form and the length; conditions and times.
    fn traits_of_content(&self, commitment: &Commitment, draft: &Draft, traits: &mut Traits) {
        static CONDITION: Known = Known::new("condition");
        static TIME: Known = Known::new("time");
        static LENGTHS: [Known; 5] = Known::all([
            "length 1",
            "length 2-4",
            "length 5-8",
            "length 9-15",
            "length 16+",
        ]);
        static HARM: Known = Known::new("harm");
        static OUTCOME: Known = Known::new("outcome");
        if !commitment.conditions.is_empty() {
            traits.add_known(&CONDITION);
        }
        if commitment.time.is_some() {
            traits.add_known(&TIME);
        }
        let content = draft.head..draft.action.content.end.max(draft.head + 1);
        let words = content.clone().filter(|&at| self.document.is_word(at));
        traits.add_known(match words.take(16).count() {
            0 | 1 => &LENGTHS[0],
            2..5 => &LENGTHS[1],
            5..9 => &LENGTHS[2],
            9..16 => &LENGTHS[3],
            _ => &LENGTHS[4],
        });
        self.add_word(&CONTENT_WORDS, content.start, traits);
        let first = self.tag(content.start);
        traits.add_weighed(BEGINNINGS[first as usize], &["begins ", first.code()]);
        if self.is_harm(&content) {
            traits.add_known(&HARM);
        }
        let head = content
            .clone()
            .take(4)
            .find(|&at| self.tag(at).is_verb() || at == content.start);
        let word = head.map_or("", |at| self.document.word(at));
        traits.add_known(doing(word));
        if head.is_some_and(|head| is_outcome(self.document, head)) {
            traits.add_known(&OUTCOME);
        }
    }

    /// How the speaker stands to the party: himself, of the same state, an expert, a bearer of a title.
    fn traits_of_speaker(&self, commitment: &Commitment, traits: &mut Traits) {
        static EXPERT: Known = Known::new("speaker expert");
        static TITLED: Known = Known::new("speaker titled");
        static ABOUT: [Known; 5] = Known::all([
            "speaks of himself",
            "speaks of his state",
            "speaks of another",
            "speaks of a body",
            "speaks of unnamed",
        ]);
        let Some(source) = &commitment.source else {
            return;
        };
        let speaker = source.actor.map(|id| self.actors.get(id));
        let roles = speaker.map_or(&[][..], |actor| &actor.roles);
        let judges = roles.iter().any(|role| names_expert(role))
            || names_expert(self.document.slice(source.span));
        if judges {
            traits.add_known(&EXPERT);
        } else if !roles.is_empty() {
            traits.add_known(&TITLED);
        }
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        let same = |id: ActorId| {
            let country = self.actors.get(id).country;
            country.is_some() && speaker.and_then(|actor| actor.country) == country
        };
        traits.add_known(match agent {
            Some(id) if Some(id) == source.actor => &ABOUT[0],
            Some(id) if same(id) => &ABOUT[1],
            Some(id) if self.actors.get(id).kind == ActorKind::Person => &ABOUT[2],
            Some(_) => &ABOUT[3],
            None => &ABOUT[4],
        });
    }

    /// The tokens are one word, [`lowered`](Self::lowered).
    fn is_same_word(&self, one: usize, other: usize) -> bool {
        let (word, others) = (self.document.word(one), self.document.word(other));
        if word.is_ascii() && others.is_ascii() {
            word.eq_ignore_ascii_case(others)
        } else {
            self.lowered(one) == self.lowered(other)
        }
    }

    /// Token `index` in lower case, with straight apostrophes.
    fn lowered(&self, index: usize) -> Cow<'_, str> {
        let word = self.document.word(index);
        let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if word.bytes().all(small) {
            Cow::Borrowed(word)
        } else if word.is_ascii() {
            Cow::Owned(word.to_ascii_lowercase())
        } else {
            Cow::Owned(word.to_lowercase().replace('’', "'"))
        }
    }
}

/// A base form that one binds oneself to more often than it is forecast: "stage", "host".
pub(super) fn is_deed(word: &str) -> bool {
    DOING
        .get_lower(word)
        .and_then(|score| score.parse::<i32>().ok())
        .is_some_and(|score| score >= 3)
}

/// A step from "low" (it happens) to "high" (one binds oneself to do it).
fn doing(word: &str) -> &'static Known {
    static STEPS: [Known; 6] = Known::all([
        "doing unknown",
        "doing very low",
        "doing low",
        "doing middle",
        "doing high",
        "doing very high",
    ]);
    let score = lemma::find(&DOING, word, |base| DOING.get(base)?.parse::<i32>().ok());
    match score {
        None => &STEPS[0],
        Some(..-7) => &STEPS[1],
        Some(-7..-3) => &STEPS[2],
        Some(-3..3) => &STEPS[3],
        Some(3..8) => &STEPS[4],
        Some(8..) => &STEPS[5],
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
        assert_eq!(doing("suffered").name(), "doing low");
        assert_eq!(doing("accepting").name(), "doing very high");
        assert_eq!(doing("xyzzy").name(), "doing unknown");
    }
}
