//! Words that are safe in a cell.

use crate::report::tidy;

/// Several values in one cell.
pub(super) fn joined<'t>(values: impl IntoIterator<Item = &'t str>) -> String {
    let values: Vec<String> = values.into_iter().map(tidy).collect();
    values.join("; ")
}

/// The cell with an apostrophe in front when a spreadsheet would read it as a formula. An article
/// can be written to make one of it: `=HYPERLINK(…)` sends away what stands in other cells.
pub(super) fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{cell}");
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_one_line() {
        assert_eq!(tidy(" pay\r\n  the\u{A0}crew\u{7} "), "pay the crew␇");
        assert_eq!(joined(["the\nunion", "Doe"]), "the union; Doe");
        assert_eq!(joined([]), "");
    }

    #[test]
    fn formulas_are_guarded_and_nothing_else() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(hostile.to_owned()), format!("'{hostile}"));
        }
        for plain in ["", "1+1", "a=b", "'s", "“=1”", "Doe"] {
            assert_eq!(guarded(plain.to_owned()), plain);
        }
    }
}
