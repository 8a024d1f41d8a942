//! Files → store. Reports are read in the order of their files, their texts set
//! down in the [`Spool`]; then areas come up in order, a segment's worth at a
//! time, are observed and aligned and written as parts. Memory holds one
//! segment, whatever the number of reports.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::known::Known;
use super::manifest::{self, Manifest, Segment};
use super::segment::{self, Areas};
use super::spool::{Head, Spool};
use super::{SegmentReader, Store, StoreError, lock};
use crate::read::{self, Options, ReadError, Report};
use crate::tables::Filter;
use crate::whole_file::BESIDE;
use crate::{Panel, indicators};

/// Files read before their texts are set down.
const READ_AT_ONCE: usize = 256;

/// How often the manifest follows the segments already written: what an
/// interrupted ingest has done is not done again.
const SAVE_EVERY: Duration = Duration::from_secs(5);

/// What to ingest.
#[derive(Debug, Clone, Copy)]
pub struct Ingest<'a> {
    /// Reports and folders of reports.
    pub paths: &'a [PathBuf],
    /// How to read them.
    pub options: &'a Options,
    /// Drop the reports whose files are gone, instead of only telling.
    pub prune: bool,
    /// Bytes of text of a segment: what memory holds at a time.
    pub segment_bytes: usize,
}

impl Ingest<'_> {
    /// [`Ingest::segment_bytes`] unless asked otherwise: a thousand or so
    /// reports, some hundred megabytes of rows while they are made.
    pub const SEGMENT_BYTES: usize = 12 << 20;
}

/// What happens while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many files are to be read.
    Files(usize),
    /// One was read.
    Read,
    /// So many reports are to be observed.
    Reports(usize),
    /// One was observed.
    Observed,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Ingested {
    /// Reports that are new.
    pub added: usize,
    /// Reports whose file is another than before, or that were observed anew.
    pub changed: usize,
    /// Reports that were there already.
    pub unchanged: usize,
    /// Files under the paths that are gone; their reports were kept unless
    /// [`Ingest::prune`] says otherwise.
    pub removed: Vec<String>,
    /// Files that could not be read.
    pub skipped: Vec<ReadError>,
    /// What the store holds now.
    pub manifest: Manifest,
}

/// Brings a store up to date with the files under the paths; makes it where
/// there is none. Files that did not change are read, not observed.
///
/// # Errors
/// Where the store cannot be read or written, or another ingest is at work.
/// What was in the store before is then still there.
pub fn ingest(
    folder: &Path,
    what: Ingest,
    progress: &(dyn Fn(Step) + Sync),
) -> Result<Ingested, StoreError> {
    fs::create_dir_all(folder).map_err(|source| StoreError::File {
        path: folder.to_owned(),
        source,
    })?;
    let _writing = lock::writing(folder)?;
    let store = Store {
        manifest: Manifest::load_or_new(folder)?,
        folder: folder.to_owned(),
        _reading: None,
    };
    remove_unlisted(folder, &store.manifest);
    let known = Known::of(&store)?;
    let mut spool = Spool::new(folder)?;
    let mut ingested = Ingested::default();
    let found = find(what, &known, &mut spool, &mut ingested, progress)?;
    progress(Step::Reports(found.heads.len()));
    let mut writer = Writer {
        manifest: Manifest {
            made_by: manifest::made_by(),
            ..Manifest::load_or_new(folder)?
        },
        saved: Instant::now(),
        store: &store,
        segment_bytes: what.segment_bytes,
        spool,
        progress,
    };
    writer.replace(found)?;
    writer.manifest.save(folder)?;
    remove_unlisted(folder, &writer.manifest);
    ingested.manifest = writer.manifest;
    Ok(ingested)
}

/// What an ingest has to do.
struct Found {
    /// Reports to observe.
    heads: Vec<Head>,
    /// Sources whose rows leave the store.
    gone: HashSet<String>,
    /// Their areas.
    gone_areas: HashSet<String>,
}

