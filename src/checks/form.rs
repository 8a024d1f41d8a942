//! The forms of a genre: what must add up in them, what last year's report says
//! again this year, and numbers in the text against the cells they repeat. The
//! forms' own files say which ([`Forms`]).
//!
//! A form leaves one reading: any difference is a slip, however large.

use std::collections::BTreeMap;

use super::{Check, Found};
use crate::forms::CODED;
use crate::genres::{Again, Form, Forms, Genre, Said, Sum};
use crate::observations::{Kind, Observation, Period};

/// The cells of a report by their codes.
type Cells<'a> = BTreeMap<&'a str, &'a Observation>;

/// Checks the forms of one area's reports.
pub(super) fn check(area: &[&Observation]) -> Vec<Check> {
    let mut years: BTreeMap<i32, Cells> = BTreeMap::new();
    for row in area.iter().filter(|row| row.rule == CODED) {
        let cells = years.entry(row.year).or_default();
        cells.entry(&row.indicator).or_insert(row);
    }
    let mut checks = Vec::new();
    for forms in Genre::ALL.into_iter().filter_map(Genre::forms) {
        for (year, cells) in &years {
            for sum in &forms.sum {
                let claims = claims(sum, forms);
                checks.extend(claims.iter().filter_map(|(l, r)| add_up(cells, l, r)));
            }
            let before = years.get(&(year - 1));
            checks.extend(
                forms
                    .again
                    .iter()
                    .filter_map(|again| repeated(before?, cells, again)),
            );
            let text = area
                .iter()
                .filter(|row| row.year == *year && row.rule != CODED);
            checks.extend(
                forms
                    .said
                    .iter()
                    .flat_map(|said| in_text(text.clone(), cells, said)),
            );
        }
    }
    checks
}

/// The codes of both sides, for each row or column that a sum is about.
fn claims(sum: &Sum, forms: &Forms) -> Vec<(Vec<String>, Vec<String>)> {
    let form = |code: &str| forms.form.iter().find(|form| form.code == code);
    if let Some(form) = form(&sum.each) {
        let of = |codes: &[String], column: &str| {
            let rows = codes.iter().flat_map(|code| rows_like(form, code));
            rows.map(|row| joined(&[&form.code, row, column])).collect()
        };
        let columns = form.columns.iter();
        return columns
            .map(|c| (of(&sum.left, &c.code), of(&sum.right, &c.code)))
            .collect();
    }
    if let Some(form) = form(&sum.rows) {
        let of = |codes: &[String], row: &str| {
            codes
                .iter()
                .map(|column| joined(&[&form.code, row, column]))
                .collect()
        };
        let rows = form.rows.iter();
        return rows
            .map(|r| (of(&sum.left, &r.code), of(&sum.right, &r.code)))
            .collect();
    }
    let all = |codes: &[String]| -> Vec<String> {
        codes
            .iter()
            .flat_map(|code| cells_like(forms, code))
            .collect()
    };
    vec![(all(&sum.left), all(&sum.right))]
}

/// The rows of a form that a code names; `refused.*` names several.
fn rows_like<'f>(form: &'f Form, code: &'f str) -> Vec<&'f str> {
    match code.strip_suffix('*') {
        None => vec![code],
        Some(start) => {
            let rows = form.rows.iter().map(|row| row.code.as_str());
            rows.filter(|row| row.starts_with(start)).collect()
        }
    }
}

fn cells_like(forms: &Forms, code: &str) -> Vec<String> {
    let Some(start) = code.strip_suffix('*') else {
        return vec![code.to_owned()];
    };
    let cells = forms
        .form
        .iter()
        .flat_map(|form| form.cells().map(|(row, column)| form.code_of(row, column)));
    cells
        .filter(|cell| {
            cell.strip_prefix(start)
                .is_some_and(|end| !end.contains('.'))
        })
        .collect()
}

fn joined(parts: &[&str]) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    filled.join(".")
}

/// Whether the cells of both sides have one sum; an empty cell counts nothing,
/// and a side without any number claims nothing.
fn add_up(cells: &Cells, left: &[String], right: &[String]) -> Option<Check> {
    let of = |codes: &[String]| -> Vec<&Observation> {
        codes
            .iter()
            .filter_map(|code| cells.get(code.as_str()).copied())
            .collect()
    };
    let (left, right) = (of(left), of(right));
    let (claim, others) = left.split_first()?;
    if right.is_empty() {
        return None;
    }
    let sum = |rows: &[&Observation]| rows.iter().map(|row| row.value).sum::<f64>();
    let value = sum(&right) - sum(others);
    let parts = others.iter().chain(&right).copied().collect();
    Some(told("sum", claim, value, parts))
}

/// Whether this year's report says again what last year's said.
fn repeated(before: &Cells, now: &Cells, again: &Again) -> Option<Check> {
    let last = before.get(again.last.as_str())?;
    let claim = now.get(again.now.as_str())?;
    Some(told("restated", claim, last.value, vec![*last]))
}

/// Numbers of the text that repeat a cell, by what they are called there.
fn in_text<'a>(
    text: impl Iterator<Item = &'a &'a Observation>,
    cells: &Cells<'a>,
    said: &Said,
) -> Vec<Check> {
    let Some(cell) = cells.get(said.code.as_str()) else {
        return Vec::new();
    };
    let repeats = |row: &Observation| {
        row.kind == Kind::Level
            && row.period == Period::Year
            && row.unit == cell.unit
            && said.labels.contains(&row.label)
    };
    text.filter(|row| repeats(row))
        .map(|row| told("form", row, cell.value, vec![*cell]))
        .collect()
}

fn told(kind: &'static str, claim: &Observation, value: f64, parts: Vec<&Observation>) -> Check {
    let found = Found {
        value,
        tolerance: 0.0,
        ok: super::within(claim.value - value, 0.0, value),
        parts,
        note: "",
    };
    Check::new(kind, claim, &found)
}
