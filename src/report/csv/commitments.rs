//! The table of commitments.

use super::cell::joined;
use super::sheet::Sheet;
use crate::analysis::{Analysis, Commitment, Party};
use crate::report::{hundredths, names, tidy};

/// What stands behind the common columns.
pub(super) const COLUMNS: [&str; 17] = [
    "agents",
    "stance",
    "status",
    "strength",
    "cue",
    "content",
    "content_start",
    "content_end",
    "recipients",
    "conditions",
    "time",
    "time_date",
    "source",
    "confidence",
    "evidence",
    "evidence_start",
    "evidence_end",
];

/// One row a commitment.
pub(super) fn write(sheet: &mut Sheet, analysis: &Analysis) {
    for (index, commitment) in analysis.commitments.iter().enumerate() {
        let cells = cells(sheet, commitment);
        sheet.row(format!("c{}", index + 1), cells);
    }
}

fn cells(sheet: &Sheet, commitment: &Commitment) -> [String; COLUMNS.len()] {
    let [content_start, content_end] = sheet.offsets(commitment.content);
    let [evidence_start, evidence_end] = sheet.offsets(commitment.evidence);
    let time = commitment.time.as_ref();
    let date = time.and_then(|time| time.date.as_deref());
    [
        parties(&commitment.agents),
        names::stance(commitment.stance).to_owned(),
        names::status(commitment.status).to_owned(),
        names::strength(commitment.strength).to_owned(),
        sheet.words(commitment.cue),
        sheet.words(commitment.content),
        content_start,
        content_end,
        parties(&commitment.recipients),
        sheet.list(commitment.conditions.iter().map(|condition| condition.span)),
        sheet.maybe(time.map(|time| time.span)),
        tidy(date.unwrap_or_default()),
        sheet.speaker(commitment.source.as_ref()),
        hundredths(commitment.confidence).to_string(),
        sheet.words(commitment.evidence),
        evidence_start,
        evidence_end,
    ]
}

fn parties(parties: &[Party]) -> String {
    joined(parties.iter().map(|party| party.name.as_str()))
}
