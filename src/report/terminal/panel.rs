//! The tables of `trends --vintages` and `trends --ranks`.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::DataFrame;

use super::tables::{finish, left, right, several, table, toned};
use crate::report::cells::{Cells, cells, float, integer, name, text};
use crate::report::format;
use crate::report::words::Lang;

/// The table `vintages` as a triangle: a row a value, a column a report, each
/// value under the report that states it.
#[must_use]
pub fn vintages(frame: &DataFrame, lang: Lang, width: usize, color: bool) -> String {
    let rows = cells(frame);
    let stated = |row: &Cells| {
        let values = [("year", "own_value"), ("quoted_year", "quoted_value")];
        values
            .into_iter()
            .filter_map(|(year, value)| Some((integer(row, year)?, float(row, value)?)))
            .collect::<BTreeMap<i64, f64>>()
    };
    let reports: BTreeSet<i64> = rows
        .iter()
        .flat_map(|row| stated(row).into_keys())
        .collect();
    let shown: Vec<String> = reports.iter().map(i64::to_string).collect();
    let with_area = several(&rows);
    let mut header: Vec<&str> = if with_area { vec!["area"] } else { Vec::new() };
    header.extend(["indicator", "year"]);
    header.extend(shown.iter().map(String::as_str));
    header.push("revision");
    let mut table = table(&header, lang, width, color);
    for row in &rows {
        let (unit, kind) = (text(row, "unit"), text(row, "kind"));
        let mut line = Vec::new();
        if with_area {
            line.push(left(text(row, "area")));
        }
        line.push(left(&name(row, lang)));
        line.push(right(&integer(row, "year").unwrap_or_default().to_string()));
        let values = stated(row);
        line.extend(reports.iter().map(|year| {
            right(
                &values
                    .get(year)
                    .map_or_else(String::new, |v| format::amount(*v, unit, lang)),
            )
        }));
        let revision = float(row, "revision");
        let tone = if revision.is_some_and(|r| r != 0.0) {
            "warn"
        } else {
            "plain"
        };
        let words = revision.map_or_else(String::new, |r| format::change(r, unit, kind, lang));
        line.push(toned(right(&words), tone, color));
        table.add_row(line);
    }
    finish(&table, lang)
}

/// The table `ranks`: each area's place among those that state the indicator.
#[must_use]
pub fn ranks(frame: &DataFrame, lang: Lang, width: usize, color: bool) -> String {
    let header = [
        "indicator",
        "year",
        "area",
        "value",
        "rank",
        "percentile",
        "from_median",
    ];
    let mut table = table(&header, lang, width, color);
    for row in &cells(frame) {
        let (unit, kind) = (text(row, "unit"), text(row, "kind"));
        let whole = |column| integer(row, column).unwrap_or_default();
        let number = |column, decimals| {
            float(row, column).map_or_else(String::new, |v| format::number(v, decimals))
        };
        table.add_row(vec![
            left(&name(row, lang)),
            right(&whole("year").to_string()),
            left(text(row, "area")),
            right(&float(row, "value").map_or_else(String::new, |v| format::amount(v, unit, lang))),
            right(&format!("{}/{}", whole("rank"), whole("areas"))),
            right(&number("percentile", 0)),
            right(
                &float(row, "from_median")
                    .map_or_else(String::new, |v| format::change(v, unit, kind, lang)),
            ),
        ]);
    }
    finish(&table, lang)
}
