//! The composed series that ship with the program, read by the program.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::score::{Row, Score, Tables, Truth, read, score};

/// Of the series: where their reports stand is the name of their folder.
pub const SERIES: [&str; 5] = ["lanxi", "qiling", "luoyang", "cangpu", "yunshi"];

/// Where the truth stands.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth/series")
}

/// All measures of a series.
///
/// # Panics
/// Where the program or its truth is not there.
#[must_use]
pub fn scores(tongbi: &Path, name: &str) -> Vec<Score> {
    let truth = folder().join(format!("{name}-truth"));
    let table = |file: &str| read(&truth.join(file));
    let truth = Truth {
        figures: table("figures.csv"),
        series: table("series.csv"),
        followup: table("followup.csv"),
        plans: table("plans.csv"),
        checks: table("checks.csv"),
    };
    let reports = folder().join(name);
    let tables = Tables {
        observations: exported(tongbi, "observations", &reports),
        followup: exported(tongbi, "followup", &reports),
        checks: exported(tongbi, "checks", &reports),
    };
    score(&truth, &tables)
}

/// A table of some reports.
///
/// # Panics
/// Where the program cannot read them.
#[must_use]
pub fn exported(tongbi: &Path, table: &str, reports: &Path) -> Vec<Row> {
    let file = tempfile::NamedTempFile::with_suffix(".csv").expect("a file for the table");
    let status = Command::new(tongbi)
        .args(["export", table, "--quiet", "-o"])
        .arg(file.path())
        .arg(reports)
        .status()
        .expect("tongbi runs");
    assert!(status.success(), "export {table} {}", reports.display());
    read(file.path())
}
