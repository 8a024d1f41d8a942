//! What is said first of any two years of a place, so that choosing years on the
//! page changes its title, findings and counts with its table.

use std::collections::BTreeMap;

use serde::Serialize;

use super::ChangeReport;
use super::cells::{Cells, integer};
use super::findings::Finding;
use super::indicator_rows::Row;
use super::words::{Lang, sentence};

/// What changes with the years chosen.
#[derive(Debug, Serialize)]
pub(super) struct Compared {
    title: String,
    lead: String,
    findings: Vec<Finding>,
    indicators: usize,
}

/// The rows and findings of a pair of years, from its deltas.
pub(super) type Told<'a> = dyn Fn(&ChangeReport, &[&Cells]) -> (Vec<Row>, Vec<Finding>) + 'a;

/// What is said of each pair of these years.
pub(super) fn compared(
    report: &ChangeReport,
    area: &str,
    years: &[i32],
    pairs: &[&Cells],
    told: &Told,
) -> BTreeMap<String, Compared> {
    let mut by_pair: BTreeMap<(i64, i64), Vec<&Cells>> = BTreeMap::new();
    for row in pairs {
        if let (Some(from), Some(to)) = (integer(row, "from_year"), integer(row, "to_year")) {
            by_pair.entry((from, to)).or_default().push(row);
        }
    }
    let mut all = BTreeMap::new();
    for (i, from) in years.iter().enumerate() {
        for to in years.iter().skip(i + 1) {
            let Some(rows) = by_pair.get(&(i64::from(*from), i64::from(*to))) else {
                continue;
            };
            let chosen = ChangeReport {
                from: *from,
                to: *to,
                ..*report
            };
            let (rows, findings) = told(&chosen, rows);
            let compared = Compared {
                title: title(area, &chosen),
                lead: lead(&rows, report.lang),
                indicators: rows.len(),
                findings,
            };
            all.insert(format!("{from}-{to}"), compared);
        }
    }
    all
}

/// The title of one place between two years.
pub(super) fn title(area: &str, report: &ChangeReport) -> String {
    sentence(
        "title",
        report.lang,
        &[
            ("area", area),
            ("from", &report.from.to_string()),
            ("to", &report.to.to_string()),
        ],
    )
}

/// How many rows both years have, and each alone.
pub(super) fn lead(rows: &[Row], lang: Lang) -> String {
    let count = |status: &str| {
        let of = rows.iter().filter(|r| r.status == status);
        of.count().to_string()
    };
    sentence(
        "lead_indicators",
        lang,
        &[
            ("n", &rows.len().to_string()),
            ("both", &count("both")),
            ("appeared", &count("appeared")),
            ("vanished", &count("vanished")),
        ],
    )
}
