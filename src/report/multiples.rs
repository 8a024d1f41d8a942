//! The small multiples: one chart an indicator with three years or more. Charts
//! of one unit stand together; those of one order of magnitude share a scale.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::cells::{Cells, float, integer, name, text, years};
use super::indicator_rows::Row;
use super::stock::Stock;
use super::words::{Lang, sentence, word};
use super::{ChangeReport, chart, format};

/// One chart.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Multiple {
    pub name: String,
    pub row: String,
    pub note: String,
    pub svg: String,
}

/// Years below which a line says nothing.
const YEARS: i64 = 3;
/// Values up to so many times apart can share a scale and still be read.
const MAGNITUDE: f64 = 8.0;
/// Rates that all lie this high would be flat lines on a scale from nought.
const HIGH: f64 = 75.0;

/// Which scale a chart belongs to: unit, order of magnitude, high rates apart.
type Scale = (String, i32, bool);

struct Drawn<'a> {
    row: &'a Cells,
    values: Vec<(i32, Option<f64>)>,
    scale: Scale,
}

/// The charts of one area: units with most charts first, in each the order of
/// the table.
pub(super) fn multiples(
    report: &ChangeReport,
    area: &str,
    rows: &[Row],
    trends: &[&Cells],
    stock: &Stock,
) -> Vec<Multiple> {
    let place: BTreeMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(i, r)| (r.indicator.as_str(), i))
        .collect();
    let mut drawn: Vec<Drawn> = trends
        .iter()
        .filter(|row| integer(row, "n").unwrap_or(0) >= YEARS)
        .map(|&row| {
            let values = years(row);
            Drawn {
                scale: scale(text(row, "unit"), text(row, "kind"), &values),
                row,
                values,
            }
        })
        .collect();
    let mut ends: BTreeMap<Scale, (f64, f64)> = BTreeMap::new();
    let mut charts: BTreeMap<String, usize> = BTreeMap::new();
    for one in &drawn {
        let (low, high) = range(&one.values);
        let low = if one.scale.2 { low } else { low.min(0.0) };
        let ends = ends.entry(one.scale.clone()).or_insert((low, high));
        *ends = (ends.0.min(low), ends.1.max(high));
        *charts.entry(one.scale.0.clone()).or_default() += 1;
    }
    drawn.sort_by_key(|one| {
        let unit = &one.scale.0;
        (
            Reverse(charts.get(unit).copied()),
            unit.clone(),
            one.scale.clone(),
            place
                .get(text(one.row, "indicator"))
                .copied()
                .unwrap_or(usize::MAX),
        )
    });
    drawn
        .iter()
        .map(|one| {
            let at = place.get(text(one.row, "indicator")).copied();
            let row = at.and_then(|i| rows.get(i));
            let ends = ends.get(&one.scale).copied().unwrap_or_default();
            chart_of(report, area, one, row, ends, stock)
        })
        .collect()
}

fn range(values: &[(i32, Option<f64>)]) -> (f64, f64) {
    let mut stated = values.iter().filter_map(|(_, v)| *v);
    let first = stated.next().unwrap_or_default();
    stated.fold((first, first), |(low, high), v| (low.min(v), high.max(v)))
}

fn scale(unit: &str, kind: &str, values: &[(i32, Option<f64>)]) -> Scale {
    let (low, high) = range(values);
    let size = low.abs().max(high.abs());
    let share = kind == "share" && unit == "%";
    let magnitude = if size > 0.0 && !share {
        size.log(MAGNITUDE).floor() as i32
    } else {
        0
    };
    (format!("{kind} {unit}"), magnitude, share && low >= HIGH)
}

fn chart_of(
    report: &ChangeReport,
    area: &str,
    one: &Drawn,
    row: Option<&Row>,
    ends: (f64, f64),
    stock: &Stock,
) -> Multiple {
    let indicator = text(one.row, "indicator");
    let unit = text(one.row, "unit");
    let texts: Vec<String> = one
        .values
        .iter()
        .map(
            |(year, value)| match (stock.stated(area, indicator, *year, report.lang), value) {
                (Some(stated), Some(_)) => stated.shown,
                (None, Some(v)) => format::amount(*v, unit, report.lang),
                (_, None) => String::new(),
            },
        )
        .collect();
    let name = name(one.row, report.lang);
    let spoken: Vec<String> = one
        .values
        .iter()
        .zip(&texts)
        .map(|((year, _), text)| format!("{year} {}", if text.is_empty() { "—" } else { text }))
        .collect();
    let trend = [
        word(text(one.row, "trend"), report.lang).to_owned(),
        float(one.row, "cagr_pct")
            .map(|c| format!("{} {}", word("cagr", report.lang), format::percent(c)))
            .unwrap_or_default(),
        sentence(
            "axis",
            report.lang,
            &[
                ("low", &low(ends.0, unit, report.lang)),
                ("high", &format::amount(ends.1, unit, report.lang)),
            ],
        ),
    ];
    let trend: Vec<&str> = trend
        .iter()
        .map(String::as_str)
        .filter(|n| !n.is_empty())
        .collect();
    Multiple {
        svg: chart::multiple(&chart::Multiple {
            series: &one.values,
            texts: &texts,
            comparable_from: integer(one.row, "comparable_from")
                .and_then(|y| i32::try_from(y).ok()),
            label: &format!("{name}: {}", spoken.join("; ")),
            ends,
        }),
        row: row.map(|r| r.id.clone()).unwrap_or_default(),
        note: trend.join(" · "),
        name,
    }
}

/// The lower end: nought needs no unit.
fn low(value: f64, unit: &str, lang: Lang) -> String {
    if value == 0.0 {
        "0".to_owned()
    } else {
        format::amount(value, unit, lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_share_a_scale_by_unit_and_magnitude() {
        let of = |unit: &str, kind: &str, values: &[f64]| {
            let series: Vec<(i32, Option<f64>)> = (2020..)
                .zip(values)
                .map(|(year, v)| (year, Some(*v)))
                .collect();
            scale(unit, kind, &series)
        };
        assert_eq!(
            of("件", "level", &[9.0, 12.0]),
            of("件", "level", &[40.0, 60.0])
        );
        assert_ne!(
            of("件", "level", &[9.0, 12.0]),
            of("件", "level", &[900.0, 1200.0]),
            "beside thousands a dozen would be a flat line"
        );
        assert_ne!(
            of("件", "level", &[9.0, 12.0]),
            of("人", "level", &[9.0, 12.0])
        );
        assert_ne!(
            of("%", "share", &[92.1, 93.8]),
            of("%", "share", &[30.4, 42.6]),
            "high rates have a scale of their own"
        );
    }
}
