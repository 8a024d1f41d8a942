//! Many places at once: what each has, where each stands in the indicators
//! that most of them report, and what moved. It counts over all that was read,
//! and shows no more rows than a reader can take in.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;
use serde::Serialize;

use super::indicator_rows::{Cells, change_words, float, name, text};
use super::words::sentence;
use super::{ChangeReport, format};
use crate::indicators::Polarity;
use crate::outline::Section;
use crate::tables;

/// Places told in detail, those with most comparable indicators.
const DETAILED: usize = 40;
/// Rows of the heat table.
const PLACES: usize = 60;
/// Its columns.
const INDICATORS: usize = 10;
/// Places that must report an indicator for ranks to mean something.
const ENOUGH: usize = 3;
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
pub(super) struct Counts {
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

/// The numbers of every place read, by its name.
pub(super) fn counts(report: &ChangeReport) -> BTreeMap<String, Counts> {
    let mut all: BTreeMap<String, Counts> = BTreeMap::new();
    let mut latest: BTreeMap<&str, i32> = BTreeMap::new();
    for r in &report.panel.reports {
        all.entry(r.area.clone()).or_default().reports += 1;
        let year = latest.entry(&r.area).or_insert(r.year);
        *year = r.year.max(*year);
    }
    let add = |all: &mut BTreeMap<String, Counts>, area: &str, to: &dyn Fn(&mut Counts)| {
        if let Some(counts) = all.get_mut(area) {
            to(counts);
        } else {
            let mut counts = Counts::default();
            to(&mut counts);
            all.insert(area.to_owned(), counts);
        }
    };
    for o in &report.panel.observations {
        add(&mut all, &o.area, &|c| c.figures += 1);
    }
    for s in &report.panel.statements {
        if s.section == Section::Weaknesses && latest.get(&*s.area) == Some(&s.year) {
            add(&mut all, &s.area, &|c| c.open += 1);
        }
    }
    for check in report.checks.iter().filter(|c| !c.ok) {
        add(&mut all, &check.area, &|c| c.slips += 1);
    }
    for row in compared(report.deltas).unwrap_or_default() {
        let n = |column: &str| float(&row, column).unwrap_or_default() as usize;
        add(&mut all, text(&row, "area"), &|c| {
            c.indicators = n("indicators");
            c.both = n("both");
            c.appeared = n("appeared");
            c.vanished = n("vanished");
            c.better = n("better");
            c.worse = n("worse");
        });
    }
    all
}

/// The deltas of each area, counted by status and assessment.
fn compared(deltas: &DataFrame) -> PolarsResult<Vec<Cells>> {
    let count = |column: &str, word: &'static str| {
        col(column)
            .eq(lit(word))
            .cast(DataType::Int64)
            .sum()
            .alias(word)
    };
    let frame = deltas
        .clone()
        .lazy()
        .group_by([col("area")])
        .agg([
            col("indicator").count().alias("indicators"),
            count("status", "both"),
            count("status", "appeared"),
            count("status", "vanished"),
            count("assessment", "better"),
            count("assessment", "worse"),
        ])
        .collect()?;
    Ok(tables::rows(&frame))
}

/// The places told in detail.
pub(super) fn detailed(counts: &BTreeMap<String, Counts>) -> BTreeSet<&str> {
    let mut areas: Vec<(&str, usize)> = counts
        .iter()
        .map(|(area, c)| (area.as_str(), c.both))
        .collect();
    areas.sort_by_key(|(area, both)| (std::cmp::Reverse(*both), *area));
    areas.into_iter().take(DETAILED).map(|(a, _)| a).collect()
}

/// The overview, where there are several places. `ids` are the parts of the
/// page of those told in detail.
pub(super) fn overview(
    report: &ChangeReport,
    counts: &BTreeMap<String, Counts>,
    ids: &BTreeMap<&str, String>,
) -> Option<Overview> {
    if counts.len() < 2 {
        return None;
    }
    let href = |area: &str| ids.get(area).cloned();
    let stated = widely(report).unwrap_or_default();
    let columns = columns(&stated);
    let (heat, left) = heat(report, &stated, &columns, &href);
    let n = |n: usize| n.to_string();
    Some(Overview {
        rows: counts
            .iter()
            .filter(|(area, _)| ids.contains_key(area.as_str()))
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
                &[("shown", &n(ids.len())), ("n", &n(counts.len()))],
            )
        } else {
            String::new()
        },
        movers: movers(report, &stated, &columns, &href),
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

/// The deltas of the indicators that most places report, with their ranks.
fn widely(report: &ChangeReport) -> PolarsResult<Vec<Cells>> {
    let stated = report
        .deltas
        .clone()
        .lazy()
        .filter(col("to_value").is_not_null());
    let most = stated
        .clone()
        .group_by([col("indicator")])
        .agg([col("area").count().alias("places")])
        .filter(col("places").gt_eq(lit(ENOUGH as i64)))
        .sort(
            ["places", "indicator"],
            SortMultipleOptions::default().with_order_descending_multi([true, false]),
        )
        .limit(INDICATORS as u32);
    let frame = stated
        .inner_join(most, col("indicator"), col("indicator"))
        .select([
            col("area"),
            col("indicator"),
            col("name"),
            col("name_en"),
            col("label"),
            col("unit"),
            col("kind"),
            col("to_value"),
            col("to_text"),
            col("to_qualifier"),
            col("from_value"),
            col("change"),
            col("change_min"),
            col("change_max"),
            col("comparison"),
            col("direction"),
            col("status"),
            col("score"),
            col("places"),
        ])
        .sort(
            ["places", "indicator", "area"],
            SortMultipleOptions::default().with_order_descending_multi([true, false, false]),
        )
        .collect()?;
    Ok(tables::rows(&frame))
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
    stated: &[Cells],
    columns: &[&str],
    href: &dyn Fn(&str) -> Option<String>,
) -> (Vec<HeatRow>, usize) {
    let mut places: BTreeMap<&str, Vec<Option<Heat>>> = BTreeMap::new();
    for (at, id) in columns.iter().enumerate() {
        let rows: Vec<&Cells> = stated
            .iter()
            .filter(|r| text(r, "indicator") == *id)
            .collect();
        let less = report
            .panel
            .alignment
            .indicators
            .iter()
            .any(|i| i.id == *id && i.polarity == Polarity::Less);
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
