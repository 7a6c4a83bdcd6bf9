//! The types of the annotation, as brat wants them declared.

use crate::report::names;

/// The `annotation.conf` for a folder of `.ann` files, with its last newline.
pub fn configuration() -> String {
    let mut lines = vec!["# Types of the annotation made by analyze.", "[entities]"];
    lines.extend(ENTITIES);
    lines.extend(["", "[relations]"]);
    lines.extend(RELATIONS);
    lines.extend(["", "[events]", "", "[attributes]"]);
    let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
    for (name, on, values) in ATTRIBUTES {
        let values = values.join("|");
        lines.push(format!("{name} Arg:{on}, Value:{values}"));
    }
    lines.join("\n") + "\n"
}

const ENTITIES: [&str; 9] = [
    "Person",
    "Organization",
    "Country",
    "Place",
    "Party",
    "Quote",
    "Commitment",
    "Cue",
    "Condition",
];

/// The last one lets marks overlap, as they do when a speaker stands inside a quote.
const RELATIONS: [&str; 7] = [
    "Speaker Arg1:Quote|Commitment, Arg2:Person|Organization|Country|Party",
    "Agent Arg1:Commitment, Arg2:Person|Organization|Country|Party",
    "Recipient Arg1:Commitment, Arg2:Person|Organization|Country|Party",
    "HasCue Arg1:Quote|Commitment, Arg2:Cue",
    "HasCondition Arg1:Commitment, Arg2:Condition",
    "Continues Arg1:Quote, Arg2:Quote",
    "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
];

const ATTRIBUTES: [(&str, &str, &[&str]); 6] = [
    ("Stance", "Commitment", names::STANCES),
    ("Status", "Commitment", names::STATUSES),
    ("Strength", "Commitment", names::STRENGTHS),
    ("QuoteKind", "Quote", names::QUOTES),
    ("ConditionKind", "Condition", names::CONDITIONS),
    (
        "MentionKind",
        "Person|Organization|Country",
        names::MENTIONS,
    ),
];
