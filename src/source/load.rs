//! Reports, indicator tables and stores → one panel. What could not be used is
//! told, with its reason; the rest goes in.

use std::collections::{HashMap, HashSet};

use crate::Panel;
use crate::decisions::{self, Decisions};
use crate::followup::{self, FollowUp};
use crate::observations::Observation;
use crate::outline::Section;
use crate::read::{self, ReadError, Report};
use crate::store::{self, Store};
use crate::tables::words::SECTIONS;
use crate::tables::{Filter, Table};

use super::indicator_tables::{self, Found};
use super::{Listener, Request, SourceError, Step};

/// A panel, and how much could not be used.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What was read.
    pub panel: Panel,
    /// The decisions that were applied to it.
    pub decisions: Decisions,
    /// How many files, rows and decisions could not be used.
    pub refused: usize,
}

impl Loaded {
    /// A panel on which nobody decided anything.
    #[must_use]
    pub fn of(panel: Panel) -> Self {
        Self {
            panel,
            ..Self::default()
        }
    }

    /// The years read, each once, in order.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let reports = self.panel.reports.iter().map(|r| r.year);
        let mut years: Vec<i32> = reports
            .chain(self.panel.observations.iter().map(|o| o.year))
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// What became of the statements, with the decisions on them.
    #[must_use]
    pub fn followup(&self) -> Vec<FollowUp> {
        let panel = &self.panel;
        followup::follow_ruled(&panel.statements, &panel.observations, &self.decisions)
    }
}

/// What was found under the paths, before it is observed.
#[derive(Default)]
struct Inputs {
    reports: Vec<Report>,
    /// Rows of indicator tables.
    figures: Panel,
    /// What stores hold.
    stored: Vec<Panel>,
    /// Each report there is, for messages.
    names: Vec<String>,
    /// How many there are.
    count: usize,
}

/// Reads everything that is asked for and keeps the areas and years wanted.
///
/// # Errors
/// Where nothing could be read, nothing is left of it, or the decisions cannot
/// be read.
pub fn load(request: &Request, tell: Listener) -> Result<Loaded, SourceError> {
    let decisions = match &request.decisions {
        Some(file) => decisions::read(file)?,
        None => Decisions::default(),
    };
    let mut refused = 0;
    let mut refuse = |why: String| {
        refused += 1;
        tell(Step::Refused(why));
    };
    let wrong = decisions.wrong.iter();
    wrong.for_each(|one| refuse(one.to_string()));
    let inputs = inputs(request, &mut refuse, tell);
    if inputs.count == 0 {
        return Err(SourceError::NothingRead);
    }
    let (count, names) = (inputs.count, inputs.names.clone());
    let read: HashSet<String> = inputs.reports.iter().map(|r| r.source.clone()).collect();
    let mut panel = observed(inputs, &request.kept, tell);
    if !decisions.rows.is_empty() {
        let (stale, elsewhere) = panel.decide(&decisions);
        stale.iter().for_each(|one| refuse(one.to_string()));
        if elsewhere > 0 {
            tell(Step::Elsewhere {
                path: decisions.path.clone(),
                decisions: elsewhere,
            });
        }
    }
    for (source, sections) in lacking(&panel, &read) {
        tell(Step::Lacks { source, sections });
    }
    // Indicators are aligned over all years, whichever are shown.
    if let Some(years) = &request.kept.years {
        panel.keep(|_, year| years.has(year));
    }
    if panel.reports.is_empty() && panel.observations.is_empty() {
        return Err(SourceError::nothing_left(count, names));
    }
    Ok(Loaded {
        panel,
        decisions,
        refused,
    })
}

/// Reads what the paths name.
fn inputs(request: &Request, refuse: &mut impl FnMut(String), tell: Listener) -> Inputs {
    let (stores, mut files): (Vec<_>, Vec<_>) = request
        .paths
        .iter()
        .cloned()
        .partition(|path| store::is_store(path));
    let tables = Found::among(
        &mut files,
        &request.options.columns,
        request.options.max_file_size,
    );
    let mut inputs = Inputs {
        figures: tables.read(refuse),
        ..Inputs::default()
    };
    if !files.is_empty() {
        let outcome = read::read(&files, &request.options);
        for error in &outcome.skipped {
            // A folder of tables alone is no mistake.
            if !matches!(error, ReadError::NoFiles { path, .. } if tables.in_folder(path)) {
                refuse(error.to_string());
            }
        }
        inputs.reports = outcome.reports;
    }
    indicator_tables::drop_repeated(&mut inputs.figures.observations, &inputs.reports);
    inputs.names = names(&inputs.reports, &inputs.figures.observations);
    inputs.count = inputs.names.len();
    for path in &stores {
        let opened = Store::open(path).and_then(|store| {
            super::tell_makers(path, &store, tell);
            let manifest = store.manifest();
            inputs.count += manifest.rows(Table::Reports);
            let areas = manifest.segments.iter().flat_map(|s| &s.areas).cloned();
            inputs.names.extend(areas);
            store.panel(&request.kept)
        });
        match opened {
            Ok(panel) => inputs.stored.push(panel),
            Err(error) => refuse(error.to_string()),
        }
    }
    inputs
}

/// Of the reports just read, those in which sections were not found that every
/// report of its genre has.
fn lacking(panel: &Panel, read: &HashSet<String>) -> Vec<(String, Vec<Section>)> {
    let mut found: HashMap<&str, HashSet<&str>> = HashMap::new();
    for row in &panel.statements {
        found
            .entry(&row.source)
            .or_default()
            .insert(row.section.as_str());
    }
    for row in &panel.observations {
        found
            .entry(&row.source)
            .or_default()
            .insert(row.section.as_str());
    }
    let fresh = panel.reports.iter().filter(|r| read.contains(&r.source));
    fresh
        .map(|report| {
            let has = found.get(report.source.as_str());
            let lacks = |part: &&Section| {
                report.genre.parts().iter().any(|p| p == part.as_str())
                    && has.is_none_or(|has| !has.contains(part.as_str()))
            };
            let sections = SECTIONS.iter().filter(lacks).copied().collect();
            (report.source.clone(), sections)
        })
        .filter(|(_, sections): &(String, Vec<Section>)| !sections.is_empty())
        .collect()
}

/// The area and year of each report, and of each that only a table tells of.
fn names(reports: &[Report], figures: &[Observation]) -> Vec<String> {
    let mut names: Vec<String> = reports
        .iter()
        .map(|report| format!("{} {}", report.area, report.year))
        .collect();
    let mut of_tables: Vec<String> = figures
        .iter()
        .map(|row| format!("{} {}", row.area, row.year))
        .collect();
    of_tables.sort();
    of_tables.dedup();
    names.extend(of_tables);
    names
}

/// Observes the reports of the areas wanted and puts them beside what was
/// observed before.
fn observed(inputs: Inputs, kept: &Filter, tell: Listener) -> Panel {
    let Inputs {
        mut reports,
        mut figures,
        mut stored,
        ..
    } = inputs;
    let kept_area = |name: &str| kept.areas.iter().all(|area| name.contains(area));
    reports.retain(|report| kept_area(&report.area));
    figures.observations.retain(|row| kept_area(&row.area));
    if figures.observations.is_empty() && reports.is_empty() && stored.len() == 1 {
        return stored.remove(0);
    }
    if !figures.observations.is_empty() {
        stored.push(figures);
    }
    tell(Step::Reports(reports.len()));
    let panel = crate::panel_with(reports, stored, &|| tell(Step::Observed));
    for table in &panel.unread {
        tell(Step::Refused(table.to_string()));
    }
    panel
}
