//! What the arguments name, as a source of tables: a panel read now, or a store
//! that is gone through segment by segment, so that its size does not matter.
//! Areas are independent: a table of the whole is the tables of its parts, one
//! behind the other.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Mutex, PoisonError};

use polars::prelude::{
    DataFrame, Expr, IntoLazy, SortMultipleOptions, UniqueKeepStrategy, col, cols, lit,
};
use tongbi::Panel;
use tongbi::observations::Observation;
use tongbi::outline::Section;
use tongbi::statements::Statement;
use tongbi::store::{self, SegmentReader, Store};
use tongbi::tables::{self, Filter, Table};
use tongbi::{checks, deltas, export, followup, trends};

use super::args::{Global, Input};
use super::input::{self, Loaded};
use super::{Error, Outcome};

/// What deltas read of the observations of a store; trends leave out the last.
const COMPARED: [&str; 25] = [
    "area",
    "year",
    "indicator",
    "label",
    "value",
    "value_max",
    "unit",
    "qualifier",
    "kind",
    "period",
    "section",
    "text",
    "source",
    "line",
    "redefined",
    "low",
    "high",
    "decided",
    "value_year",
    "nature",
    "scope",
    "stated_change",
    "stated_unit",
    "confidence",
    "sentence",
];

/// The longest column is the last.
fn without_sentence() -> &'static [&'static str] {
    &COMPARED[..COMPARED.len() - 1]
}

/// Where tables come from.
pub enum Source {
    /// Reports, read and observed now.
    Read(Loaded),
    /// One store and what `--area` and `--years` keep of it.
    Stored { store: Store, filter: Filter },
}

/// Some areas of a source.
pub enum Part<'a> {
    Panel(&'a Loaded),
    Segment(SegmentReader<'a>),
}

/// Opens what the arguments name: a lone store stays on disk.
pub fn open(named: &Input, global: &Global) -> Result<Source, Error> {
    let [path] = &named.paths[..] else {
        return Ok(Source::Read(input::load(named, global)?));
    };
    // Decisions are on whole areas, in memory.
    if !store::is_store(path) || input::decisions_file(named, global).is_some() {
        return Ok(Source::Read(input::load(named, global)?));
    }
    let store = Store::open(path)?;
    let filter = input::filter(global);
    let source = Source::Stored { store, filter };
    if source.years().is_empty() {
        return Err(source.nothing_left());
    }
    Ok(source)
}

impl Source {
    /// The years there are, in order.
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

    pub fn outcome_with(&self, found: bool) -> Outcome {
        match self {
            Self::Read(loaded) => loaded.outcome_with(found),
            Self::Stored { .. } if found => Outcome::WithFindings,
            Self::Stored { .. } => Outcome::Done,
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
    pub fn each<'s, T: Send, R>(
        &'s self,
        make: impl Fn(&Part<'s>) -> Result<T, Error> + Sync,
        take: impl FnOnce(&mut dyn Iterator<Item = Result<T, Error>>) -> R,
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
            take(&mut InOrder {
                made,
                early: BTreeMap::new(),
                next: 0,
            })
        })
    }

    /// A table whole.
    pub fn frame<'s>(
        &'s self,
        make: impl Fn(&Part<'s>) -> Result<DataFrame, Error> + Sync,
    ) -> Result<DataFrame, Error> {
        self.each(make, |frames| export::stacked(frames))
    }

    /// All indicators, each once, sorted; of two words for one the first area's.
    pub fn indicators(&self) -> Result<DataFrame, Error> {
        Ok(self
            .frame(Part::indicators)?
            .lazy()
            .unique_stable(Some(cols(["indicator"])), UniqueKeepStrategy::First)
            .sort(["indicator"], SortMultipleOptions::default())
            .collect()?)
    }

    /// The areas beside each other: of each only what is ranked is held.
    pub fn ranks(&self) -> Result<DataFrame, Error> {
        let stated = self.frame(Part::stated)?;
        Ok(trends::ranks(stated.lazy(), self.indicators()?.lazy())?.collect()?)
    }

    fn nothing_left(&self) -> Error {
        let Self::Stored { store, .. } = self else {
            return Error::NothingRead;
        };
        let manifest = store.manifest();
        let found = manifest.segments.iter().flat_map(|s| s.areas.clone());
        input::nothing_left(manifest.rows(Table::Reports), found.collect())
    }
}

/// What is made of the parts, in their order, whoever is done first.
struct InOrder<T> {
    made: Receiver<(usize, T)>,
    /// What came before its turn.
    early: BTreeMap<usize, T>,
    next: usize,
}

impl<T> Iterator for InOrder<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(one) = self.early.remove(&self.next) {
                self.next += 1;
                return Some(one);
            }
            let (n, one) = self.made.recv().ok()?;
            self.early.insert(n, one);
        }
    }
}

