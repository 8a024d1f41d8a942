//! What changed between the two values of a row, and whether that is good.

use polars::prelude::*;

/// Digits kept of a difference: the decimals of a report end long before, and
/// 94.4 − 94 should not print as 0.400000000000006.
const DECIMALS: u32 = 6;

/// Adds every column of a delta that follows from its two observations.
pub(super) fn compare(joined: LazyFrame) -> LazyFrame {
    joined
        .with_columns([
            status().alias("status"),
            coalesce(&[col("to_unit"), col("from_unit")]).alias("unit"),
            coalesce(&[col("to_kind"), col("from_kind")]).alias("kind"),
            coalesce(&[col("to_section"), col("from_section")]).alias("section"),
            coalesce(&[col("to_label"), col("from_label")]).alias("label"),
            coalesce(&[col("to_source"), col("from_source")]).alias("place_source"),
            coalesce(&[col("to_line"), col("from_line")]).alias("place_line"),
            (col("to_year") - col("from_year")).alias("years_apart"),
            lower_bound("from").alias("from_low"),
            upper_bound("from").alias("from_high"),
            lower_bound("to").alias("to_low"),
            upper_bound("to").alias("to_high"),
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

/// Least value that the words of one side allow; null where nothing bounds it.
/// 超 and 余 bound the size, so for a fall (negative) they bound from above.
fn lower_bound(end: &str) -> Expr {
    let value = col(format!("{end}_value"));
    let is = |word: &str| col(format!("{end}_qualifier")).eq(lit(word));
    let falls = value.clone().lt(lit(0.0));
    let unbounded = is("about")
        .or(is("under").and(falls.clone().not()))
        .or(is("over").and(falls));
    when(unbounded)
        .then(lit(NULL))
        .when(is("range"))
        .then(least(value.clone(), col(format!("{end}_value_max"))))
        .otherwise(value)
}

/// Largest value that the words of one side allow.
fn upper_bound(end: &str) -> Expr {
    let value = col(format!("{end}_value"));
    let is = |word: &str| col(format!("{end}_qualifier")).eq(lit(word));
    let falls = value.clone().lt(lit(0.0));
    let unbounded = is("about")
        .or(is("over").and(falls.clone().not()))
        .or(is("under").and(falls));
    when(unbounded)
        .then(lit(NULL))
        .when(is("range"))
        .then(most(value.clone(), col(format!("{end}_value_max"))))
        .otherwise(value)
}

fn least(a: Expr, b: Expr) -> Expr {
    when(b.clone().lt(a.clone())).then(b).otherwise(a)
}

fn most(a: Expr, b: Expr) -> Expr {
    when(b.clone().gt(a.clone())).then(b).otherwise(a)
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

/// By the values as stated, or by the bounds where there is no single change.
/// 超1600 after 1600 is neither flat nor surely a rise: then it is null.
fn direction() -> Expr {
    let zero = || lit(0.0);
    let stated_alike = col("from_qualifier").eq(col("to_qualifier"));
    when(
        col("change")
            .gt(zero())
            .or(col("change_min").gt(zero()))
            .fill_null(lit(false)),
    )
    .then(lit("up"))
    .when(
        col("change")
            .lt(zero())
            .or(col("change_max").lt(zero()))
            .fill_null(lit(false)),
    )
    .then(lit("down"))
    .when(col("change").eq(zero()).and(stated_alike))
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
