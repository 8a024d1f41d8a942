//! Indicators between two years, as Polars lazy expressions over the
//! observation table. Right of the tables in the flow.
//!
//! Compared is what each year's own report says of its own year (periods
//! `year` and `stock`); plans and quoted earlier values are left to the
//! checks. A figure that is stated as a bound stays one: its change has a
//! least and a largest value, of which either may be unbounded.

mod caution;
mod compare;
mod pairs;
mod vintage;
mod weight;
mod words;

use polars::prelude::*;

use crate::tables::numbers::{self, SERIES};
use crate::tables::{Table, with_derived};

pub use caution::{CAUTIONS, SURE};
pub(crate) use pairs::first;
pub use pairs::{Years, one_per_year};
pub use vintage::Vintage;
pub(crate) use vintage::{KEYS as VINTAGE_KEYS, quoted};
pub use weight::{TIERS, tier_of};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Compared {
    /// Which pairs of years.
    pub years: Years,
    /// Whose word their values are taken on.
    pub vintage: Vintage,
}

impl From<Years> for Compared {
    fn from(years: Years) -> Self {
        Self {
            years,
            ..Self::default()
        }
    }
}

/// What one side of a comparison needs of its observation; its words follow when
/// the rows are in order.
const CARRIED: [&str; 17] = [
    words::ROW,
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "kind",
    "section",
    numbers::SOURCE,
    "line",
    "redefined",
    "vintage",
    "nature",
    "scope",
    "confidence",
    "stated_change",
    "stated_unit",
];

/// What names a row.
const KEYS: [&str; 4] = [SERIES[0], SERIES[1], "from_year", "to_year"];

/// The table `deltas` for the pairs of years that `which` asks for (a [`Years`]
/// alone will do): rows that matter most first within each area and pair.
///
/// `observations` must not be filtered by indicator, section or period before:
/// the years of an area are those it has any observation of.
///
/// # Errors
/// When the observations cannot be collected: they are compared at once.
pub fn deltas(
    observations: LazyFrame,
    indicators: LazyFrame,
    which: impl Into<Compared>,
) -> PolarsResult<LazyFrame> {
    let Compared { years, vintage } = which.into();
    let observations = numbers::numbered(with_derived(observations)?)?;
    let pairs = pairs::pairs(observations.clone(), years)?;
    let own = pairs::first(observations.clone(), [SERIES[0], SERIES[1], "year"]);
    // Three parts of the plan begin with it, and its words come in at the end.
    let rows = vintage::taken(own, observations, vintage)
        .with_row_index(words::ROW, None)
        .collect()?;
    let observed = rows.clone().lazy();
    let from = side(&pairs, &observed, "from");
    let to = side(&pairs, &observed, "to");
    let joined = from
        .join_builder()
        .with(to)
        .on(KEYS.map(col))
        .how(JoinType::Full)
        .coalesce(JoinCoalesce::CoalesceColumns)
        .finish()
        .left_join(
            words::named(&observed, indicators),
            col(numbers::INDICATOR),
            col(numbers::INDICATOR),
        );
    let compared = caution::confidence(compare::compare(joined), &observed, years);
    let weighed = caution::caution(weight::weigh(compared, &observed));
    let weighed = weight::sort(weighed).collect()?;
    let columns: Vec<Expr> = Table::Deltas
        .columns()
        .iter()
        .map(|column| col(column.name).cast(column.kind.data_type()))
        .collect();
    Ok(words::with_words(weighed, &rows)?.lazy().select(columns))
}

/// The observations at one end of every pair, their columns named for it.
fn side(pairs: &LazyFrame, observed: &LazyFrame, end: &str) -> LazyFrame {
    let year = format!("{end}_year");
    let mut columns: Vec<Expr> = KEYS.map(col).to_vec();
    columns.extend(CARRIED.map(|name| col(name).alias(format!("{end}_{name}"))));
    pairs
        .clone()
        .join(
            observed.clone(),
            [col(numbers::AREA), col(year.as_str())],
            [col(numbers::AREA), col("year")],
            JoinArgs::new(JoinType::Inner),
        )
        .select(columns)
}

/// What the later observation says, else the earlier.
fn either_end(name: &str) -> Expr {
    coalesce(&[col(format!("to_{name}")), col(format!("from_{name}"))]).alias(name)
}

#[cfg(test)]
mod tests;
