//! The tables as what a page shows: places with their findings, indicators,
//! threads, checks and texts. The templates see nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::claims::{self, CheckRow, DoubtRow, Source};
use super::evidence::{self, Addresses, Text};
use super::findings::{self, Finding, Material};
use super::indicator_rows::{self, Cells, Row, Stock};
use super::multiples::{self, Multiple};
use super::overview::{self, Counts, Overview};
use super::redlines::{self, Chapter};
use super::scope::Scope;
use super::series::{self, Series};
use super::survey::Survey;
use super::threads::{self, Edit, Related, Thread};
use super::words::{self, sentence, word};
use super::{ChangeReport, format};
use crate::checks::Check;
use crate::followup;
use crate::followup::reuse::{self, Reuse};
use crate::statements::Statement;

/// All of a report.
#[derive(Debug, Serialize)]
pub(super) struct View {
    pub lang: &'static str,
    pub title: String,
    pub subtitle: String,
    /// The same for formats in which nothing can be opened.
    pub subtitle_plain: String,
    /// How to read the tracked changes of a document.
    pub revisions_words: String,
    pub from: i32,
    pub to: i32,
    pub several: bool,
    pub overview: Option<Overview>,
    pub places: Vec<Place>,
    pub w: BTreeMap<&'static str, &'static str>,
}

/// One area.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    pub id: String,
    pub area: String,
    pub genre: String,
    pub counts: Counts,
    /// The only year read of the two, where it is one alone.
    pub single: Option<i32>,
    pub lead_indicators: String,
    pub findings: Vec<Finding>,
    pub rows: Vec<Row>,
    pub series: Series,
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

/// How much of a section is last year's.
#[derive(Debug, Serialize)]
pub(super) struct ReuseRow {
    pub section: String,
    pub sentences: usize,
    pub verbatim: String,
    pub template: String,
    pub copied: bool,
}

/// Everything of a report that a format shows.
pub(super) fn view(report: &ChangeReport) -> View {
    let own;
    let survey = match report.survey {
        Some(survey) => survey,
        None => {
            own = Survey::of_report(report).unwrap_or_default();
            &own
        }
    };
    let counts = &survey.counts;
    let detailed = survey.in_detail();
    let ids: BTreeMap<&str, String> = detailed
        .iter()
        .enumerate()
        .map(|(i, area)| (*area, format!("p{i}")))
        .collect();
    let places = if detailed.len() < counts.len() && report.survey.is_none() {
        let scope = Scope::of(report, &detailed);
        places(&scope.report(report), &ids, counts)
    } else {
        places(report, &ids, counts)
    };
    let years: Vec<String> = survey.years.iter().map(i32::to_string).collect();
    let (from, to) = (report.from.to_string(), report.to.to_string());
    let n = counts.len().to_string();
    let key = match (counts.len(), years.len()) {
        (0 | 1, 0 | 1) => "title_one_year",
        (0 | 1, _) => "title",
        _ => "title_several",
    };
    let read_from = |key| {
        sentence(
            key,
            report.lang,
            &[
                ("n", &survey.reports.to_string()),
                ("years", &years.join(word("listing", report.lang))),
            ],
        )
    };
    View {
        lang: report.lang.tag(),
        title: sentence(
            key,
            report.lang,
            &[
                ("area", places.first().map_or("", |p| &p.area)),
                ("from", &from),
                ("to", &to),
                ("n", &n),
            ],
        ),
        subtitle: read_from("subtitle"),
        subtitle_plain: read_from("subtitle_plain"),
        revisions_words: sentence("revisions", report.lang, &[("from", &from), ("to", &to)]),
        from: report.from,
        to: report.to,
        several: counts.len() > 1,
        overview: overview::overview(report, survey, &ids),
        places,
        w: words::all(report.lang),
    }
}

/// What all places of a report share.
struct Shared<'a, 'b> {
    report: &'b ChangeReport<'a>,
    deltas: Vec<Cells>,
    trends: Vec<Cells>,
    pairs: Vec<Cells>,
    stock: Stock<'a>,
    addresses: Addresses<'a>,
}

fn places(
    report: &ChangeReport,
    ids: &BTreeMap<&str, String>,
    counts: &BTreeMap<String, Counts>,
) -> Vec<Place> {
    let shared = Shared {
        report,
        deltas: indicator_rows::cells(report.deltas),
        trends: indicator_rows::cells(report.trends),
        pairs: report.pairs.map(indicator_rows::cells).unwrap_or_default(),
        stock: Stock::new(report.panel),
        addresses: Addresses::new(report.panel),
    };
    ids.iter()
        .map(|(area, id)| {
            let counts = counts.get(*area).copied().unwrap_or_default();
            place(&shared, area, id, counts)
        })
        .collect()
}

