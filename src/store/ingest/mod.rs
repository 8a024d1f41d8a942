//! Files → store. Reports are read in the order of their files, their texts set
//! down in the [`Spool`]; then areas come up in order, a segment's worth at a
//! time, are observed and aligned and written as parts. Memory holds three
//! segments, whatever the number of reports.

mod found;
mod sweep;
mod writer;

use std::fs;
use std::path::{Path, PathBuf};

use super::known::Known;
use super::manifest::Manifest;
use super::mend::{self, Lost};
use super::spool::Spool;
use super::{Store, StoreError, lock};
use crate::read::{Options, ReadError};

use found::find;
use sweep::remove_unlisted;
use writer::Writer;

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
    /// Parts of the store that were missing, cut or changed, and were made again.
    pub damaged: Vec<StoreError>,
    /// Reports of damaged parts whose files are not under the paths, observed
    /// anew from the text that the store keeps.
    pub restored: usize,
    /// Reports that only their files can bring back: whose, and how many.
    pub lost: Vec<Lost>,
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
    let mending = mend::look_through(folder)?;
    remove_unlisted(folder, &mending.listed);
    let store = Store {
        manifest: mending.sound,
        folder: folder.to_owned(),
        _reading: None,
    };
    let known = Known::of(&store)?;
    let mut spool = Spool::new(folder)?;
    let mut ingested = Ingested {
        damaged: mending.damaged,
        ..Ingested::default()
    };
    let mut found = find(what, &known, &mut spool, &mut ingested, progress)?;
    found.bring_back(mending.salvaged, &mut spool, &mut ingested)?;
    ingested.lost = found.still_missing(mending.lost);
    progress(Step::Reports(found.heads.len()));
    let writer = Writer::new(&store, what.segment_bytes, spool, progress);
    ingested.manifest = writer.replace(found)?;
    remove_unlisted(folder, &ingested.manifest);
    Ok(ingested)
}
