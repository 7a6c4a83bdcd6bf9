//! Headline, dateline, byline.

use super::page::{BOLD, DIM, Page};
use crate::Analysis;
use crate::report::{dates, listed};

/// What the article is, and where, when and by whom it was written.
pub(super) fn write(page: &mut Page, text: &str, analysis: &Analysis, name: Option<&str>) {
    match analysis.headline {
        Some(headline) => page.flow(0, 0, &[(BOLD, headline.of(text))]),
        None => page.flow(0, 0, &[(DIM, "(no headline)")]),
    }
    let mut facts: Vec<String> = Vec::new();
    if let Some(dateline) = &analysis.dateline {
        facts.extend(dateline.place.clone());
        facts.extend(dateline.date.as_deref().map(dates::written));
        facts.extend(dateline.time.clone());
        facts.extend(dateline.agency.clone());
    }
    if let Some(byline) = &analysis.byline {
        facts.push(format!("by {}", listed(&byline.authors)));
    }
    if !facts.is_empty() {
        page.flow(0, 0, &[(DIM, &facts.join(" · "))]);
    }
    if let Some(name) = name {
        page.flow(0, 0, &[(DIM, name)]);
    }
}
