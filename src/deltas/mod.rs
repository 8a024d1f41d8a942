//! Indicators between two years, as Polars lazy expressions over the
//! observation table. Right of the tables in the flow.
//!
//! Compared is what each year's own report says of its own year (periods
//! `year` and `stock`); plans and quoted earlier values are left to the
//! checks. A figure that is stated as a bound stays one: its change has a
//! least and a largest value, of which either may be unbounded.

mod compare;
mod pairs;
mod vintage;
mod weight;

use polars::prelude::*;

use crate::tables::{Table, with_redefined};

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

/// What one side of a comparison needs of its observation.
const CARRIED: [&str; 14] = [
    "value",
    "value_max",
    "qualifier",
    "unit",
    "kind",
    "text",
    "sentence",
    "section",
    "label",
    "source",
    "line",
    "redefined",
    "vintage",
    "decided",
];

/// What names a row.
const KEYS: [&str; 4] = ["area", "from_year", "to_year", "indicator"];

/// The table `deltas` for the pairs of years that `which` asks for (a [`Years`]
/// alone will do): rows that matter most first within each area and pair.
///
/// `observations` must not be filtered by indicator, section or period before:
/// the years of an area are those it has any observation of.
///
/// # Errors
/// Never at this point: a plan is built. Collecting it fails on frames without
/// the columns of their table.
pub fn deltas(
    observations: LazyFrame,
    indicators: LazyFrame,
    which: impl Into<Compared>,
) -> PolarsResult<LazyFrame> {
    let Compared { years, vintage } = which.into();
    let pairs = pairs::pairs(observations.clone(), years)?;
    let own = with_redefined(one_per_year(observations.clone()))?;
    let observed = vintage::taken(own, observations, vintage);
    let from = side(&pairs, &observed, "from");
    let to = side(&pairs, &observed, "to");
    let joined = from
        .join_builder()
        .with(to)
        .on(KEYS.map(col))
        .how(JoinType::Full)
        .coalesce(JoinCoalesce::CoalesceColumns)
        .finish()
        .join(
            indicators.select([
                col("indicator"),
                col("name"),
                col("name_en"),
                col("polarity"),
            ]),
            [col("indicator")],
            [col("indicator")],
            JoinArgs::new(JoinType::Left),
        );
    let compared = compare::compare(joined);
    let weighed = weight::weigh(compared, &observed)?;
    let columns: Vec<Expr> = Table::Deltas
        .columns()
        .iter()
        .map(|column| col(column.name).cast(column.kind.data_type()))
        .collect();
    Ok(weight::sort(weighed).select(columns))
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
            [col("area"), col(year.as_str())],
            [col("area"), col("year")],
            JoinArgs::new(JoinType::Inner),
        )
        .select(columns)
}

#[cfg(test)]
mod tests;
