//! One place as the page shows it: findings, what to look at, indicators,
//! threads, checks and texts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::addresses::{self, Addresses};
use super::cells::{self, Cells, text};
use super::claims::{self, CheckRow, DoubtRow, Source};
use super::compared::{self, Compared};
use super::evidence::{self, Text};
use super::findings::{self, Finding, Material};
use super::indicator_rows::{self, Row};
use super::look::{self, Look};
use super::multiples::{self, Multiple};
use super::overview::Counts;
use super::redlines::{self, Chapter};
use super::reused::{self, ReuseRow};
use super::series::{self, Series};
use super::slug::{Slugs, slug};
use super::stock::Stock;
use super::threads::{self, Edit, Thread};
use super::words::{sentence, word};
use super::{ChangeReport, Detail};
use crate::checks::Check;

/// One area.
#[derive(Debug, Default, Serialize)]
pub(super) struct Place {
    pub id: String,
    /// What its addresses begin with.
    pub at: String,
    pub area: String,
    pub genre: String,
    pub counts: Counts,
    /// The only year read of the two, where it is one alone.
    pub single: Option<i32>,
    pub lead_indicators: String,
    pub findings: Vec<Finding>,
    pub look: Vec<Look>,
    pub rows: Vec<Row>,
    pub series: Series,
    /// What is said first of any two years, by `from-to`.
    pub compared: BTreeMap<String, Compared>,
    pub multiples: Vec<Multiple>,
    pub years: Vec<i32>,
    pub weaknesses: Vec<Thread>,
    pub closed: Vec<Thread>,
    pub closed_words: String,
    pub plans: Vec<Thread>,
    /// What the latest report plans: it has no next report yet.
    pub planned: Vec<Thread>,
    pub planned_words: String,
    pub earlier_plans: Vec<Thread>,
    pub earlier_plans_words: String,
    /// Redlines between the years of each thread, by its id.
    pub redlines: BTreeMap<String, BTreeMap<String, Vec<Edit>>>,
    pub slips: Vec<CheckRow>,
    pub holding: Vec<CheckRow>,
    pub holding_words: String,
    pub doubts: Vec<DoubtRow>,
    pub chapters: Vec<Chapter>,
    pub reuse: Vec<ReuseRow>,
    pub texts: Vec<Text>,
    pub sources: Vec<Source>,
}

/// Plans of which a redline between any two years can be chosen; of the others
/// each year stands beside the next. A work report can have hundreds.
const PLANS_REDLINED: usize = 30;

/// What all places of a report share.
pub(super) struct Shared<'a> {
    pub report: &'a ChangeReport<'a>,
    pub several: bool,
    pub deltas: BTreeMap<String, Vec<Cells>>,
    pub trends: BTreeMap<String, Vec<Cells>>,
    pub pairs: BTreeMap<String, Vec<Cells>>,
    pub addresses: &'a Addresses<'a>,
    pub stock: Stock<'a>,
}

impl<'a> Shared<'a> {
    pub fn new(report: &'a ChangeReport, several: bool, addresses: &'a Addresses<'a>) -> Self {
        let by_area = |frame: &polars::prelude::DataFrame| {
            let mut areas: BTreeMap<String, Vec<Cells>> = BTreeMap::new();
            for row in cells::cells(frame) {
                areas
                    .entry(text(&row, "area").to_owned())
                    .or_default()
                    .push(row);
            }
            areas
        };
        Self {
            report,
            several,
            deltas: by_area(report.deltas),
            trends: by_area(report.trends),
            pairs: report.pairs.map(by_area).unwrap_or_default(),
            addresses,
            stock: Stock::new(report.panel, addresses),
        }
    }

    pub fn of<'s>(rows: &'s BTreeMap<String, Vec<Cells>>, area: &str) -> Vec<&'s Cells> {
        rows.get(area).into_iter().flatten().collect()
    }
}

/// The weaknesses and plans of a place, in the groups a page shows.
struct Threads {
    weaknesses: Vec<Thread>,
    plans: Vec<Thread>,
}

