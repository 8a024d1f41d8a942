//! Vintages: last year's value as this year's report quotes it is a second
//! vintage of the same observation. The difference is a revision.

use polars::prelude::*;

/// Words by which a sentence says that a quoted value is last year's; other
/// quoted values may be of any earlier year and are left out.
const LAST_YEAR: [&str; 5] = ["上年", "去年", "上一年", "前一年", "同期"];

/// The revisions, long: `area`, `indicator`, `unit`, `kind`, `year` (the year
/// the value is of), `own_value` and `quoted_value` with their texts and
/// places, and `revision`: quoted less own, null where either is no exact
/// figure.
///
/// # Errors
/// Never at this point: a plan is built.
pub fn vintages(observations: LazyFrame) -> PolarsResult<LazyFrame> {
    const KEYS: [&str; 4] = ["area", "indicator", "year", "kind"];
    let named = |vintage: &str| {
        ["value", "qualifier", "text", "source", "line"]
            .map(|name| col(name).alias(format!("{vintage}_{name}")))
    };
    let own = crate::deltas::one_per_year(observations.clone()).select(
        [
            KEYS.map(col).to_vec(),
            vec![col("unit")],
            named("own").to_vec(),
        ]
        .concat(),
    );
    let quoted = observations
        .filter(
            col("period")
                .eq(lit("prior"))
                .and(col("indicator").neq(lit("")))
                .and(col("kind").neq(lit("change")))
                .and(says_last_year()),
        )
        .with_column((col("year") - lit(1)).alias("year"))
        .select([KEYS.map(col).to_vec(), named("quoted").to_vec()].concat())
        .unique_stable(Some(cols(KEYS)), UniqueKeepStrategy::First);
    let exact = col("own_qualifier")
        .eq(lit("exact"))
        .and(col("quoted_qualifier").eq(lit("exact")));
    let revision = (col("quoted_value") - col("own_value")).round(6, RoundMode::HalfAwayFromZero);
    let columns = [
        "area",
        "indicator",
        "unit",
        "kind",
        "year",
        "own_value",
        "quoted_value",
        "revision",
        "own_text",
        "quoted_text",
        "own_source",
        "own_line",
        "quoted_source",
        "quoted_line",
    ];
    Ok(own
        .join(quoted, KEYS.map(col), KEYS.map(col), JoinType::Inner.into())
        .with_column(
            when(exact)
                .then(revision)
                .otherwise(lit(NULL))
                .alias("revision"),
        )
        .select(columns.map(col))
        .sort(
            ["area", "indicator", "year"],
            SortMultipleOptions::default(),
        ))
}

/// Whether the sentence speaks of the year before, in words or by number.
fn says_last_year() -> Expr {
    col("sentence").map_many(
        |columns| {
            let (sentences, years) = (columns[0].str()?, columns[1].i32()?);
            let said: BooleanChunked = sentences
                .iter()
                .zip(years.iter())
                .map(|pair| match pair {
                    (Some(sentence), Some(year)) => {
                        LAST_YEAR.iter().any(|word| sentence.contains(word))
                            || sentence.contains(&format!("{}年", year - 1))
                    }
                    _ => false,
                })
                .collect();
            Ok(said.with_name("says_last_year".into()).into_column())
        },
        &[col("year")],
        |_, _| Ok(Field::new("says_last_year".into(), DataType::Boolean)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Qualifier;
    use crate::observations::{Observation, Period};
    use crate::tables::{self, samples};
    use serde_json::Value;

    fn quoted(value: f64, sentence: &str) -> Observation {
        Observation {
            period: Period::Prior,
            sentence: sentence.into(),
            ..samples::observation("甲县", 2021, "信息公开申请", value)
        }
    }

    fn revisions(rows: &[Observation]) -> Vec<serde_json::Map<String, Value>> {
        let observations = tables::observations(rows).unwrap().lazy();
        tables::rows(&vintages(observations).unwrap().collect().unwrap())
    }

    #[test]
    fn last_years_value_quoted_otherwise_is_a_revision() {
        let own = samples::observation("甲县", 2020, "信息公开申请", 61.0);
        let rows = revisions(&[own, quoted(59.0, "收到申请63件（上年为59件）。")]);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0]["year"], 2020);
        assert_eq!(rows[0]["revision"], -2);
        assert_eq!(rows[0]["quoted_source"], "甲县/2021.txt");
    }

    /// 由2015年的59件 is no vintage of 2020.
    #[test]
    fn values_of_other_years_are_left_out() {
        let own = samples::observation("甲县", 2020, "信息公开申请", 61.0);
        let rows = revisions(&[own, quoted(59.0, "申请由2015年的59件增加到63件。")]);
        assert_eq!(rows.len(), 0);
    }

    #[test]
    fn approximations_give_no_revision() {
        let own = Observation {
            qualifier: Qualifier::Over,
            ..samples::observation("甲县", 2020, "信息公开申请", 60.0)
        };
        let rows = revisions(&[own, quoted(61.0, "2020年为61件。")]);
        assert_eq!(rows[0]["revision"], Value::Null);
    }
}
