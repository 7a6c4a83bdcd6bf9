//! Who bound themselves to do what, on which condition; who considers, withholds, refuses, threatens.
//!
//! Comes in: the [`Document`] with its tags, the [`Actors`] and the [`Quotes`]. Goes out: the
//! commitments in text order. Cues are looked up in the lists of this folder; each kind of cue has
//! a file that knows where its party and its content stand:
//!
//! | file | cues |
//! |---|---|
//! | `verbs.rs` | "pledged to", "signed", "refused to" |
//! | `urging.rs` | "urged Kyiv to", "demanded that", "promised that" |
//! | `passives.rs` | "signed by both", "was promised", "an agreement was reached on" |
//! | `nouns.rs` | "its pledge to", "Oslo's threat to", "no commitment" |
//! | `calls.rs` | "calls on Lima to", "pressure to", "the demand that" |
//! | `adjectives.rs` | "ready to", "expected to", "unclear whether" |
//! | `modals.rs`, `modal_words.rs` | "will", "won't", "would", "may" in somebody's mouth |
//! | `announcements.rs` | "will be opened", "there will be" |
//! | `questions.rs` | "did not say whether it would", "or face" |
//! | `removals.rs` | "were removed from the draft" |
//! | `predicates.rs` | "a subject for discussion", "on the table" |
//! | `headlines.rs` | "Oslo to send troops" |
//!
//! `clauses.rs` says where a cue's clause begins and ends, `groups.rs` reads verb groups, `holders.rs` whose a noun is, `doubts.rs` and `harm.rs` what speaks against a cue and
//! what harms; `rules.rs`, `words.rs`, `forms.rs` and `entries.rs` find cues by their words; `subjects.rs` and `phrases.rs` find subjects and noun phrases, `objects.rs` what stands behind a cue, `content.rs` where an action
//! ends, `conditions.rs` and `times.rs` what binds it, `parties.rs` and `pronouns.rs` who is meant, `mouths.rs` for whom a
//! speaker may promise, `traits.rs` what speaks for it and against it, `experts.rs` who is an expert,
//! `confidence.rs` and `weights.rs` how far to trust it.
//! A rule says what it doubts and leaves the decision to the confidence.
//! The stance comes from the cue, negation turns it, and an action that harms makes a promise a
//! threat.

mod adjectives;
mod announcements;
mod calls;
mod clauses;
mod conditions;
mod confidence;
mod content;
mod context;
mod cues;
mod dates;
mod doubts;
mod draft;
mod entries;
mod experts;
mod forms;
mod frames;
mod groups;
mod harm;
mod headlines;
mod holders;
mod lemma;
mod modal_words;
mod modals;
mod mouths;
mod nouns;
mod objects;
mod parties;
mod passives;
mod phrases;
mod predicates;
mod pronouns;
mod questions;
mod removals;
mod rules;
mod subjects;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_parties;
mod times;
mod traits;
mod urging;
mod verbs;
mod weights;
mod words;

use crate::actors::Actors;
use crate::analysis::{Commitment, Stance, Status};
use crate::quotes::Quotes;
use crate::structure::Structure;
use crate::tagging::PartsOfSpeech;
use crate::text::{Document, Span, Token, TokenKind};
pub use confidence::MIN_CONFIDENCE;
use confidence::Traits;
use context::Context;
use draft::Draft;
use rules::{Rule, Rules};

/// Adds a candidate whose cue is the word at byte `head` to those found in its sentence, which
/// begin at `near`; `verb`: it is one.
fn add(candidate: Candidate, head: usize, verb: bool, found: &mut Vec<Candidate>, near: usize) {
    let commitment = &candidate.commitment;
    // "will refuse to sail": the action of one cue begins with another, which turns it.
    let outer = found[near..].iter_mut().find(|outer| {
        let action = outer.commitment.content.start;
        !outer.doubtful && action == head && outer.commitment.cue.start < head
    });
    if let Some(outer) = outer
        && commitment.status != Status::Expected
    {
        let turned = matches!(
            (outer.commitment.stance, commitment.stance),
            (Stance::Commits, Stance::Refuses | Stance::Considers)
                | (Stance::Refuses, Stance::Considers)
        );
        // "is ready for discussions" is ready all the same.
        if turned && verb && outer.commitment.status == Status::Made {
            outer.commitment.stance = commitment.stance;
            outer.commitment.status = commitment.status;
        }
        return;
    }
    // The same words twice: the surer reading stays.
    let twin = found[near..]
        .iter_mut()
        .find(|twin| twin.commitment.content == commitment.content);
    match twin {
        Some(twin) if !twin.doubtful || twin.commitment.confidence >= commitment.confidence => {}
        Some(twin) => *twin = candidate,
        None => found.push(candidate),
    }
}

/// A commitment with what speaks for it and against it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The commitment, with its confidence.
    pub commitment: Commitment,
    /// Names of the traits that its confidence is the sum of.
    pub traits: Vec<String>,
    /// True when some rule speaks against it.
    pub doubtful: bool,
}

