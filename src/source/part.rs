//! The tables of some areas, made where their rows lie: in memory, or in a
//! segment of a store, of which only the columns that are needed are read.

use std::borrow::Cow;

use polars::prelude::{DataFrame, Expr, IntoLazy, col, lit};

use super::SourceError;
use super::load::Loaded;
use crate::Panel;
use crate::observations::Observation;
use crate::outline::Section;
use crate::statements::Statement;
use crate::store::SegmentReader;
use crate::tables::{self, Table};
use crate::{checks, deltas, followup, trends};

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

/// Some areas of a source.
pub enum Part<'a> {
    /// All that was read.
    Panel(&'a Loaded),
    /// A segment of a store.
    Segment(SegmentReader<'a>),
}

impl Part<'_> {
    /// The table `reports`.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn reports(&self) -> Result<DataFrame, SourceError> {
        match self {
            Self::Panel(loaded) => Ok(tables::reports(&loaded.panel.reports)?),
            Self::Segment(segment) => Ok(segment.frame(Table::Reports, None)?),
        }
    }

    /// Area and year of each report.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn report_years(&self) -> Result<Vec<(String, i32)>, SourceError> {
        let frame = match self {
            Self::Panel(_) => self.reports()?,
            Self::Segment(segment) => segment.frame(Table::Reports, Some(&["area", "year"]))?,
        };
        places(&frame)
    }

    /// Area and year of each weakness stated.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn weakness_years(&self) -> Result<Vec<(String, i32)>, SourceError> {
        let frame = match self {
            Self::Panel(_) => self.statements()?,
            Self::Segment(segment) => {
                segment.frame(Table::Statements, Some(&["area", "year", "section"]))?
            }
        };
        let is_weakness = col("section").eq(lit(Section::Weaknesses.as_str()));
        places(&frame.lazy().filter(is_weakness).collect()?)
    }

    /// The table `observations`.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn observations(&self) -> Result<DataFrame, SourceError> {
        match self {
            Self::Panel(loaded) => Ok(tables::observations(&loaded.panel.observations)?),
            Self::Segment(segment) => Ok(segment.frame(Table::Observations, None)?),
        }
    }

    /// The table `statements`.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn statements(&self) -> Result<DataFrame, SourceError> {
        match self {
            Self::Panel(loaded) => Ok(tables::statements(&loaded.panel.statements)?),
            Self::Segment(segment) => Ok(segment.frame(Table::Statements, None)?),
        }
    }

    /// The table `deltas`.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn deltas(&self, which: deltas::Compared) -> Result<DataFrame, SourceError> {
        let (observations, indicators) = self.compared(&COMPARED)?;
        Ok(deltas::deltas(observations.lazy(), indicators.lazy(), which)?.collect()?)
    }

    /// The deltas of two years by their own rows alone, without the sentences:
    /// what places are counted by. How much an indicator usually moves, which the
    /// other years tell, is not among it.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn deltas_alone(
        &self,
        kept: Expr,
        which: deltas::Compared,
    ) -> Result<DataFrame, SourceError> {
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

    /// The table `vintages`.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn vintages(&self) -> Result<DataFrame, SourceError> {
        let (observations, indicators) = self.compared(&COMPARED)?;
        Ok(trends::vintages(observations.lazy(), indicators.lazy())?.collect()?)
    }

    /// One observation an area, indicator and year: what [`Source::ranks`] ranks.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn stated(&self) -> Result<DataFrame, SourceError> {
        let (observations, _) = self.compared(&COMPARED)?;
        Ok(deltas::one_per_year(observations.lazy()).collect()?)
    }

    /// Trends with a column for each of these years.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn trends(&self, years: &[i32]) -> Result<DataFrame, SourceError> {
        let (observations, indicators) = self.compared(without_sentence())?;
        Ok(trends::over(observations.lazy(), indicators.lazy(), years)?.collect()?)
    }

    /// The table `followup`.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn followup(&self) -> Result<DataFrame, SourceError> {
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
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn checks(&self, all: bool) -> Result<DataFrame, SourceError> {
        let mut rows = checks::check(&self.claims()?);
        rows.retain(|check| all || !check.ok);
        Ok(tables::checks(&rows)?)
    }

    /// The statements.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn statement_rows(&self) -> Result<Cow<'_, [Statement]>, SourceError> {
        Ok(match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel.statements[..]),
            Self::Segment(segment) => Cow::Owned(segment.statements()?),
        })
    }

    /// The observations with what checks read of them.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn claims(&self) -> Result<Cow<'_, [Observation]>, SourceError> {
        Ok(match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel.observations[..]),
            Self::Segment(segment) => {
                Cow::Owned(segment.observations_without(&["heading", "rule"])?)
            }
        })
    }

    /// The observations.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn observation_rows(&self) -> Result<Cow<'_, [Observation]>, SourceError> {
        Ok(match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel.observations[..]),
            Self::Segment(segment) => Cow::Owned(segment.observations()?),
        })
    }

    /// The indicators of these areas.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn indicators(&self) -> Result<DataFrame, SourceError> {
        match self {
            Self::Panel(loaded) => Ok(tables::indicators(&loaded.panel.alignment.indicators)?),
            Self::Segment(segment) => Ok(segment.indicators()?),
        }
    }

    /// Which observations are joined and why, and which may be.
    ///
    /// # Errors
    /// Where a segment cannot be read or the table not be computed.
    pub fn alignment(&self) -> Result<DataFrame, SourceError> {
        let panel: Cow<Panel> = match self {
            Self::Panel(loaded) => Cow::Borrowed(&loaded.panel),
            Self::Segment(segment) => Cow::Owned(segment.panel()?),
        };
        Ok(tables::alignment(&panel.observations, &panel.alignment)?)
    }

    fn compared(&self, columns: &[&str]) -> Result<(DataFrame, DataFrame), SourceError> {
        let observations = match self {
            Self::Panel(_) => self.observations()?,
            Self::Segment(segment) => segment.frame(Table::Observations, Some(columns))?,
        };
        Ok((observations, self.indicators()?))
    }
}

fn places(frame: &DataFrame) -> Result<Vec<(String, i32)>, SourceError> {
    let (areas, years) = (frame.column("area")?.str()?, frame.column("year")?.i32()?);
    let both = areas.iter().zip(years.iter());
    Ok(both
        .filter_map(|(area, year)| Some((area?.to_owned(), year?)))
        .collect())
}
