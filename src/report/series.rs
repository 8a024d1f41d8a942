//! All years of a place as compact data, so that the page can compare any two
//! of them without asking anyone: what each year states, and the deltas of
//! every pair of years as they were computed from the tables.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::cells::{Cells, float, integer, name, text, years};
use super::indicator_rows::{Row, caution, change_words, group};
use super::stock::Stock;
use super::words::word;
use super::{ChangeReport, Detail, chart, format};

/// Years that can be chosen: the latest so many, of which there are 66 pairs.
const YEARS: usize = 12;
/// Those of a page that has room for no more.
const FEW: usize = 5;

/// What the page's script knows of one place.
#[derive(Debug, Default, Serialize)]
pub(super) struct Series {
    pub years: Vec<i32>,
    groups: Vec<String>,
    rows: Vec<Item>,
    /// `from-to` → number of the row → verdict, change, percent, move.
    pairs: BTreeMap<String, BTreeMap<usize, Compared>>,
}

/// One indicator: its address, name and what each year says.
#[derive(Debug, Serialize)]
struct Item {
    i: String,
    n: String,
    u: String,
    k: String,
    y: BTreeMap<i32, Cell>,
    /// The line of one that the table of the two years does not show.
    #[serde(skip_serializing_if = "String::is_empty")]
    s: String,
}

/// Place in the reading order, words, value, number of the group, address.
#[derive(Debug, Serialize)]
struct Cell(usize, String, f64, usize, String);

/// Verdict, change, percent, move, change and percent as numbers, caution.
#[derive(Debug, Serialize)]
struct Compared(
    String,
    String,
    String,
    f64,
    Option<f64>,
    Option<f64>,
    String,
);

/// The data of an area: `rows` are those of the table, the indicators of other
/// years follow them.
pub(super) fn series(
    report: &ChangeReport,
    area: &str,
    rows: &[Row],
    slugs: &BTreeMap<String, String>,
    trends: &[&Cells],
    pairs: &[&Cells],
    stock: &Stock,
) -> Series {
    let mut years_read: Vec<i32> = report
        .panel
        .reports
        .iter()
        .filter(|r| r.area == area)
        .map(|r| r.year)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let most = if report.detail == Detail::Spare {
        FEW
    } else {
        YEARS
    };
    years_read.drain(..years_read.len().saturating_sub(most));
    let mut groups: Vec<String> = Vec::new();
    let mut item = |indicator: &str, name: String, unit: &str, kind: &str, spark: String| Item {
        i: slugs.get(indicator).cloned().unwrap_or_default(),
        y: years_read
            .iter()
            .filter_map(|year| {
                let (index, o) = stock.get(area, indicator, *year)?;
                let heading = match group(&o.heading) {
                    "" => word("other_group", report.lang),
                    heading => heading,
                };
                let at = groups.iter().position(|g| g == heading).unwrap_or_else(|| {
                    groups.push(heading.to_owned());
                    groups.len() - 1
                });
                let shown = format::stated(
                    &o.text,
                    o.value,
                    &o.unit,
                    o.kind.as_str(),
                    o.qualifier.as_str(),
                    report.lang,
                );
                Some((*year, Cell(index, shown, o.value, at, stock.address(index))))
            })
            .collect(),
        n: name,
        u: unit.to_owned(),
        k: word(&format!("kind_{kind}"), report.lang).to_owned(),
        s: spark,
    };
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    let mut items = Vec::new();
    for row in rows {
        at.insert(&row.indicator, items.len());
        items.push(item(
            &row.indicator,
            row.name.clone(),
            &row.unit,
            &row.kind,
            String::new(),
        ));
    }
    for row in trends {
        let indicator = text(row, "indicator");
        if at.contains_key(indicator) {
            continue;
        }
        at.insert(indicator, items.len());
        items.push(item(
            indicator,
            name(row, report.lang),
            text(row, "unit"),
            text(row, "kind"),
            chart::spark(&years(row)),
        ));
    }
    let mut compared: BTreeMap<String, BTreeMap<usize, Compared>> = BTreeMap::new();
    for row in pairs {
        let verdict = match text(row, "status") {
            "both" => text(row, "assessment"),
            "redefined" => "redefined",
            _ => continue,
        };
        let (Some(from), Some(to), Some(number)) = (
            integer(row, "from_year"),
            integer(row, "to_year"),
            at.get(text(row, "indicator")),
        ) else {
            continue;
        };
        compared.entry(format!("{from}-{to}")).or_default().insert(
            *number,
            Compared(
                verdict.to_owned(),
                change_words(row, report.lang),
                float(row, "change_pct")
                    .map(format::percent)
                    .unwrap_or_default(),
                moved(row),
                float(row, "change"),
                float(row, "change_pct"),
                caution(row, report.lang),
            ),
        );
    }
    Series {
        years: years_read,
        groups,
        rows: items,
        pairs: compared,
    }
}

/// How far it moved, with its sign; three decimals are enough to sort by.
fn moved(row: &Cells) -> f64 {
    let score = (float(row, "score").unwrap_or_default() * 1000.0).round() / 1000.0;
    if text(row, "direction") == "down" {
        -score
    } else {
        score
    }
}
