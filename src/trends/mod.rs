//! Indicators over all years: a wide table with CAGR, Sen's slope and the
//! Mann–Kendall test. Right of the tables in the flow.
//!
//! As in the deltas, a year is what its own report says. Ranges are left out:
//! two ends are no point of a line. Where a report says that it counts
//! differently now, the statistics begin anew with that year.

pub mod mann_kendall;
mod ranks;
pub mod sen;
mod statistics;
mod vintages;

use polars::prelude::*;

use crate::deltas::first;
use crate::tables::numbers::{AREA, INDICATOR, SERIES, SOURCE, numbered};
use crate::tables::{Table, with_derived};

pub use ranks::ranks;
pub use vintages::vintages;

/// The table `trends`: one row for each indicator of each area, those stated
/// in most years first, and a column for every year.
///
/// # Errors
/// When the observations cannot be collected: their years name the columns.
pub fn trends(observations: LazyFrame, indicators: LazyFrame) -> PolarsResult<LazyFrame> {
    let years = years(stated(observations.clone(), ["area", "indicator", "year"]))?;
    over(observations, indicators, &years)
}

/// [`trends`] with a column for each of these years, stated in or not: so that
/// the areas of a panel can be taken one after the other.
///
/// # Errors
/// When the observations cannot be collected: their words are numbered first.
pub fn over(
    observations: LazyFrame,
    indicators: LazyFrame,
    years: &[i32],
) -> PolarsResult<LazyFrame> {
    let observations = numbered(with_derived(observations)?)?;
    let stated = stated(observations, [AREA, INDICATOR, "year"]);
    let series = SERIES.map(col);
    let begin = when(col("redefined"))
        .then(col("year"))
        .otherwise(lit(NULL))
        .max()
        .over(&series)?;
    let compared = stated
        .sort([AREA, INDICATOR, "year"], SortMultipleOptions::default())
        .with_columns([
            begin.alias("begin"),
            col("kind").last().over(&series)?.alias("last_kind"),
        ])
        .with_column(
            col("kind")
                .eq(col("last_kind"))
                .and(col("begin").is_null().or(col("year").gt_eq(col("begin"))))
                .alias("compared"),
        )
        .with_column(
            col("compared")
                .and(col("qualifier").neq(lit("exact")))
                .alias("inexact"),
        );
    let wide = compared
        .group_by_stable(series)
        .agg(aggregates(years))
        .with_column(statistics::statistics())
        .unnest(cols(["statistics"]), None)
        .with_columns([rounded(cagr()).alias("cagr_pct"), rounded(col("sen_slope"))])
        .with_column(verdict().alias("trend"))
        .left_join(
            indicators.select([col("indicator"), col("name"), col("name_en")]),
            col("indicator"),
            col("indicator"),
        );
    Ok(sort(wide).select(columns(years)))
}

/// One value a year, no range: two ends are no point of a line.
fn stated(observations: LazyFrame, keys: [&str; 3]) -> LazyFrame {
    first(observations, keys).filter(col("qualifier").neq(lit("range")))
}

/// The years that have a value, in order: one column each.
fn years(stated: LazyFrame) -> PolarsResult<Vec<i32>> {
    let years = stated
        .select([col("year")])
        .unique(None, UniqueKeepStrategy::Any)
        .sort(["year"], SortMultipleOptions::default())
        .collect()?;
    Ok(years.column("year")?.i32()?.iter().flatten().collect())
}

fn aggregates(years: &[i32]) -> Vec<Expr> {
    let mut all = vec![
        col("area").first(),
        col("indicator").first(),
        col("unit").last(),
        col("kind").last(),
        col("year").min().alias("first_year"),
        col("year").max().alias("last_year"),
        col("value").count().alias("n"),
        col("inexact").sum().alias("n_inexact"),
        col(SOURCE).last(),
        col("line").last(),
        col("decided").drop_nulls().last(),
    ];
    all.extend(statistics::lists());
    // A year has one value at most: its largest is it.
    all.extend(years.iter().map(|year| {
        when(col("year").eq(lit(*year)))
            .then(col("value"))
            .otherwise(lit(NULL))
            .max()
            .alias(year.to_string())
    }));
    all
}

/// Compound annual growth from the first compared year to the last; for
/// amounts above zero only.
fn cagr() -> Expr {
    let apart = (col("last_year") - col("comparable_from")).cast(DataType::Float64);
    let sensible = col("kind")
        .eq(lit("level"))
        .and(col("first_value").gt(lit(0.0)))
        .and(col("last_value").gt(lit(0.0)))
        .and(apart.clone().gt(lit(0.0)));
    let factor = (col("last_value") / col("first_value")).pow(lit(1.0) / apart);
    when(sensible)
        .then((factor - lit(1.0)) * lit(100.0))
        .otherwise(lit(NULL))
}

/// A slope of 0.1 should not print as 0.10000000000000142.
fn rounded(expr: Expr) -> Expr {
    const DECIMALS: u32 = 10;
    expr.round(DECIMALS, RoundMode::HalfAwayFromZero)
}

fn verdict() -> Expr {
    let significant = col("mk_p").lt(lit(mann_kendall::ALPHA));
    when(col("n_compared").lt(lit(mann_kendall::fewest_years() as i64)))
        .then(lit("too few years"))
        .when(significant.clone().and(col("mk_s").gt(lit(0))))
        .then(lit("increasing"))
        .when(significant.and(col("mk_s").lt(lit(0))))
        .then(lit("decreasing"))
        .otherwise(lit("no trend"))
}

fn sort(wide: LazyFrame) -> LazyFrame {
    wide.sort(
        [AREA, "n", "last_year", SOURCE, "line", INDICATOR],
        SortMultipleOptions::default()
            .with_order_descending_multi([false, true, true, false, false, false])
            .with_maintain_order(true),
    )
}

fn columns(years: &[i32]) -> Vec<Expr> {
    let known = |columns: &'static [crate::tables::ColumnSpec]| {
        columns
            .iter()
            .map(|column| col(column.name).cast(column.kind.data_type()))
    };
    known(Table::Trends.columns())
        .chain(years.iter().map(|year| col(year.to_string())))
        .chain(known(Table::Trends.columns_after_years()))
        .collect()
}

#[cfg(test)]
mod tests;
