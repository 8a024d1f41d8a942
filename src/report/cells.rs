//! Rows of the tables as words and numbers, read by the names of their columns.

use serde_json::{Map, Value};

use super::words::{Lang, word};
use crate::tables;

/// A row of a frame.
pub(crate) type Cells = Map<String, Value>;

/// The words of a cell; empty where there are none.
pub(crate) fn text<'a>(row: &'a Cells, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// The number of a cell.
pub(crate) fn float(row: &Cells, column: &str) -> Option<f64> {
    row.get(column).and_then(Value::as_f64)
}

/// The whole number of a cell.
pub(super) fn integer(row: &Cells, column: &str) -> Option<i64> {
    row.get(column).and_then(Value::as_i64)
}

/// The rows of a frame.
pub(crate) fn cells(frame: &polars::prelude::DataFrame) -> Vec<Cells> {
    tables::rows(frame)
}

/// The year columns of a row of `trends`.
pub(crate) fn years(row: &Cells) -> Vec<(i32, Option<f64>)> {
    let mut years: Vec<(i32, Option<f64>)> = row
        .iter()
        .filter_map(|(name, value)| {
            let year = name.strip_prefix('y').unwrap_or(name).parse().ok()?;
            Some((year, value.as_f64()))
        })
        .collect();
    years.sort_by_key(|(year, _)| *year);
    years
}

/// The name, and whether a person had a say in the row.
pub(super) fn name(row: &Cells, lang: Lang) -> String {
    let name = bare_name(row, lang);
    if text(row, "decided").is_empty() {
        return name;
    }
    format!("{name} [{}]", word("decided", lang))
}

/// The name in the report's language, else in Chinese, else the id.
fn bare_name(row: &Cells, lang: Lang) -> String {
    let english = text(row, "name_en");
    if lang == Lang::En && !english.is_empty() {
        return english.to_owned();
    }
    [
        text(row, "name"),
        text(row, "label"),
        text(row, "indicator"),
    ]
    .into_iter()
    .find(|n| !n.is_empty())
    .unwrap_or_default()
    .to_owned()
}
