//! What every result has to hold, whatever the input: the oracle of the fuzzers.

#[path = "../../tests/integration/robustness/contract.rs"]
mod contract;

use analyze::report::json::{Article, Source};
use analyze::report::{brat, csv, text};
use analyze::text::CodePoints;
use analyze::{Analysis, report::text::is_command};
use serde_json::Value;

/// The JSON of an analysis keeps the contract of the format.
///
/// # Panics
/// When it does not.
pub fn hold_json(text: &str, analysis: &Analysis) {
    let points = CodePoints::new(text);
    let json = serde_json::to_value(Article::new(text, &points, analysis, Source::of_text()))
        .expect("JSON");
    hold_value(text, &json);
}

/// The record of `text` keeps the contract of the format.
///
/// # Panics
/// When it does not.
pub fn hold_value(text: &str, json: &Value) {
    let faults = contract::faults(text, json);
    assert!(faults.is_empty(), "{faults:#?}\nin {text:?}\n{json:#}");
}

/// No report sends what a terminal would obey.
///
/// # Panics
/// When one does.
pub fn hold_reports(text: &str, analysis: &Analysis) {
    let report = text::render(text, analysis, None, text::Layout::new(80, false));
    hold_shown(&report, '\n');
    for table in [
        csv::Table::Commitments,
        csv::Table::Quotes,
        csv::Table::Actors,
    ] {
        let style = csv::Style { table, guard: true };
        hold_shown(&csv::rows(text, analysis, "a", style), '\n');
    }
    brat::render(text, analysis);
}

fn hold_shown(report: &str, allowed: char) {
    let sent = report.chars().find(|&c| c != allowed && is_command(c));
    assert_eq!(sent, None, "{report:?}");
}
