//! [`Frame`]: what stands behind a cue.

use super::words::is_same;

/// Makes of a table the frames, and the names that the lists and the traits have for them.
macro_rules! frames {
    ($($(#[$doc:meta])* $frame:ident = $name:literal,)+) => {
        /// What stands behind a cue, as the lists name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Frame {
            $($(#[$doc])* $frame,)+
        }

        impl Frame {
            /// All of them, with the names that the lists have for them.
            const LISTED: &[(Frame, &str)] = &[$((Frame::$frame, $name),)+];

            /// Its name in the traits.
            pub(super) const fn trait_name(self) -> &'static str {
                match self {
                    $(Frame::$frame => stringify!($frame),)+
                }
            }
        }
    };
}

frames! {
    /// to-infinitive: "pledged to help".
    To = "to",
    /// "to" and a gerund or noun phrase: "committed to helping".
    ToNoun = "to-np",
    /// "on" or "against" and a noun phrase: "agreed on a truce", "voted against the bill".
    On = "on",
    /// Like [`On`](Self::On), with the opposite stance: "voted against the bill", "decided against going".
    Against = "against",
    /// that-clause: "promised that it would help".
    That = "that",
    /// Object: "pledged $2bn".
    Object = "np",
    /// Object from `deals.txt`: "signed the pact".
    Deal = "deal",
    /// Object from `plans.txt`: "scrapped the visit".
    Plan = "plan",
    /// Object from `calls.txt`: "rejected the offer".
    Call = "call",
    /// Object from `bills.txt`: "introduced a bill".
    Bill = "bill",
    /// Object that somebody else is to bring about: "called for a truce".
    Wanted = "wanted",
    /// "about", "on", "over" or "for" and a noun phrase: "talks about a pipeline".
    About = "about",
    /// Gerund: "ruled out sending".
    Gerund = "ing",
    /// Object of the -ing form only: "is considering a loan", but not "considers it done".
    GerundObject = "ing-np",
    /// Gerund of signing or joining: "avoided signing".
    SignGerund = "sign-ing",
    /// "on" and a gerund: "plans on leaving".
    OnGerund = "on-ing",
    /// Object that is the party, and a to-infinitive: "urged Kyiv to wait".
    ObjectTo = "np-to",
    /// Object that is the party, and "for" with what is wanted: "pressed Kyiv for reforms".
    ObjectFor = "np-for",
    /// "tasked her deputy with finding", "threatened Oslo with sanctions"
    ObjectWith = "np-with",
    /// "on" or "to" the party, and a to-infinitive: "its call on Kyiv to wait".
    OnTo = "on-to",
    /// "with" and a noun phrase: "threatened with sanctions".
    With = "with",
    /// "of" and a noun phrase: "pledge of $2bn".
    Of = "of",
    /// "for" and a noun phrase: "plans for a visit".
    For = "for",
    /// "in" and a gerund or noun phrase: "interested in joining".
    In = "in",
    /// to-infinitive of agreeing, signing, passing: "failed to agree".
    AgreeTo = "agree-to",
    /// Only the -ing form of the cue, and a to-infinitive: "is looking to buy".
    IngTo = "ing-to",
    /// "itself" and a to-infinitive: "obliged itself to pay".
    SelfTo = "self-to",
    /// Object from `measures.txt`: "announced sanctions".
    Measure = "measure",
    /// Object that is harm: "warned of retaliation".
    Harm = "harm",
    /// "is to" and a base form: "the aim is to leave".
    IsTo = "is-to",
    /// whether, if, when, how: "unclear whether Moscow will agree".
    Wh = "wh",
}

impl Frame {
    /// The frame for which the lists have this name.
    pub(super) const fn of(name: &[u8]) -> Frame {
        let mut at = 0;
        while at < Self::LISTED.len() {
            let (frame, listed) = Self::LISTED[at];
            if is_same(listed.as_bytes(), name) {
                return frame;
            }
            at += 1;
        }
        panic!("a frame that no list may name")
    }
}
