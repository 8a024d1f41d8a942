//! The table `vintages`: what the own report of a year said of it beside what
//! the next report quotes. The difference is a revision.

use polars::prelude::*;

use crate::deltas::{VINTAGE_KEYS as KEYS, one_per_year, quoted};
use crate::tables::Table;

/// The table `vintages`, one row a value that is quoted a year later.
///
/// # Errors
/// Never at this point: a plan is built.
pub fn vintages(observations: LazyFrame, indicators: LazyFrame) -> PolarsResult<LazyFrame> {
    let named = |vintage: &str| {
        ["value", "qualifier", "text", "source", "line"]
            .map(|name| col(name).alias(format!("{vintage}_{name}")))
    };
    let own = one_per_year(observations.clone()).select(
        [
            KEYS.map(col).to_vec(),
            vec![col("unit")],
            named("own").to_vec(),
        ]
        .concat(),
    );
    let quoted = quoted(observations).select(
        [
            KEYS.map(col).to_vec(),
            vec![col("quoted_year")],
            named("quoted").to_vec(),
        ]
        .concat(),
    );
    let both_exact = col("own_qualifier")
        .eq(lit("exact"))
        .and(col("quoted_qualifier").eq(lit("exact")));
    let share_of_own = col("kind")
        .eq(lit("level"))
        .and(col("own_value").neq(lit(0.0)));
    let columns: Vec<Expr> = Table::Vintages
        .columns()
        .iter()
        .map(|column| col(column.name).cast(column.kind.data_type()))
        .collect();
    Ok(own
        .join(quoted, KEYS.map(col), KEYS.map(col), JoinType::Inner.into())
        .with_column(
            when(both_exact)
                .then(rounded(col("quoted_value") - col("own_value")))
                .otherwise(lit(NULL))
                .alias("revision"),
        )
        .with_column(
            when(share_of_own)
                .then(rounded(
                    col("revision") / col("own_value").abs() * lit(100.0),
                ))
                .otherwise(lit(NULL))
                .alias("revision_pct"),
        )
        .left_join(
            indicators.select([col("indicator"), col("name"), col("name_en")]),
            col("indicator"),
            col("indicator"),
        )
        .sort(
            ["area", "indicator", "year", "kind"],
            SortMultipleOptions::default(),
        )
        .select(columns))
}

fn rounded(expr: Expr) -> Expr {
    expr.round(6, RoundMode::HalfAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Qualifier;
    use crate::observations::{Observation, Period};
    use crate::tables::{self, samples};
    use serde_json::Value;

    fn quoted(value: f64, of: Option<i32>, sentence: &str) -> Observation {
        Observation {
            period: Period::Prior,
            value_year: of,
            sentence: sentence.into(),
            ..samples::observation("甲县", 2021, "信息公开申请", value)
        }
    }

    fn revisions(rows: &[Observation]) -> Vec<serde_json::Map<String, Value>> {
        let observations = tables::observations(rows).unwrap().lazy();
        let names = tables::indicators(&[]).unwrap().lazy();
        tables::rows(&vintages(observations, names).unwrap().collect().unwrap())
    }

    #[test]
    fn last_years_value_quoted_otherwise_is_a_revision() {
        let own = samples::observation("甲县", 2020, "信息公开申请", 61.0);
        let rows = revisions(&[
            own,
            quoted(59.0, Some(2020), "收到申请63件（上年为59件）。"),
        ]);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["year"], 2020);
        assert_eq!(rows[0]["revision"], -2);
        assert_eq!(rows[0]["quoted_year"], 2021);
        assert_eq!(rows[0]["quoted_source"], "甲县/2021.txt");
    }

    /// 由2015年的59件 is no vintage of 2020.
    #[test]
    fn values_of_other_years_are_left_out() {
        let own = samples::observation("甲县", 2020, "信息公开申请", 61.0);
        let rows = revisions(&[
            own,
            quoted(59.0, Some(2015), "申请由2015年的59件增加到63件。"),
        ]);
        assert_eq!(rows.len(), 0);
    }

    #[test]
    fn approximations_give_no_revision() {
        let own = Observation {
            qualifier: Qualifier::Over,
            ..samples::observation("甲县", 2020, "信息公开申请", 60.0)
        };
        let rows = revisions(&[own, quoted(61.0, Some(2020), "2020年为61件。")]);
        assert_eq!(rows[0]["revision"], Value::Null);
    }
}
