//! Doubts about the input; nothing when there are none.

use super::page::{PLAIN, Page, WARNING};
use crate::Analysis;

/// One line each.
pub(super) fn write(page: &mut Page, analysis: &Analysis) {
    if analysis.warnings.is_empty() {
        return;
    }
    page.section("WARNINGS");
    for warning in &analysis.warnings {
        page.flow(2, 4, &[(WARNING, "! "), (PLAIN, &warning.message)]);
    }
}