/// The place as it is shown.
pub(super) fn place(shared: &Shared, area: &str, counts: Counts) -> Place {
    let Shared {
        report,
        stock,
        addresses,
        ..
    } = shared;
    let at = addresses::prefix(area, shared.several);
    let (deltas, trends, pairs) = (
        Shared::of(&shared.deltas, area),
        Shared::of(&shared.trends, area),
        Shared::of(&shared.pairs, area),
    );
    let mut slugs = Slugs::new(&at);
    let indicators = indicator_slugs(&mut slugs, [&deltas, &trends, &pairs]);
    let rows = indicator_rows::rows(report, area, &indicators, &deltas, &trends, stock);
    let threads = of_area(shared, area, &rows, &mut slugs);
    let checks: Vec<&Check> = report.checks.iter().filter(|c| c.area == area).collect();
    let claims: Vec<String> = checks
        .iter()
        .map(|c| slugs.give(&format!("check {} {}", c.year, c.line)))
        .collect();
    let reuse = reused::reused(report, area);
    let single = single(report, area);
    let told = |report: &ChangeReport, rows: &[Row], verbatim| {
        findings::findings(&Material {
            at: &at,
            to: report.to,
            lang: report.lang,
            rows,
            weaknesses: &threads.weaknesses,
            plans: &threads.plans,
            checks: &checks,
            claims: &claims,
            verbatim,
            single: single.is_some(),
            name_of: &|check: &Check| stock.label_at(&check.source, check.line, &check.text),
        })
    };
    let series = series::series(report, area, &rows, &indicators, &trends, &pairs, stock);
    let compared = compared::compared(report, area, &series.years, &pairs, &|report, pairs| {
        let rows = indicator_rows::rows(report, area, &indicators, pairs, &trends, stock);
        let findings = told(report, &rows, None);
        (rows, findings)
    });
    let check_rows = |ok: bool| -> Vec<CheckRow> {
        let rows = checks.iter().zip(&claims).filter(|(c, _)| c.ok == ok);
        rows.map(|(c, id)| claims::check_row(c, id.clone(), stock, addresses))
            .collect()
    };
    let (slips, holding) = (check_rows(false), check_rows(true));
    let n = |n: usize| n.to_string();
    Place {
        single,
        counts: Counts {
            indicators: rows.len(),
            open: threads.weaknesses.iter().filter(|t| t.open).count(),
            ..counts
        },
        lead_indicators: compared::lead(&rows, report.lang),
        findings: told(report, &rows, reused::verbatim(&reuse)),
        look: if single.is_none() {
            look::look(area, &rows, report.lang)
        } else {
            Vec::new()
        },
        multiples: multiples::multiples(report, area, &rows, &trends, stock),
        years: series.years.clone(),
        series,
        compared,
        holding_words: sentence("show_holding", report.lang, &[("n", &n(holding.len()))]),
        chapters: chapters(report, area, addresses),
        reuse: reused::rows(&reuse, report.lang),
        texts: evidence::texts(
            report.panel,
            area,
            &cited(report, area),
            addresses,
            report.detail == Detail::Whole,
        ),
        doubts: claims::doubts(report, area, addresses),
        sources: claims::sources(report, area, addresses),
        genre: report
            .panel
            .reports
            .iter()
            .find(|r| r.area == area)
            .map(|r| word(r.genre.as_str(), report.lang).to_owned())
            .unwrap_or_default(),
        id: slug(area),
        at: at.clone(),
        area: area.to_owned(),
        rows,
        slips,
        holding,
        ..grouped(report, threads)
    }
}

/// The address of each indicator of the place, whichever years state it.
fn indicator_slugs(slugs: &mut Slugs, tables: [&[&Cells]; 3]) -> BTreeMap<String, String> {
    let all: BTreeSet<&str> = tables
        .into_iter()
        .flatten()
        .map(|row| text(row, "indicator"))
        .collect();
    all.into_iter()
        .map(|id| (id.to_owned(), slugs.give(id)))
        .collect()
}

fn of_area(shared: &Shared, area: &str, rows: &[Row], slugs: &mut Slugs) -> Threads {
    let (report, addresses) = (shared.report, shared.addresses);
    let mut weaknesses = threads::threads(report, area, "weakness", slugs, addresses);
    for thread in &mut weaknesses {
        thread.related = threads::related(&thread.text, rows);
    }
    Threads {
        weaknesses,
        plans: threads::threads(report, area, "plan", slugs, addresses),
    }
}

