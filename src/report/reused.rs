//! How much of each section of the later report stood in the earlier one.

use serde::Serialize;

use super::words::{Lang, word};
use super::{ChangeReport, format};
use crate::followup::reuse::{self, Reuse};
use crate::statements::Statement;

/// How much of a section is last year's.
#[derive(Debug, Serialize)]
pub(super) struct ReuseRow {
    pub section: String,
    pub sentences: usize,
    pub verbatim: String,
    pub template: String,
    pub copied: bool,
}

/// The sections of the later report against those of the earlier.
pub(super) fn reused(report: &ChangeReport, area: &str) -> Vec<Reuse> {
    let of_area: Vec<Statement> = report
        .panel
        .statements
        .iter()
        .filter(|s| s.area == area && (s.year == report.from || s.year == report.to))
        .cloned()
        .collect();
    let mut sections = reuse::reuse(&of_area);
    sections.retain(|r| r.next_year == report.to);
    sections
}

/// The same as it is shown.
pub(super) fn rows(sections: &[Reuse], lang: Lang) -> Vec<ReuseRow> {
    let row = |r: &Reuse| ReuseRow {
        section: word(&format!("section_{}", r.section.as_str()), lang).to_owned(),
        sentences: r.sentences,
        verbatim: percent(r.verbatim),
        template: percent(r.template),
        copied: r.is_copied(),
    };
    sections.iter().map(row).collect()
}

/// Percent of the later report's sentences that stood in the earlier one.
pub(super) fn verbatim(sections: &[Reuse]) -> Option<f64> {
    let all: f64 = sections.iter().map(|r| r.sentences as f64).sum();
    let same: f64 = sections
        .iter()
        .map(|r| r.verbatim * r.sentences as f64)
        .sum();
    (all > 0.0).then(|| same / all * 100.0)
}

fn percent(share: f64) -> String {
    format!("{}%", format::number(share * 100.0, 0))
}
