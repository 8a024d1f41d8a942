//! What the arguments name, read: reports, indicator tables and stores → one
//! panel, with each file that could not be read named on standard error.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tongbi::Panel;
use tongbi::decisions::{self, Decisions};
use tongbi::followup::{self, FollowUp};
use tongbi::read::{self, Options, ReadError};
use tongbi::store::{self, Store};
use tongbi::tables::{Filter, Table};

use super::args::{Global, Input};
use super::{Error, Outcome, indicator_tables};

/// A panel, and how many files and decisions could not be used.
pub struct Loaded {
    pub panel: Panel,
    pub decisions: Decisions,
    pub skipped: usize,
}

impl Loaded {
    /// A panel on which nobody decided anything.
    pub fn of(panel: Panel) -> Self {
        Self {
            panel,
            decisions: Decisions::default(),
            skipped: 0,
        }
    }

    /// The years read, each once, in order.
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
    pub fn followup(&self) -> Vec<FollowUp> {
        let panel = &self.panel;
        let mut rows = followup::follow_with(&panel.statements, &panel.observations);
        followup::rule(&mut rows, &self.decisions);
        rows
    }

    pub fn outcome(&self) -> Outcome {
        self.outcome_with(false)
    }

    pub fn outcome_with(&self, found: bool) -> Outcome {
        if self.skipped > 0 || found {
            Outcome::WithFindings
        } else {
            Outcome::Done
        }
    }
}

/// Reads everything the arguments name and keeps the areas and years asked for.
pub fn load(input: &Input, global: &Global) -> Result<Loaded, Error> {
    load_with(input, decisions_file(input, global).as_deref(), global)
}

/// The decisions in force: those asked for, or those beside what is read.
pub fn decisions_file(input: &Input, global: &Global) -> Option<PathBuf> {
    let given = global.decisions.clone();
    given.or_else(|| decisions::find(&input.paths))
}

/// [`load`] with the decisions of a file.
pub fn load_with(
    input: &Input,
    decisions: Option<&Path>,
    global: &Global,
) -> Result<Loaded, Error> {
    let decisions = decisions
        .map(decisions::read)
        .transpose()?
        .unwrap_or_default();
    let (stores, mut files): (Vec<PathBuf>, Vec<PathBuf>) = input
        .paths
        .iter()
        .cloned()
        .partition(|p| store::is_store(p));
    let tables = indicator_tables::Found::among(&mut files);
    let (mut figures, mut skipped) = tables.read();
    let mut reports = Vec::new();
    if !files.is_empty() {
        let outcome = read::read(
            &files,
            &Options {
                area: global.area.clone(),
                year: global.year,
                max_file_size: global.max_file_size,
            },
        );
        for error in &outcome.skipped {
            // A folder of tables alone is no mistake.
            if matches!(error, ReadError::NoFiles { path, .. } if tables.in_folder(path)) {
                continue;
            }
            eprintln!("tongbi: {error}");
            skipped += 1;
        }
        reports = outcome.reports;
    }
    indicator_tables::drop_repeated(&mut figures.observations, &reports);
    let kept = filter(global);
    let mut panels = Vec::new();
    let mut found: Vec<String> = reports
        .iter()
        .map(|r| format!("{} {}", r.area, r.year))
        .collect();
    let mut of_tables: Vec<String> = figures
        .observations
        .iter()
        .map(|o| format!("{} {}", o.area, o.year))
        .collect();
    of_tables.sort();
    of_tables.dedup();
    let mut read = reports.len() + of_tables.len();
    found.extend(of_tables);
    for path in &stores {
        let opened = Store::open(path).and_then(|store| {
            let manifest = store.manifest();
            read += manifest.rows(Table::Reports);
            found.extend(manifest.segments.iter().flat_map(|s| &s.areas).cloned());
            store.panel(&kept)
        });
        match opened {
            Ok(panel) => panels.push(panel),
            Err(error) => {
                eprintln!("tongbi: {error}");
                skipped += 1;
            }
        }
    }
    if read == 0 {
        return Err(Error::NothingRead);
    }
    let kept_area = |name: &str| kept.areas.iter().all(|area| name.contains(area));
    reports.retain(|r| kept_area(&r.area));
    figures.observations.retain(|o| kept_area(&o.area));
    let tabled = !figures.observations.is_empty();
    if tabled {
        panels.push(figures);
    }
    let bar = progress(reports.len(), global.quiet);
    let mut panel = if panels.len() == 1 && reports.is_empty() && !tabled {
        panels.remove(0)
    } else {
        tongbi::panel_with(reports, panels, &|| bar.inc(1))
    };
    if !decisions.rows.is_empty() {
        let (stale, elsewhere) = panel.decide(&decisions);
        for one in &stale {
            eprintln!("tongbi: {one}");
        }
        skipped += stale.len();
        if elsewhere > 0 && !global.quiet {
            eprintln!(
                "tongbi: {}: {elsewhere} decisions are about reports that were not read",
                decisions.path.display()
            );
        }
    }
    // Indicators are aligned over all years, whichever are shown.
    if let Some(years) = &global.years {
        panel.keep(|_, year| years.has(year));
    }
    bar.finish_and_clear();
    if panel.reports.is_empty() && panel.observations.is_empty() {
        return Err(nothing_left(read, found));
    }
    Ok(Loaded {
        panel,
        decisions,
        skipped,
    })
}

/// The error where the filters left nothing of what was found.
pub fn nothing_left(read: usize, mut found: Vec<String>) -> Error {
    const SHOWN: usize = 6;
    let more = found.len().saturating_sub(SHOWN);
    found.truncate(SHOWN);
    let mut found = found.join(", ");
    if more > 0 {
        found.push_str(&format!(" and {more} more"));
    }
    Error::NothingLeft { read, found }
}

/// What `--area` and `--years` keep.
pub fn filter(global: &Global) -> Filter {
    Filter {
        areas: global.area.iter().cloned().collect(),
        years: global.years.clone(),
        ..Filter::default()
    }
}

/// A bar on standard error once there is enough to wait for.
pub fn progress(reports: usize, quiet: bool) -> ProgressBar {
    const WORTH_A_BAR: usize = 50;
    if quiet || reports < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(reports as u64);
    if let Ok(style) =
        ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len} {per_sec} {eta}")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
