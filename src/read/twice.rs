//! Several files for one area, year and genre: the corrected one is taken, else
//! the one met first; the others are named.

use std::collections::HashMap;

use super::error::ReadError;
use super::identity::CUES;
use super::{Genre, Report, matched};

/// What no two reports share. A work report and a rule-of-law report of one
/// year stand beside each other.
pub(crate) type Place = (String, i32, Genre);

/// What a report is for.
pub(crate) fn place(report: &Report) -> Place {
    (report.area.clone(), report.year, report.genre)
}

/// Whether its name or title says that it corrects another.
pub(crate) fn is_corrected(report: &Report) -> bool {
    let name = report.source.rsplit('/').next().unwrap_or_default();
    [name, &report.title]
        .iter()
        .any(|words| CUES.corrected.within(&matched(words).text))
}

/// Whether the later of two for one place is taken for the earlier.
pub(crate) fn replaces(later: &Report, earlier: &Report) -> bool {
    is_corrected(later) && !is_corrected(earlier)
}

/// That a report is left out for another.
pub(crate) fn left_out(report: Report, taken: &str) -> ReadError {
    ReadError::Twice {
        path: report.source,
        other: taken.to_owned(),
        area: report.area,
        year: report.year,
    }
}

/// The reports, one a place, in their order; what is left out comes second.
pub(super) fn one_a_place(reports: Vec<Report>) -> (Vec<Report>, Vec<ReadError>) {
    let mut taken: Vec<Report> = Vec::new();
    let mut left: Vec<ReadError> = Vec::new();
    let mut met: HashMap<Place, usize> = HashMap::new();
    for mut report in reports {
        let Some(&at) = met.get(&place(&report)) else {
            met.insert(place(&report), taken.len());
            taken.push(report);
            continue;
        };
        if replaces(&report, &taken[at]) {
            std::mem::swap(&mut report, &mut taken[at]);
        }
        left.push(left_out(report, &taken[at].source));
    }
    (taken, left)
}