/// The threads in their groups, everything else empty.
fn grouped(report: &ChangeReport, threads: Threads) -> Place {
    let (weaknesses, closed): (Vec<Thread>, Vec<Thread>) =
        threads.weaknesses.into_iter().partition(|t| t.open);
    let (mut plans, other): (Vec<Thread>, Vec<Thread>) = threads
        .plans
        .into_iter()
        .partition(|t| t.steps.iter().any(|s| s.next_year == report.to));
    plans.sort_by_key(|t| fate_order(t, report.to));
    let (planned, mut earlier_plans): (Vec<Thread>, Vec<Thread>) =
        other.into_iter().partition(|t| t.last_year >= report.to);
    if report.detail == Detail::Spare {
        earlier_plans.clear();
        let steps = plans.iter_mut().flat_map(|t| &mut t.steps);
        steps.for_each(|step| step.evidence.clear());
    }
    let redlines = weaknesses
        .iter()
        .chain(&closed)
        .chain(plans.iter().take(PLANS_REDLINED))
        .filter(|t| !t.redlines.is_empty())
        .map(|t| (t.id.clone(), t.redlines.clone()))
        .collect();
    let count = |key: &str, n: usize| sentence(key, report.lang, &[("n", &n.to_string())]);
    Place {
        closed_words: count("closed_threads", closed.len()),
        planned_words: sentence(
            "planned",
            report.lang,
            &[
                ("n", &planned.len().to_string()),
                ("year", &report.to.to_string()),
            ],
        ),
        earlier_plans_words: count("earlier_plans", earlier_plans.len()),
        redlines,
        weaknesses,
        closed,
        plans,
        planned,
        earlier_plans,
        ..Place::default()
    }
}

/// Both full texts against each other.
fn chapters(report: &ChangeReport, area: &str, addresses: &Addresses) -> Vec<Chapter> {
    if !matches!(report.detail, Detail::Whole | Detail::Redline) {
        return Vec::new();
    }
    let reports = &report.panel.reports;
    let of_year = |year: i32| {
        let mut reports = reports.iter();
        reports.find(|r| r.area == area && r.year == year)
    };
    match (of_year(report.from), of_year(report.to)) {
        (Some(old), Some(new)) => redlines::chapters(old, new, addresses, report.lang),
        _ => Vec::new(),
    }
}

/// Where a place has one year alone, it is shown against nothing.
fn single(report: &ChangeReport, area: &str) -> Option<i32> {
    let years: BTreeSet<i32> = report
        .panel
        .reports
        .iter()
        .filter(|r| r.area == area)
        .map(|r| r.year)
        .collect();
    match (years.contains(&report.from), years.contains(&report.to)) {
        (true, true) | (false, false) => None,
        (true, false) => Some(report.from),
        (false, true) => Some(report.to),
    }
}

/// What is lost comes first.
fn fate_order(thread: &Thread, to: i32) -> (usize, i32) {
    let fate = thread
        .steps
        .iter()
        .find(|s| s.next_year == to)
        .map_or("", |s| s.status);
    let order = ["missed", "no_trace", "carried_over", "delivered"];
    (
        order.iter().position(|f| *f == fate).unwrap_or(order.len()),
        thread.first_year,
    )
}

/// The lines that the page leads to.
fn cited<'a>(report: &ChangeReport<'a>, area: &str) -> BTreeSet<(&'a str, usize)> {
    let mut cited: BTreeSet<(&str, usize)> = BTreeSet::new();
    for row in report.followup.iter().filter(|r| r.area == area) {
        cited.insert((&row.source, row.line));
        cited.insert((&row.next_source, row.next_line));
        cited.insert((&row.next_source, row.evidence_line));
        cited.insert((&row.next_source, row.plan_line));
    }
    for check in report.checks.iter().filter(|c| c.area == area) {
        cited.insert((&check.source, check.line));
    }
    for s in report.panel.statements.iter().filter(|s| s.area == area) {
        use crate::outline::Section::{Plans, Weaknesses};
        if matches!(s.section, Weaknesses | Plans) {
            cited.insert((&s.source, s.line));
        }
    }
    cited
}
