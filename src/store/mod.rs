//! The store: the tables of a panel as Parquet files in a folder, so that
//! reports are read and observed once. Beside the flow: it keeps what stands at
//! `tables`, aligned, and gives it back unchanged.
//!
//! ```text
//! DIR/tongbi-store.json                       the manifest: which parts count
//! DIR/reports/year=2023/SEGMENT.parquet       the table, and the text as `content`
//! DIR/observations/year=2023/SEGMENT.parquet  the table, aligned, and what follows
//!                                             from its words: `redefined`, whether
//!                                             the way of counting changed, `low` and
//!                                             `high`, what the figure leaves open
//! DIR/statements/year=2023/SEGMENT.parquet    the table
//! DIR/indicators/SEGMENT.parquet              the table, with `area`
//! DIR/writing.lock, DIR/reading.lock          held by an ingest, by readers
//! ```
//!
//! # The format, version 4
//!
//! A **segment** is a range of areas with all their years: what is compared
//! stands together, so that any table can be made segment by segment, in the
//! order of the areas, in bounded memory. Segments are disjoint and sorted; an
//! ingest replaces those whose areas it touches. A **part** is one table of a
//! segment for one year: rows sorted by area, then in the order of the text,
//! without the column `year`, which the folder says (the hive layout that
//! DuckDB, Spark and Polars read). Area and year of a query choose segments and
//! parts before a file is opened; within a part the rows of an area are one
//! slice, and only its row groups are read.
//!
//! Parts are immutable and named by the hash of their segment's bytes. The
//! manifest ([`Manifest`]) lists them with length and SHA-256; the SHA-256 of
//! every source file stands in `reports`. An ingest writes new parts (beside,
//! synced, renamed), then replaces the manifest in one rename, then removes what
//! no manifest lists: whenever it is killed, the manifest that stands there
//! lists parts that are whole. What no manifest lists does not count.
//!
//! A part is believed only when it is the one that was written: its hash is
//! taken whenever it is read, and the manifest carries a checksum of itself. An
//! ingest over a store that was damaged makes what is missing again ([`mend`]),
//! from the files or from the text that `reports` keeps.

mod ingest;
mod known;
mod lock;
mod manifest;
mod mend;
mod restore;
mod segment;
mod spool;

use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, PolarsError};
use rayon::prelude::*;

use crate::Panel;
use crate::observations::Observation;
use crate::statements::Statement;
use crate::tables::{Filter, Table};

pub use ingest::{Ingest, Ingested, Step, ingest};
pub use manifest::{FORMAT, Manifest, Part, Segment};
pub use mend::Lost;

/// Why a store could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder refused.
    #[error("{path}: {source}; check that the folder is there and can be written")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A part is not what it should be.
    #[error("{path}: not a table of a store ({source}); make the store again with `tongbi ingest`")]
    Table {
        /// The file.
        path: PathBuf,
        /// What Polars said.
        source: PolarsError,
    },
    /// A part is not the one that was written.
    #[error(
        "{path}: {what} differs from the manifest: the file was changed from outside; make the store again with `tongbi ingest`"
    )]
    Changed {
        /// The file.
        path: PathBuf,
        /// Its length or its hash.
        what: &'static str,
    },
    /// The store was made by an older tongbi.
    #[error(
        "{path}: the store has format {found}, this tongbi reads format {FORMAT}; make it again in a new folder with `tongbi ingest`"
    )]
    Older {
        /// The manifest.
        path: PathBuf,
        /// The format that stands in it.
        found: u64,
    },
    /// The store was made by a newer tongbi.
    #[error(
        "{path}: the store has format {found}, made by {made_by}; this tongbi reads format {FORMAT}: use that version or newer"
    )]
    Newer {
        /// The manifest.
        path: PathBuf,
        /// The format that stands in it.
        found: u64,
        /// Who made it.
        made_by: String,
    },
    /// The manifest cannot be read.
    #[error(
        "{path}: not the manifest of a store ({reason}); make the store again with `tongbi ingest`"
    )]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// An ingest began here and never came to its first manifest.
    #[error(
        "{path}: an ingest into this store never ended, or its manifest is gone; run `tongbi ingest` on its reports again"
    )]
    Unfinished {
        /// The store.
        path: PathBuf,
    },
    /// Another ingest is at work.
    #[error(
        "{path}: another ingest is writing this store; wait until it has ended, then run again"
    )]
    Busy {
        /// The store.
        path: PathBuf,
    },
}

/// Whether a path is a store, whole or not.
#[must_use]
pub fn is_store(path: &Path) -> bool {
    manifest::path_in(path).is_file() || lock::was_begun(path)
}

/// The tables that a store keeps of one area, aligned: `reports` (without the
/// text), `observations`, `statements` and `indicators`.
///
/// # Errors
/// Never for rows of this crate.
pub fn area_tables(panel: &Panel) -> polars::prelude::PolarsResult<Vec<(&'static str, DataFrame)>> {
    segment::area_tables(panel)
}

/// A store, open for reading: while it lives, no part it lists is removed.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    manifest: Manifest,
    _reading: Option<lock::Lock>,
}