/// Finds the commitments of an article, in text order, however doubtful: see [`MIN_CONFIDENCE`].
pub fn find(
    document: &Document,
    tags: &PartsOfSpeech,
    structure: &Structure,
    actors: &Actors,
    quotes: &Quotes,
) -> Vec<Commitment> {
    Context::new(document, tags, structure, actors, quotes)
        .candidates(false)
        .into_iter()
        .map(|candidate| candidate.commitment)
        .collect()
}

/// [`find`] with the traits of each, which the weights of the confidence are learnt from.
pub fn candidates(
    document: &Document,
    tags: &PartsOfSpeech,
    structure: &Structure,
    actors: &Actors,
    quotes: &Quotes,
) -> Vec<Candidate> {
    Context::new(document, tags, structure, actors, quotes).candidates(true)
}

/// No more candidates of a sentence are looked through for those that a new one belongs to.
const NEAR: usize = 8;

impl Context<'_> {
    /// Every commitment that a cue and its surroundings give, in text order; `named`: with the names
    /// of its traits.
    fn candidates(&self, named: bool) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::with_capacity(16);
        let mut places = Rules::places(&self.document.tokens).peekable();
        while let Some(&place) = places.peek() {
            let sentence = self.document.sentence_of(place);
            let first = found.len();
            // What stands inside an action is part of it, not a commitment of its own, mostly.
            let mut covered = Span::default();
            while let Some(index) =
                places.next_if(|place| self.document.sentence_of(*place) == sentence)
            {
                self.read(index, named, &mut covered, &mut found, first);
            }
            found[first..].sort_by_key(|candidate| {
                (candidate.commitment.cue.start, candidate.commitment.content)
            });
        }
        found
    }

    /// Reads a token with which a cue may begin. `covered` are the actions of its sentence so far, and
    /// the candidates from `first` on were found in it.
    fn read(
        &self,
        index: usize,
        named: bool,
        covered: &mut Span,
        found: &mut Vec<Candidate>,
        first: usize,
    ) {
        let token = &self.document.tokens[index];
        let Some((rule, mut drafts)) = self.drafts_at(index, token) else {
            return;
        };
        let cue = token.span;
        let nested = covered.contains(cue);
        for draft in &mut drafts {
            let Some(candidate) = self.candidate(draft, rule, nested, named) else {
                continue;
            };
            let commitment = &candidate.commitment;
            if !candidate.doubtful && !nested {
                let start = commitment.content.start.min(commitment.cue.start);
                *covered = Span::new(start, covered.end.max(commitment.content.end));
            }
            let near = found.len().saturating_sub(NEAR).max(first);
            let verb = self.tag(index).is_verb();
            add(candidate, cue.start, verb, found, near);
        }
    }

    /// The drafts whose cue begins at token `index`, and the rule that found them; none where no
    /// rule finds any.
    fn drafts_at(&self, index: usize, token: &Token) -> Option<(&'static Rule, Vec<Draft>)> {
        let rules = Rules::of_token(token);
        if rules.are_none() || token.kind != TokenKind::Word {
            return None;
        }
        let drafts = rules.iter().map(|rule| (rule, (rule.drafts)(self, index)));
        // Most words begin no cue; the part of speech is asked for last, for it is dear.
        let mut drafts = drafts.filter(|(_, drafts)| !drafts.is_empty());
        drafts.find(|(rule, _)| rules.with_tag(self.tag(index)).have(rule))
    }

    /// The commitment of a draft that came from this rule, with what speaks for it; `nested`: its cue stands inside the action of another.
    fn candidate(
        &self,
        draft: &mut Draft,
        rule: &'static Rule,
        nested: bool,
        named: bool,
    ) -> Option<Candidate> {
        let mut commitment = self.finish(draft)?;
        let mut traits = Traits::new(named);
        self.traits(&commitment, draft, rule, nested, &mut traits);
        commitment.confidence = traits.confidence();
        for agent in &mut commitment.agents {
            self.name_speaker(agent);
        }
        Some(Candidate {
            commitment,
            doubtful: nested || !draft.doubts.is_empty(),
            traits: traits.into_names(),
        })
    }

    /// Words that are both ("plans", "offer") are read by their tag, and the other way where that
    /// finds nothing or something more doubtful.
    fn verb_or_noun_drafts(&self, index: usize) -> Vec<Draft> {
        let document = self.document;
        // Most words are neither, after all, and hardly any is both.
        let listed = (
            cues::VERB_FORMS.hold(document, index),
            cues::NOUN_FORMS.hold(document, index),
        );
        let (verb, noun) = match listed {
            (false, false) => return Vec::new(),
            (true, false) => return self.verb_drafts(index),
            (false, true) => return self.noun_drafts(index),
            (true, true) => (|| self.verb_drafts(index), || self.noun_drafts(index)),
        };
        let doubts = |drafts: &[Draft]| {
            drafts
                .first()
                .map_or(usize::MAX, |draft| draft.doubts.len())
        };
        let by_tag = self.tag(index).is_verb();
        let first = if by_tag { verb() } else { noun() };
        if doubts(&first) == 0 {
            return first;
        }
        let second = if by_tag { noun() } else { verb() };
        if doubts(&second) < doubts(&first) {
            second
        } else {
            first
        }
    }
}
