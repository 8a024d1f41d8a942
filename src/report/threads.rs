//! Follow-up rows → threads: one weakness or plan across all years, each step
//! with what became of it, the redline to the next year and its evidence.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::evidence::Addresses;
use super::words::sentence;
use super::{ChangeReport, findings};
use crate::followup::FollowUp;
use crate::followup::redline::{Tag, redline};
use crate::outline::Section;

/// Steps of one thread, first stated first.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Thread {
    pub id: String,
    pub first_year: i32,
    /// The last year whose report states it.
    pub last_year: i32,
    pub years_open: i32,
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
    /// What the report of a year says of it.
    pub fn stated_in(&self, year: i32) -> Option<&Step> {
        self.steps.iter().find(|s| s.year == year)
    }
}

/// One year of a thread.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Step {
    pub year: i32,
    pub next_year: i32,
    pub text: String,
    pub href: Option<String>,
    pub line: usize,
    /// What became of it in the next report; `stated_once` in the last.
    pub status: &'static str,
    pub redline: Vec<Edit>,
    pub evidence: String,
    pub evidence_href: Option<String>,
    pub evidence_line: usize,
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

/// A statement's place: year, line and words.
type Place<'a> = (i32, usize, &'a str);

struct Graph<'a> {
    sources: BTreeMap<Place<'a>, &'a str>,
    after: BTreeMap<Place<'a>, &'a FollowUp>,
    before: BTreeSet<Place<'a>>,
}

/// The threads of one kind (`weakness`, `plan`) of an area: the open ones
/// first, the oldest of these first.
pub(super) fn threads(
    report: &ChangeReport,
    area: &str,
    kind: &str,
    prefix: &str,
    addresses: &Addresses,
) -> Vec<Thread> {
    let graph = graph(report, area, kind);
    let last_read = report
        .panel
        .reports
        .iter()
        .filter(|r| r.area == area)
        .map(|r| r.year)
        .max()
        .unwrap_or(report.to);
    let mut claimed = BTreeSet::new();
    let mut threads: Vec<Thread> = graph
        .sources
        .keys()
        .filter(|place| !graph.before.contains(*place))
        .map(|place| walk(*place, &graph, addresses, &mut claimed, last_read))
        .collect();
    threads.sort_by_key(|t| {
        (
            std::cmp::Reverse(t.last_year),
            !t.open,
            std::cmp::Reverse(t.years_open),
            t.first_year,
        )
    });
    let years: BTreeSet<i32> = report
        .panel
        .reports
        .iter()
        .filter(|r| r.area == area)
        .map(|r| r.year)
        .collect();
    for (i, thread) in threads.iter_mut().enumerate() {
        thread.track = years
            .iter()
            .map(|year| Mark {
                year: *year,
                stated: thread.stated_in(*year).is_some() || thread.last_year == *year,
            })
            .collect();
        thread.redlines = redlines(&thread.steps);
        thread.id = format!("{prefix}{i}");
        thread.age = sentence(
            "years_open",
            report.lang,
            &[("n", &thread.years_open.to_string())],
        );
    }
    threads
}

fn graph<'a>(report: &ChangeReport<'a>, area: &str, kind: &str) -> Graph<'a> {
    let section = if kind == "plan" {
        Section::Plans
    } else {
        Section::Weaknesses
    };
    let mut graph = Graph {
        sources: BTreeMap::new(),
        after: BTreeMap::new(),
        before: BTreeSet::new(),
    };
    for s in &report.panel.statements {
        if s.area == area && s.section == section {
            graph.sources.insert((s.year, s.line, &s.text), &s.source);
        }
    }
    for row in report
        .followup
        .iter()
        .filter(|r| r.area == area && r.kind == kind)
    {
        if !row.text.is_empty() {
            let place = (row.year, row.line, row.text.as_str());
            graph.sources.insert(place, &row.source);
            graph.after.insert(place, row);
        }
        if !row.next_text.is_empty() && findings::stands_again(row.status) {
            // A split weakness quotes the span that holds its parts: any part
            // that stands there carries the thread on.
            let exact = (row.next_year, row.next_line, row.next_text.as_str());
            let place = next_place(&graph, row).unwrap_or(exact);
            graph.sources.entry(place).or_insert(&row.next_source);
            graph.before.insert(place);
        }
    }
    graph
}

/// The statement of the next report that a row leads to.
fn next_place<'a>(graph: &Graph<'a>, row: &FollowUp) -> Option<Place<'a>> {
    let here = |place: &&Place<'a>| place.0 == row.next_year && place.1 == row.next_line;
    let all = || graph.sources.keys().filter(here);
    all()
        .find(|place| place.2 == row.next_text)
        .or_else(|| {
            all().find(|place| row.next_text.contains(place.2) || place.2.contains(&row.next_text))
        })
        .copied()
}

fn walk<'a>(
    first: Place<'a>,
    graph: &Graph<'a>,
    addresses: &Addresses,
    claimed: &mut BTreeSet<Place<'a>>,
    last_read: i32,
) -> Thread {
    let mut steps = Vec::new();
    let mut at = first;
    let mut first_year = first.0;
    let mut status = "stated_once";
    loop {
        let (year, line, text) = at;
        let source = graph.sources.get(&at).copied().unwrap_or_default();
        let row = graph.after.get(&at);
        steps.push(step(year, line, text, source, row.copied(), addresses));
        let Some(row) = row else { break };
        if row.first_year > 0 {
            first_year = first_year.min(row.first_year);
        }
        status = row.status;
        if !findings::stands_again(row.status) {
            break;
        }
        let Some(next) = next_place(graph, row) else {
            break;
        };
        // Two weaknesses merged into one: the first thread keeps it.
        if !claimed.insert(next) || next.0 <= year {
            break;
        }
        at = next;
    }
    let last = steps.last();
    let last_year = last.map_or(first.0, |s| {
        if findings::stands_again(s.status) {
            s.next_year
        } else {
            s.year
        }
    });
    if status == "stated_once" && steps.len() == 1 && first.0 > i32::MIN {
        status = "new";
    }
    Thread {
        id: String::new(),
        first_year,
        last_year,
        years_open: last_year - first_year + 1,
        age: String::new(),
        status,
        open: last_year == last_read,
        text: last.map(|s| s.text.clone()).unwrap_or_default(),
        steps,
        track: Vec::new(),
        related: Vec::new(),
        redlines: BTreeMap::new(),
    }
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

fn step(
    year: i32,
    line: usize,
    text: &str,
    source: &str,
    row: Option<&FollowUp>,
    addresses: &Addresses,
) -> Step {
    let mut step = Step {
        year,
        next_year: 0,
        text: text.to_owned(),
        href: addresses.line(source, line),
        line,
        status: "stated_once",
        redline: Vec::new(),
        evidence: String::new(),
        evidence_href: None,
        evidence_line: 0,
        wording: "",
        plan: String::new(),
        plan_href: None,
        plan_line: 0,
    };
    if let Some(row) = row {
        step.next_year = row.next_year;
        step.status = row.status;
        if findings::stands_again(row.status) && row.text != row.next_text {
            step.redline = edits(&row.text, &row.next_text);
        }
        step.evidence.clone_from(&row.evidence_text);
        step.evidence_line = row.evidence_line;
        step.wording = row.wording;
        step.plan.clone_from(&row.plan_text);
        step.plan_line = row.plan_line;
        step.plan_href = addresses.line(&row.next_source, row.plan_line);
        step.evidence_href = addresses.line(&row.next_source, row.evidence_line);
    }
    step
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
