//! The tables `deltas` and `trends` as rows of the indicator table and charts
//! of the small multiples.

use std::collections::BTreeMap;

use serde::Serialize;

use super::cells::{Cells, float, integer, name, text, years};
use super::stock::{Stated, Stock};
use super::words::{Lang, sentence, word};
use super::{ChangeReport, chart, format};

/// The change of a delta with what its words leave open: ≤ where 1600余万元
/// became 1800万元, both ends where there is no single change.
pub(crate) fn change_words(row: &Cells, lang: Lang) -> String {
    let words = |value| format::change(value, text(row, "unit"), text(row, "kind"), lang);
    let (least, most) = (float(row, "change_min"), float(row, "change_max"));
    let Some(change) = float(row, "change") else {
        return match (least, most) {
            (Some(least), Some(most)) => format!("{} … {}", words(least), words(most)),
            (Some(least), None) => format!("≥ {}", words(least)),
            (None, Some(most)) => format!("≤ {}", words(most)),
            (None, None) => String::new(),
        };
    };
    let mark = match text(row, "comparison") {
        "bounded" if most == Some(change) => "≤ ",
        "bounded" if least == Some(change) => "≥ ",
        "bounded" | "about" => "≈ ",
        _ => "",
    };
    format!("{mark}{}", words(change))
}

/// One indicator between the two years.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub id: String,
    pub indicator: String,
    pub name: String,
    pub group: String,
    pub unit: String,
    pub kind: String,
    pub from: Option<Stated>,
    pub to: Option<Stated>,
    pub change: String,
    pub change_pct: String,
    /// The same as numbers, for a sheet that calculates.
    pub change_number: Option<f64>,
    pub pct_number: Option<f64>,
    /// For sorting: how far it moved, 0 to 1, with its sign.
    pub move_by: f64,
    /// How sure it is that both years measure the same, 0 to 1.
    pub confidence: f64,
    /// Why to look before believing it, in words; empty where nothing speaks
    /// against it.
    pub caution: String,
    pub direction: String,
    pub assessment: String,
    pub status: String,
    pub spark: String,
    /// `year=figure id` of every year, for the page's script.
    pub years: String,
}

/// Links from here on are believed without looking.
const SURE: f64 = 0.95;

impl Row {
    /// Whether it may be told without a person having looked at it first.
    pub fn is_believed(&self) -> bool {
        self.caution.is_empty() && self.confidence >= SURE
    }

    /// Files and lines of both values.
    pub fn places(&self) -> String {
        let ends = [&self.from, &self.to];
        let places = ends.into_iter().flatten().map(Stated::place);
        places.collect::<Vec<_>>().join("; ")
    }

    /// Whether it is a move worth telling.
    pub fn is_told(&self) -> bool {
        self.is_compared() && self.is_believed() && !self.change.is_empty() && self.move_by != 0.0
    }

    /// Whether both years state it, so that there is something to look at.
    pub fn is_compared(&self) -> bool {
        self.status == "both"
    }
}

/// Why a delta is to be looked at, in the words of the report.
pub(super) fn caution(row: &Cells, lang: Lang) -> String {
    let said = text(row, "caution")
        .split([';', ',', '；'])
        .map(str::trim)
        .filter(|why| !why.is_empty())
        .map(|why| {
            let key = format!("caution_{}", why.replace([' ', '-'], "_"));
            match word(&key, lang) {
                told if told == key => why.to_owned(),
                told => told.to_owned(),
            }
        });
    said.collect::<Vec<_>>().join(word("listing", lang))
}

/// The heading an indicator stands under: the two outermost of its path, the
/// inner of these where there are two.
pub(super) fn group(heading: &str) -> &str {
    heading
        .split(crate::outline::PATH_SEPARATOR)
        .take(2)
        .last()
        .unwrap_or_default()
}

/// The value of one side of a delta, from the frame; the observation it came
/// from is found for the link.
fn side(row: &Cells, end: &str, year: i32, stock: &Stock, lang: Lang) -> Option<Stated> {
    let value = float(row, &format!("{end}_value"))?;
    let (area, indicator) = (text(row, "area"), text(row, "indicator"));
    let words = text(row, &format!("{end}_text"));
    let line = integer(row, &format!("{end}_line"))
        .and_then(|l| usize::try_from(l).ok())
        .unwrap_or(0);
    let shown = format::stated(
        words,
        value,
        text(row, "unit"),
        text(row, "kind"),
        text(row, &format!("{end}_qualifier")),
        lang,
    );
    match stock.get(area, indicator, year) {
        Some((index, o)) => Some(Stated {
            value,
            line,
            ..stock.of(index, o, shown)
        }),
        None => Some(Stated {
            shown,
            value,
            href: String::new(),
            year,
            label: text(row, "label").to_owned(),
            text: words.to_owned(),
            sentence: String::new(),
            source: text(row, &format!("{end}_source")).to_owned(),
            line,
        }),
    }
}

