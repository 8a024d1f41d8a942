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
use crate::Panel;
use crate::indicators::{self, Indicator};
use crate::read::Report;
use crate::tables::Filter;

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
    ) -> Self {
        Self {
            manifest: Manifest {
                made_by: manifest::made_by(),
                ..store.manifest.clone()
            },
            saved: Instant::now(),
            store,
            segment_bytes,
            spool,
            progress,
        }
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
            let mut kept = segment::all_rows(&reader)?;
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
        let mut batches = self.batches(areas).into_iter();
        let mut taken = batches
            .next()
            .map(|batch| take_up(&mut self.spool, batch))
            .transpose()?;
        let mut ready: Option<Aligned> = None;
        // While one segment is observed, the one before is written and the texts
        // of the next are taken up, which is a fifth of the time. By a thread of
        // its own: one of the pool's, waiting for Polars, would begin to observe.
        while let Some(texts) = taken {
            let next = batches.next();
            let (spool, folder) = (&mut self.spool, &self.store.folder);
            let progress = self.progress;
            let (beside, aligned) = std::thread::scope(|scope| {
                let beside = scope.spawn(|| {
                    let written = ready.map(|segment| segment.write(folder)).transpose()?;
                    let texts = next.map(|batch| take_up(spool, batch)).transpose()?;
                    Ok::<_, StoreError>((written, texts))
                });
                let aligned = Aligned::of(texts, &|| progress(Step::Observed));
                (beside.join(), aligned)
            });
            // A panic there is one here.
            let beside = beside.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            let (written, texts) = beside?;
            (taken, ready) = (texts, aligned);
            self.written(written, fresh.then_some(rest))?;
        }
        let last = ready.map(|segment| segment.write(&self.store.folder));
        self.written(last.transpose()?, Some(rest))
    }

    /// The areas, a segment's worth at a time.
    fn batches(&self, areas: BTreeMap<String, (Panel, Vec<Head>)>) -> Vec<Vec<Area<Head>>> {
        let mut batches = Vec::new();
        let mut batch = Vec::new();
        let mut bytes = 0;
        for (name, (before, reports)) in areas {
            bytes += reports.iter().map(|h| h.bytes).sum::<usize>();
            bytes += before.reports.iter().map(|r| r.text.len()).sum::<usize>();
            batch.push(Area {
                name,
                before,
                reports,
            });
            if bytes >= self.segment_bytes {
                batches.push(std::mem::take(&mut batch));
                bytes = 0;
            }
        }
        batches.extend((!batch.is_empty()).then_some(batch));
        batches
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

/// An area: what the store has of it, and its reports that are new, with their
/// texts or still without.
struct Area<R> {
    name: String,
    before: Panel,
    reports: Vec<R>,
}

/// The texts of some areas.
fn take_up(spool: &mut Spool, areas: Vec<Area<Head>>) -> Result<Vec<Area<Report>>, StoreError> {
    let area = |area: Area<Head>| {
        let reports = area.reports.into_iter();
        Ok(Area {
            name: area.name,
            before: area.before,
            reports: reports
                .map(|head| spool.take_up(head))
                .collect::<Result<_, _>>()?,
        })
    };
    areas.into_iter().map(area).collect()
}

/// Whole areas, observed and aligned, on their way to the disk.
struct Aligned {
    panel: Panel,
    /// Those of each area, in the order of the areas.
    indicators: Vec<(String, Vec<Indicator>)>,
}

impl Aligned {
    /// Observes what is new and aligns it with what was there. None where no
    /// report is left.
    fn of(areas: Vec<Area<Report>>, tick: &(dyn Fn() + Sync)) -> Option<Self> {
        let aligned: Vec<(String, Panel, Vec<Indicator>)> = areas
            .into_par_iter()
            .map(|area| {
                let mut panel = crate::gather(area.reports, vec![area.before], tick);
                let own = indicators::identify(&mut panel.observations);
                (area.name, panel, own)
            })
            .filter(|(_, panel, _)| !panel.reports.is_empty())
            .collect();
        if aligned.is_empty() {
            return None;
        }
        let mut own = Self {
            panel: Panel::default(),
            indicators: Vec::with_capacity(aligned.len()),
        };
        let all = |rows: fn(&Panel) -> usize| aligned.iter().map(|(_, p, _)| rows(p)).sum();
        own.panel
            .observations
            .reserve(all(|p| p.observations.len()));
        own.panel.statements.reserve(all(|p| p.statements.len()));
        for (name, panel, indicators) in aligned {
            own.panel.reports.extend(panel.reports);
            own.panel.observations.extend(panel.observations);
            own.panel.statements.extend(panel.statements);
            own.indicators.push((name, indicators));
        }
        Some(own)
    }

    /// Writes them, and gives their memory back beside what goes on meanwhile.
    fn write(self, folder: &Path) -> Result<Segment, StoreError> {
        segment::write(folder, &self.panel, &self.indicators)
    }
}
