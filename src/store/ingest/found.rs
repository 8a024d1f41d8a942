//! What an ingest has to do: every file is read, the texts of those that are
//! new or changed are set down in the [`Spool`].

use std::collections::{HashMap, HashSet};

use super::super::StoreError;
use super::super::known::Known;
use super::super::mend::Lost;
use super::super::spool::{Head, Spool};
use super::{Ingest, Ingested, Step};
use crate::read::{self, Report, twice};

/// What an ingest has to do.
pub(super) struct Found {
    /// Reports to observe.
    pub(super) heads: Vec<Head>,
    /// Sources whose rows leave the store.
    pub(super) gone: HashSet<String>,
    /// Their areas.
    pub(super) gone_areas: HashSet<String>,
    /// Every report met under the paths, new or not, and its source.
    met: HashMap<twice::Place, (String, bool)>,
}

impl Found {
    /// Takes in what damaged parts still tell: reports whose files were not met.
    pub(super) fn bring_back(
        &mut self,
        salvaged: Vec<Report>,
        spool: &mut Spool,
        ingested: &mut Ingested,
    ) -> Result<(), StoreError> {
        for report in salvaged {
            if !self.met.contains_key(&twice::place(&report)) {
                ingested.restored += 1;
                self.heads.push(spool.set_down(report)?);
            }
        }
        Ok(())
    }

    /// What was lost and did not come back from files: as many reports as their
    /// parts held more than were found of their areas and year.
    pub(super) fn still_missing(&self, lost: Vec<Lost>) -> Vec<Lost> {
        let found = |lost: &Lost| {
            let of_it = self.heads.iter().map(|head| &head.report);
            of_it
                .filter(|report| report.year == lost.year && lost.areas.contains(&report.area))
                .count()
        };
        lost.into_iter()
            .map(|lost| Lost {
                reports: lost.reports.saturating_sub(found(&lost)),
                ..lost
            })
            .filter(|lost| lost.reports > 0)
            .collect()
    }
}

/// Reads every file; sets down the texts of those that are new or changed.
pub(super) fn find(
    what: Ingest,
    known: &Known,
    spool: &mut Spool,
    ingested: &mut Ingested,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Found, StoreError> {
    let mut paths = Vec::new();
    for found in read::walk(what.paths) {
        match found {
            Ok(path) => paths.push(path),
            Err(error) => ingested.skipped.push(error),
        }
    }
    progress(Step::Files(paths.len()));
    let mut heads: Vec<Head> = Vec::new();
    let mut met: HashSet<usize> = HashSet::new();
    let mut taken: HashMap<twice::Place, (String, bool)> = HashMap::new();
    for one in read::batches(paths.into_iter().map(Ok), what.options) {
        (0..one.reports.len() + one.skipped.len()).for_each(|_| progress(Step::Read));
        ingested.skipped.extend(one.skipped);
        for mut report in one.reports {
            // Reasons are told by reading it again.
            report.identity.told = Vec::new();
            let before = known.from(&report.source);
            met.extend(before);
            let place = twice::place(&report);
            let corrected = twice::is_corrected(&report);
            match taken.get(&place) {
                // The corrected one takes the place of the one met before.
                Some((other, false)) if corrected => {
                    if let Some(at) = heads.iter().position(|head| head.report.source == *other) {
                        let head = heads.remove(at);
                        ingested
                            .skipped
                            .push(twice::left_out(head.report, &report.source));
                    }
                }
                Some((other, _)) => {
                    ingested.skipped.push(twice::left_out(report, other));
                    continue;
                }
                None => {}
            }
            taken.insert(place, (report.source.clone(), corrected));
            match before {
                Some(at) if known.unchanged(at, &report) => ingested.unchanged += 1,
                _ => heads.push(spool.set_down(report)?),
            }
        }
    }
    let removed = known.removed(what.paths, &met);
    let is_removed: HashSet<usize> = removed.iter().copied().collect();
    // A report from elsewhere keeps its place, one whose file is gone gives way.
    heads.retain(|head| {
        let report = &head.report;
        let holder = known
            .at(report)
            .filter(|at| !met.contains(at) && !is_removed.contains(at));
        let Some((at, held)) = holder.and_then(|at| Some((at, known.held.get(at)?))) else {
            return true;
        };
        if known.is_same_file(at, report) {
            // Named in another way it is the one that is there; moved, its rows
            // must lead to where it stands now.
            let moved = !known.still_stands(at);
            ingested.unchanged += usize::from(!moved);
            return moved;
        }
        ingested
            .skipped
            .push(twice::left_out(report.clone(), &held.source));
        false
    });
    let mut gone: Vec<usize> = Vec::new();
    for head in &heads {
        match known.from(&head.report.source) {
            Some(at) => {
                gone.push(at);
                ingested.changed += 1;
            }
            None => ingested.added += 1,
        }
        gone.extend(known.at(&head.report));
    }
    if what.prune {
        gone.extend(&removed);
    }
    let held = |at: &usize| known.held.get(*at);
    ingested.removed = removed
        .iter()
        .filter_map(held)
        .map(|h| h.source.clone())
        .collect();
    Ok(Found {
        gone: gone
            .iter()
            .filter_map(held)
            .map(|h| h.source.clone())
            .collect(),
        gone_areas: gone
            .iter()
            .filter_map(held)
            .map(|h| h.area.clone())
            .collect(),
        heads,
        met: taken,
    })
}
