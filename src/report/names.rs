//! The names of the enumerations, the same in every report.

use crate::analysis::{
    ActorKind, ConditionKind, FurnitureRole, MentionKind, ParagraphRole, QuoteKind, SpeakerKind,
    Stance, Status, Strength, WarningCode,
};

/// "body", "subheading".
pub(crate) fn paragraph(role: ParagraphRole) -> &'static str {
    match role {
        ParagraphRole::Body => "body",
        ParagraphRole::Subheading => "subheading",
    }
}

/// "promotion", "`sign_off`".
pub(crate) fn furniture(role: FurnitureRole) -> &'static str {
    match role {
        FurnitureRole::Promotion => "promotion",
        FurnitureRole::SignOff => "sign_off",
        FurnitureRole::Correction => "correction",
        FurnitureRole::Timestamp => "timestamp",
        FurnitureRole::Other => "other",
    }
}

/// "direct", "mixed".
pub(crate) fn quote(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Unattributed => "unattributed",
    }
}

/// "named", "pronoun".
pub(crate) fn speaker(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Named => "named",
        SpeakerKind::Pronoun => "pronoun",
        SpeakerKind::Description => "description",
        SpeakerKind::Anonymous => "anonymous",
        SpeakerKind::Document => "document",
    }
}

/// "person", "country".
pub(crate) fn actor(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Country => "country",
    }
}

/// "name", "metonym".
pub(crate) fn mention(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Metonym => "metonym",
        MentionKind::Demonym => "demonym",
        MentionKind::Pronoun => "pronoun",
    }
}

/// "commits", "refuses".
pub(crate) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Commits => "commits",
        Stance::Considers => "considers",
        Stance::Withholds => "withholds",
        Stance::Refuses => "refuses",
        Stance::Threatens => "threatens",
    }
}

/// "made", "expected".
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Made => "made",
        Status::Proposed => "proposed",
        Status::Expected => "expected",
        Status::Unclear => "unclear",
        Status::Withheld => "withheld",
        Status::Removed => "removed",
        Status::Withdrawn => "withdrawn",
    }
}

/// "firm", "hedged".
pub(crate) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Firm => "firm",
        Strength::Hedged => "hedged",
    }
}

/// "if", "`in_exchange`".
pub(crate) fn condition(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::If => "if",
        ConditionKind::Unless => "unless",
        ConditionKind::Until => "until",
        ConditionKind::After => "after",
        ConditionKind::Before => "before",
        ConditionKind::Provided => "provided",
        ConditionKind::InExchange => "in_exchange",
    }
}

/// "`not_english`", "undecodable".
pub(crate) fn warning(code: WarningCode) -> &'static str {
    match code {
        WarningCode::NotEnglish => "not_english",
        WarningCode::NoHeadline => "no_headline",
        WarningCode::UnbalancedQuotes => "unbalanced_quotes",
        WarningCode::Undecodable => "undecodable",
        WarningCode::Empty => "empty",
    }
}
