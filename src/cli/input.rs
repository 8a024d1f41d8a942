//! What the arguments name, read: reports and stores → one panel, with each
//! file that could not be read named on standard error.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tongbi::Panel;
use tongbi::read::{self, Options};
use tongbi::store;

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
    let mut panels = Vec::new();
    for path in &stores {
        match store::read(path) {
            Ok(panel) => panels.push(panel),
            Err(error) => {
                eprintln!("tongbi: {error}");
                skipped += 1;
            }
        }
    }
    let read = reports.len() + panels.iter().map(|p| p.reports.len()).sum::<usize>();
    if read == 0 {
        return Err(Error::NothingRead);
    }
    let keep = |area: &str, year: i32| {
        global
            .area
            .as_deref()
            .is_none_or(|wanted| area.contains(wanted))
            && global.years.as_ref().is_none_or(|years| years.has(year))
    };
    let mut found: Vec<String> = reports
        .iter()
        .chain(panels.iter().flat_map(|p| &p.reports))
        .map(|r| format!("{} {}", r.area, r.year))
        .collect();
    reports.retain(|r| keep(&r.area, r.year));
    for panel in &mut panels {
        panel.reports.retain(|r| keep(&r.area, r.year));
        panel.observations.retain(|o| keep(&o.area, o.year));
        panel.statements.retain(|s| keep(&s.area, s.year));
    }
    let bar = progress(reports.len(), global.quiet);
    let panel = if panels.len() == 1 && reports.is_empty() {
        panels.remove(0)
    } else {
        tongbi::panel_with(reports, panels, &|| bar.inc(1))
    };
    bar.finish_and_clear();
    if panel.reports.is_empty() {
        const SHOWN: usize = 6;
        let more = found.len().saturating_sub(SHOWN);
        found.truncate(SHOWN);
        let mut found = found.join(", ");
        if more > 0 {
            found.push_str(&format!(" and {more} more"));
        }
        return Err(Error::NothingLeft { read, found });
    }
    Ok(Loaded { panel, skipped })
}

/// A bar on standard error once there is enough to wait for.
fn progress(reports: usize, quiet: bool) -> ProgressBar {
    const WORTH_A_BAR: usize = 50;
    if quiet || reports < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(reports as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {per_sec} {eta}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
