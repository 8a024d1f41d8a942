//! What matters first: how large a change is by a bounded symmetric score,
//! and how unusual for the indicator by its own history.

use polars::prelude::*;

use super::KEYS;
use super::compare::DECIMALS;
use crate::tables::numbers::{AREA, INDICATOR, SERIES, SOURCE};

/// The tiers of the score |a−b| / (|a|+|b|), largest first: a third is a
/// doubling or halving, 1/11 a rise by 20 %, 1/41 one by 5 %.
pub const TIERS: [(&str, f64); 4] = [
    ("major", 1.0 / 3.0),
    ("notable", 1.0 / 11.0),
    ("slight", 1.0 / 41.0),
    ("steady", 0.0),
];

/// Steps other than the one shown from which a usual one can be told.
const HISTORY: u32 = 2;

/// The order of the sections where nothing else decides.
const SECTIONS: [&str; 6] = [
    "measures",
    "weaknesses",
    "causes",
    "plans",
    "leadership",
    "other",
];

/// Tiny differences of a division must not move a doubling out of its tier.
const SLACK: f64 = 1e-6;

/// The tier of a score.
#[must_use]
pub fn tier_of(score: f64) -> &'static str {
    TIERS
        .iter()
        .find(|(_, least)| score >= least - SLACK)
        .map_or("steady", |(name, _)| name)
}

/// Adds `score`, `tier` and `usual_score`.
pub(super) fn weigh(compared: LazyFrame, observed: &LazyFrame) -> LazyFrame {
    let scored = compared.with_column(
        when(col("change").is_not_null())
            .then(
                score(col("from_value"), col("to_value"))
                    .round(DECIMALS, RoundMode::HalfAwayFromZero),
            )
            .otherwise(lit(NULL))
            .alias("score"),
    );
    let tier = TIERS
        .iter()
        .rev()
        .fold(lit("steady"), |lower, (name, least)| {
            when(col("score").gt_eq(lit(least - SLACK)))
                .then(lit(*name))
                .otherwise(lower)
        });
    let tier = when(col("score").is_null()).then(lit(NULL)).otherwise(tier);
    let usual = usual(&scored, steps(observed));
    scored.with_column(tier.alias("tier")).join(
        usual,
        KEYS.map(col),
        KEYS.map(col),
        JoinArgs::new(JoinType::Left),
    )
}

/// |a−b| / (|a|+|b|); a growth rate is first made a factor, so that 0.1 % and
/// −0.1 % are near each other.
fn score(a: Expr, b: Expr) -> Expr {
    let rate = || {
        col("kind")
            .eq(lit("change"))
            .and(col("unit").eq(lit("%")).or(col("unit").eq(lit("‰"))))
    };
    let base = || when(rate()).then(lit(100.0)).otherwise(lit(0.0));
    let (a, b) = (a + base(), b + base());
    let sum = a.clone().abs() + b.clone().abs();
    when(sum.clone().eq(lit(0.0)))
        .then(lit(0.0))
        .otherwise((a - b).abs() / sum)
}

/// The score of every step from one stated year to the next, for each
/// indicator of each area.
fn steps(observed: &LazyFrame) -> LazyFrame {
    let before = |name: &str| col(name).shift(lit(1));
    let same_series = before(AREA)
        .eq(col(AREA))
        .and(before(INDICATOR).eq(col(INDICATOR)));
    observed
        .clone()
        .select(
            [
                AREA,
                INDICATOR,
                "year",
                "value",
                "kind",
                "unit",
                "redefined",
                "qualifier",
            ]
            .map(col),
        )
        .sort([AREA, INDICATOR, "year"], SortMultipleOptions::default())
        .with_columns([
            before("year").alias("step_from"),
            before("value").alias("before"),
            same_series.alias("same_series"),
        ])
        .filter(
            col("same_series")
                .and(col("redefined").not())
                .and(col("qualifier").neq(lit("range"))),
        )
        .select([
            col(AREA),
            col(INDICATOR),
            col("step_from"),
            col("year").alias("step_to"),
            score(col("before"), col("value")).alias("step"),
        ])
}

/// The median score of the indicator's steps outside the compared years.
fn usual(scored: &LazyFrame, steps: LazyFrame) -> LazyFrame {
    scored
        .clone()
        .filter(col("score").is_not_null())
        .select(KEYS.map(col))
        .join(
            steps,
            SERIES.map(col),
            SERIES.map(col),
            JoinArgs::new(JoinType::Inner),
        )
        .filter(
            col("step_to")
                .lt_eq(col("from_year"))
                .or(col("step_from").gt_eq(col("to_year"))),
        )
        .group_by(KEYS.map(col))
        .agg([
            col("step").median().alias("usual_score"),
            col("step").count().alias("steps"),
        ])
        .filter(col("steps").gt_eq(lit(HISTORY)))
        .drop(cols(["steps"]))
}

/// Area and years first; then what matters: a changed way of counting, changes
/// without a caution before those to look at first, by tier and, within it, by how far they depart from the usual, then what
/// appeared and vanished, in the order of the text.
pub(super) fn sort(weighed: LazyFrame) -> LazyFrame {
    let rank = |column: &str, order: &[&str]| {
        let last = lit(order.len() as i32);
        order
            .iter()
            .enumerate()
            .rev()
            .fold(last, |rest, (place, word)| {
                when(col(column).eq(lit(*word)))
                    .then(lit(place as i32))
                    .otherwise(rest)
            })
    };
    let tiers = TIERS.map(|(name, _)| name);
    let departure = col("score") - col("usual_score").fill_null(lit(0.0));
    weighed.sort_by_exprs(
        [
            col(AREA),
            col("from_year"),
            col("to_year"),
            rank("status", &["redefined", "both", "appeared", "vanished"]),
            col("caution").is_not_null(),
            rank("tier", &tiers),
            -departure,
            rank("section", &SECTIONS),
            col(SOURCE),
            col("line"),
            col(INDICATOR),
        ],
        SortMultipleOptions::default()
            .with_maintain_order(true)
            .with_nulls_last(true),
    )
}
