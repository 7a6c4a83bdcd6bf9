//! Headline, dateline, byline.

use super::page::{BOLD, DIM, Page};
use crate::Analysis;

/// What the article is, and where, when and by whom it was written.
pub(super) fn write(page: &mut Page, text: &str, analysis: &Analysis, name: Option<&str>) {
    match analysis.headline {
        Some(headline) => page.flow(0, 0, &[(BOLD, headline.of(text))]),
        None => page.flow(0, 0, &[(DIM, "(no headline)")]),
    }
    let mut facts: Vec<String> = Vec::new();
    if let Some(dateline) = &analysis.dateline {
        facts.extend(dateline.place.clone());
        facts.extend(dateline.date.as_deref().map(written_date));
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

/// "2026-01-08" as "8 January 2026", "--01-08" as "8 January"; anything else as it stands.
fn written_date(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts = || {
        let (rest, day) = date.rsplit_once('-')?;
        let (year, month) = rest.rsplit_once('-')?;
        let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
        let day = day.parse::<u8>().ok()?;
        let year = year.trim_matches('-');
        Some(format!("{day} {month} {year}").trim_end().to_string())
    };
    parts().unwrap_or_else(|| date.to_string())
}

/// "A", "A and B", "A, B and C".
pub(super) fn listed(names: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_string(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_dates_for_people() {
        assert_eq!(written_date("2026-01-08"), "8 January 2026");
        assert_eq!(written_date("--11-30"), "30 November");
        for odd in [
            "2026",
            "2026-01",
            "2026-13-01",
            "2026-00-01",
            "--",
            "yesterday",
        ] {
            assert_eq!(written_date(odd), odd);
        }
    }

    #[test]
    fn lists_names() {
        assert_eq!(listed(&[] as &[&str]), "");
        assert_eq!(listed(&["A"]), "A");
        assert_eq!(listed(&["A", "B", "C"]), "A, B and C");
    }
}