/// Reads every file; sets down the texts of those that are new or changed.
fn find(
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
    let mut taken: HashMap<(String, i32), String> = HashMap::new();
    for chunk in paths.chunks(READ_AT_ONCE) {
        let read: Vec<read::Outcome> = chunk
            .par_iter()
            .map(|path| {
                let outcome = read::read_one(path, what.options);
                progress(Step::Read);
                outcome
            })
            .collect();
        for one in read {
            ingested.skipped.extend(one.skipped);
            for report in one.reports {
                let before = known.from(&report.source);
                met.extend(before);
                let place = (report.area.clone(), report.year);
                if let Some(other) = taken.get(&place) {
                    ingested.skipped.push(twice(report, other));
                    continue;
                }
                taken.insert(place, report.source.clone());
                match before {
                    Some(at) if known.unchanged(at, &report) => ingested.unchanged += 1,
                    _ => heads.push(spool.set_down(report)?),
                }
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
            ingested.skipped.push(twice(report, &held.source));
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

fn twice(report: Report, other: &str) -> ReadError {
    ReadError::Twice {
        path: report.source,
        other: other.to_owned(),
        area: report.area,
        year: report.year,
    }
}

/// Writes segments and keeps the manifest in step.
struct Writer<'a> {
    manifest: Manifest,
    saved: Instant,
    store: &'a Store,
    segment_bytes: usize,
    spool: Spool,
    progress: &'a (dyn Fn(Step) + Sync),
}

impl Writer<'_> {
    /// Replaces the segments that gain or lose reports.
    fn replace(&mut self, found: Found) -> Result<(), StoreError> {
        let old = std::mem::take(&mut self.manifest.segments);
        let starts: Vec<&str> = old
            .iter()
            .map(|s| s.areas.first().map_or("", String::as_str))
            .collect();
        // An area that is new belongs to the segment before it.
        let mut heads: BTreeMap<usize, Vec<Head>> = BTreeMap::new();
        for head in found.heads {
            let at = starts.partition_point(|first| *first <= head.report.area.as_str());
            heads.entry(at.saturating_sub(1)).or_default().push(head);
        }
        let loses = |segment: &Segment| segment.areas.iter().any(|a| found.gone_areas.contains(a));
        if old.is_empty() {
            for (_, heads) in heads {
                self.rewrite(Vec::new(), heads, &[])?;
            }
            return Ok(());
        }
        for (i, segment) in old.iter().enumerate() {
            let gained = heads.remove(&i).unwrap_or_default();
            if gained.is_empty() && !loses(segment) {
                self.manifest.segments.push(segment.clone());
                continue;
            }
            let all = Filter::default();
            let reader = SegmentReader {
                folder: &self.store.folder,
                segment,
                areas: Areas::All,
                filter: &all,
            };
            let mut kept = reader.panel()?;
            kept.reports.retain(|r| !found.gone.contains(&r.source));
            kept.observations
                .retain(|o| !found.gone.contains(&o.source));
            kept.statements.retain(|s| !found.gone.contains(&s.source));
            let rest = old.get(i + 1..).unwrap_or_default();
            self.rewrite(kept.by_area(), gained, rest)?;
        }
        Ok(())
    }

    /// Writes what a range of areas holds as one segment or several. `rest` are
    /// the old segments not reached yet.
    fn rewrite(
        &mut self,
        kept: Vec<(String, Panel)>,
        gained: Vec<Head>,
        rest: &[Segment],
    ) -> Result<(), StoreError> {
        let fresh = kept.is_empty();
        let mut areas: BTreeMap<String, (Panel, Vec<Head>)> = kept
            .into_iter()
            .map(|(area, panel)| (area, (panel, Vec::new())))
            .collect();
        for head in gained {
            let area = areas.entry(head.report.area.clone()).or_default();
            area.1.push(head);
        }
        let mut batch = Vec::new();
        let mut bytes = 0;
        let mut left = areas.len();
        for (area, (panel, heads)) in areas {
            left -= 1;
            bytes += heads.iter().map(|h| h.bytes).sum::<usize>();
            bytes += panel.reports.iter().map(|r| r.text.len()).sum::<usize>();
            batch.push((area, panel, heads));
            if bytes < self.segment_bytes && left > 0 {
                continue;
            }
            bytes = 0;
            if let Some(segment) = self.segment(std::mem::take(&mut batch))? {
                self.manifest.segments.push(segment);
            }
            // Half a rewritten segment would lose the other half of its areas.
            if (fresh || left == 0) && self.saved.elapsed() > SAVE_EVERY {
                let mut now = self.manifest.clone();
                now.segments.extend_from_slice(rest);
                now.save(&self.store.folder)?;
                self.saved = Instant::now();
            }
        }
        Ok(())
    }

    /// Observes, aligns and writes some areas. None where no report is left.
    fn segment(
        &mut self,
        areas: Vec<(String, Panel, Vec<Head>)>,
    ) -> Result<Option<Segment>, StoreError> {
        let mut reports = Vec::new();
        let mut before = Vec::new();
        for (_, panel, heads) in areas {
            before.push(panel);
            for head in heads {
                reports.push(self.spool.take_up(head)?);
            }
        }
        let mut panel = crate::gather(reports, before, &|| (self.progress)(Step::Observed));
        if panel.reports.is_empty() {
            return Ok(None);
        }
        let mut aligned: BTreeMap<String, indicators::Alignment> = panel
            .observations
            .chunk_by_mut(|a, b| a.area == b.area)
            .collect::<Vec<_>>()
            .into_par_iter()
            .filter_map(|rows| Some((rows.first()?.area.clone(), indicators::align(rows))))
            .collect();
        let mut names: Vec<String> = panel.reports.iter().map(|r| r.area.clone()).collect();
        names.dedup();
        let alignments: Vec<_> = names
            .into_iter()
            .map(|area| {
                let alignment = aligned.remove(&area).unwrap_or_default();
                (area, alignment)
            })
            .collect();
        segment::write(&self.store.folder, &panel, &alignments).map(Some)
    }
}

/// Removes files that no manifest lists: what a killed ingest left, or what
/// was replaced. While somebody reads the store they stay for the next ingest.
fn remove_unlisted(folder: &Path, manifest: &Manifest) {
    let Some(_removing) = lock::removing(folder) else {
        return;
    };
    let listed: HashSet<PathBuf> = manifest
        .segments
        .iter()
        .flat_map(|segment| &segment.parts)
        .map(|part| folder.join(&part.path))
        .collect();
    for table in segment::TABLES {
        for entry in walkdir::WalkDir::new(folder.join(table))
            .contents_first(true)
            .into_iter()
            .flatten()
        {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_dir() {
                // Succeeds where nothing is left in it.
                fs::remove_dir(entry.path()).ok();
            } else if ours(&name) && !listed.contains(entry.path()) {
                fs::remove_file(entry.path()).ok();
            }
        }
    }
    let beside = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in beside {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(BESIDE) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Whether a name is that of a part, whole or not: nothing else is removed,
/// whatever folder `--store` names.
fn ours(name: &str) -> bool {
    let is_part = name.strip_suffix(".parquet").is_some_and(|stem| {
        stem.len() >= segment::ID
            && stem
                .bytes()
                .take(segment::ID)
                .all(|b| b.is_ascii_hexdigit())
    });
    is_part || name.starts_with(BESIDE)
}
