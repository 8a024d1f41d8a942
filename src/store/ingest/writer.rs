//! Areas with new, changed or lost reports → segments, which are observed,
//! aligned and written one behind the other.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::super::manifest::{self, Manifest, Segment};
use super::super::segment::{self, Areas};
use super::super::spool::{Head, Spool};
use super::super::{SegmentReader, Store, StoreError};
use super::Step;
use super::found::Found;
use crate::read::Report;
use crate::tables::Filter;
use crate::{Panel, indicators};

/// How often the manifest follows the segments already written: what an
/// interrupted ingest has done is not done again.
const SAVE_EVERY: Duration = Duration::from_secs(5);

/// Writes segments and keeps the manifest in step.
pub(super) struct Writer<'a> {
    manifest: Manifest,
    saved: Instant,
    store: &'a Store,
    segment_bytes: usize,
    spool: Spool,
    progress: &'a (dyn Fn(Step) + Sync),
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        store: &'a Store,
        segment_bytes: usize,
        spool: Spool,
        progress: &'a (dyn Fn(Step) + Sync),
    ) -> Result<Self, StoreError> {
        Ok(Self {
            manifest: Manifest {
                made_by: manifest::made_by(),
                ..Manifest::load_or_new(&store.folder)?
            },
            saved: Instant::now(),
            store,
            segment_bytes,
            spool,
            progress,
        })
    }

    /// Replaces the segments that gain or lose reports; saves the manifest.
    pub(super) fn replace(mut self, found: Found) -> Result<Manifest, StoreError> {
        self.rewrite_all(found)?;
        self.manifest.save(&self.store.folder)?;
        Ok(self.manifest)
    }

    fn rewrite_all(&mut self, found: Found) -> Result<(), StoreError> {
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
        // One segment is written while the next is observed: the disk and the
        // packing keep one core busy for a fifth of the time.
        let mut ready: Option<Aligned> = None;
        for (area, (panel, heads)) in areas {
            left -= 1;
            bytes += heads.iter().map(|h| h.bytes).sum::<usize>();
            bytes += panel.reports.iter().map(|r| r.text.len()).sum::<usize>();
            batch.push((area, panel, heads));
            if bytes < self.segment_bytes && left > 0 {
                continue;
            }
            bytes = 0;
            let (reports, before) = self.take_up(std::mem::take(&mut batch))?;
            let (folder, progress) = (&self.store.folder, self.progress);
            let (written, next) = rayon::join(
                || ready.as_ref().map(|segment| segment.write(folder)),
                || Aligned::of(reports, before, &|| progress(Step::Observed)),
            );
            ready = next;
            self.written(written.transpose()?, fresh.then_some(rest))?;
        }
        let last = ready.map(|segment| segment.write(&self.store.folder));
        self.written(last.transpose()?, Some(rest))
    }

    /// The texts of some areas, and what the store has of them.
    fn take_up(
        &mut self,
        areas: Vec<(String, Panel, Vec<Head>)>,
    ) -> Result<(Vec<Report>, Vec<Panel>), StoreError> {
        let mut reports = Vec::new();
        let mut before = Vec::new();
        for (_, panel, heads) in areas {
            before.push(panel);
            for head in heads {
                reports.push(self.spool.take_up(head)?);
            }
        }
        Ok((reports, before))
    }

    /// Takes a segment into the manifest, which is saved now and then where the
    /// old segments not reached yet are known: half a rewritten segment would
    /// lose the other half of its areas.
    fn written(
        &mut self,
        segment: Option<Segment>,
        rest: Option<&[Segment]>,
    ) -> Result<(), StoreError> {
        self.manifest.segments.extend(segment);
        let Some(rest) = rest.filter(|_| self.saved.elapsed() > SAVE_EVERY) else {
            return Ok(());
        };
        let mut now = self.manifest.clone();
        now.segments.extend_from_slice(rest);
        now.save(&self.store.folder)?;
        self.saved = Instant::now();
        Ok(())
    }
}

/// Whole areas, observed and aligned, on their way to the disk.
struct Aligned {
    panel: Panel,
    /// In the order of the areas, links counted within the rows of the area.
    alignments: Vec<(String, indicators::Alignment)>,
}

impl Aligned {
    /// Observes what is new and aligns it with what was there. None where no
    /// report is left.
    fn of(reports: Vec<Report>, before: Vec<Panel>, tick: &(dyn Fn() + Sync)) -> Option<Self> {
        let mut panel = crate::gather(reports, before, tick);
        if panel.reports.is_empty() {
            return None;
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
        let alignments = names
            .into_iter()
            .map(|area| {
                let alignment = aligned.remove(&area).unwrap_or_default();
                (area, alignment)
            })
            .collect();
        Some(Self { panel, alignments })
    }

    fn write(&self, folder: &Path) -> Result<Segment, StoreError> {
        segment::write(folder, &self.panel, &self.alignments)
    }
}
