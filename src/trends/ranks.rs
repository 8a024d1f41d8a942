//! The table `ranks`, areas beside each other: the rank, percentile and distance from the median
//! of each value among all areas that state the indicator for the year.

use polars::prelude::*;

use crate::tables::Table;

/// The table `ranks`; indicators that one area alone states are left out.
///
/// # Errors
/// Never at this point: a plan is built.
pub fn ranks(observations: LazyFrame, indicators: LazyFrame) -> PolarsResult<LazyFrame> {
    let peers = [col("indicator"), col("year"), col("kind"), col("unit")];
    let columns: Vec<Expr> = Table::Ranks
        .columns()
        .iter()
        .map(|column| col(column.name).cast(column.kind.data_type()))
        .collect();
    let rank = |method, descending| {
        col("value")
            .rank(RankOptions { method, descending }, None)
            .over(peers.clone())
    };
    Ok(crate::deltas::one_per_year(observations)
        .filter(col("qualifier").neq(lit("range")))
        .with_columns([
            col("value").count().over(peers.clone())?.alias("areas"),
            rank(RankMethod::Min, true)?.alias("rank"),
            rank(RankMethod::Average, false)?.alias("middle_rank"),
            col("value").median().over(peers.clone())?.alias("median"),
        ])
        .filter(col("areas").gt(lit(1)))
        .with_columns([
            ((col("middle_rank") - lit(0.5)) / col("areas") * lit(100.0)).alias("percentile"),
            (col("value") - col("median"))
                .round(6, RoundMode::HalfAwayFromZero)
                .alias("from_median"),
        ])
        .left_join(
            indicators.select([col("indicator"), col("name"), col("name_en")]),
            col("indicator"),
            col("indicator"),
        )
        .sort(
            ["indicator", "year", "unit", "kind", "rank", "area"],
            SortMultipleOptions::default(),
        )
        .select(columns))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{self, samples};

    #[test]
    fn areas_are_ranked_within_indicator_and_year() {
        let rows = [
            samples::observation("甲县", 2021, "受理案件", 30.0),
            samples::observation("乙市", 2021, "受理案件", 10.0),
            samples::observation("丙区", 2021, "受理案件", 30.0),
            samples::observation("丁县", 2020, "受理案件", 99.0),
        ];
        let observations = tables::observations(&rows).unwrap().lazy();
        let names = tables::indicators(&[]).unwrap().lazy();
        let rows = tables::rows(&ranks(observations, names).unwrap().collect().unwrap());
        let brief: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    row["area"].as_str().unwrap(),
                    row["rank"].as_i64().unwrap(),
                    row["from_median"].as_f64().unwrap(),
                )
            })
            .collect();
        assert_eq!(
            brief,
            [("丙区", 1, 0.0), ("甲县", 1, 0.0), ("乙市", 3, -20.0)]
        );
        assert!((rows[2]["percentile"].as_f64().unwrap() - 100.0 / 6.0).abs() < 1e-9);
        assert_eq!(rows[0]["areas"], 3);
    }
}
