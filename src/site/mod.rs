//! Many places as a site: static files that open from disk and from any web
//! server. An overview, a page a place (the change report), a page an indicator,
//! the tracker of weaknesses and plans, and a search. End of the flow, beside
//! `report`, whose page it gives each place.
//!
//! Places come some at a time ([`Site::add`]) and are written at once; what the
//! other pages need of them is a few words each. Every page is below a megabyte
//! however many places there are, and a file is written only where it changed.

mod cite;
mod gather;
mod indicators;
mod map;
mod overview;
mod pages;
mod places;
mod search;
mod tracker;
mod written;

use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, PolarsError};

use crate::Panel;
use crate::checks::Check;
use crate::followup::FollowUp;
use crate::report::{Lang, ReportError};
use gather::Gathered;
use written::Written;

/// Bytes a page or a part of its data stays below.
const MOST: usize = 900_000;

/// Some places with all their years, and the tables of them.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// Their reports, figures and statements.
    pub panel: &'a Panel,
    /// The table `deltas` of every pair of years.
    pub pairs: &'a DataFrame,
    /// The table `trends`.
    pub trends: &'a DataFrame,
    /// What became of weaknesses and plans.
    pub followup: &'a [FollowUp],
    /// The recomputed claims.
    pub checks: &'a [Check],
}

/// Why a site could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The file system refused.
    #[error("cannot write {}: {source}; check that the folder exists and may be written to", path.display())]
    File {
        /// The file wanted.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A page could not be rendered.
    #[error(transparent)]
    Page(#[from] ReportError),
    /// A table is not what it should be.
    #[error("a table could not be computed: {0}")]
    Table(#[from] PolarsError),
}

impl From<minijinja::Error> for SiteError {
    fn from(error: minijinja::Error) -> Self {
        Self::Page(error.into())
    }
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Places with a page.
    pub places: usize,
    /// Indicators with a page.
    pub indicators: usize,
    /// Files of the site.
    pub files: usize,
    /// Those of them that were written because they changed.
    pub changed: usize,
}

/// A site in the making.
#[derive(Debug)]
pub struct Site {
    written: Written,
    gathered: Gathered,
    lang: Lang,
}

impl Site {
    /// Begins a site in a folder, or brings the one that is there up to date.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(folder: &Path, lang: Lang) -> Result<Self, SiteError> {
        Ok(Self {
            written: Written::new(folder)?,
            gathered: Gathered::default(),
            lang,
        })
    }

    /// Writes the pages of some places.
    ///
    /// # Errors
    /// When a page cannot be rendered or written.
    pub fn add(&mut self, places: Places, tick: &(dyn Fn() + Sync)) -> Result<(), SiteError> {
        places::write(&places, &self.written, &mut self.gathered, self.lang, tick)
    }

    /// Writes what is of all places together, and removes the pages of those
    /// that are gone.
    ///
    /// # Errors
    /// As [`Site::add`].
    pub fn finish(self) -> Result<Summary, SiteError> {
        let Self {
            written,
            mut gathered,
            lang,
        } = self;
        gathered.sort();
        let indicators = indicators::write(&gathered, &written, lang)?;
        tracker::write(&gathered, &written, lang)?;
        search::write(&mut gathered, &indicators, &written, lang)?;
        overview::write(&gathered, &indicators, &written, lang)?;
        let (files, changed) = written.finish()?;
        Ok(Summary {
            places: gathered.places.len(),
            indicators: indicators.len(),
            files,
            changed,
        })
    }
}
