//! The names of the enumerations, the same in every report, and the list of each for the schema.

use crate::analysis::{
    ActorKind, ConditionKind, FurnitureRole, Gender, MentionKind, ParagraphRole, QuoteKind,
    SpeakerKind, Stance, Status, Strength, WarningCode,
};

/// Makes of each table a function from a variant to its name, and the list of all names.
macro_rules! names {
    ($($(#[$doc:meta])* $function:ident, $list:ident: $kind:ident { $($variant:ident = $name:literal,)+ })+) => {$(
        $(#[$doc])*
        pub(crate) fn $function(value: $kind) -> &'static str {
            match value {
                $($kind::$variant => $name,)+
            }
        }

        /// All of them.
        pub(crate) const $list: &[&str] = &[$($name),+];
    )+};
}

names! {
    /// What a paragraph is for.
    paragraph, PARAGRAPHS: ParagraphRole {
        Body = "body",
        Subheading = "subheading",
    }

    /// What a piece of furniture is for.
    furniture, FURNITURE: FurnitureRole {
        Promotion = "promotion",
        SignOff = "sign_off",
        Correction = "correction",
        Timestamp = "timestamp",
        Other = "other",
    }

    /// How a statement is rendered.
    quote, QUOTES: QuoteKind {
        Direct = "direct",
        Mixed = "mixed",
        Indirect = "indirect",
        Unattributed = "unattributed",
    }

    /// How a speaker is named.
    speaker, SPEAKERS: SpeakerKind {
        Named = "named",
        Pronoun = "pronoun",
        Description = "description",
        Anonymous = "anonymous",
        Document = "document",
    }

    /// What an actor is.
    actor, ACTORS: ActorKind {
        Person = "person",
        Organization = "organization",
        Country = "country",
    }

    /// How a mention refers.
    mention, MENTIONS: MentionKind {
        Name = "name",
        Metonym = "metonym",
        Demonym = "demonym",
        Pronoun = "pronoun",
    }

    /// How a party stands to an action.
    stance, STANCES: Stance {
        Commits = "commits",
        Considers = "considers",
        Withholds = "withholds",
        Refuses = "refuses",
        Threatens = "threatens",
    }

    /// What has become of a commitment.
    status, STATUSES: Status {
        Made = "made",
        Proposed = "proposed",
        Expected = "expected",
        Unclear = "unclear",
        Withheld = "withheld",
        Removed = "removed",
        Withdrawn = "withdrawn",
    }

    /// How strongly a party is bound.
    strength, STRENGTHS: Strength {
        Firm = "firm",
        Hedged = "hedged",
    }

    /// How a condition binds.
    condition, CONDITIONS: ConditionKind {
        If = "if",
        Unless = "unless",
        Until = "until",
        After = "after",
        Before = "before",
        Provided = "provided",
        InExchange = "in_exchange",
    }

    /// What a warning is about.
    warning, WARNINGS: WarningCode {
        NotEnglish = "not_english",
        NoHeadline = "no_headline",
        UnbalancedQuotes = "unbalanced_quotes",
        Undecodable = "undecodable",
        Empty = "empty",
    }
}

/// "female", "male".
pub(crate) fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "female",
        Gender::Male => "male",
    }
}