/// The rows of one area in the order of the later report, what vanished last.
pub(super) fn rows(
    report: &ChangeReport,
    area: &str,
    slugs: &BTreeMap<String, String>,
    deltas: &[&Cells],
    trends: &[&Cells],
    stock: &Stock,
) -> Vec<Row> {
    let series: BTreeMap<&str, Vec<(i32, Option<f64>)>> = trends
        .iter()
        .map(|row| (text(row, "indicator"), years(row)))
        .collect();
    let mut cells: Vec<&Cells> = deltas.to_vec();
    if cells.is_empty() {
        return alone(report, area, slugs, trends, stock);
    }
    cells.sort_by_key(|row| {
        let vanished = text(row, "status") == "vanished";
        let line = if vanished {
            integer(row, "from_line")
        } else {
            integer(row, "to_line")
        };
        let end = if vanished { report.from } else { report.to };
        let start = stock
            .get(area, text(row, "indicator"), end)
            .map_or(0, |(_, o)| o.start);
        (vanished, line, start, text(row, "indicator"))
    });
    cells
        .into_iter()
        .map(|row| {
            let indicator = text(row, "indicator");
            let status = text(row, "status");
            let shown_year = if status == "vanished" {
                report.from
            } else {
                report.to
            };
            let heading = stock
                .get(area, indicator, shown_year)
                .map_or("", |(_, o)| o.heading.as_str());
            let group = match (status, group(heading)) {
                ("vanished", _) => sentence(
                    "vanished_in",
                    report.lang,
                    &[("from", &report.from.to_string())],
                ),
                (_, "") => word("other_group", report.lang).to_owned(),
                (_, heading) => heading.to_owned(),
            };
            let values = series.get(indicator).map_or(&[][..], Vec::as_slice);
            let linked: Vec<String> = values
                .iter()
                .filter_map(|(year, _)| {
                    stock
                        .get(area, indicator, *year)
                        .map(|(i, _)| format!("{year}={}", stock.address(i)))
                })
                .collect();
            let direction = text(row, "direction");
            let score = float(row, "score").unwrap_or_else(|| own_score(row));
            Row {
                id: slugs.get(indicator).cloned().unwrap_or_default(),
                indicator: indicator.to_owned(),
                name: name(row, report.lang),
                group,
                unit: text(row, "unit").to_owned(),
                kind: text(row, "kind").to_owned(),
                from: side(row, "from", report.from, stock, report.lang),
                to: side(row, "to", report.to, stock, report.lang),
                change: change_words(row, report.lang),
                change_pct: float(row, "change_pct")
                    .map(format::percent)
                    .unwrap_or_default(),
                change_number: float(row, "change"),
                pct_number: float(row, "change_pct"),
                // A table without it does not say that it is unsure.
                confidence: float(row, "confidence").unwrap_or(1.0),
                caution: caution(row, report.lang),
                move_by: if direction == "down" { -score } else { score },
                direction: direction.to_owned(),
                assessment: text(row, "assessment").to_owned(),
                status: status.to_owned(),
                spark: chart::spark(values),
                years: linked.join(" "),
            }
        })
        .collect()
}

/// The rows of an area that was read for one of the two years alone: what that
/// year states, compared with nothing.
fn alone(
    report: &ChangeReport,
    area: &str,
    slugs: &BTreeMap<String, String>,
    trends: &[&Cells],
    stock: &Stock,
) -> Vec<Row> {
    let years = [report.to, report.from];
    let mut rows: Vec<(usize, Row)> = trends
        .iter()
        .filter_map(|row| {
            let indicator = text(row, "indicator");
            let (year, index, o) = years.iter().find_map(|year| {
                let (index, o) = stock.get(area, indicator, *year)?;
                Some((*year, index, o))
            })?;
            let stated = stock.stated(area, indicator, year, report.lang);
            let (from, to) = if year == report.to {
                (None, stated)
            } else {
                (stated, None)
            };
            let group = match group(&o.heading) {
                "" => word("other_group", report.lang),
                heading => heading,
            };
            let row = Row {
                id: slugs.get(indicator).cloned().unwrap_or_default(),
                indicator: indicator.to_owned(),
                name: name(row, report.lang),
                group: group.to_owned(),
                unit: text(row, "unit").to_owned(),
                kind: text(row, "kind").to_owned(),
                from,
                to,
                change: String::new(),
                change_pct: String::new(),
                change_number: None,
                pct_number: None,
                confidence: 1.0,
                caution: String::new(),
                move_by: 0.0,
                direction: String::new(),
                assessment: String::new(),
                status: "stated_once".to_owned(),
                spark: String::new(),
                years: format!("{year}={}", stock.address(index)),
            };
            Some((index, row))
        })
        .collect();
    rows.sort_by_key(|(index, _)| *index);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// |a−b| / (|a|+|b|), where the frame does not bring it.
fn own_score(row: &Cells) -> f64 {
    match (
        float(row, "from_value"),
        float(row, "to_value"),
        text(row, "status"),
    ) {
        (Some(a), Some(b), "both") if a.abs() + b.abs() > 0.0 => {
            (a - b).abs() / (a.abs() + b.abs())
        }
        _ => 0.0,
    }
}
