//! Cells of CSV that a spreadsheet would take for a formula and run. Left of
//! every stage: what is written for people is guarded, what comes back from them
//! is read without the guard.

use std::borrow::Cow;

/// Stands before such a cell; a spreadsheet shows what follows as words.
const GUARD: char = '\'';

/// Characters with which a formula begins; the wide ones where an East Asian
/// keyboard is set.
const OPENS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would run a cell. A number with its sign is one.
fn runs(cell: &str) -> bool {
    let Some(rest) = cell.strip_prefix(OPENS) else {
        return false;
    };
    let signed = cell.starts_with(['+', '-']) && rest.starts_with(|c: char| c.is_ascii_digit());
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '‰');
    !(signed && rest.chars().all(number))
}

/// A cell as a spreadsheet may open it.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if runs(cell) {
        Cow::Owned(format!("{GUARD}{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A cell without the guard of [`guarded`].
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(rest) if runs(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for cell in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-1+2",
            "@SUM(A1)",
            "\t=1",
            "＝1",
            "-35万元",
        ] {
            let safe = guarded(cell);
            assert_eq!(safe, format!("'{cell}"));
            assert_eq!(unguarded(&safe), cell);
        }
        for cell in ["", "5", "-5.6%", "+1,234", "案件", "'引'", "'tis", "a=b"] {
            assert_eq!(guarded(cell), cell);
            assert_eq!(unguarded(cell), cell);
        }
    }
}
