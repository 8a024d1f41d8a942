//! What changed between the two values of a row, and whether that is good.

use polars::prelude::*;

use super::either_end;
use crate::tables::numbers::SOURCE;

/// Digits kept of a difference: the decimals of a report end long before, and
/// 94.4 − 94 should not print as 0.400000000000006.
pub(super) const DECIMALS: u32 = 6;

/// Adds every column of a delta that follows from its two observations.
pub(super) fn compare(joined: LazyFrame) -> LazyFrame {
    joined
        .with_columns([
            status().alias("status"),
            either_end("unit"),
            either_end("kind"),
            either_end("section"),
            either_end(SOURCE),
            either_end("line"),
            (col("to_year") - col("from_year")).alias("years_apart"),
        ])
        .with_column(comparison().alias("comparison"))
        .with_columns([
            only_comparable(unless_range(rounded(col("to_value") - col("from_value"))))
                .alias("change"),
            only_comparable(rounded(col("to_low") - col("from_high"))).alias("change_min"),
            only_comparable(rounded(col("to_high") - col("from_low"))).alias("change_max"),
        ])
        .with_columns([
            when(
                col("kind")
                    .eq(lit("level"))
                    .and(col("from_value").neq(lit(0.0))),
            )
            .then(rounded(
                col("change") / col("from_value").abs() * lit(100.0),
            ))
            .otherwise(lit(NULL))
            .alias("change_pct"),
            percent(col("to_low"), col("from_high")).alias("change_pct_min"),
            percent(col("to_high"), col("from_low")).alias("change_pct_max"),
            when(col("kind").eq(lit("share")))
                .then(col("change"))
                .otherwise(lit(NULL))
                .alias("change_pp"),
            direction().alias("direction"),
        ])
        .with_column(assessment().alias("assessment"))
}

/// Same thing, stated twice, and counted the same way.
fn comparable() -> Expr {
    col("status").eq(lit("both"))
}

fn only_comparable(expr: Expr) -> Expr {
    when(comparable()).then(expr).otherwise(lit(NULL))
}

/// The change in percent from one end of a level to one end of another; none
/// from a base that may be zero or of either sign.
fn percent(to: Expr, from: Expr) -> Expr {
    when(
        comparable()
            .and(col("kind").eq(lit("level")))
            .and(col("from_low").gt(lit(0.0))),
    )
    .then(rounded((to - from.clone()) / from * lit(100.0)))
    .otherwise(lit(NULL))
}

/// Two ranges have no single difference, only bounds of it.
fn unless_range(expr: Expr) -> Expr {
    when(col("comparison").eq(lit("range")))
        .then(lit(NULL))
        .otherwise(expr)
}

fn rounded(expr: Expr) -> Expr {
    expr.round(DECIMALS, RoundMode::HalfAwayFromZero)
}

/// A count that became a rate is another thing under the same name.
fn status() -> Expr {
    when(col("from_value").is_null())
        .then(lit("appeared"))
        .when(col("to_value").is_null())
        .then(lit("vanished"))
        .when(col("to_redefined").or(col("from_kind").neq(col("to_kind"))))
        .then(lit("redefined"))
        .otherwise(lit("both"))
}

/// How far the two values can be held against each other.
fn comparison() -> Expr {
    let either = |word: &str| {
        col("from_qualifier")
            .eq(lit(word))
            .or(col("to_qualifier").eq(lit(word)))
    };
    when(comparable().not())
        .then(lit(NULL))
        .when(either("range"))
        .then(lit("range"))
        .when(either("about"))
        .then(lit("about"))
        .when(either("over").or(either("under")))
        .then(lit("bounded"))
        .otherwise(lit("exact"))
}

/// By the bounds, which for exact values are the values: 1600余 after 1610 is
/// neither flat nor surely a fall, then it is null.
fn direction() -> Expr {
    let zero = || lit(0.0);
    let known = |expr: Expr| expr.fill_null(lit(false));
    let stated_alike = col("from_qualifier")
        .eq(col("to_qualifier"))
        .and(col("comparison").neq(lit("range")));
    // 1600余 → 1700余: the ends meet, but 1700余 is more than 1700.
    let least = col("change_min");
    let most = col("change_max");
    let rose = least.clone().gt(zero());
    let rose = rose.or(least.gt_eq(zero()).and(known(col("change").gt(zero()))));
    let fell = most.clone().lt(zero());
    let fell = fell.or(most.lt_eq(zero()).and(known(col("change").lt(zero()))));
    when(known(rose))
        .then(lit("up"))
        .when(known(fell))
        .then(lit("down"))
        .when(known(col("change").eq(zero()).and(stated_alike)))
        .then(lit("flat"))
        .otherwise(lit(NULL))
}

fn assessment() -> Expr {
    let moved = |direction: &str, polarity: &str| {
        col("direction")
            .eq(lit(direction))
            .and(col("polarity").eq(lit(polarity)))
    };
    when(moved("up", "more").or(moved("down", "less")))
        .then(lit("better"))
        .when(moved("up", "less").or(moved("down", "more")))
        .then(lit("worse"))
        .otherwise(lit("neutral"))
}
