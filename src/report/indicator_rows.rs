//! The tables `deltas` and `trends` as rows of the indicator table and charts
//! of the small multiples.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::words::{Lang, sentence, word};
use super::{ChangeReport, chart, evidence, format};
use crate::Panel;
use crate::observations::{Observation, Period};
use crate::tables;

/// A row of a frame.
pub(super) type Cells = Map<String, Value>;

/// The words of a cell; empty where there are none.
pub(super) fn text<'a>(row: &'a Cells, column: &str) -> &'a str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// The number of a cell.
pub(super) fn float(row: &Cells, column: &str) -> Option<f64> {
    row.get(column).and_then(Value::as_f64)
}

/// The whole number of a cell.
pub(super) fn integer(row: &Cells, column: &str) -> Option<i64> {
    row.get(column).and_then(Value::as_i64)
}

/// The change of a delta with what its words leave open: ≤ where 1600余万元
/// became 1800万元, both ends where there is no single change.
pub(super) fn change_words(row: &Cells, lang: Lang) -> String {
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

/// A stated value and where it stands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stated {
    pub shown: String,
    pub value: f64,
    pub href: String,
    pub sentence: String,
    pub line: usize,
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
    /// For sorting: how far it moved, 0 to 1, with its sign.
    pub move_by: f64,
    pub direction: String,
    pub assessment: String,
    pub status: String,
    pub spark: String,
    /// `year=figure id` of every year, for the page's script.
    pub years: String,
}

/// Observations by (area, indicator, year): what each year says of itself.
pub(super) struct Stock<'a> {
    panel: &'a Panel,
    by_key: BTreeMap<(&'a str, &'a str, i32), usize>,
    by_line: BTreeMap<(&'a str, usize), Vec<&'a Observation>>,
}

impl<'a> Stock<'a> {
    pub fn new(panel: &'a Panel) -> Self {
        let mut by_key = BTreeMap::new();
        let mut by_line: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (i, o) in panel.observations.iter().enumerate() {
            by_line
                .entry((o.source.as_str(), o.line))
                .or_default()
                .push(o);
            if matches!(o.period, Period::Year | Period::Stock) && !o.indicator.is_empty() {
                by_key
                    .entry((o.area.as_str(), o.indicator.as_str(), o.year))
                    .or_insert(i);
            }
        }
        Self {
            panel,
            by_key,
            by_line,
        }
    }

    /// What the report calls the figure of these words on this line.
    pub fn label_at(&self, source: &str, line: usize, text: &str) -> &'a str {
        self.by_line
            .get(&(source, line))
            .into_iter()
            .flatten()
            .find(|o| o.text == text)
            .map_or("", |o| o.label.as_str())
    }

    pub fn get(&self, area: &str, indicator: &str, year: i32) -> Option<(usize, &'a Observation)> {
        let index = *self.by_key.get(&(area, indicator, year))?;
        Some((index, self.panel.observations.get(index)?))
    }

    pub fn stated(&self, area: &str, indicator: &str, year: i32, lang: Lang) -> Option<Stated> {
        let (index, o) = self.get(area, indicator, year)?;
        Some(Stated {
            shown: format::stated(
                &o.text,
                o.value,
                &o.unit,
                o.kind.as_str(),
                o.qualifier.as_str(),
                lang,
            ),
            value: o.value,
            href: evidence::figure_id(index),
            sentence: o.sentence.clone(),
            line: o.line,
        })
    }
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
    let found = stock.get(area, indicator, year);
    Some(Stated {
        shown,
        value,
        href: found
            .map(|(i, _)| evidence::figure_id(i))
            .unwrap_or_default(),
        sentence: found.map(|(_, o)| o.sentence.clone()).unwrap_or_default(),
        line,
    })
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

/// The rows of one area in the order of the later report, what vanished last.
pub(super) fn rows(
    report: &ChangeReport,
    area: &str,
    place: &str,
    deltas: &[Cells],
    trends: &[Cells],
    stock: &Stock,
) -> Vec<Row> {
    let series: BTreeMap<&str, Vec<(i32, Option<f64>)>> = trends
        .iter()
        .filter(|row| text(row, "area") == area)
        .map(|row| (text(row, "indicator"), years(row)))
        .collect();
    let mut cells: Vec<&Cells> = deltas
        .iter()
        .filter(|row| text(row, "area") == area)
        .collect();
    if cells.is_empty() {
        return alone(report, area, place, trends, stock);
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
        .enumerate()
        .map(|(i, row)| {
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
                        .map(|(i, _)| format!("{year}=f{i}"))
                })
                .collect();
            let direction = text(row, "direction");
            let score = float(row, "score").unwrap_or_else(|| own_score(row));
            Row {
                id: format!("{place}-i{i}"),
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
    place: &str,
    trends: &[Cells],
    stock: &Stock,
) -> Vec<Row> {
    let years = [report.to, report.from];
    let mut rows: Vec<(usize, Row)> = trends
        .iter()
        .filter(|row| text(row, "area") == area)
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
                id: String::new(),
                indicator: indicator.to_owned(),
                name: name(row, report.lang),
                group: group.to_owned(),
                unit: text(row, "unit").to_owned(),
                kind: text(row, "kind").to_owned(),
                from,
                to,
                change: String::new(),
                change_pct: String::new(),
                move_by: 0.0,
                direction: String::new(),
                assessment: String::new(),
                status: "stated_once".to_owned(),
                spark: String::new(),
                years: format!("{year}=f{index}"),
            };
            Some((index, row))
        })
        .collect();
    rows.sort_by_key(|(index, _)| *index);
    rows.into_iter()
        .enumerate()
        .map(|(i, (_, row))| Row {
            id: format!("{place}-i{i}"),
            ..row
        })
        .collect()
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

/// The year columns of a row of `trends`.
pub(super) fn years(row: &Cells) -> Vec<(i32, Option<f64>)> {
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

/// The rows of a frame.
pub(super) fn cells(frame: &polars::prelude::DataFrame) -> Vec<Cells> {
    tables::rows(frame)
}
