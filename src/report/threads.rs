//! Follow-up rows → threads: one weakness or plan across all years, each step
//! with what became of it, the redline to the next year and its evidence.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::ChangeReport;
use super::addresses::Addresses;
use super::indicator_rows::Row;
use super::slug::{Slugs, slug};
use super::stock::Stated;
use super::words::sentence;
use crate::followup::ledger::{Entry, ledger};
use crate::followup::redline::{Tag, redline};
use crate::followup::{self, FollowUp, stands_again};
use crate::outline::Section;
use crate::statements::Statement;

/// Steps of one thread, first stated first.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Thread {
    pub id: String,
    pub first_year: i32,
    /// The last year whose report states it.
    pub last_year: i32,
    pub years_open: i32,
    /// The year from which on it is stated without a gap.
    pub since: i32,
    pub age: String,
    pub status: &'static str,
    /// Whether the latest report read still states it.
    pub open: bool,
    /// The latest words.
    pub text: String,
    pub steps: Vec<Step>,
    /// Every year read, and whether its report states it.
    pub track: Vec<Mark>,
    /// Indicators that measure it.
    pub related: Vec<Related>,
    /// The row of a decisions file that says it is fixed, but for the verdict.
    pub decide: Option<serde_json::Value>,
    /// Redlines of all pairs of its years, where there are more than two.
    #[serde(skip)]
    pub redlines: BTreeMap<String, Vec<Edit>>,
}

/// One year of a thread's track.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Mark {
    pub year: i32,
    pub stated: bool,
}

/// An indicator that belongs to a weakness.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Related {
    pub name: String,
    pub href: String,
    pub from: String,
    pub to: String,
}

impl Thread {
    fn of(steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..Self::default()
        }
    }

    /// File and line of its latest words.
    pub fn place(&self) -> String {
        let last = self.steps.iter().rev().find(|s| s.line > 0);
        last.map(|s| format!("{}:{}", s.source, s.line))
            .unwrap_or_default()
    }

    /// What the report of a year says of it.
    pub fn stated_in(&self, year: i32) -> Option<&Step> {
        self.steps.iter().find(|s| s.year == year)
    }
}

/// One year of a thread.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Step {
    pub year: i32,
    pub next_year: i32,
    pub text: String,
    pub source: String,
    pub href: Option<String>,
    pub line: usize,
    /// What became of it in the next report; `stated_once` in the last.
    pub status: &'static str,
    pub redline: Vec<Edit>,
    pub evidence: String,
    pub evidence_href: Option<String>,
    pub evidence_line: usize,
    /// Whether a number set was met or missed, and the words of both.
    pub target: String,
    pub target_words: String,
    /// How the wording of one stated again changed.
    pub wording: &'static str,
    /// The plan of the next report that addresses it.
    pub plan: String,
    pub plan_href: Option<String>,
    pub plan_line: usize,
}

/// A piece of a redline: `same`, `del` or `ins`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Edit {
    pub tag: &'static str,
    pub text: String,
}

/// The threads of one kind (`weakness`, `plan`) of an area: the open ones
/// first, the oldest of these first.
pub(super) fn threads(
    report: &ChangeReport,
    area: &str,
    kind: &str,
    slugs: &mut Slugs,
    addresses: &Addresses,
) -> Vec<Thread> {
    let rows = report.followup.iter().filter(|row| row.area == area);
    let entries = ledger(rows, kind);
    let alone = alone(report, area, kind, &entries);
    let years: BTreeSet<i32> = report
        .panel
        .reports
        .iter()
        .filter(|r| r.area == area)
        .map(|r| r.year)
        .collect();
    let last_read = years.last().copied().unwrap_or(report.to);
    let mut threads: Vec<Thread> = entries
        .iter()
        .map(|entry| followed(entry, addresses))
        .chain(
            alone
                .into_iter()
                .map(|statement| single(statement, addresses)),
        )
        .map(|thread| Thread {
            open: thread.open && thread.last_year == last_read,
            ..thread
        })
        .collect();
    threads.sort_by_key(|t| {
        (
            std::cmp::Reverse(t.last_year),
            !t.open,
            std::cmp::Reverse(t.years_open),
            t.first_year,
        )
    });
    for thread in &mut threads {
        thread.track = years
            .iter()
            .map(|year| Mark {
                year: *year,
                stated: thread.stated_in(*year).is_some(),
            })
            .collect();
        thread.redlines = redlines(&thread.steps);
        if kind == "weakness" {
            thread.decide = decide(area, &thread.steps);
        }
        thread.id = {
            // As it was first said: the address outlives a new wording.
            let first = thread.steps.first().map_or(&thread.text, |s| &s.text);
            slugs.give(&address(kind, first))
        };
        thread.age = sentence(
            "years_open",
            report.lang,
            &[("n", &thread.years_open.to_string())],
        );
    }
    threads
}

/// The kind and the first words.
fn address(kind: &str, text: &str) -> String {
    const WORDS: usize = 16;
    let words: String = slug(text).chars().take(WORDS).collect();
    format!("{kind} {words}")
}