impl Part<'_> {
    pub fn reports(&self) -> Result<DataFrame, Error> {
        match self {
            Self::Panel(loaded) => Ok(tables::reports(&loaded.panel.reports)?),
            Self::Segment(segment) => Ok(segment.frame(Table::Reports, None)?),
        }
    }

    /// Area and year of each report.
    pub fn report_years(&self) -> Result<Vec<(String, i32)>, Error> {
        let frame = match self {
            Self::Panel(_) => self.reports()?,
            Self::Segment(segment) => segment.frame(Table::Reports, Some(&["area", "year"]))?,
        };
        places(&frame)
    }

    /// Area and year of each weakness stated.
    pub fn weakness_years(&self) -> Result<Vec<(String, i32)>, Error> {
        let frame = match self {
            Self::Panel(_) => self.statements()?,
            Self::Segment(segment) => {
                segment.frame(Table::Statements, Some(&["area", "year", "section"]))?
            }
        };
        let is_weakness = col("section").eq(lit(Section::Weaknesses.as_str()));
        places(&frame.lazy().filter(is_weakness).collect()?)
    }

    pub fn observations(&self) -> Result<DataFrame, Error> {
        match self {
            Self::Panel(loaded) => Ok(tables::observations(&loaded.panel.observations)?),
            Self::Segment(segment) => Ok(segment.frame(Table::Observations, None)?),
        }
    }

    pub fn statements(&self) -> Result<DataFrame, Error> {
        match self {
            Self::Panel(loaded) => Ok(tables::statements(&loaded.panel.statements)?),
            Self::Segment(segment) => Ok(segment.frame(Table::Statements, None)?),
        }
    }

    pub fn deltas(&self, which: deltas::Compared) -> Result<DataFrame, Error> {
        let (observations, indicators) = self.compared(&COMPARED)?;
        Ok(deltas::deltas(observations.lazy(), indicators.lazy(), which)?.collect()?)
    }

    /// The deltas of two years by their own rows alone, without the sentences:
    /// what places are counted by. How much an indicator usually moves, which the
    /// other years tell, is not among it.
    pub fn deltas_alone(&self, kept: Expr, which: deltas::Compared) -> Result<DataFrame, Error> {
        let deltas::Compared {
            years: deltas::Years::Pair { from, to },
            vintage: deltas::Vintage::Own,
        } = which
        else {
            // What others quote stands in the reports of other years.
            let (observations, indicators) = self.compared(&COMPARED)?;
            let own = observations.lazy().filter(kept);
            return Ok(deltas::deltas(own, indicators.lazy(), which)?.collect()?);
        };
        let observations = match self {
            Self::Panel(_) => self.observations()?,
            Self::Segment(segment) => {
                segment.frame_of_years(Table::Observations, without_sentence(), &[from, to])?
            }
        };
        let of_pair = col("year").eq(lit(from)).or(col("year").eq(lit(to)));
        let own = observations
            .lazy()
            .filter(kept.and(of_pair))
            .with_column(lit("").alias("sentence"));
        Ok(deltas::deltas(own, self.indicators()?.lazy(), which)?.collect()?)
    }

    pub fn vintages(&self) -> Result<DataFrame, Error> {
        let (observations, indicators) = self.compared(&COMPARED)?;
        Ok(trends::vintages(observations.lazy(), indicators.lazy())?.collect()?)
    }

    /// One observation an area, indicator and year: what [`Source::ranks`] ranks.
    pub fn stated(&self) -> Result<DataFrame, Error> {
        let (observations, _) = self.compared(&COMPARED)?;
        Ok(deltas::one_per_year(observations.lazy()).collect()?)
    }

    /// Trends with a column for each of these years.
    pub fn trends(&self, years: &[i32]) -> Result<DataFrame, Error> {
        let (observations, indicators) = self.compared(without_sentence())?;
        Ok(trends::over(observations.lazy(), indicators.lazy(), years)?.collect()?)
    }

    pub fn followup(&self) -> Result<DataFrame, Error> {
        let rows = match self {
            Self::Panel(loaded) => loaded.followup(),
            Self::Segment(segment) => {
                // Figures are held against targets, not sentences.
                let figures = segment.observations_without(&["heading", "sentence", "rule"])?;
                followup::follow_with(&segment.statements()?, &figures)
            }
        };
        Ok(tables::followup(&rows)?)
    }

    /// The checks, those that hold only where `all` are wanted.
    pub fn checks(&self, all: bool) -> Result<DataFrame, Error> {
        let mut rows = checks::check(&self.claims()?);
        rows.retain(|check| all || !check.ok);
        Ok(tables::checks(&rows)?)
    }

    pub fn statement_rows(&self) -> Result<Cow<'_, [Statement]>, Error> {
        Ok(match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel.statements[..]),
            Self::Segment(segment) => Cow::Owned(segment.statements()?),
        })
    }

    /// The observations with what checks read of them.
    pub fn claims(&self) -> Result<Cow<'_, [Observation]>, Error> {
        Ok(match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel.observations[..]),
            Self::Segment(segment) => {
                Cow::Owned(segment.observations_without(&["heading", "rule"])?)
            }
        })
    }

    pub fn observation_rows(&self) -> Result<Cow<'_, [Observation]>, Error> {
        Ok(match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel.observations[..]),
            Self::Segment(segment) => Cow::Owned(segment.observations()?),
        })
    }

    /// The indicators of these areas.
    pub fn indicators(&self) -> Result<DataFrame, Error> {
        match self {
            Self::Panel(loaded) => Ok(tables::indicators(&loaded.panel.alignment.indicators)?),
            Self::Segment(segment) => Ok(segment.indicators()?),
        }
    }

    /// Which observations are joined and why, and which may be.
    pub fn alignment(&self) -> Result<DataFrame, Error> {
        let panel: Cow<Panel> = match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel),
            Self::Segment(segment) => Cow::Owned(segment.panel()?),
        };
        Ok(tables::alignment(&panel.observations, &panel.alignment)?)
    }

    fn compared(&self, columns: &[&str]) -> Result<(DataFrame, DataFrame), Error> {
        let observations = match self {
            Self::Panel(_) => self.observations()?,
            Self::Segment(segment) => segment.frame(Table::Observations, Some(columns))?,
        };
        Ok((observations, self.indicators()?))
    }
}

fn places(frame: &DataFrame) -> Result<Vec<(String, i32)>, Error> {
    let (areas, years) = (frame.column("area")?.str()?, frame.column("year")?.i32()?);
    let both = areas.iter().zip(years.iter());
    Ok(both
        .filter_map(|(area, year)| Some((area?.to_owned(), year?)))
        .collect())
}
