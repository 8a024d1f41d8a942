//! What a store holds already, by source and by area and year: how an ingest
//! tells unchanged from changed, and added from removed.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::manifest::made_by;
use super::{Store, StoreError};
use crate::read::{Genre, Report, twice};
use crate::tables::{Filter, Table};

/// What is read of each report held.
const COLUMNS: [&str; 5] = ["area", "year", "source", "sha256", "genre"];

/// A report that the store holds.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) area: String,
    pub(super) year: i32,
    pub(super) source: String,
    sha256: String,
    genre: Genre,
    /// Observed by this version of the program.
    current: bool,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) held: Vec<Held>,
    by_source: HashMap<String, usize>,
    by_place: HashMap<twice::Place, usize>,
}

impl Known {
    pub(super) fn of(store: &Store) -> Result<Self, StoreError> {
        let mut known = Self::default();
        let all = Filter::default();
        for segment in store.segments(&all) {
            let frame = segment.frame(Table::Reports, Some(&COLUMNS))?;
            let current = segment.segment.made_by == made_by();
            let words = |name: &str, i: usize| {
                let column = frame.column(name).ok()?.str().ok()?;
                column.get(i).map(str::to_owned)
            };
            let years = frame.column("year").and_then(|c| c.i32().cloned());
            for i in 0..frame.height() {
                let held = Held {
                    area: words("area", i).unwrap_or_default(),
                    year: years.as_ref().ok().and_then(|y| y.get(i)).unwrap_or(0),
                    source: words("source", i).unwrap_or_default(),
                    sha256: words("sha256", i).unwrap_or_default(),
                    genre: words("genre", i)
                        .and_then(|id| Genre::named(&id))
                        .unwrap_or_default(),
                    current,
                };
                known
                    .by_source
                    .insert(held.source.clone(), known.held.len());
                let place = (held.area.clone(), held.year, held.genre);
                known.by_place.insert(place, known.held.len());
                known.held.push(held);
            }
        }
        Ok(known)
    }

    /// The one from this file.
    pub(super) fn from(&self, source: &str) -> Option<usize> {
        self.by_source.get(source).copied()
    }

    /// The one for this area, year and genre.
    pub(super) fn at(&self, report: &Report) -> Option<usize> {
        self.by_place.get(&twice::place(report)).copied()
    }

    /// Whether a report is the one held under another path: a file that moved, or
    /// that is named in another way.
    pub(super) fn is_same_file(&self, at: usize, report: &Report) -> bool {
        self.held
            .get(at)
            .is_some_and(|held| held.sha256 == report.sha256)
    }

    /// Whether the file that a report was read from still stands where it was.
    pub(super) fn still_stands(&self, at: usize) -> bool {
        let source = self.held.get(at).map(|held| Path::new(&held.source));
        source.is_some_and(|source| source.ancestors().any(Path::is_file))
    }

    /// Whether the file still says the same, and would be read the same.
    pub(super) fn unchanged(&self, at: usize, report: &Report) -> bool {
        self.held.get(at).is_some_and(|held| {
            held.current
                && held.sha256 == report.sha256
                && held.area == report.area
                && held.year == report.year
                && held.genre == report.genre
        })
    }

    /// Those under the paths that were not met and whose file is gone.
    pub(super) fn removed(&self, paths: &[PathBuf], met: &HashSet<usize>) -> Vec<usize> {
        let under = |held: &Held| {
            let source = Path::new(&held.source);
            paths.iter().any(|path| source.starts_with(path))
                && !source.ancestors().any(Path::is_file)
        };
        (0..self.held.len())
            .filter(|i| !met.contains(i))
            .filter(|i| self.held.get(*i).is_some_and(under))
            .collect()
    }
}
