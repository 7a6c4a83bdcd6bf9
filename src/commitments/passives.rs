//! Passive cues: "signed by both states", "was promised a berth", "an agreement was reached on".

use super::content::Action;
use super::context::Context;
use super::cues::{Cue, Frame};
use super::doubts::Doubt;
use super::draft::Draft;
use super::groups::Group;
use super::objects::{BILLS, CALLS, DEALS, PLANS};
use crate::analysis::Party;

impl Context<'_> {
    /// "the deal was signed by both states", "the offer was rejected by Oslo".
    pub(super) fn passive(&self, cue: &Cue, frame: Frame, group: Group) -> Option<Vec<Draft>> {
        let near = cue.tokens.end..group.ceiling.min(cue.tokens.end + 6);
        let by = near.clone().find(|&at| self.document.is(at, "by"))?;
        let subject = self.subject(group.start, group.floor)?;
        let list = match frame {
            Frame::Deal => Some(&DEALS),
            Frame::Plan => Some(&PLANS),
            Frame::Call => Some(&CALLS),
            Frame::Bill => Some(&BILLS),
            _ => None,
        };
        let listed = list.is_none_or(|list| {
            subject
                .clone()
                .any(|at| list.contains_lower_at(self.document, at))
        });
        let agent = self.noun_phrase_from(by + 1, group.ceiling);
        let agents = self.bound(&agent, cue.tokens.start);
        let kind = if group.negated {
            cue.entry.kind.negated(group.yet, false)?
        } else {
            cue.entry.kind
        };
        let action = Action {
            content: subject,
            tail: agent.end..group.ceiling,
        };
        (listed && !agents.is_empty()).then(|| {
            vec![Draft::new(
                kind,
                agents,
                group.start..cue.tokens.end,
                action,
            )]
        })
    }

    /// "The mill was promised a berth by Lima", "was offered £3m": what stands behind the verb is
    /// promised, to the subject.
    pub(super) fn promised_to(&self, cue: &Cue, group: Group) -> Option<Vec<Draft>> {
        let start = self.object(cue.tokens.end, group.ceiling)?;
        let end = self.noun_phrase_from(start, group.ceiling).end;
        // "was promised £3m in aid by Lima"
        let by = (end..group.ceiling.min(end + 8))
            .take_while(|&at| !self.tag(at).is_verb() && !self.is_comma(at))
            .find(|&at| self.document.is_any(at, &["by", "from"]));
        let end = by.unwrap_or(end);
        let agents = by.map_or_else(Vec::new, |by| {
            let phrase = self.noun_phrase_from(by + 1, group.ceiling);
            self.bound(&phrase, cue.tokens.start)
        });
        if group.negated {
            return None;
        }
        let unnamed = agents.is_empty();
        let action = Action {
            content: start..end,
            tail: end..group.ceiling,
        };
        let draft = Draft::new(cue.entry.kind, agents, group.start..cue.tokens.end, action)
            .doubted(unnamed, Doubt::PromiserUnnamed);
        Some(vec![draft])
    }

    /// "an agreement was reached with Lima on opening the pier", "a deal has been struck to": the
    /// parties stand behind "between" or "with", or are those who speak.
    pub(super) fn reached(&self, cue: &Cue, group: Group) -> Option<Vec<Draft>> {
        let subject = self.subject(group.start, group.floor)?;
        let listed = subject
            .clone()
            .any(|at| DEALS.contains_lower_at(self.document, at));
        if !listed || group.negated {
            return None;
        }
        let mut after = cue.tokens.end;
        let mut agents: Vec<Party> = Vec::new();
        if self.document.is_any(after, &["between", "with", "by"]) {
            let phrase = self.noun_phrase_from(after + 1, group.ceiling);
            agents = self.bound(&phrase, cue.tokens.start);
            after = phrase.end;
        }
        let on = self
            .document
            .is_any(after, &["on", "for"])
            .then_some(after + 1);
        let what = on
            .and_then(|at| self.gerund_or_noun(at, group.ceiling))
            .or_else(|| self.infinitive(after, group.ceiling));
        let words = group.start..cue.tokens.end;
        let unnamed = agents.is_empty();
        let draft = Draft::of(cue.entry.kind, agents, words)
            .doubted(unnamed, Doubt::PartiesUnnamed)
            .doubted(what.is_none(), Doubt::DealAlone);
        let actions = match what {
            Some(start) => self.actions(start, group.ceiling),
            None => vec![Action {
                content: subject,
                tail: after..group.ceiling,
            }],
        };
        Some(draft.each(actions))
    }
}
