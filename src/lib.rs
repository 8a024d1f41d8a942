//! tongbi (同比, "year on year") reads several years of a government's annual
//! reports, makes indicator tables of them, and says what changed.
//!
//! The modules are the stages of the flow, in its order; imports run one way
//! along it, and no stage knows what renders it:
//!
//! ```text
//! files ─ read ─► text ─ outline ─► sections ─ figures ─► observations ─ indicators ─► tables
//!                                       └─ statements ────────────────────────────────►  │
//!                                     deltas · trends · followup · checks ◄──────────────┘
//!                                                └─► report (HTML, Markdown, terminal) · export
//! ```
//!
//! Everything left of the tables is a pure function of one report ([`observe`]),
//! so it runs in parallel and anywhere. Every row keeps its source, line and
//! byte offsets: every number in every output leads back to its sentence.
//!
//! Between `indicators` and `tables` a person may overrule the machine
//! ([`decisions`]); [`review`] writes what is worth deciding.
//!
//! # The words
//!
//! A **report** is one document of one **area** for one **year** (the year it
//! reports *on*). A **figure** is a number as it stands in the text; an
//! **observation** is a figure made into a row; an **indicator** is the thing
//! measured, the same across years; a **label** is what one report calls it.
//! A **statement** is one weakness, cause, measure or plan item.
#![deny(missing_docs)]

mod cues;
mod lexicon;

pub mod genres;

pub mod read;

pub mod outline;

pub mod figures;

pub mod observations;

pub mod forms;

pub mod statements;

pub mod indicators;

pub mod decisions;

pub mod tables;

pub mod store;

pub mod deltas;

pub mod trends;

pub mod followup;

pub mod checks;

pub mod review;

pub mod source;

pub mod report;

pub mod site;

pub mod export;

mod formula;
mod observed;
mod printable;
pub mod sources;
mod whole_file;

pub use formula::{guarded, unguarded};
pub use observed::{Observed, UnreadTable, observe};
pub use printable::{printable, printable_layout};

/// A hash of the words and the code that decide what the rows of one report are:
/// rows of two builds are of one kind only where it is the same.
pub const RULES: &str = env!("TONGBI_RULES");

/// Every report read together, observed and aligned: what the tables are made of.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// The reports, sorted by area, year and source.
    pub reports: Vec<read::Report>,
    /// All observations, in the order of the reports, then of the text.
    pub observations: Vec<observations::Observation>,
    /// All statements, in the same order.
    pub statements: Vec<statements::Statement>,
    /// The indicators, and which observations are joined or possibly the same.
    pub alignment: indicators::Alignment,
    /// Tables of the reports that could not be read, or not wholly.
    pub unread: Vec<UnreadTable>,
}

/// Observes every report in parallel and aligns the observations of each area.
/// The result does not depend on the number of threads.
#[must_use]
pub fn panel(reports: Vec<read::Report>) -> Panel {
    panel_with(reports, Vec::new(), &|| ())
}

/// Like [`panel`], together with what was observed before (stores), calling
/// `tick` after each report.
#[must_use]
pub fn panel_with(
    reports: Vec<read::Report>,
    observed_before: Vec<Panel>,
    tick: &(dyn Fn() + Sync),
) -> Panel {
    let mut panel = gather(reports, observed_before, tick);
    panel.alignment = indicators::align(&mut panel.observations);
    panel
}

/// [`panel_with`] without the alignment.
fn gather(
    reports: Vec<read::Report>,
    observed_before: Vec<Panel>,
    tick: &(dyn Fn() + Sync),
) -> Panel {
    use rayon::prelude::*;
    let observed: Vec<Observed> = reports
        .par_iter()
        .map(|report| {
            let observed = observe(report);
            tick();
            observed
        })
        .collect();
    let mut panel = Panel {
        reports,
        ..Panel::default()
    };
    let rows = |of: fn(&Observed) -> usize| observed.iter().map(of).sum::<usize>();
    panel.observations.reserve(rows(|o| o.observations.len()));
    panel.statements.reserve(rows(|o| o.statements.len()));
    for one in observed {
        panel.observations.extend(one.observations);
        panel.statements.extend(one.statements);
        panel.unread.extend(one.unread);
    }
    for before in observed_before {
        panel.reports.extend(before.reports);
        panel.observations.extend(before.observations);
        panel.statements.extend(before.statements);
    }
    // Stable sorts: within a report the order of the text stays.
    panel
        .reports
        .sort_by(|a, b| (&a.area, a.year, &a.source).cmp(&(&b.area, b.year, &b.source)));
    panel
        .observations
        .sort_by(|a, b| (&a.area, a.year, &a.source).cmp(&(&b.area, b.year, &b.source)));
    panel
        .statements
        .sort_by(|a, b| (&a.area, a.year, &a.source).cmp(&(&b.area, b.year, &b.source)));
    panel
}