impl Store {
    /// Opens the store in a folder.
    ///
    /// # Errors
    /// Where the manifest is missing, broken or of another format.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        if !manifest::path_in(folder).is_file() && lock::was_begun(folder) {
            return Err(StoreError::Unfinished {
                path: folder.to_owned(),
            });
        }
        // The lock comes first, so that the parts of the manifest read after it stay.
        let reading = lock::reading(folder);
        Ok(Self {
            manifest: Manifest::load(folder)?,
            folder: folder.to_owned(),
            _reading: reading,
        })
    }

    /// What the store lists.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The segments with an area that the filter keeps, in the order of areas.
    pub fn segments<'s>(&'s self, filter: &'s Filter) -> impl Iterator<Item = SegmentReader<'s>> {
        self.manifest
            .segments
            .iter()
            .map(move |segment| SegmentReader {
                folder: &self.folder,
                areas: segment::Areas::of(segment, filter),
                segment,
                filter,
            })
            .filter(|reader| !reader.areas.is_empty())
    }

    /// Everything the filter keeps by area and year.
    ///
    /// # Errors
    /// Where a part is missing or is no table.
    pub fn panel(&self, filter: &Filter) -> Result<Panel, StoreError> {
        let mut panel = Panel::default();
        for segment in self.segments(filter) {
            panel.append(segment.panel()?);
        }
        Ok(panel)
    }

    /// Holds every part against the length and hash that the manifest lists:
    /// those that are missing or another.
    #[must_use]
    pub fn verify(&self) -> Vec<StoreError> {
        let parts: Vec<&Part> = self
            .manifest
            .segments
            .iter()
            .flat_map(|s| &s.parts)
            .collect();
        parts
            .into_par_iter()
            .filter_map(|part| segment::whole_part(&self.folder, part).err())
            .collect()
    }
}

/// One segment of a store through a filter.
#[derive(Debug)]
pub struct SegmentReader<'s> {
    folder: &'s Path,
    segment: &'s Segment,
    areas: segment::Areas,
    filter: &'s Filter,
}

impl SegmentReader<'_> {
    /// The rows of the segment: its reports, observations and statements, the
    /// indicators as they were told apart at ingest, and what joins their rows.
    ///
    /// # Errors
    /// Where a part is missing or is no table.
    pub fn panel(&self) -> Result<Panel, StoreError> {
        segment::panel(self)
    }

    /// Its statements.
    ///
    /// # Errors
    /// As [`SegmentReader::panel`].
    pub fn statements(&self) -> Result<Vec<Statement>, StoreError> {
        let frame = self.frame(Table::Statements, None)?;
        restore::statements(&frame).map_err(|source| self.broken(source))
    }

    /// Its observations, aligned.
    ///
    /// # Errors
    /// As [`SegmentReader::panel`].
    pub fn observations(&self) -> Result<Vec<Observation>, StoreError> {
        let frame = self.frame(Table::Observations, None)?;
        restore::observations(&frame).map_err(|source| self.broken(source))
    }

    /// Its observations without some of their words, which are most of their bytes:
    /// these are empty then.
    ///
    /// # Errors
    /// As [`SegmentReader::panel`].
    pub fn observations_without(&self, words: &[&str]) -> Result<Vec<Observation>, StoreError> {
        let columns = Table::Observations.columns().iter().map(|c| c.name);
        let columns: Vec<&str> = columns.filter(|name| !words.contains(name)).collect();
        let frame = self.frame(Table::Observations, Some(&columns))?;
        restore::observations(&frame).map_err(|source| self.broken(source))
    }

    /// The table `indicators` of the areas and years kept, each indicator once,
    /// sorted.
    ///
    /// # Errors
    /// As [`SegmentReader::panel`].
    pub fn indicators(&self) -> Result<DataFrame, StoreError> {
        segment::indicators_once(self)
    }

    /// A stored table as a frame, in the columns asked for (`None`: all of the
    /// table). Only these are read.
    ///
    /// # Errors
    /// As [`SegmentReader::panel`].
    pub fn frame(&self, table: Table, columns: Option<&[&str]>) -> Result<DataFrame, StoreError> {
        segment::frame(self, table, columns)
    }

    /// [`SegmentReader::frame`] of some years alone: only their parts are opened.
    ///
    /// # Errors
    /// As [`SegmentReader::panel`].
    pub fn frame_of_years(
        &self,
        table: Table,
        columns: &[&str],
        years: &[i32],
    ) -> Result<DataFrame, StoreError> {
        let wanted = |year| self.keeps(year) && years.contains(&year);
        segment::rows_of(self, table.name(), columns, &wanted)
    }

    /// Whether the filter keeps a year.
    fn keeps(&self, year: i32) -> bool {
        self.filter
            .years
            .as_ref()
            .is_none_or(|years| years.has(year))
    }

    fn broken(&self, source: PolarsError) -> StoreError {
        StoreError::Table {
            path: self.folder.join(&self.segment.id),
            source,
        }
    }
}

#[cfg(test)]
mod tests;
