//! [`Tag`]: the parts of speech told apart.

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// A part of speech, a coarse form of the Penn Treebank's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Tag { $($(#[$doc])* $name,)* }

        impl Tag {
            /// All tags in the order of the tables.
            pub const ALL: &[Tag] = &[$(Tag::$name,)*];

            /// The short name used in the tables and in debugging.
            pub const fn code(self) -> &'static str {
                match self { $(Tag::$name => $code,)* }
            }
        }
    };
}

tags! {
    /// Common noun, singular or plural.
    Noun = "NN",
    /// Proper noun.
    Name = "NP",
    /// Verb, base form: "sign".
    VerbBase = "VB",
    /// Verb, present, not third person singular.
    VerbPresent = "VBP",
    /// Verb, third person singular present: "signs".
    VerbS = "VBZ",
    /// Verb, past tense.
    VerbPast = "VBD",
    /// Past participle.
    Participle = "VBN",
    /// Gerund or present participle.
    Gerund = "VBG",
    /// will, would, can, could, may, might, must, shall, should.
    Modal = "MD",
    /// Adjective.
    Adjective = "JJ",
    /// Adverb, also "not".
    Adverb = "RB",
    /// Article and demonstrative.
    Determiner = "DT",
    /// Preposition or subordinating conjunction.
    Preposition = "IN",
    /// "to".
    To = "TO",
    /// Personal pronoun, existential "there".
    Pronoun = "PR",
    /// my, his, their.
    PossessivePronoun = "PS",
    /// and, or, but.
    Conjunction = "CC",
    /// who, which, what, when, where.
    Wh = "WH",
    /// Number.
    Number = "CD",
    /// 's.
    Possessive = "PO",
    /// up, out, off in phrasal verbs.
    Particle = "RP",
    /// Punctuation.
    Punctuation = "PU",
}

impl Tag {
    /// The tag with this short name.
    pub fn from_code(code: &str) -> Option<Tag> {
        Self::ALL.iter().copied().find(|tag| tag.code() == code)
    }

    /// A finite verb form: present or past tense.
    pub const fn is_finite(self) -> bool {
        matches!(self, Tag::VerbPresent | Tag::VerbS | Tag::VerbPast)
    }

    /// Any form of a verb, modals left out.
    pub const fn is_verb(self) -> bool {
        self.is_finite() || matches!(self, Tag::VerbBase | Tag::Participle | Tag::Gerund)
    }

    /// A common or proper noun.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Name)
    }
}
