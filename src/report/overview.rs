//! Many places at once: what each has, where each stands in the indicators
//! that most of them report, and what moved. It counts over all that was read,
//! and shows no more rows than a reader can take in.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cells::{Cells, float, name, text};
use super::indicator_rows::change_words;
use super::survey::Survey;
use super::words::sentence;
use super::{ChangeReport, format};

/// Rows of the heat table.
const PLACES: usize = 60;
/// Shades of the heat table.
const SHADES: usize = 5;

/// The overview of a panel.
#[derive(Debug, Serialize)]
pub(super) struct Overview {
    pub rows: Vec<PlaceRow>,
    /// What was left out and how to get it; empty where nothing was.
    pub left_out: String,
    pub movers: Vec<Mover>,
    pub columns: Vec<Column>,
    pub heat: Vec<HeatRow>,
    pub heat_left_out: String,
}

/// The numbers of one place.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PlaceRow {
    pub area: String,
    /// Its part of the page, where it has one.
    pub href: Option<String>,
    pub counts: Counts,
}

/// The numbers of the overview.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct Counts {
    pub reports: usize,
    pub figures: usize,
    pub indicators: usize,
    pub both: usize,
    pub appeared: usize,
    pub vanished: usize,
    pub better: usize,
    pub worse: usize,
    pub open: usize,
    pub slips: usize,
}

/// One indicator over all places, as a sentence.
#[derive(Debug, Serialize)]
pub(super) struct Mover {
    pub text: String,
    pub number: String,
    pub href: Option<String>,
}

/// One indicator of the heat table.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    pub name: String,
    pub unit: String,
}

/// One place of the heat table.
#[derive(Debug, Serialize)]
pub(super) struct HeatRow {
    pub area: String,
    pub href: Option<String>,
    pub cells: Vec<Option<Heat>>,
}

/// One value: its words, rank and shade.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Heat {
    pub shown: String,
    pub change: String,
    pub value: f64,
    pub rank: usize,
    pub shade: usize,
}

/// The overview, where there are several places. `ids` are the parts of the
/// page of those told in detail.
pub(super) fn overview(
    report: &ChangeReport,
    survey: &Survey,
    ids: &BTreeMap<&str, String>,
) -> Option<Overview> {
    let counts = &survey.counts;
    if counts.len() < 2 {
        return None;
    }
    let href = |area: &str| ids.get(area).cloned();
    let listed = survey.listed();
    let stated = &survey.stated;
    let columns = columns(stated);
    let (heat, left) = heat(report, survey, &columns, &href);
    let n = |n: usize| n.to_string();
    Some(Overview {
        rows: counts
            .iter()
            .filter(|(area, _)| listed.contains(area.as_str()))
            .map(|(area, counts)| PlaceRow {
                area: area.clone(),
                href: href(area),
                counts: *counts,
            })
            .collect(),
        left_out: if counts.len() > ids.len() {
            sentence(
                "places_left_out",
                report.lang,
                &[("shown", &n(listed.len())), ("n", &n(counts.len()))],
            )
        } else {
            String::new()
        },
        movers: movers(report, stated, &columns, &href),
        columns: columns
            .iter()
            .map(|id| {
                let row = stated.iter().find(|r| text(r, "indicator") == *id);
                Column {
                    name: row.map(|r| name(r, report.lang)).unwrap_or_default(),
                    unit: row.map_or_else(String::new, |r| {
                        super::words::unit(text(r, "unit"), report.lang).to_owned()
                    }),
                }
            })
            .collect(),
        heat_left_out: if left > 0 {
            sentence(
                "heat_left_out",
                report.lang,
                &[("shown", &n(heat.len())), ("n", &n(left + heat.len()))],
            )
        } else {
            String::new()
        },
        heat,
    })
}

/// The indicators in the order of their rows.
fn columns(stated: &[Cells]) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for row in stated {
        let id = text(row, "indicator");
        if ids.last() != Some(&id) {
            ids.push(id);
        }
    }
    ids
}

fn heat(
    report: &ChangeReport,
    survey: &Survey,
    columns: &[&str],
    href: &dyn Fn(&str) -> Option<String>,
) -> (Vec<HeatRow>, usize) {
    let stated = &survey.stated;
    let mut places: BTreeMap<&str, Vec<Option<Heat>>> = BTreeMap::new();
    for (at, id) in columns.iter().enumerate() {
        let rows: Vec<&Cells> = stated
            .iter()
            .filter(|r| text(r, "indicator") == *id)
            .collect();
        let less = survey.less.contains(*id);
        let key = |row: &Cells| {
            let value = float(row, "to_value").unwrap_or_default();
            if less { value } else { -value }
        };
        let mut order: Vec<f64> = rows.iter().map(|r| key(r)).collect();
        order.sort_by(f64::total_cmp);
        for row in rows {
            let rank = order.partition_point(|k| *k < key(row)) + 1;
            let cells = places
                .entry(text(row, "area"))
                .or_insert_with(|| vec![None; columns.len()]);
            if let Some(cell) = cells.get_mut(at) {
                *cell = Some(Heat {
                    shown: shown(report, row),
                    change: change_words(row, report.lang),
                    value: float(row, "to_value").unwrap_or_default(),
                    rank,
                    shade: SHADES - 1 - (rank - 1) * SHADES / order.len().max(1),
                });
            }
        }
    }
    let mut rows: Vec<HeatRow> = places
        .into_iter()
        .map(|(area, cells)| HeatRow {
            area: area.to_owned(),
            href: href(area),
            cells,
        })
        .collect();
    let left = rows.len().saturating_sub(PLACES);
    if left > 0 {
        let empty = |row: &HeatRow| row.cells.iter().filter(|c| c.is_none()).count();
        rows.sort_by_key(|row| (row.href.is_none(), empty(row), row.area.clone()));
        rows.truncate(PLACES);
        rows.sort_by(|a, b| a.area.cmp(&b.area));
    }
    (rows, left)
}

fn shown(report: &ChangeReport, row: &Cells) -> String {
    format::stated(
        text(row, "to_text"),
        float(row, "to_value").unwrap_or_default(),
        text(row, "unit"),
        text(row, "kind"),
        text(row, "to_qualifier"),
        report.lang,
    )
}

fn movers(
    report: &ChangeReport,
    stated: &[Cells],
    columns: &[&str],
    href: &dyn Fn(&str) -> Option<String>,
) -> Vec<Mover> {
    columns
        .iter()
        .filter_map(|id| {
            let rows: Vec<&Cells> = stated
                .iter()
                .filter(|r| text(r, "indicator") == *id && text(r, "status") == "both")
                .collect();
            let farthest = rows.iter().max_by(|a, b| {
                let moved = |r: &Cells| float(r, "score").unwrap_or_default();
                moved(a)
                    .total_cmp(&moved(b))
                    .then_with(|| text(b, "area").cmp(text(a, "area")))
            })?;
            let going = |way: &str| {
                rows.iter()
                    .filter(|r| text(r, "direction") == way)
                    .count()
                    .to_string()
            };
            let n = rows.len().to_string();
            Some(Mover {
                text: sentence(
                    "mover",
                    report.lang,
                    &[
                        ("name", &name(farthest, report.lang)),
                        ("n", &n),
                        ("up", &going("up")),
                        ("down", &going("down")),
                        ("area", text(farthest, "area")),
                        ("to", &shown(report, farthest)),
                        ("change", &change_words(farthest, report.lang)),
                    ],
                ),
                number: sentence("places_number", report.lang, &[("n", &n)]),
                href: href(text(farthest, "area")),
            })
        })
        .collect()
}
