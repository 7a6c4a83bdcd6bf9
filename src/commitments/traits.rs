//! What speaks for a commitment and against it: the traits whose weights make its confidence.

use super::context::Context;
use super::draft::Draft;
use super::lemma;
use super::modals::OUTCOMES;
use crate::analysis::{ActorId, ActorKind, Commitment, MentionKind};
use crate::report::names;
use crate::tagging::Tag;
use crate::text::Table;

/// How far a verb is something that one binds oneself to do.
static DOING: Table = crate::text::table!(include_str!("doing.tsv"));

/// Those who judge what others will do.
const EXPERTS: &[&str] = &[
    "analyst",
    "economist",
    "expert",
    "fellow",
    "historian",
    "lecturer",
    "professor",
    "researcher",
    "scholar",
    "scientist",
    "strategist",
];

impl Context<'_> {
    /// The traits of a commitment that came from `draft` by the rule of this name; `nested`: its
    /// cue stands inside the action of another one. Each once, in no order.
    pub(super) fn traits(
        &self,
        commitment: &Commitment,
        draft: &Draft,
        rule: &str,
        nested: bool,
    ) -> Vec<String> {
        let mut traits = vec!["bias".to_owned()];
        let stance = names::stance(commitment.stance);
        traits.push(format!(
            "stance {stance} {}",
            names::status(commitment.status)
        ));
        traits.extend(draft.doubts.iter().map(|doubt| format!("doubt {doubt}")));
        traits.push(match draft.doubts.len() {
            0 => "doubts 0".to_owned(),
            1 => "doubts 1".to_owned(),
            _ => "doubts 2".to_owned(),
        });
        traits.extend(draft.rare.iter().map(|rule| format!("rare {rule}")));
        if nested {
            traits.push("nested".to_owned());
            traits.push(format!("nested {stance}"));
        }
        self.traits_of_cue(draft, rule, &mut traits);
        self.traits_of_party(commitment, draft, &mut traits);
        self.traits_of_voice(commitment, rule, &mut traits);
        self.traits_of_content(commitment, draft, &mut traits);
        traits.sort_unstable();
        traits.dedup();
        traits
    }

    /// The cue's words, its line in the lists with the frame, the form of its verb, what stands around.
    fn traits_of_cue(&self, draft: &Draft, rule: &str, traits: &mut Vec<String>) {
        traits.push(format!("rule {rule}"));
        if let Some((lemma, frame)) = draft.listed {
            traits.push(format!("lemma {lemma}"));
            traits.push(format!("frame {frame:?}"));
            traits.push(format!("frame {lemma} {frame:?}"));
        }
        let cue = draft.cue.clone();
        for at in cue.start..cue.end.min(cue.start + 8) {
            traits.push(format!("cue {}", self.lowered(at)));
        }
        let head = draft.listed.map_or(cue.start, |(lemma, _)| {
            let first = lemma.split(' ').next().unwrap_or_default();
            cue.clone()
                .find(|&at| lemma::is_form(self.document.word(at), first))
                .unwrap_or(cue.start)
        });
        traits.push(format!("form {rule} {}", self.tag(head).code()));
        if self.is_negated(cue.start, cue.end) {
            traits.push("negated".to_owned());
        }
        let subject = draft.subject.clone().filter(|subject| !subject.is_empty());
        if let Some(subject) = &subject {
            let gap = cue.start.saturating_sub(subject.end);
            traits.push(format!("gap {}", gap.min(4)));
            if subject.start > self.floor(cue.start) {
                traits.push(format!("before {}", self.lowered(subject.start - 1)));
            } else {
                traits.push("before nothing".to_owned());
            }
        } else if cue.start > self.floor(cue.start) {
            traits.push(format!("preceded {}", self.tag(cue.start - 1).code()));
        }
    }

    /// What kind of party it is, how it is named, how much of the article is about it.
    fn traits_of_party(&self, commitment: &Commitment, draft: &Draft, traits: &mut Vec<String>) {
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
        traits.push(format!("agent {kind}"));
        if let Some(id) = agent.actor {
            let salience = match self.actors.get(id).salience {
                s if s > 0.6 => "high",
                s if s > 0.3 => "middle",
                _ => "low",
            };
            traits.push(format!("salience {salience}"));
        }
        let words = self.document.tokens_in(agent.span);
        if words.len() == 1 && self.tag(words.start) == Tag::Pronoun {
            traits.push(format!("subject {}", self.lowered(words.start)));
            traits.push("subject pronoun".to_owned());
        } else if words.len() > 8 {
            traits.push("subject long".to_owned());
        }
        let demonym = self
            .actors
            .mention_at(agent.span.start)
            .is_some_and(|(mention, _)| mention.kind == MentionKind::Demonym);
        if demonym {
            traits.push("subject demonym".to_owned());
        }
        if commitment.agents.len() > 1 {
            traits.push("agents many".to_owned());
        }
        if words.start > draft.cue.start {
            traits.push("agent behind".to_owned());
        }
    }

    /// In whose mouth it stands, and where.
    fn traits_of_voice(&self, commitment: &Commitment, rule: &str, traits: &mut Vec<String>) {
        let quote = commitment
            .quote
            .map_or("none", |id| names::quote(self.quotes.get(id).kind));
        traits.push(format!("quote {quote}"));
        traits.push(format!("quote {quote} {rule}"));
        let source = commitment.source.as_ref();
        let source_kind = source.map_or("none", |source| names::speaker(source.kind));
        traits.push(format!("source {source_kind}"));
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        if agent.is_some() && source.is_some_and(|source| source.actor == agent) {
            traits.push("own".to_owned());
            traits.push(format!("own {rule}"));
        }
        let said = commitment.quote.and_then(|id| self.quotes.get(id).cue);
        if let Some(cue) = said {
            let words = self.document.tokens_in(cue);
            traits.extend(words.take(3).map(|at| format!("said {}", self.lowered(at))));
        }
        self.traits_of_speaker(commitment, traits);
        traits.push(match commitment.paragraph {
            None => "place headline".to_owned(),
            Some(0..2) => "place lead".to_owned(),
            Some(2..8) => "place early".to_owned(),
            Some(8..) => "place late".to_owned(),
        });
    }

    /// The first word of the content, its form and the length; conditions and times.
    fn traits_of_content(&self, commitment: &Commitment, draft: &Draft, traits: &mut Vec<String>) {
        if !commitment.conditions.is_empty() {
            traits.push("condition".to_owned());
        }
        if commitment.time.is_some() {
            traits.push("time".to_owned());
        }
        let content = draft.action.content.clone();
        let words = content.clone().filter(|&at| self.document.is_word(at));
        traits.push(format!(
            "length {}",
            match words.take(16).count() {
                0 | 1 => "1",
                2..5 => "2-4",
                5..9 => "5-8",
                9..16 => "9-15",
                _ => "16+",
            }
        ));
        traits.push(format!("content {}", self.lowered(content.start)));
        traits.push(format!("begins {}", self.tag(content.start).code()));
        if self.is_harm(&content) {
            traits.push("harm".to_owned());
        }
        let head = content
            .clone()
            .take(4)
            .find(|&at| self.tag(at).is_verb() || at == content.start);
        let word = head.map_or("", |at| self.document.word(at));
        traits.push(format!("doing {}", doing(word)));
        if lemma::is_listed(&OUTCOMES, word) {
            traits.push("outcome".to_owned());
        }
    }

    /// How the speaker stands to the party: himself, of the same state, an expert, a bearer of a title.
    fn traits_of_speaker(&self, commitment: &Commitment, traits: &mut Vec<String>) {
        let Some(source) = &commitment.source else {
            return;
        };
        let speaker = source.actor.map(|id| self.actors.get(id));
        let roles = speaker.map_or(&[][..], |actor| &actor.roles);
        let expert = |words: &str| {
            let words = words.to_lowercase();
            EXPERTS.iter().any(|expert| words.contains(expert))
        };
        let judges =
            roles.iter().any(|role| expert(role)) || expert(self.document.slice(source.span));
        if judges {
            traits.push("speaker expert".to_owned());
        } else if !roles.is_empty() {
            traits.push("speaker titled".to_owned());
        }
        let agent = commitment.agents.first().and_then(|agent| agent.actor);
        let same = |id: ActorId| {
            let country = self.actors.get(id).country;
            country.is_some() && speaker.and_then(|actor| actor.country) == country
        };
        traits.push(match agent {
            Some(id) if Some(id) == source.actor => "speaks of himself".to_owned(),
            Some(id) if same(id) => "speaks of his state".to_owned(),
            Some(id) if self.actors.get(id).kind == ActorKind::Person => {
                "speaks of another".to_owned()
            }
            Some(_) => "speaks of a body".to_owned(),
            None => "speaks of unnamed".to_owned(),
        });
    }

    fn lowered(&self, index: usize) -> String {
        self.document.word(index).to_lowercase().replace('’', "'")
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
}