fn place(shared: &Shared, area: &str, id: &str, counts: Counts) -> Place {
    let Shared {
        report,
        stock,
        addresses,
        ..
    } = shared;
    let lang = report.lang;
    let rows = indicator_rows::rows(report, area, id, &shared.deltas, &shared.trends, stock);
    let mut all_weaknesses =
        threads::threads(report, area, "weakness", &format!("{id}-w"), addresses);
    for thread in &mut all_weaknesses {
        thread.related = related(&thread.text, &rows);
    }
    let all_plans = threads::threads(report, area, "plan", &format!("{id}-g"), addresses);
    let checks: Vec<&Check> = report.checks.iter().filter(|c| c.area == area).collect();
    let reuse = reused(report, area);
    let findings = findings::findings(&Material {
        place: id,
        to: report.to,
        lang,
        rows: &rows,
        weaknesses: &all_weaknesses,
        plans: &all_plans,
        checks: &checks,
        verbatim: verbatim(&reuse),
        single: single(report, area).is_some(),
        name_of: &|check: &Check| stock.label_at(&check.source, check.line, &check.text),
    });
    let check_rows = |ok: bool| -> Vec<CheckRow> {
        checks
            .iter()
            .enumerate()
            .filter(|(_, c)| c.ok == ok)
            .map(|(i, c)| claims::check_row(c, format!("{id}-c{i}"), stock, addresses))
            .collect()
    };
    let (slips, holding) = (check_rows(false), check_rows(true));
    let counts = Counts {
        indicators: rows.len(),
        open: all_weaknesses.iter().filter(|t| t.open).count(),
        ..counts
    };
    let (weaknesses, closed): (Vec<Thread>, Vec<Thread>) =
        all_weaknesses.into_iter().partition(|t| t.open);
    let (mut plans, other): (Vec<Thread>, Vec<Thread>) = all_plans
        .into_iter()
        .partition(|t| t.steps.iter().any(|s| s.next_year == report.to));
    plans.sort_by_key(|t| fate_order(t, report.to));
    let (planned, earlier_plans): (Vec<Thread>, Vec<Thread>) =
        other.into_iter().partition(|t| t.last_year >= report.to);
    let redlines = weaknesses
        .iter()
        .chain(&closed)
        .chain(plans.iter().take(PLANS_REDLINED))
        .filter(|t| !t.redlines.is_empty())
        .map(|t| (t.id.clone(), t.redlines.clone()))
        .collect();
    let n = |n: usize| n.to_string();
    let of_year = |year: i32| {
        report
            .panel
            .reports
            .iter()
            .find(|r| r.area == area && r.year == year)
    };
    let (old, new) = (of_year(report.from), of_year(report.to));
    let series = series::series(report, area, &rows, &shared.trends, &shared.pairs, stock);
    Place {
        single: single(report, area),
        lead_indicators: sentence(
            "lead_indicators",
            lang,
            &[
                ("n", &n(rows.len())),
                ("both", &n(counts.both)),
                ("appeared", &n(counts.appeared)),
                ("vanished", &n(counts.vanished)),
            ],
        ),
        multiples: multiples::multiples(report, area, &rows, &shared.trends, stock),
        years: series.years.clone(),
        series,
        closed_words: sentence("closed_threads", lang, &[("n", &n(closed.len()))]),
        planned_words: sentence(
            "planned",
            lang,
            &[("n", &n(planned.len())), ("year", &report.to.to_string())],
        ),
        earlier_plans_words: sentence("earlier_plans", lang, &[("n", &n(earlier_plans.len()))]),
        redlines,
        holding_words: sentence("show_holding", lang, &[("n", &n(holding.len()))]),
        chapters: match (old, new) {
            (Some(old), Some(new)) => redlines::chapters(old, new, addresses, lang),
            _ => Vec::new(),
        },
        reuse: reuse
            .iter()
            .map(|r| ReuseRow {
                section: word(&format!("section_{}", r.section.as_str()), lang).to_owned(),
                sentences: r.sentences,
                verbatim: percent(r.verbatim),
                template: percent(r.template),
                copied: r.is_copied(),
            })
            .collect(),
        texts: evidence::texts(report.panel, area, &cited(report, area)),
        doubts: claims::doubts(report, area),
        sources: claims::sources(report, area),
        genre: report
            .panel
            .reports
            .iter()
            .find(|r| r.area == area)
            .map(|r| word(r.genre.as_str(), lang).to_owned())
            .unwrap_or_default(),
        id: id.to_owned(),
        area: area.to_owned(),
        counts,
        findings,
        rows,
        weaknesses,
        closed,
        plans,
        planned,
        earlier_plans,
        slips,
        holding,
    }
}

/// Plans of which a redline between any two years can be chosen; of the others
/// each year stands beside the next. A work report can have hundreds.
const PLANS_REDLINED: usize = 30;

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
    let order = ["no_trace", "carried_over", "delivered"];
    (
        order.iter().position(|f| *f == fate).unwrap_or(order.len()),
        thread.first_year,
    )
}

/// From here on an indicator is shown with a weakness.
const BELONGS: f64 = 0.5;
/// Indicators shown with one weakness.
const RELATED: usize = 4;

fn related(weakness: &str, rows: &[Row]) -> Vec<Related> {
    let mut found: Vec<(f64, &Row)> = rows
        .iter()
        .map(|row| (followup::belongs(&row.name, weakness), row))
        .filter(|(belongs, _)| *belongs >= BELONGS)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let shown = |side: &Option<indicator_rows::Stated>| {
        side.as_ref().map_or("—", |s| s.shown.as_str()).to_owned()
    };
    found
        .into_iter()
        .take(RELATED)
        .map(|(_, row)| Related {
            name: row.name.clone(),
            href: row.id.clone(),
            from: shown(&row.from),
            to: shown(&row.to),
        })
        .collect()
}

/// How much of each section of the later report stood in the earlier one.
fn reused(report: &ChangeReport, area: &str) -> Vec<Reuse> {
    let of_area: Vec<Statement> = report
        .panel
        .statements
        .iter()
        .filter(|s| s.area == area && (s.year == report.from || s.year == report.to))
        .cloned()
        .collect();
    let mut sections = reuse::reuse(&of_area);
    sections.retain(|r| r.next_year == report.to);
    sections
}

/// Percent of the later report's sentences that stood in the earlier one.
fn verbatim(sections: &[Reuse]) -> Option<f64> {
    let all: f64 = sections.iter().map(|r| r.sentences as f64).sum();
    let same: f64 = sections
        .iter()
        .map(|r| r.verbatim * r.sentences as f64)
        .sum();
    (all > 0.0).then(|| same / all * 100.0)
}

fn percent(share: f64) -> String {
    format!("{}%", format::number(share * 100.0, 0))
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
