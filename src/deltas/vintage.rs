//! Vintages: last year's value as this year's report quotes it is a second
//! vintage of the same observation. Which one a comparison uses is its choice.

use polars::prelude::*;

use crate::tables::numbers::SOURCE;

/// Whose word a value is taken on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Vintage {
    /// What the year's own report said.
    #[default]
    Own,
    /// What the next report quotes, where it does.
    Latest,
}

/// What a vintage brings of its own.
const STATED: [&str; 9] = [
    "value",
    "low",
    "high",
    "qualifier",
    "text",
    "sentence",
    "source",
    SOURCE,
    "line",
];

/// What says that two rows are vintages of one observation.
pub(crate) const KEYS: [&str; 4] = ["area", "indicator", "year", "kind"];

/// Values of earlier years as later reports quote them, under the year they are
/// of; `quoted_year` is the report's, the first that quotes one.
pub(crate) fn quoted(observations: LazyFrame) -> LazyFrame {
    observations
        .filter(
            col("period")
                .eq(lit("prior"))
                .and(col("indicator").neq(lit("")))
                .and(col("kind").neq(lit("change")))
                .and(col("value_year").is_not_null()),
        )
        .with_columns([
            col("year").alias("quoted_year"),
            col("value_year").alias("year"),
        ])
        .unique_stable(Some(cols(KEYS)), UniqueKeepStrategy::First)
}

/// Adds `vintage`, the year of the report a value is taken from, and takes it
/// from there. `own` has one row an area, indicator and year.
pub(super) fn taken(own: LazyFrame, observations: LazyFrame, vintage: Vintage) -> LazyFrame {
    if vintage == Vintage::Own {
        return own.with_column(col("year").alias("vintage"));
    }
    let named = |name: &str| format!("quoted_{name}");
    let mut columns = KEYS.map(col).to_vec();
    columns.push(col("quoted_year"));
    columns.extend(STATED.map(|name| col(name).alias(named(name))));
    let is_quoted = || col("quoted_year").is_not_null();
    let mut taken = vec![coalesce(&[col("quoted_year"), col("year")]).alias("vintage")];
    taken.extend(STATED.map(|name| {
        when(is_quoted())
            .then(col(named(name)))
            .otherwise(col(name))
            .alias(name)
    }));
    let quoted = quoted(observations).select(columns);
    own.join(quoted, KEYS.map(col), KEYS.map(col), JoinType::Left.into())
        .with_columns(taken)
}