/// A weakness as a decisions file names it: as it was last followed, else stated.
fn decide(area: &str, steps: &[Step]) -> Option<serde_json::Value> {
    let followed = steps.iter().rev().find(|s| s.next_year > 0);
    let step = followed.or(steps.last())?;
    Some(serde_json::json!({ "area": area, "year": step.year, "text": step.text }))
}

/// The statements that no entry of the ledger has: those of a single report,
/// and plans of the latest.
fn alone<'a>(
    report: &ChangeReport<'a>,
    area: &str,
    kind: &str,
    entries: &[Entry],
) -> Vec<&'a Statement> {
    let section = if kind == "plan" {
        Section::Plans
    } else {
        Section::Weaknesses
    };
    let mut told: BTreeSet<(i32, usize, &str)> = BTreeSet::new();
    for one in entries.iter().flat_map(|entry| &entry.stated) {
        told.insert((one.year, one.line, one.text));
    }
    let statements = report.panel.statements.iter();
    statements
        .filter(|s| s.area == area && s.section == section)
        .filter(|s| !told.contains(&(s.year, s.line, &s.text)))
        .collect()
}

/// An entry of the ledger, a step each report that states it.
fn followed(entry: &Entry, addresses: &Addresses) -> Thread {
    let steps: Vec<Step> = entry
        .stated
        .iter()
        .map(|one| {
            let step = Step::stated(one.year, one.line, one.text, one.source, addresses);
            let fate = entry.rows.iter().find(|row| {
                (row.year, row.line, row.text.as_str()) == (one.year, one.line, one.text)
            });
            match fate {
                Some(row) => step.followed(row, addresses),
                None => step,
            }
        })
        .collect();
    Thread {
        first_year: entry.first_year(),
        last_year: entry.last_year(),
        years_open: entry.years_open(),
        since: entry.since(),
        status: entry.last().status,
        open: entry.open,
        text: entry.text().to_owned(),
        ..Thread::of(steps)
    }
}

/// A statement that was neither followed nor led to.
fn single(statement: &Statement, addresses: &Addresses) -> Thread {
    let Statement {
        year,
        line,
        text,
        source,
        ..
    } = statement;
    Thread {
        first_year: *year,
        last_year: *year,
        years_open: 1,
        since: *year,
        open: true,
        status: "new",
        text: text.clone(),
        ..Thread::of(vec![Step::stated(*year, *line, text, source, addresses)])
    }
}

/// From here on an indicator is shown with a weakness.
const BELONGS: f64 = 0.5;
/// Indicators shown with one weakness.
const RELATED: usize = 4;

/// The indicators that measure a weakness.
pub(super) fn related(weakness: &str, rows: &[Row]) -> Vec<Related> {
    let mut found: Vec<(f64, &Row)> = rows
        .iter()
        .map(|row| (followup::belongs(&row.name, weakness), row))
        .filter(|(belongs, _)| *belongs >= BELONGS)
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let shown = |side: &Option<Stated>| side.as_ref().map_or("—", |s| s.shown.as_str()).to_owned();
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

/// Years of one thread between which a redline can be chosen.
const REDLINED: usize = 6;

/// The redlines of all pairs of years, where neighbours are not all there is.
fn redlines(steps: &[Step]) -> BTreeMap<String, Vec<Edit>> {
    let mut pairs = BTreeMap::new();
    let latest = steps
        .get(steps.len().saturating_sub(REDLINED)..)
        .unwrap_or_default();
    if latest.len() < 3
        || latest
            .windows(2)
            .all(|w| matches!(w, [a, b] if a.text == b.text))
    {
        return pairs;
    }
    for (i, old) in latest.iter().enumerate() {
        for new in latest.iter().skip(i + 1) {
            pairs.insert(
                format!("{}-{}", old.year, new.year),
                edits(&old.text, &new.text),
            );
        }
    }
    pairs
}

impl Step {
    fn stated(year: i32, line: usize, text: &str, source: &str, addresses: &Addresses) -> Self {
        Self {
            year,
            text: text.to_owned(),
            source: source.to_owned(),
            href: addresses.line(source, line),
            line,
            status: "stated_once",
            ..Self::default()
        }
    }

    /// With what became of it in the next report.
    fn followed(self, row: &FollowUp, addresses: &Addresses) -> Self {
        let redline = if stands_again(row.status) && row.text != row.next_text {
            edits(&row.text, &row.next_text)
        } else {
            Vec::new()
        };
        Self {
            next_year: row.next_year,
            status: row.status,
            redline,
            evidence: row.evidence_text.clone(),
            evidence_line: row.evidence_line,
            target: row.target.to_owned(),
            target_words: [row.target_text.as_str(), row.reached_text.as_str()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join(" → "),
            evidence_href: addresses.line(&row.next_source, row.evidence_line),
            wording: row.wording,
            plan: row.plan_text.clone(),
            plan_line: row.plan_line,
            plan_href: addresses.line(&row.next_source, row.plan_line),
            ..self
        }
    }
}

/// The redline of two texts.
pub(super) fn edits(old: &str, new: &str) -> Vec<Edit> {
    redline(old, new)
        .into_iter()
        .map(|piece| Edit {
            tag: match piece.tag {
                Tag::Equal => "same",
                Tag::Delete => "del",
                Tag::Insert => "ins",
            },
            text: piece.text,
        })
        .collect()
}
