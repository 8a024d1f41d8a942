//! The few words on standard error after a long job: what was read, what
//! stands out, where the output is.

use std::path::Path;

use tongbi::report::{ChangeReport, Lang};
use tongbi::store::Ingested;
use tongbi::tables::Table;

/// After `report`: the findings in short, and the file.
pub fn reported(change: &ChangeReport, output: &Path, lang: Lang) {
    tell!("{}", tongbi::report::summary(change, lang));
    match lang {
        Lang::Zh => tell!("报告已写入 {}", output.display()),
        Lang::En => tell!("written to {}", output.display()),
    }
}

/// After `ingest`: what was done, and how much the store holds.
pub fn ingested(done: &Ingested, store: &Path) {
    let held = |table| done.manifest.rows(table);
    tell!(
        "{}: {} added, {} changed, {} unchanged, {} removed, {} files not read",
        store.display(),
        done.added,
        done.changed,
        done.unchanged,
        done.removed.len(),
        done.skipped.len()
    );
    tell!(
        "the store holds {} reports, {} observations, {} statements",
        held(Table::Reports),
        held(Table::Observations),
        held(Table::Statements)
    );
}

/// Where a comparison has one year only: what is missing.
pub fn one_year(years: &[i32]) {
    tell!(
        "tongbi: only {} was read; name the report of another year, too, to compare",
        years.first().map_or_else(String::new, i32::to_string)
    );
}
