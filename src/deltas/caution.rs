//! Why a reader should look before believing a delta. A false pair of figures
//! makes a wide jump, and wide jumps are what a reader looks at first: so a
//! change that is wide for its kind, or whose ends say different things of
//! themselves, or that hangs on a weak link, says so. Stands behind the
//! comparison; what has no caution and a confidence of [`SURE`] is a finding.

use polars::prelude::*;

use super::weight::TIERS;
use super::{KEYS, Years};
use crate::tables::numbers::SERIES;

/// The confidence from which a link is beyond doubt.
pub const SURE: f64 = 0.95;

/// A wide jump needs more: this, and a very wide one still more.
const SURE_OF_WIDE: f64 = 0.99;
const SURE_OF_VERY_WIDE: f64 = 0.999;

/// The score from which a jump is very wide: five times, or a fifth.
const VERY_WIDE: f64 = 2.0 / 3.0;

/// A share that moves by so many points, a growth rate by so many, is wide.
const WIDE_SHARE: f64 = 20.0;
const WIDE_CHANGE: f64 = 25.0;

/// By how many points a stated growth may miss the computed one and still say
/// that the jump is one.
const STATED: f64 = 1.0;

/// The words of `caution`, several parted by `; `.
pub const CAUTIONS: [&str; 6] = [
    "weak_link",
    "wide_jump",
    "years_total",
    "cumulated_fell",
    "other_scope",
    "milestone",
];

/// Adds `confidence`: of the weakest link between the two years.
pub(super) fn confidence(compared: LazyFrame, observed: &LazyFrame, years: Years) -> LazyFrame {
    let both = || {
        col("from_value")
            .is_not_null()
            .and(col("to_value").is_not_null())
    };
    let stated = |confidence: Expr| {
        when(both())
            .then(confidence)
            .otherwise(lit(NULL))
            .alias("confidence")
    };
    // Between a year and the next there is no other.
    if years == Years::Consecutive {
        return compared.with_column(stated(col("to_confidence")));
    }
    let at = observed.clone().select([
        col(SERIES[0]),
        col(SERIES[1]),
        col("year").alias("at"),
        col("confidence").alias("weakest"),
    ]);
    let weakest = compared
        .clone()
        .select(KEYS.map(col))
        .join(
            at,
            SERIES.map(col),
            SERIES.map(col),
            JoinArgs::new(JoinType::Inner),
        )
        .filter(
            col("at")
                .gt(col("from_year"))
                .and(col("at").lt_eq(col("to_year"))),
        )
        .group_by(KEYS.map(col))
        .agg([col("weakest").min()]);
    compared
        .join(
            weakest,
            KEYS.map(col),
            KEYS.map(col),
            JoinArgs::new(JoinType::Left),
        )
        .with_column(stated(col("weakest")))
}

/// Adds `caution`, and the stated change of the later value.
pub(super) fn caution(weighed: LazyFrame) -> LazyFrame {
    let said = cautions()
        .into_iter()
        .fold(lit(""), |before, (word, holds)| {
            let joined = when(before.clone().eq(lit("")))
                .then(lit(word))
                .otherwise(before.clone() + lit(format!("; {word}")));
            when(known(holds)).then(joined).otherwise(before)
        });
    weighed
        .with_columns([
            col("to_stated_change").alias("stated_change"),
            col("to_stated_unit").alias("stated_unit"),
        ])
        .with_column(said.alias("caution"))
        .with_column(
            when(col("caution").eq(lit("")))
                .then(lit(NULL))
                .otherwise(col("caution"))
                .alias("caution"),
        )
}

/// Each caution and when it is given; only for values that are compared.
fn cautions() -> [(&'static str, Expr); 6] {
    let both = || col("status").eq(lit("both"));
    let either = |word: &str| {
        let is = |end: &str| col(format!("{end}_nature")).eq(lit(word));
        is("from").or(is("to"))
    };
    let scope = |end: &str| col(format!("{end}_scope")).fill_null(lit(""));
    let stock = |end: &str| col(format!("{end}_nature")).eq(lit("cumulated"));
    let [weak, wide, years, fell, other, milestone] = CAUTIONS;
    [
        (weak, both().and(col("confidence").lt(lit(SURE)))),
        (wide, both().and(wide_jump())),
        (years, both().and(either("years"))),
        (
            fell,
            both()
                .and(stock("from"))
                .and(stock("to"))
                .and(col("change").lt(lit(0.0))),
        ),
        (other, both().and(scope("from").neq(scope("to")))),
        (milestone, both().and(either("milestone"))),
    ]
}

/// A doubling or halving of a level that the report does not itself state, a
/// share or a growth rate that leaps, on a link that is not sure enough for it.
fn wide_jump() -> Expr {
    let kind = |word: &str| col("kind").eq(lit(word));
    let under = |sure: f64| col("confidence").lt(lit(sure));
    let told = col("to_stated_unit").eq(lit("%")).and(
        (col("to_stated_change") - col("change_pct"))
            .abs()
            .lt_eq(lit(STATED)),
    );
    let by_score = |least: f64, sure: f64| {
        col("score")
            .gt_eq(lit(least - 1e-6))
            .and(known(under(sure)))
    };
    let level = kind("level")
        .and(by_score(TIERS[0].1, SURE_OF_WIDE).or(by_score(VERY_WIDE, SURE_OF_VERY_WIDE)))
        .and(known(told).not());
    let share = kind("share").and(col("change").abs().gt_eq(lit(WIDE_SHARE)));
    let change = kind("change").and(col("change").abs().gt_eq(lit(WIDE_CHANGE)));
    level.or(share.or(change).and(known(under(SURE_OF_WIDE))))
}

fn known(expr: Expr) -> Expr {
    expr.fill_null(lit(false))
}
