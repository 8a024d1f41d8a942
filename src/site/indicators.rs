//! A page an indicator: all places and years as a table with ranks, small
//! multiples, the distribution, the table as CSV, and how to cite it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rayon::prelude::*;
use serde::Serialize;

use super::cite::cite;
use super::gather::{Gathered, IndicatorNotes, PlaceNotes, PlaceValues};
use super::places::indicator_file;
use super::written::Written;
use super::{SiteError, pages};
use crate::report::chart::spark;
use crate::report::{Lang, amount, sentence, unit, word};

/// Places that must state an indicator for its page to mean something.
const ENOUGH: usize = 2;
/// Pages: the indicators that most places state.
const PAGES: usize = 500;
/// Rows of one page.
const ROWS: usize = 1200;
/// Small multiples of one page.
const MULTIPLES: usize = 48;
/// Years shown.
const YEARS: usize = 10;

/// An indicator with a page.
#[derive(Debug, Serialize)]
pub(super) struct IndicatorPage {
    pub file: String,
    pub name: String,
    pub unit: String,
    pub kind: String,
    pub places: usize,
    pub up: usize,
    pub down: usize,
    /// The place that moved farthest, of those that may be believed.
    pub farthest: String,
    pub farthest_change: String,
}

#[derive(Serialize)]
struct Page {
    name: String,
    unit: String,
    kind: String,
    polarity: String,
    lead: String,
    years: Vec<i32>,
    rows: Vec<Row>,
    multiples: Vec<Row>,
    distribution: String,
    csv: String,
    cite: String,
    parts: Vec<String>,
}

#[derive(Clone, Serialize)]
struct Row {
    area: String,
    href: String,
    rank: usize,
    latest: i32,
    cells: Vec<Option<(f64, String)>>,
    change: String,
    doubtful: bool,
    spark: String,
    shown: String,
}

/// Writes the pages and their list.
pub(super) fn write(
    gathered: &Gathered,
    written: &Written,
    lang: Lang,
) -> Result<Vec<IndicatorPage>, SiteError> {
    let mut most: Vec<&IndicatorNotes> = gathered
        .indicators
        .values()
        .filter(|one| one.rows.len() >= ENOUGH)
        .collect();
    most.sort_by_key(|one| {
        (
            std::cmp::Reverse(one.rows.len()),
            one.id.clone(),
            one.unit.clone(),
        )
    });
    most.truncate(PAGES);
    let places = gathered.files_by_area();
    let mut given = crate::report::Slugs::default();
    let named: Vec<(&IndicatorNotes, String)> = most
        .into_iter()
        .map(|one| (one, given.give(&indicator_file(one))))
        .collect();
    let listed: Vec<IndicatorPage> = named
        .par_iter()
        .map(|(one, file)| {
            page(one, file, &places, written, lang)?;
            Ok(brief(one, file, lang))
        })
        .collect::<Result<_, SiteError>>()?;
    let title = word("indicators", lang);
    let html = pages::render("indicators.html", "../", title, lang, &listed)?;
    written.write("indicators/index.html", html.as_bytes())?;
    Ok(listed)
}

fn name(one: &IndicatorNotes, lang: Lang) -> String {
    let english = lang == Lang::En && !one.name_en.is_empty();
    let names = [
        if english { &one.name_en } else { &one.name },
        &one.name,
        &one.id,
    ];
    let found = names.into_iter().find(|n| !n.is_empty());
    found.cloned().unwrap_or_default()
}

fn brief(one: &IndicatorNotes, file: &str, lang: Lang) -> IndicatorPage {
    let going = |way: &str| {
        let moved = one.rows.iter().filter_map(|r| r.moved.as_ref());
        moved.filter(|m| m.direction == way).count()
    };
    let farthest = one
        .rows
        .iter()
        .filter_map(|r| Some((r, r.moved.as_ref().filter(|m| m.believed)?)))
        .max_by(|a, b| {
            a.1.score
                .total_cmp(&b.1.score)
                .then_with(|| b.0.area.cmp(&a.0.area))
        });
    IndicatorPage {
        file: file.to_owned(),
        name: name(one, lang),
        unit: unit(&one.unit, lang).to_owned(),
        kind: word(&format!("kind_{}", one.kind), lang).to_owned(),
        places: one.rows.len(),
        up: going("up"),
        down: going("down"),
        farthest: farthest.map(|(r, _)| r.area.clone()).unwrap_or_default(),
        farthest_change: farthest.map(|(_, m)| m.change.clone()).unwrap_or_default(),
    }
}

fn page(
    one: &IndicatorNotes,
    file: &str,
    places: &BTreeMap<&str, &PlaceNotes>,
    written: &Written,
    lang: Lang,
) -> Result<(), SiteError> {
    let years = shown_years(one);
    let rows = ranked(one, &years, places, lang);
    let name = name(one, lang);
    let parts: Vec<String> = (0..rows.len().div_ceil(ROWS).max(1))
        .map(|n| {
            if n == 0 {
                format!("{file}.html")
            } else {
                format!("{file}-{}.html", n + 1)
            }
        })
        .collect();
    let all_years: BTreeSet<i32> = one
        .rows
        .iter()
        .flat_map(|r| r.values.iter().map(|(y, _)| *y))
        .collect();
    let all_years: Vec<i32> = all_years.into_iter().collect();
    for (n, chunk) in rows.chunks(ROWS).enumerate() {
        let page = Page {
            unit: unit(&one.unit, lang).to_owned(),
            kind: word(&format!("kind_{}", one.kind), lang).to_owned(),
            polarity: word(&format!("site_{}", one.polarity), lang).to_owned(),
            lead: sentence(
                "site_indicator_lead",
                lang,
                &[
                    ("n", &one.rows.len().to_string()),
                    ("years", &all_years.len().to_string()),
                ],
            ),
            years: years.clone(),
            rows: chunk.to_vec(),
            multiples: if n == 0 {
                rows.iter()
                    .filter(|r| !r.spark.is_empty())
                    .take(MULTIPLES)
                    .cloned()
                    .collect()
            } else {
                Vec::new()
            },
            distribution: if n == 0 {
                distribution(&rows, &one.unit, lang)
            } else {
                String::new()
            },
            csv: format!("{file}.csv"),
            cite: cite(&name, one.rows.len(), &all_years, lang),
            parts: parts.clone(),
            name: name.clone(),
        };
        let html = pages::render("indicator.html", "../", &name, lang, &page)?;
        let part = parts.get(n).cloned().unwrap_or_default();
        written.write(&format!("indicators/{part}"), html.as_bytes())?;
    }
    written.write(
        &format!("indicators/{file}.csv"),
        csv(one, places).as_bytes(),
    )
}

