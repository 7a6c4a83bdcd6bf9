//! What makes a cue doubtful: suppositions, questions, idle wishes.

use super::confidence::weights_of;
use super::context::Context;
use super::cues::{Cue, Frame};
use super::lemma;
use super::words::Words;
use crate::text::Table;

/// Makes of a table the doubts and the list of their names.
macro_rules! doubts {
    ($($doubt:ident = $name:literal,)+) => {
        /// What speaks against a draft: a trait whose weight has been learnt.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Doubt {
            $($doubt,)+
        }

        /// Their names.
        const NAMES: &[&str] = &[$($name,)+];
    };
}

doubts! {
    Author = "author",
    BareMention = "bare mention",
    Belief = "belief",
    CommaInObject = "comma in object",
    CouldNot = "could not",
    Court = "court",
    DealAlone = "deal alone",
    Event = "event",
    Failing = "failing",
    IdleWish = "idle wish",
    Interest = "interest",
    IsTo = "is to",
    ModalInFront = "modal in front",
    Modifier = "modifier",
    NoHolder = "no holder",
    NoSubject = "no subject",
    ObjectUnknown = "object unknown",
    ObjectUnlisted = "object unlisted",
    OpenQuestion = "open question",
    Others = "others",
    Outcome = "outcome",
    PartiesUnnamed = "parties unnamed",
    PartyFromBefore = "party from before",
    PartyFromSentence = "party from sentence",
    PartyFromSpeaker = "party from speaker",
    PartyOfAnotherVerb = "party of another verb",
    PartyUnknown = "party unknown",
    PassiveInQuotation = "passive in quotation",
    PassiveMight = "passive might",
    PassiveNegated = "passive negated",
    PassiveOfAParty = "passive of a party",
    Past = "past",
    PastWish = "past wish",
    PossibilityOfOthers = "possibility of others",
    PromiserUnnamed = "promiser unnamed",
    Public = "public",
    Purpose = "purpose",
    Question = "question",
    SpeakerUnnamed = "speaker unnamed",
    Speech = "speech",
    State = "state",
    Supposed = "supposed",
    ToInFront = "to in front",
    UnnamedInHeadline = "unnamed in headline",
    WouldInQuotation = "would in quotation",
}

/// What each doubt weighs.
static WEIGHTS: [i32; NAMES.len()] = weights_of(["doubt ", "", ""], NAMES);

/// Some doubts, each once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Doubts(u64);

impl Doubts {
    /// Those that hold.
    pub(super) fn of(doubts: &[(bool, Doubt)]) -> Self {
        let bits = doubts
            .iter()
            .map(|(holds, doubt)| u64::from(*holds) << *doubt as u32);
        Doubts(bits.fold(0, |all, bit| all | bit))
    }

    /// Adds a doubt where it `holds`.
    pub(super) fn add(&mut self, holds: bool, doubt: Doubt) {
        self.0 |= u64::from(holds) << doubt as u32;
    }

    /// How many they are.
    pub(super) const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// True when there are none.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their names, and what they weigh.
    pub(super) fn weighed(self) -> impl Iterator<Item = (&'static str, i32)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            Some((*NAMES.get(next)?, *WEIGHTS.get(next)?))
        })
    }
}

/// Verbs of speaking and being, whose wish or refusal binds to nothing.
static SPEECH: Table = crate::text::table!(include_str!("speech.txt"));

/// Words behind which a clause is a question, wherever its subject stands.
const QUESTIONS: &[&str] = &["what", "why"];
/// Words right behind which it is supposed.
const SUPPOSING: &[&str] = &["if", "unless", "until", "whether"];
static MAY_ASK: Words<2> = Words::none().with(QUESTIONS).with(SUPPOSING);

impl Context<'_> {
    /// "make it less likely that Oslo agrees": the subject at `subject` may do it or not.
    pub(super) fn is_unlikely(&self, subject: usize, floor: usize) -> bool {
        let likely = ["likely", "unlikely", "possible", "impossible"];
        subject > floor + 1
            && self.document.is(subject - 1, "that")
            && self.document.is_any(subject - 2, &likely)
    }

    /// The subject stands under "if", "unless", "until" or "whether", or behind a question word:
    /// nobody has said it yet.
    pub(super) fn is_supposed(&self, subject: usize, floor: usize) -> bool {
        let first = floor.max(subject.saturating_sub(3));
        // "provided that Oslo agrees", "once Oslo agrees"
        let open = |at: usize| {
            self.condition_opener(at, subject)
                .is_some_and(|(_, length)| at + length == subject)
        };
        let asks = |at: usize| {
            MAY_ASK.may_hold(self.document, at)
                && (self.document.is_any(at, QUESTIONS)
                    || at + 1 == subject && self.document.is_any(at, SUPPOSING))
        };
        (first..subject).any(|at| asks(at) || open(at))
    }

    /// Wishes that bind to nothing: "wanted to" told of the past, "want to thank", "declined to comment".
    pub(super) fn is_idle(
        &self,
        cue: &Cue,
        frame: Frame,
        start: usize,
        negated: bool,
    ) -> Option<Doubt> {
        // "Ministers said Norway wanted to lead" is the present, told later.
        let told = self
            .document
            .is_any(cue.tokens.start, &["wanted", "sought", "wished"]);
        let past = told && self.statement(cue.tokens.start).is_none();
        let speech = lemma::is_listed(&SPEECH, self.document.word(start));
        let idle_be = self
            .document
            .is_any(start + 1, &["drawn", "named", "identified", "quoted"]);
        let wish = matches!(cue.lemma(), "want" | "wish" | "decline" | "seek");
        let idle = speech && !(negated && self.document.is(start, "be") && !idle_be);
        match (frame, past, idle) {
            (Frame::To, true, _) => Some(Doubt::PastWish),
            (Frame::To, _, true) if wish => Some(Doubt::IdleWish),
            (Frame::To, _, true) => Some(Doubt::Speech),
            // "dodged a question"
            (Frame::Object, _, _) if cue.lemma() == "dodge" => {
                let mut object = self.noun_phrase_from(start, start + 12);
                let asked = object.any(|at| self.document.is_any(at, &["question", "questions"]));
                asked.then_some(Doubt::Speech)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert_eq!(SPEECH.faults(), Vec::<String>::new());
    }

    #[test]
    fn each_doubt_is_counted_once() {
        let mut doubts = Doubts::of(&[(true, Doubt::Author), (false, Doubt::Court)]);
        doubts.add(true, Doubt::WouldInQuotation);
        doubts.add(true, Doubt::Author);
        doubts.add(false, Doubt::Speech);
        let names: Vec<_> = doubts.weighed().map(|(name, _)| name).collect();
        assert_eq!(names, ["author", "would in quotation"]);
        assert_eq!((doubts.len(), doubts.is_empty()), (2, false));
        assert!(Doubts::default().is_empty() && Doubts::default().weighed().next().is_none());
    }

    #[test]
    fn every_weight_of_a_doubt_is_found() {
        assert!(NAMES.is_sorted() && NAMES.len() <= 64);
        for (name, weight) in super::super::confidence::listed("doubt ") {
            let at = NAMES.iter().position(|known| *known == name);
            assert_eq!(at.map(|at| WEIGHTS[at]), Some(weight), "{name}");
        }
    }
}
