//! The tables as what a page shows: places with their findings, indicators,
//! threads, checks and texts. The templates see nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::evidence::{self, Addresses, Text};
use super::findings::{self, Finding, Material};
use super::indicator_rows::{self, Cells, Multiple, Row, Stock};
use super::threads::{self, Thread};
use super::words::{self, sentence, word};
use super::{ChangeReport, format};
use crate::checks::Check;
use crate::followup::reuse;
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
    pub lead_indicators: String,
    pub findings: Vec<Finding>,
    pub rows: Vec<Row>,
    pub multiples: Vec<Multiple>,
    pub weaknesses: Vec<Thread>,
    pub closed: Vec<Thread>,
    pub closed_words: String,
    pub plans: Vec<Thread>,
    pub earlier_plans: Vec<Thread>,
    pub earlier_plans_words: String,
    pub slips: Vec<CheckRow>,
    pub holding: Vec<CheckRow>,
    pub holding_words: String,
    pub doubts: Vec<DoubtRow>,
    pub texts: Vec<Text>,
    pub sources: Vec<Source>,
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

/// One claim.
#[derive(Debug, Serialize)]
pub(super) struct CheckRow {
    pub id: String,
    pub year: i32,
    pub kind: &'static str,
    pub name: String,
    pub text: String,
    pub recomputed: String,
    pub href: Option<String>,
    pub line: usize,
    pub parts: Vec<Part>,
    /// Why the claim is to be read with care.
    pub note: &'static str,
}

/// A figure that a claim follows from.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub text: String,
    pub line: usize,
    pub href: Option<String>,
}

/// Two observations that may be one indicator.
#[derive(Debug, Serialize)]
pub(super) struct DoubtRow {
    pub left: DoubtSide,
    pub right: DoubtSide,
    pub confidence: String,
    pub reasons: String,
}

/// One of the two.
#[derive(Debug, Serialize)]
pub(super) struct DoubtSide {
    pub year: i32,
    pub label: String,
    pub shown: String,
    pub href: String,
}

/// One report read.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    pub year: i32,
    pub title: String,
    pub source: String,
    pub sha256: String,
    pub chars: String,
    pub text: String,
}