fn shown_years(one: &IndicatorNotes) -> Vec<i32> {
    let years: BTreeSet<i32> = one
        .rows
        .iter()
        .flat_map(|r| r.values.iter().map(|(y, _)| *y))
        .collect();
    let mut years: Vec<i32> = years.into_iter().collect();
    years.drain(..years.len().saturating_sub(YEARS));
    years
}

/// The places with the latest value of each, best first where more or less is
/// better, else the largest.
fn ranked(
    one: &IndicatorNotes,
    years: &[i32],
    places: &BTreeMap<&str, &PlaceNotes>,
    lang: Lang,
) -> Vec<Row> {
    let latest = |row: &PlaceValues| row.values.last().copied().unwrap_or_default();
    let key = |row: &PlaceValues| {
        if one.polarity == "less" {
            latest(row).1
        } else {
            -latest(row).1
        }
    };
    let mut rows: Vec<&PlaceValues> = one.rows.iter().collect();
    rows.sort_by(|a, b| key(a).total_cmp(&key(b)).then_with(|| a.area.cmp(&b.area)));
    let keys: Vec<f64> = rows.iter().map(|row| key(row)).collect();
    rows.into_iter()
        .map(|row| {
            let of = |year: i32| row.values.iter().find(|(y, _)| *y == year).map(|(_, v)| *v);
            let series: Vec<(i32, Option<f64>)> = years.iter().map(|y| (*y, of(*y))).collect();
            Row {
                area: row.area.clone(),
                href: places
                    .get(row.area.as_str())
                    .map(|p| p.file.clone())
                    .unwrap_or_default(),
                rank: keys.partition_point(|k| *k < key(row)) + 1,
                latest: latest(row).0,
                cells: series
                    .iter()
                    .map(|(_, v)| v.map(|v| (v, amount(v, &one.unit, lang))))
                    .collect(),
                change: row
                    .moved
                    .as_ref()
                    .map(|m| m.change.clone())
                    .unwrap_or_default(),
                doubtful: row.moved.as_ref().is_some_and(|m| !m.believed),
                spark: if row.values.len() > 1 {
                    spark(&series)
                } else {
                    String::new()
                },
                shown: amount(latest(row).1, &one.unit, lang),
            }
        })
        .collect()
}

/// A stroke a place along the scale, the median marked.
fn distribution(rows: &[Row], unit: &str, lang: Lang) -> String {
    let value = |row: &Row| row.cells.iter().rev().flatten().next().map(|(v, _)| *v);
    let mut values: Vec<f64> = rows.iter().filter_map(value).collect();
    values.sort_by(f64::total_cmp);
    let (Some(low), Some(high)) = (values.first(), values.last()) else {
        return String::new();
    };
    if values.len() < 3 || high <= low {
        return String::new();
    }
    let x = |v: f64| 10.0 + (v - low) / (high - low) * 700.0;
    let median = values.get(values.len() / 2).copied().unwrap_or_default();
    let mut out = String::from(
        "<svg class=\"strip\" viewBox=\"0 0 720 70\" role=\"img\" aria-hidden=\"true\"><path class=\"axis\" d=\"M10 40H710\"/>",
    );
    for v in &values {
        let _ = write!(out, "<path d=\"M{:.1} 28V52\"/>", x(*v));
    }
    let _ = write!(
        out,
        "<path class=\"median\" d=\"M{m:.1} 20V58\"/><text x=\"{m:.1}\" y=\"14\">{}</text><text class=\"low\" x=\"10\" y=\"66\">{}</text><text class=\"high\" x=\"710\" y=\"66\">{}</text></svg>",
        minijinja::HtmlEscape(&sentence(
            "site_median",
            lang,
            &[("value", &amount(median, unit, lang))]
        )),
        minijinja::HtmlEscape(&amount(*low, unit, lang)),
        minijinja::HtmlEscape(&amount(*high, unit, lang)),
        m = x(median),
    );
    out
}

/// All places and years in long form.
fn csv(one: &IndicatorNotes, places: &BTreeMap<&str, &PlaceNotes>) -> String {
    let mut out = String::from("\u{feff}area,area_code,indicator,name,unit,kind,year,value\r\n");
    let quoted = |words: &str| {
        if words.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", words.replace('"', "\"\""))
        } else {
            words.to_owned()
        }
    };
    for row in &one.rows {
        let code = places
            .get(row.area.as_str())
            .map_or("", |p| p.code.as_str());
        for (year, value) in &row.values {
            let _ = write!(
                out,
                "{},{code},{},{},{},{},{year},{value}\r\n",
                quoted(&row.area),
                quoted(&one.id),
                quoted(&one.name),
                quoted(&one.unit),
                one.kind
            );
        }
    }
    out
}
