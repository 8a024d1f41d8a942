//! The tables of the commands.

use std::collections::BTreeMap;

use comfy_table::{
    Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table, Width,
    presets,
};
use polars::prelude::DataFrame;

use super::clean;
use crate::report::cells::{Cells, cells, float, integer, name, text, years};
use crate::report::format;
use crate::report::indicator_rows::change_words;
use crate::report::words::{Lang, word};

/// Narrower than this, tables would be columns of single characters.
const NARROWEST: usize = 40;
/// Years of `trends` that fit beside each other in a usual terminal.
const YEARS_SHOWN: usize = 6;

pub(super) fn table(header: &[&str], lang: Lang, width: usize, color: bool) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width.max(NARROWEST)).unwrap_or(u16::MAX));
    if color {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table.set_header(header.iter().map(|key| {
        let cell = Cell::new(word(key, lang));
        if color {
            cell.add_attribute(comfy_table::Attribute::Bold)
        } else {
            cell
        }
    }));
    table
}

/// Short columns keep their width, so that the words get the rest.
fn keep(table: &mut Table, columns: &[(usize, u16)]) {
    for (column, width) in columns {
        if let Some(column) = table.column_mut(*column) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(*width)));
        }
    }
}

pub(super) fn left(words: &str) -> Cell {
    Cell::new(clean(words))
}

pub(super) fn right(words: &str) -> Cell {
    left(words).set_alignment(CellAlignment::Right)
}

pub(super) fn toned(cell: Cell, tone: &str, color: bool) -> Cell {
    match tone {
        "good" if color => cell.fg(Color::Green),
        "bad" if color => cell.fg(Color::Red),
        "warn" if color => cell.fg(Color::Yellow),
        _ => cell,
    }
}

/// Places are a column only where there are several.
pub(super) fn several(rows: &[Cells]) -> bool {
    let first = rows.first().map_or("", |row| text(row, "area"));
    rows.iter().any(|row| text(row, "area") != first)
}

pub(super) fn finish(table: &Table, lang: Lang) -> String {
    if table.row_count() == 0 {
        return word("empty_table", lang).to_owned();
    }
    table.to_string()
}

/// The table `deltas`: both values, the change in its kind, and what it means.
#[must_use]
pub fn deltas(frame: &DataFrame, lang: Lang, width: usize, color: bool) -> String {
    let rows = cells(frame);
    let years: Vec<String> = ["from_year", "to_year"]
        .iter()
        .map(|c| {
            rows.iter()
                .find_map(|r| integer(r, c))
                .map_or_else(String::new, |y| y.to_string())
        })
        .collect();
    let mut header = vec!["indicator"];
    header.extend(years.iter().map(String::as_str));
    header.extend(["change", "change_pct", "assessment"]);
    let with_area = several(&rows);
    if with_area {
        header.insert(0, "area");
    }
    let mut table = table(&header, lang, width, color);
    for row in &rows {
        let (unit, kind, status) = (text(row, "unit"), text(row, "kind"), text(row, "status"));
        let side = |end: &str| {
            float(row, &format!("{end}_value")).map_or_else(
                || "—".to_owned(),
                |v| {
                    let words = text(row, &format!("{end}_text"));
                    format::stated(
                        words,
                        v,
                        unit,
                        kind,
                        text(row, &format!("{end}_qualifier")),
                        lang,
                    )
                },
            )
        };
        let (tone, verdict) = match (status, text(row, "assessment")) {
            ("both", "better") => ("good", "▲ "),
            ("both", "worse") => ("bad", "▼ "),
            ("vanished", _) => ("warn", "− "),
            ("appeared", _) => ("plain", "+ "),
            ("redefined", _) => ("warn", "≠ "),
            _ => ("plain", "· "),
        };
        let key = if status == "both" {
            text(row, "assessment")
        } else {
            status
        };
        let mut line = vec![
            left(&name(row, lang)),
            right(&side("from")),
            right(&side("to")),
            right(&change_words(row, lang)),
            right(
                &float(row, "change_pct")
                    .map(format::percent)
                    .unwrap_or_default(),
            ),
            toned(left(&format!("{verdict}{}", word(key, lang))), tone, color),
        ];
        if with_area {
            line.insert(0, left(text(row, "area")));
        }
        table.add_row(line);
    }
    let words = usize::from(with_area);
    keep(&mut table, &[(words + 5, 10)]);
    finish(&table, lang)
}

/// The table `trends`: the years beside each other, the latest where not all fit.
#[must_use]
pub fn trends(frame: &DataFrame, lang: Lang, width: usize, color: bool) -> String {
    let rows = cells(frame);
    let mut all: Vec<i32> = rows
        .first()
        .map(|r| years(r).into_iter().map(|(y, _)| y).collect())
        .unwrap_or_default();
    let room = (width.max(NARROWEST) / 18).clamp(2, YEARS_SHOWN);
    all.drain(..all.len().saturating_sub(room));
    let shown: Vec<String> = all.iter().map(i32::to_string).collect();
    let mut header = vec!["indicator"];
    header.extend(shown.iter().map(String::as_str));
    header.extend(["cagr", "trend"]);
    let with_area = several(&rows);
    if with_area {
        header.insert(0, "area");
    }
    let mut table = table(&header, lang, width, color);
    for row in &rows {
        let values: BTreeMap<i32, Option<f64>> = years(row).into_iter().collect();
        let mut line = vec![left(&name(row, lang))];
        if with_area {
            line.insert(0, left(text(row, "area")));
        }
        line.extend(all.iter().map(|year| {
            right(&values.get(year).copied().flatten().map_or_else(
                || "—".to_owned(),
                |v| format::amount(v, text(row, "unit"), lang),
            ))
        }));
        line.push(right(
            &float(row, "cagr_pct")
                .map(format::percent)
                .unwrap_or_default(),
        ));
        line.push(left(word(text(row, "trend"), lang)));
        table.add_row(line);
    }
    finish(&table, lang)
}

/// The table `checks`: the claim, what follows instead, and from what.
#[must_use]
pub fn checks(frame: &DataFrame, lang: Lang, width: usize, color: bool) -> String {
    let rows = cells(frame);
    let mut table = table(
        &["source", "kind", "stated", "recomputed", "result", "parts"],
        lang,
        width,
        color,
    );
    for row in &rows {
        let ok = row
            .get("ok")
            .and_then(serde_json::Value::as_bool)
            .unwrap_or(false);
        let parts: Vec<&str> = text(row, "parts")
            .split(';')
            .filter_map(|p| p.rsplit(':').next())
            .collect();
        table.add_row(vec![
            left(&format!(
                "{}:{}",
                text(row, "source"),
                integer(row, "line").unwrap_or(0)
            )),
            left(word(text(row, "kind"), lang)),
            right(&format::grouped(text(row, "text"))),
            right(
                &float(row, "recomputed")
                    .map(|v| format::number(v, 2))
                    .unwrap_or_default(),
            ),
            toned(
                left(word(if ok { "holds" } else { "slip" }, lang)),
                if ok { "good" } else { "bad" },
                color,
            ),
            left(&parts.join(word("listing", lang))),
        ]);
    }
    finish(&table, lang)
}
