//! What the arguments name, read: reports and stores → one panel, with each
//! file that could not be read named on standard error.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tongbi::Panel;
use tongbi::read::{self, Options};
use tongbi::store::{self, Store};
use tongbi::tables::{Filter, Table};

use super::args::{Global, Input};
use super::{Error, Outcome};

/// A panel and how many files could not be read.
pub struct Loaded {
    pub panel: Panel,
    pub skipped: usize,
}

impl Loaded {
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
    let (stores, files): (Vec<PathBuf>, Vec<PathBuf>) = input
        .paths
        .iter()
        .cloned()
        .partition(|p| store::is_store(p));
    let mut skipped = 0;
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
            eprintln!("tongbi: {error}");
        }
        skipped += outcome.skipped.len();
        reports = outcome.reports;
    }
    let kept = filter(global);
    let mut panels = Vec::new();
    let mut found: Vec<String> = reports
        .iter()
        .map(|r| format!("{} {}", r.area, r.year))
        .collect();
    let mut read = reports.len();
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
    reports.retain(|r| kept.areas.iter().all(|area| r.area.contains(area)));
    let bar = progress(reports.len(), global.quiet);
    let mut panel = if panels.len() == 1 && reports.is_empty() {
        panels.remove(0)
    } else {
        tongbi::panel_with(reports, panels, &|| bar.inc(1))
    };
    // Indicators are aligned over all years, whichever are shown.
    if let Some(years) = &global.years {
        panel.keep_years(|year| years.has(year));
    }
    bar.finish_and_clear();
    if panel.reports.is_empty() {
        return Err(nothing_left(read, found));
    }
    Ok(Loaded { panel, skipped })
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