impl Panel {
    /// Lets the decisions of a person have their say: the observations of all
    /// years are corrected, aligned and named anew. Hands back the decisions
    /// that fit nothing, and how many are about reports that are not here.
    pub fn decide(&mut self, decisions: &decisions::Decisions) -> (Vec<decisions::Stale>, usize) {
        let decided = decisions::decide(&mut self.observations, &self.statements, decisions);
        self.alignment = decided.alignment;
        (decided.stale, decided.elsewhere)
    }

    /// Names the files without the folders of this machine, which nobody else has.
    pub fn name_sources(&mut self) {
        let reports = self.reports.iter().map(|r| r.source.as_str());
        let tables = self.observations.iter().map(|o| o.source.as_str());
        let cut = sources::shared_folders(reports.chain(tables));
        if cut == 0 {
            return;
        }
        let all = self.reports.iter_mut().map(|r| &mut r.source);
        let all = all.chain(self.statements.iter_mut().map(|s| &mut s.source));
        for source in all.chain(self.observations.iter_mut().map(|o| &mut o.source)) {
            *source = sources::without(source, cut).to_owned();
        }
    }

    /// Puts a panel of later areas behind this one. Both are aligned already.
    pub fn append(&mut self, later: Self) {
        let shift = self.observations.len();
        self.reports.extend(later.reports);
        self.observations.extend(later.observations);
        self.statements.extend(later.statements);
        let alignment = &mut self.alignment;
        let links = later.alignment.links.into_iter();
        alignment.links.extend(links.map(|link| indicators::Link {
            left: link.left + shift,
            right: link.right + shift,
            ..link
        }));
        // Of two words for one indicator the first area's stay.
        alignment.indicators.extend(later.alignment.indicators);
        alignment.indicators.sort_by(|a, b| a.id.cmp(&b.id));
        alignment.indicators.dedup_by(|a, b| a.id == b.id);
    }

    /// Keeps some areas and years. The alignment stays as all years made it; what
    /// no row is left of leaves it.
    pub fn keep(&mut self, keep: impl Fn(&str, i32) -> bool) {
        self.reports.retain(|r| keep(&r.area, r.year));
        self.statements.retain(|s| keep(&s.area, s.year));
        let mut left = 0;
        let places: Vec<Option<usize>> = self
            .observations
            .iter()
            .map(|o| {
                let place = keep(&o.area, o.year).then_some(left);
                left += usize::from(place.is_some());
                place
            })
            .collect();
        self.observations.retain(|o| keep(&o.area, o.year));
        let place = |i: usize| places.get(i).copied().flatten();
        let alignment = &mut self.alignment;
        alignment.links.retain_mut(|link| {
            let (Some(left), Some(right)) = (place(link.left), place(link.right)) else {
                return false;
            };
            (link.left, link.right) = (left, right);
            true
        });
        let stated: std::collections::HashSet<&str> = self
            .observations
            .iter()
            .map(|o| o.indicator.as_str())
            .collect();
        alignment
            .indicators
            .retain(|i| stated.contains(i.id.as_str()));
    }

    /// The rows of each area, in the order of areas, without the alignment.
    #[must_use]
    pub fn by_area(self) -> Vec<(String, Self)> {
        let mut areas: std::collections::BTreeMap<String, Self> = std::collections::BTreeMap::new();
        for report in self.reports {
            let area = areas.entry(report.area.clone()).or_default();
            area.reports.push(report);
        }
        for observation in self.observations {
            let area = areas.entry(observation.area.clone()).or_default();
            area.observations.push(observation);
        }
        for statement in self.statements {
            let area = areas.entry(statement.area.clone()).or_default();
            area.statements.push(statement);
        }
        areas.into_iter().collect()
    }
}

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