/// Everything of a report that a format shows.
pub(super) fn view(report: &ChangeReport) -> View {
    let deltas = indicator_rows::cells(report.deltas);
    let trends = indicator_rows::cells(report.trends);
    let stock = Stock::new(report.panel);
    let addresses = Addresses::new(report.panel);
    let areas: BTreeSet<&str> = report
        .panel
        .reports
        .iter()
        .map(|r| r.area.as_str())
        .chain(deltas.iter().map(|row| indicator_rows::text(row, "area")))
        .collect();
    let places: Vec<Place> = areas
        .iter()
        .enumerate()
        .map(|(i, area)| {
            place(
                report,
                area,
                &format!("p{i}"),
                &deltas,
                &trends,
                &stock,
                &addresses,
            )
        })
        .collect();
    let mut years: Vec<String> = report
        .panel
        .reports
        .iter()
        .map(|r| r.year.to_string())
        .collect();
    years.sort();
    years.dedup();
    let (from, to) = (report.from.to_string(), report.to.to_string());
    let n = places.len().to_string();
    let key = match (places.len(), years.len()) {
        (0 | 1, 0 | 1) => "title_one_year",
        (0 | 1, _) => "title",
        _ => "title_several",
    };
    let read_from = |key| {
        sentence(
            key,
            report.lang,
            &[
                ("n", &report.panel.reports.len().to_string()),
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
        several: places.len() > 1,
        places,
        w: words::all(report.lang),
    }
}

fn place(
    report: &ChangeReport,
    area: &str,
    id: &str,
    deltas: &[Cells],
    trends: &[Cells],
    stock: &Stock,
    addresses: &Addresses,
) -> Place {
    let lang = report.lang;
    let rows = indicator_rows::rows(report, area, id, deltas, trends, stock);
    let multiples = indicator_rows::multiples(report, area, &rows, trends, stock);
    let all_weaknesses = threads::threads(report, area, "weakness", &format!("{id}-w"), addresses);
    let all_plans = threads::threads(report, area, "plan", &format!("{id}-g"), addresses);
    let checks: Vec<&Check> = report.checks.iter().filter(|c| c.area == area).collect();
    let findings = findings::findings(&Material {
        place: id,
        to: report.to,
        lang,
        rows: &rows,
        weaknesses: &all_weaknesses,
        plans: &all_plans,
        checks: &checks,
        verbatim: verbatim(report, area),
        name_of: &|check: &Check| stock.label_at(&check.source, check.line, &check.text),
    });
    let check_rows = |ok: bool| -> Vec<CheckRow> {
        checks
            .iter()
            .enumerate()
            .filter(|(_, c)| c.ok == ok)
            .map(|(i, c)| check_row(c, format!("{id}-c{i}"), stock, addresses))
            .collect()
    };
    let (slips, holding) = (check_rows(false), check_rows(true));
    let counts = counts(report, area, &rows, &all_weaknesses, slips.len());
    let (weaknesses, closed): (Vec<Thread>, Vec<Thread>) =
        all_weaknesses.into_iter().partition(|t| t.open);
    // What the latest report plans has no next report yet: it stands with the
    // plans that were carried over into it.
    let (plans, earlier_plans): (Vec<Thread>, Vec<Thread>) = all_plans.into_iter().partition(|t| {
        t.steps.iter().any(|s| s.next_year == report.to) || t.last_year == report.to
    });
    let n = |n: usize| n.to_string();
    Place {
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
        closed_words: sentence("closed_threads", lang, &[("n", &n(closed.len()))]),
        earlier_plans_words: sentence("earlier_plans", lang, &[("n", &n(earlier_plans.len()))]),
        holding_words: sentence("show_holding", lang, &[("n", &n(holding.len()))]),
        texts: evidence::texts(report.panel, area, &cited(report, area)),
        doubts: doubts(report, area),
        sources: sources(report, area),
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
        multiples,
        weaknesses,
        closed,
        plans,
        earlier_plans,
        slips,
        holding,
    }
}

/// Percent of the later report's sentences that stood in the earlier one.
fn verbatim(report: &ChangeReport, area: &str) -> Option<f64> {
    let of_area: Vec<Statement> = report
        .panel
        .statements
        .iter()
        .filter(|s| s.area == area && (s.year == report.from || s.year == report.to))
        .cloned()
        .collect();
    let sections = reuse::reuse(&of_area);
    let weights = || sections.iter().filter(|r| r.next_year == report.to);
    let all: f64 = weights().map(|r| r.sentences as f64).sum();
    let same: f64 = weights().map(|r| r.verbatim * r.sentences as f64).sum();
    (all > 0.0).then(|| same / all * 100.0)
}

fn counts(
    report: &ChangeReport,
    area: &str,
    rows: &[Row],
    weaknesses: &[Thread],
    slips: usize,
) -> Counts {
    let status = |word: &str| rows.iter().filter(|r| r.status == word).count();
    let assessed = |word: &str| rows.iter().filter(|r| r.assessment == word).count();
    Counts {
        reports: report
            .panel
            .reports
            .iter()
            .filter(|r| r.area == area)
            .count(),
        figures: report
            .panel
            .observations
            .iter()
            .filter(|o| o.area == area)
            .count(),
        indicators: rows.len(),
        both: status("both"),
        appeared: status("appeared"),
        vanished: status("vanished"),
        better: assessed("better"),
        worse: assessed("worse"),
        open: weaknesses.iter().filter(|t| t.open).count(),
        slips,
    }
}

fn check_row(check: &Check, id: String, stock: &Stock, addresses: &Addresses) -> CheckRow {
    CheckRow {
        id,
        name: stock
            .label_at(&check.source, check.line, &check.text)
            .to_owned(),
        year: check.year,
        kind: check.kind,
        note: check.note,
        text: format::grouped(&check.text),
        recomputed: findings::recomputed(check),
        href: addresses.line(&check.source, check.line),
        line: check.line,
        parts: check
            .parts
            .split(';')
            .filter_map(|p| part(p, addresses))
            .collect(),
    }
}

/// `source:line:text`; a path may hold colons, the others do not.
fn part(words: &str, addresses: &Addresses) -> Option<Part> {
    let mut cut = words.rsplitn(3, ':');
    let (text, line, source) = (cut.next()?, cut.next()?.parse().ok()?, cut.next()?);
    Some(Part {
        text: format::grouped(text),
        line,
        href: addresses.line(source, line),
    })
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

fn doubts(report: &ChangeReport, area: &str) -> Vec<DoubtRow> {
    let observations = &report.panel.observations;
    let side = |index: usize| {
        let o = observations.get(index).filter(|o| o.area == area)?;
        Some(DoubtSide {
            year: o.year,
            label: o.label.clone(),
            shown: format::grouped(&o.text),
            href: evidence::figure_id(index),
        })
    };
    let mut rows: Vec<(f64, DoubtRow)> = report
        .panel
        .alignment
        .doubts()
        .filter_map(|doubt| {
            Some((
                doubt.confidence,
                DoubtRow {
                    left: side(doubt.left)?,
                    right: side(doubt.right)?,
                    confidence: format!("{}%", format::number(doubt.confidence * 100.0, 0)),
                    reasons: doubt.reasons.clone(),
                },
            ))
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn sources(report: &ChangeReport, area: &str) -> Vec<Source> {
    report
        .panel
        .reports
        .iter()
        .enumerate()
        .filter(|(_, r)| r.area == area)
        .map(|(i, r)| Source {
            year: r.year,
            title: r.title.clone(),
            source: r.source.clone(),
            sha256: r.sha256.clone(),
            chars: format::number(
                r.text.chars().filter(|c| !c.is_whitespace()).count() as f64,
                0,
            ),
            text: format!("s{i}"),
        })
        .collect()
}
