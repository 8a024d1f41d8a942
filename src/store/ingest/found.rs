//! What an ingest has to do: every file is read, the texts of those that are
//! new or changed are set down in the [`Spool`].

use std::collections::{HashMap, HashSet};

use super::super::StoreError;
use super::super::known::Known;
use super::super::spool::{Head, Spool};
use super::{Ingest, Ingested, Step};
use crate::read::{self, twice};

/// What an ingest has to do.
pub(super) struct Found {
    /// Reports to observe.
    pub(super) heads: Vec<Head>,
    /// Sources whose rows leave the store.
    pub(super) gone: HashSet<String>,
    /// Their areas.
    pub(super) gone_areas: HashSet<String>,
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
        for report in one.reports {
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
        if let Some(held) = holder.and_then(|at| known.held.get(at)) {
            let report = report.clone();
            ingested.skipped.push(twice::left_out(report, &held.source));
            return false;
        }
        true
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
    })
}
