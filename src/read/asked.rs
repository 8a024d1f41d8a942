//! What `--area` means for all that is read: it keeps the area of that name
//! where there is one; else it says whose the reports are that do not say it
//! themselves.

use std::collections::HashSet;

use super::error::ReadError;
use super::{Outcome, Report};

/// Gives reports of other areas their own name back where the flag only keeps
/// some; where it names the reports, tells of those that name another body.
pub(super) fn settle(all: &mut Outcome, asked: &str) {
    let itself = |report: &Report| {
        report.area.contains(asked) && report.identity.own.is_none() && !by_flag(report)
    };
    let others: HashSet<&str> = all
        .reports
        .iter()
        .filter_map(|report| report.identity.own.as_ref())
        .map(|(own, _)| own.name.as_str())
        .collect();
    // Reports of several areas are not all meant to be of one.
    if all.reports.iter().any(itself) || others.len() > 1 {
        for report in &mut all.reports {
            if let Some((own, from)) = report.identity.own.take() {
                report.identity.area_from = from;
                report.area = own.name;
                report.area_code = own.code.to_owned();
            }
        }
        return;
    }
    let (another, kept): (Vec<Report>, Vec<Report>) = std::mem::take(&mut all.reports)
        .into_iter()
        .partition(|report| report.identity.names_another.is_some());
    all.reports = kept;
    all.skipped
        .extend(another.into_iter().map(|report| ReadError::NotAsked {
            said_by: report.identity.names_another.unwrap_or_default(),
            path: report.source,
            said: report.area,
            asked: asked.to_owned(),
        }));
}

/// Whether nothing but the flag says the area.
fn by_flag(report: &Report) -> bool {
    report.identity.area_from == "--area"
}
