//! Which years are compared, and which observation speaks for a year.

use polars::prelude::*;

use crate::tables::numbers::AREA;

/// Which pairs of years to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Years {
    /// Each year of an area with the next one it has a report of, however far.
    #[default]
    Consecutive,
    /// Every earlier year of an area with every later one.
    Every,
    /// These two, in areas that have reports of both.
    Pair {
        /// The earlier year.
        from: i32,
        /// The later year.
        to: i32,
    },
}

/// The pairs of years of each area: its number, `from_year`, `to_year`.
pub(super) fn pairs(observations: LazyFrame, years: Years) -> PolarsResult<LazyFrame> {
    let reported = observations
        .select([col(AREA), col("year")])
        .unique(None, UniqueKeepStrategy::Any)
        .sort([AREA, "year"], SortMultipleOptions::default());
    let paired = match years {
        Years::Consecutive => reported
            .with_column(
                col("year")
                    .shift(lit(-1))
                    .over([col(AREA)])?
                    .alias("to_year"),
            )
            .filter(col("to_year").is_not_null())
            .rename(["year"], ["from_year"], true),
        Years::Every => reported
            .clone()
            .rename(["year"], ["from_year"], true)
            .inner_join(
                reported.rename(["year"], ["to_year"], true),
                col(AREA),
                col(AREA),
            )
            .filter(col("from_year").lt(col("to_year"))),
        Years::Pair { from, to } => {
            let of = |year: i32, name: &str| {
                reported
                    .clone()
                    .filter(col("year").eq(lit(year)))
                    .select([col(AREA), col("year").alias(name)])
            };
            of(from, "from_year").inner_join(of(to, "to_year"), col(AREA), col(AREA))
        }
    };
    Ok(paired)
}

/// One observation for each area, indicator and year: the first in reading
/// order of what the report says of its own year.
pub fn one_per_year(observations: LazyFrame) -> LazyFrame {
    first(observations, ["area", "indicator", "year"])
}

/// [`one_per_year`], where `keys` tell area, indicator and year.
pub(crate) fn first(observations: LazyFrame, keys: [&str; 3]) -> LazyFrame {
    let own_year = col("period")
        .eq(lit("year"))
        .or(col("period").eq(lit("stock")));
    observations
        .filter(
            own_year
                .and(col("indicator").neq(lit("")))
                .and(col("value").is_not_null()),
        )
        .unique_stable(Some(cols(keys)), UniqueKeepStrategy::First)
}
