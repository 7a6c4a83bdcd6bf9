//! Verbs that bind their subject: "pledged to", "signed", "refused to", "threatened".

use super::content::Action;
use super::context::Context;
use super::cues::{self, Cue, Frame};
use super::doubts::Doubt;
use super::draft::{Draft, Kind};
use super::groups::Group;
use super::objects::{BILLS, CALLS, DEALS, MEASURES, PLANS};
use crate::analysis::{Party, Stance, Status, Strength};
use crate::tagging::Tag;
use std::cell::OnceCell;
use std::ops::Range;

/// Verbs of wishing and planning: their negation is a no.
const WISHES: &[&str] = &["want", "intend", "plan", "aim", "wish"];

/// Verbs whose passive has the one it is promised to as its subject.
const PROMISING: &[&str] = &["guarantee", "offer", "pledge", "promise"];

/// Verbs of agreeing: failing at them withholds.
const AGREEING: &[&str] = &[
    "agree", "sign", "reach", "ratify", "pass", "approve", "commit", "conclude", "endorse",
    "adopt", "back",
];

impl Context<'_> {
    /// The commitments whose cue is the verb at token `index`.
    pub(super) fn verb_drafts(&self, index: usize) -> Vec<Draft> {
        let Some(cue) = cues::verb(self.document, index) else {
            return Vec::new();
        };
        // Most verbs bind nobody, as what stands behind them tells: that is asked first.
        let known = OnceCell::new();
        let group = &|| *known.get_or_init(|| self.group(index));
        let drafts = cue.entry.frames().find_map(|frame| {
            let drafts = self.verb_frame(&cue, frame, group)?;
            (!drafts.is_empty()).then_some((frame, drafts))
        });
        let Some((frame, mut drafts)) = drafts else {
            return self.unlisted(&cue, group).unwrap_or_default();
        };
        list_as(&mut drafts, &cue, frame, group());
        drafts
    }

    /// "signed the Lima Accord", "scrapped the levy": an object that no list holds, where the cue
    /// wants one of a list.
    fn unlisted(&self, cue: &Cue, group: &dyn Fn() -> Group) -> Option<Vec<Draft>> {
        let listed = [
            Frame::Deal,
            Frame::Plan,
            Frame::Call,
            Frame::Measure,
            Frame::Bill,
        ];
        let frame = cue.entry.frames().find(|frame| listed.contains(frame))?;
        let ceiling = self.ceiling(cue.tokens.start);
        let start = self.object(cue.tokens.end, ceiling)?;
        if self.time_at(start, ceiling).is_some() || self.is_time_word(start + 1) {
            return None;
        }
        let behind = self.noun_phrase_from(start, ceiling).end;
        if self.tag(behind) == Tag::Modal || self.tag(behind).is_finite() {
            return None;
        }
        let group = group();
        if group.passive || group.doubt == Some(Doubt::ToInFront) {
            return None;
        }
        let subject = self.subject(group.start, group.floor)?;
        let agents = self.bound(&subject, cue.tokens.start);
        let mut drafts = self.drafts(cue, frame, group, start, &subject, agents);
        list_as(&mut drafts, cue, frame, group);
        for draft in &mut drafts {
            draft.doubts.add(true, Doubt::ObjectUnlisted);
        }
        Some(drafts)
    }

    fn verb_frame(&self, cue: &Cue, frame: Frame, group: &dyn Fn() -> Group) -> Option<Vec<Draft>> {
        let active = matches!(
            frame,
            Frame::Object | Frame::Deal | Frame::Call | Frame::Bill | Frame::Plan
        );
        if active && self.may_be_passive(cue, frame) && group().passive {
            let group = group();
            let promised = frame == Frame::Object && PROMISING.contains(&cue.lemma());
            let given = promised.then(|| self.promised_to(cue, group)).flatten();
            return given
                .or_else(|| self.passive(cue, frame, group))
                .or_else(|| self.reached(cue, group).filter(|_| frame == Frame::Deal));
        }
        match frame {
            Frame::ObjectTo => return self.urged(cue, group),
            Frame::ObjectFor => return self.pressed_for(cue, group),
            Frame::ObjectWith => return self.charged_with(cue, group),
            Frame::That => return self.that_clause(cue, group),
            _ => {}
        }
        let start = self.verb_content(cue, frame, group)?;
        let group = group();
        if active && group.passive {
            return None;
        }
        let subject = self.subject(group.start, group.floor);
        let lost = subject.is_none();
        let subject = subject.unwrap_or(group.start..group.start);
        // "failed to agree" withholds; "failed to arrive" is a misfortune.
        let failing = frame == Frame::AgreeTo && !self.document.is_any(start, AGREEING);
        let idle = self.is_idle(cue, frame, start, group.negated);
        let agents = self.bound(&subject, cue.tokens.start);
        let expected =
            cue.entry.kind.stance == Stance::Considers && cue.entry.kind.status == Status::Expected;
        if frame == Frame::Wanted || frame == Frame::Object && expected {
            return Some(self.demanded(cue, group, start, &agents));
        }
        let mut drafts = self.drafts(cue, frame, group, start, &subject, agents);
        for draft in &mut drafts {
            if let Some(idle) = idle {
                draft.doubts.add(true, idle);
            }
            draft.doubts.add(lost, Doubt::NoSubject);
            draft.doubts.add(failing, Doubt::Failing);
        }
        Some(drafts)
    }

    /// False where the frame has nothing to say of a passive.
    fn may_be_passive(&self, cue: &Cue, frame: Frame) -> bool {
        let end = cue.tokens.end;
        let by = || (end..end + 6).any(|at| self.document.is(at, "by"));
        match frame {
            Frame::Deal => true,
            Frame::Object => PROMISING.contains(&cue.lemma()) || by(),
            Frame::Call | Frame::Bill | Frame::Plan => by(),
            _ => false,
        }
    }

    /// Where the content of the frame begins, when the words behind the cue fit it.
    fn verb_content(&self, cue: &Cue, frame: Frame, group: &dyn Fn() -> Group) -> Option<usize> {
        let ceiling = self.ceiling(cue.tokens.start);
        // "agreed on Friday to run"
        let after = self
            .time_at(cue.tokens.end, ceiling)
            .map_or(cue.tokens.end, |time| time.end);
        let document = self.document;
        let behind = |word: &str| document.is(after, word);
        let itself =
            || document.word(after).ends_with("self") || document.word(after).ends_with("selves");
        match frame {
            Frame::To | Frame::AgreeTo => self.infinitive(after, ceiling),
            Frame::IngTo if self.tag(cue.tokens.start) == Tag::Gerund => {
                self.infinitive(after, ceiling)
            }
            Frame::SelfTo if itself() => self.infinitive(after + 1, ceiling),
            Frame::ToNoun if behind("to") => self.gerund_or_noun(after + 1, ceiling),
            Frame::On if behind("on") && !self.is_time_word(after + 1) => {
                self.gerund_or_noun(after + 1, ceiling)
            }
            Frame::Against if behind("against") => self.gerund_or_noun(after + 1, ceiling),
            Frame::With if behind("with") => self.gerund_or_noun(after + 1, ceiling),
            Frame::OnGerund if behind("on") => self.gerund(after + 1, ceiling),
            Frame::Gerund => self.gerund(after, ceiling),
            Frame::GerundObject if document.word(cue.tokens.start).ends_with("ing") => {
                self.object(after, ceiling)
            }
            Frame::SignGerund => self
                .gerund(after, ceiling)
                .filter(|&at| document.is_any(at, &["signing", "joining", "committing"])),
            // "threatened further actions"; "threatens farmers" is a danger, no announcement.
            Frame::Object if cue.lemma() == "threaten" => {
                self.object(after, ceiling).filter(|&at| {
                    let phrase = self.noun_phrase_from(at, ceiling);
                    let announced =
                        document.is_any(cue.tokens.start, &["threatened", "threatening"]);
                    let action = phrase
                        .clone()
                        .any(|at| document.is_any(at, &["action", "actions", "measures", "steps"]));
                    self.is_harm(&phrase) || announced && action
                })
            }
            Frame::Harm => self.object(after, ceiling).filter(|&at| {
                let mut phrase = self.noun_phrase_from(at, ceiling);
                self.is_harm(&phrase) || phrase.any(|at| document.is(at, "response"))
            }),
            Frame::Object | Frame::Wanted => self.object(after, ceiling),
            Frame::About => ["about", "on", "over", "for"]
                .iter()
                .any(|word| behind(word))
                .then(|| self.gerund_or_noun(after + 1, ceiling))
                .flatten(),
            Frame::Deal => {
                let it = document.is_any(after, &["it", "them"])
                    && matches!(cue.lemma(), "sign" | "ratify");
                let deal = self
                    .listed_object(after, ceiling, &DEALS)
                    .or(it.then_some(cue.tokens.start))?;
                Some(self.purpose(deal, ceiling).unwrap_or(deal))
            }
            Frame::Plan => self.listed_object(after, ceiling, &PLANS),
            Frame::Call => self.listed_object(after, ceiling, &CALLS),
            Frame::Bill => {
                let bill = self.listed_object(after, ceiling, &BILLS)?;
                Some(self.provision(bill, ceiling).unwrap_or(bill))
            }
            Frame::Measure => self.listed_object(after, ceiling, &MEASURES),
            // "has not decided whether to sign", "is debating whether to sign".
            Frame::Wh => document
                .spells(after, &["whether", "to"])
                .then_some(after + 2)
                .filter(|&start| start < ceiling)
                .filter(|_| cue.lemma() != "decide" || group().negated),
            _ => None,
        }
    }

    /// The parties of a subject; "we" and "I" are the speaker of the statement, "they" and "it"
    /// under a reporting verb the subject of that verb ("the two leaders announced that they").
    pub(super) fn bound(&self, subject: &Range<usize>, cue: usize) -> Vec<Party> {
        let statement = self.statement(cue).map(|(_, quote)| quote);
        let pronoun = subject.len() == 1 && self.document.is_any(subject.start, &["they", "it"]);
        let reported = pronoun && !self.quotes.in_marks(self.document.tokens[cue].span.start);
        if let Some(reporting) = statement.and_then(|quote| quote.cue).filter(|_| reported) {
            let verb = self.document.tokens_in(reporting).start;
            let floor = self.floor(verb);
            let phrase = (verb < subject.start)
                .then(|| self.subject(self.group_start(verb, floor), floor))
                .flatten();
            let named = phrase.filter(|phrase| phrase.len() > 1);
            let parties = named
                .map(|phrase| self.parties(phrase, None))
                .unwrap_or_default();
            if !parties.is_empty() {
                return parties;
            }
        }
        if let Some(parties) = self.teller(subject) {
            return parties;
        }
        self.parties(
            subject.clone(),
            statement.and_then(|quote| quote.speaker.as_ref()),
        )
    }

    /// "the mayor's remark that | she would": the pronoun is whose remark it is.
    fn teller(&self, subject: &Range<usize>) -> Option<Vec<Party>> {
        let pronoun = subject.len() == 1
            && self
                .document
                .is_any(subject.start, &["he", "she", "it", "they"]);
        let that = subject.start.checked_sub(1).filter(|_| pronoun)?;
        let owner = that.checked_sub(2)?;
        let remark = self.document.is(that, "that") && self.tag(that - 1) == Tag::Noun;
        if !remark || self.tag(owner) != Tag::Possessive {
            return None;
        }
        let phrase = self.noun_phrase_before(owner, self.floor(owner))?;
        let parties = self.parties(self.possessor(phrase), None);
        (!parties.is_empty()).then_some(parties)
    }

    /// The drafts of the actions that begin at `start`.
    pub(super) fn drafts(
        &self,
        cue: &Cue,
        frame: Frame,
        group: Group,
        start: usize,
        subject: &Range<usize>,
        agents: Vec<Party>,
    ) -> Vec<Draft> {
        let fronted = self.fronted_conditions(self.floor(cue.tokens.start), subject.start);
        let kind = match frame {
            Frame::Against => Kind {
                stance: Stance::Refuses,
                ..cue.entry.kind
            },
            // "hopes to leave": what one hopes of oneself.
            Frame::To if cue.entry.kind.status == Status::Expected => {
                Kind::new(Stance::Commits, Status::Made, Strength::Hedged)
            }
            _ => cue.entry.kind,
        };
        let kind = if group.negated {
            kind.negated(group.yet, WISHES.contains(&cue.lemma()))
        } else {
            Some(kind)
        };
        let Some(kind) = kind else { return Vec::new() };
        let kind = if self.is_unlikely(subject.start, group.floor) {
            Kind::new(Stance::Considers, Status::Unclear, Strength::Hedged)
        } else {
            kind
        };
        // The cue takes its "to" and "on" along, but not a that-clause's subject.
        let timed = self.time_at(cue.tokens.end, group.ceiling).is_some();
        let near = !timed && start > cue.tokens.end && start <= cue.tokens.end + 3;
        // "Both have promised": the quantifier is the party and no part of the cue.
        let first = group.start + usize::from(*subject == (group.start..group.start + 1));
        let words = first..if near { start } else { cue.tokens.end };
        let inner = (cue.tokens.end..start).any(|at| self.is_negation(at));
        let supposed = frame != Frame::ObjectTo && self.is_supposed(subject.start, group.floor);
        let mut draft = Draft::of(kind, agents, words)
            .about(subject)
            .doubted(supposed, Doubt::Supposed);
        draft.fronted = fronted;
        let mut drafts = draft.each(self.actions(start, group.ceiling));
        for draft in drafts.iter_mut().filter(|_| inner) {
            draft.kind = self.promised_not(kind, &draft.action);
        }
        drafts
    }

    /// "vowed never to negotiate" refuses, "promised not to attack" commits.
    pub(super) fn promised_not(&self, kind: Kind, action: &Action) -> Kind {
        let refuses = kind.stance == Stance::Commits
            && kind.status == Status::Made
            && !self.is_harm(&action.content)
            && !self.is_faithless(action.content.start);
        if refuses {
            Kind {
                stance: Stance::Refuses,
                ..kind
            }
        } else {
            kind
        }
    }
}

/// Notes the line of the lists that the cue of these drafts is, and why its verb may be no cue.
fn list_as(drafts: &mut [Draft], cue: &Cue, frame: Frame, group: Group) {
    for draft in drafts {
        draft.list_as(cue, frame);
        if let Some(doubt) = group.doubt {
            draft.doubts.add(true, doubt);
        }
    }
}
