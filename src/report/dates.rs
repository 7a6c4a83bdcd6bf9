//! Dates for people.

/// "2026-01-08" as "8 January 2026", "--01-08" as "8 January"; anything else as it stands.
pub(super) fn written(date: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_dates_for_people() {
        assert_eq!(written("2026-01-08"), "8 January 2026");
        assert_eq!(written("--11-30"), "30 November");
        for odd in [
            "2026",
            "2026-01",
            "2026-13-01",
            "2026-00-01",
            "--",
            "yesterday",
        ] {
            assert_eq!(written(odd), odd);
        }
    }
}
