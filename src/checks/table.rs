//! Rows of totals in tables: what a row of 合计 says of a column against the rows
//! above it. A total that is far off may be of more rows than are shown; one
//! that is near is a slip of the pen.

use super::{Check, Found, within};
use crate::forms::{CELL, totals};
use crate::observations::{Kind, Observation};

/// A total missed by more than so many…
const FEW: f64 = 3.0;
/// …and by more than this share of it is of other rows than those above it.
const NEAR: f64 = 0.04;
/// Fewer rows make no list.
const FEWEST: usize = 2;

/// Checks the totals of one report's tables, whose cells stand in reading order.
pub(super) fn check(rows: &[&Observation]) -> Vec<Check> {
    let cells: Vec<&Observation> = rows
        .iter()
        .filter(|row| row.rule == CELL && row.kind == Kind::Level)
        .copied()
        .collect();
    let total = |(at, claim): (usize, &&Observation)| {
        let name = totals().find_map(|total| claim.label.strip_suffix(total))?;
        let parts = parts(&cells[..at], claim, name);
        (!name.is_empty() && parts.len() >= FEWEST).then(|| told(claim, parts))?
    };
    cells.iter().enumerate().filter_map(total).collect()
}

/// The cells of a column above its total, line by line up to another total.
fn parts<'a>(above: &[&'a Observation], claim: &Observation, name: &str) -> Vec<&'a Observation> {
    let mut parts: Vec<&Observation> = Vec::new();
    let mut line = claim.line;
    for row in above.iter().rev().filter(|row| row.line < claim.line) {
        if row.line + 1 < line {
            break;
        }
        line = row.line;
        if row.unit != claim.unit
            || row.period != claim.period
            || row.value_year != claim.value_year
        {
            continue;
        }
        if row.label == claim.label {
            break;
        }
        if row.label.ends_with(name) && row.label != *name {
            parts.push(row);
        }
    }
    parts.reverse();
    parts
}

fn told(claim: &Observation, parts: Vec<&Observation>) -> Option<Check> {
    let value: f64 = parts.iter().map(|row| row.value).sum();
    let ok = within(claim.value - value, 0.0, value);
    let near = (claim.value - value).abs() <= FEW.max(NEAR * claim.value.abs());
    let found = Found {
        value,
        tolerance: 0.0,
        ok,
        parts,
        note: "",
    };
    (ok || near).then(|| Check::new("sum", claim, &found))
}

#[cfg(test)]
mod tests {
    use crate::read::Report;

    fn verdicts(table: &str) -> Vec<(String, bool)> {
        let report = Report {
            area: "澜溪县".to_owned(),
            year: 2023,
            source: "2023.txt".to_owned(),
            text: format!("一、主要成效\n{table}"),
            ..Report::default()
        };
        let rows = crate::observe(&report).observations;
        let checks = super::super::check(&rows);
        checks.into_iter().map(|c| (c.text, c.ok)).collect()
    }

    #[test]
    fn a_total_is_the_sum_of_the_rows_above_it() {
        let table = "领域\t行政处罚（件）\t行政许可（件）\n交通\t300\t20\n城管\t12\t/\n文旅\t8\t5\n合计\t320\t26\n";
        assert_eq!(
            verdicts(table),
            [("320".to_owned(), true), ("26".to_owned(), false)]
        );
    }

    #[test]
    fn a_total_of_more_rows_than_are_shown_claims_nothing() {
        let table = "领域\t行政处罚（件）\n交通\t300\n城管\t12\n合计\t5200\n";
        assert!(verdicts(table).is_empty());
    }
}
