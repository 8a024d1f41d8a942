//! What paths name, as a source of tables: a panel read now, or a store that is
//! gone through segment by segment, so that its size does not matter. Stands
//! behind all stages that make tables and before all that show them.
//!
//! Areas are independent: a table of the whole is the tables of its [`Part`]s,
//! one behind the other.

mod error;
mod in_order;
mod indicator_tables;
mod load;
mod part;

use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

use polars::prelude::{DataFrame, IntoLazy, SortMultipleOptions, UniqueKeepStrategy, cols};

use crate::outline::Section;
use crate::read::Options;
use crate::store::{self, Store};
use crate::tables::{self, Filter, Table};
use crate::trends;
use in_order::InOrder;

pub use error::SourceError;
pub use load::{Loaded, load};
pub use part::Part;

/// What to read, and what to keep of it.
#[derive(Debug, Clone)]
pub struct Request {
    /// Reports, folders of them, corpus tables, indicator tables and stores.
    pub paths: Vec<PathBuf>,
    /// How reports are read.
    pub options: Options,
    /// The areas and years to keep.
    pub kept: Filter,
    /// What a person decided, where there is such a file.
    pub decisions: Option<PathBuf>,
}

/// What happens while it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Something could not be used: what, why, and what settles it.
    Refused(String),
    /// So many decisions of a file are about reports that were not read.
    Elsewhere {
        /// The file.
        path: PathBuf,
        /// How many.
        decisions: usize,
    },
    /// Rows of a store were made by several versions or rules.
    Makers {
        /// The store.
        path: PathBuf,
        /// They.
        makers: Vec<String>,
    },
    /// Sections were not found that every report of its genre has.
    Lacks {
        /// The report.
        source: String,
        /// The sections.
        sections: Vec<Section>,
    },
    /// So many reports are to be observed.
    Reports(usize),
    /// One was observed.
    Observed,
}

/// Who is told what happens.
pub type Listener<'a> = &'a (dyn Fn(Step) + Sync);

/// Where tables come from.
pub enum Source {
    /// Reports, read and observed now.
    Read(Loaded),
    /// One store and what `--area` and `--years` keep of it.
    Stored {
        /// The store.
        store: Store,
        /// What is kept of it.
        filter: Filter,
    },
}

/// Opens what is asked for: a lone store stays on disk.
///
/// # Errors
/// Where nothing could be read, or nothing is left of it; single files that
/// could not be read are told to `tell`.
pub fn open(request: &Request, tell: Listener) -> Result<Source, SourceError> {
    let [path] = &request.paths[..] else {
        return Ok(Source::Read(load(request, tell)?));
    };
    // Decisions are on whole areas, in memory.
    if !store::is_store(path) || request.decisions.is_some() {
        return Ok(Source::Read(load(request, tell)?));
    }
    let store = Store::open(path)?;
    tell_makers(path, &store, tell);
    let filter = request.kept.clone();
    let source = Source::Stored { store, filter };
    if source.years().is_empty() {
        return Err(source.nothing_left());
    }
    Ok(source)
}

/// Says so where rows of several versions or rules stand side by side.
fn tell_makers(path: &Path, store: &Store, tell: Listener) {
    let makers = store.manifest().makers();
    if makers.len() > 1 {
        tell(Step::Makers {
            path: path.to_owned(),
            makers: makers.into_iter().map(str::to_owned).collect(),
        });
    }
}

impl Source {
    /// The years there are, in order.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        match self {
            Self::Read(loaded) => loaded.years(),
            Self::Stored { store, filter } => {
                if store.segments(filter).next().is_none() {
                    return Vec::new();
                }
                let kept = |year: &i32| filter.years.as_ref().is_none_or(|y| y.has(*year));
                let years = store.manifest().years(Table::Reports);
                years.into_iter().filter(kept).collect()
            }
        }
    }

    /// How much could not be used.
    #[must_use]
    pub fn refused(&self) -> usize {
        match self {
            Self::Read(loaded) => loaded.refused,
            Self::Stored { .. } => 0,
        }
    }

    /// The areas, some at a time, in their order.
    pub fn parts<'s>(&'s self) -> Box<dyn Iterator<Item = Part<'s>> + Send + 's> {
        match self {
            Self::Read(loaded) => Box::new(std::iter::once(Part::Panel(loaded))),
            Self::Stored { store, filter } => Box::new(store.segments(filter).map(Part::Segment)),
        }
    }

    /// Makes something of each of the parts, some of them at a time, and hands it
    /// on in their order: what is taken is worked on while others are made.
    pub fn each<'s, T: Send, E: Send, R>(
        &'s self,
        make: impl Fn(&Part<'s>) -> Result<T, E> + Sync,
        take: impl FnOnce(&mut dyn Iterator<Item = Result<T, E>>) -> R,
    ) -> R {
        let at_once = rayon::current_num_threads();
        let parts = Mutex::new(self.parts().enumerate());
        let next = || {
            let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
            parts.next()
        };
        let (send, made) = sync_channel(at_once);
        std::thread::scope(|scope| {
            // Threads of their own: those of the pool, while they wait for Polars,
            // would go on with another part.
            for _ in 0..at_once {
                let (send, make, next) = (send.clone(), &make, &next);
                scope.spawn(move || {
                    while let Some((n, part)) = next() {
                        // Refused once nobody takes them any more.
                        if send.send((n, make(&part))).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(send);
            take(&mut InOrder::of(made))
        })
    }

    /// A table whole.
    ///
    /// # Errors
    /// What `make` says, and where a table cannot be computed.
    pub fn frame<'s, E: From<SourceError> + Send>(
        &'s self,
        make: impl Fn(&Part<'s>) -> Result<DataFrame, E> + Sync,
    ) -> Result<DataFrame, E> {
        let frames: Vec<DataFrame> = self.each(make, |frames| frames.collect::<Result<_, E>>())?;
        tables::stacked(frames).map_err(|error| E::from(SourceError::Table(error)))
    }

    /// All indicators, each once, sorted; of two words for one the first area's.
    ///
    /// # Errors
    /// Where the table cannot be computed.
    pub fn indicators(&self) -> Result<DataFrame, SourceError> {
        Ok(self
            .frame(Part::indicators)?
            .lazy()
            .unique_stable(Some(cols(["indicator"])), UniqueKeepStrategy::First)
            .sort(["indicator"], SortMultipleOptions::default())
            .collect()?)
    }

    /// The areas beside each other: of each only what is ranked is held.
    ///
    /// # Errors
    /// Where the table cannot be computed.
    pub fn ranks(&self) -> Result<DataFrame, SourceError> {
        let stated = self.frame(Part::stated)?;
        Ok(trends::ranks(stated.lazy(), self.indicators()?.lazy())?.collect()?)
    }

    fn nothing_left(&self) -> SourceError {
        let Self::Stored { store, .. } = self else {
            return SourceError::NothingRead;
        };
        let manifest = store.manifest();
        let found = manifest.segments.iter().flat_map(|s| s.areas.clone());
        SourceError::nothing_left(manifest.rows(Table::Reports), found.collect())
    }
}
