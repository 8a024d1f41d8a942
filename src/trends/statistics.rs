//! The statistics of one series as one aggregation, so that Polars runs it
//! for every indicator of every area at once.

use polars::prelude::*;

use super::{mann_kendall, sen};

/// Struct column `statistics`: `sen_slope`, `mk_s`, `mk_tau`, `mk_p` of the
/// compared years, and `missing_years` of all. Expects rows sorted by year.
pub(super) fn statistics() -> Expr {
    as_struct(vec![col("year"), col("value"), col("compared")])
        .agg_with_fmt_str(
            |series| {
                let fields = series.struct_()?;
                let years = fields.field_by_name("year")?;
                let values = fields.field_by_name("value")?;
                let compared = fields.field_by_name("compared")?;
                let years: Vec<i32> = years.i32()?.iter().flatten().collect();
                let points: Vec<(i32, f64)> = years
                    .iter()
                    .zip(values.f64()?.iter())
                    .zip(compared.bool()?.iter())
                    .filter(|(_, compared)| *compared == Some(true))
                    .filter_map(|((year, value), _)| value.map(|value| (*year, value)))
                    .collect();
                summary(&points, &years)
            },
            |_, _| Ok(Field::new("statistics".into(), data_type())),
            "trend_statistics",
        )
        .alias("statistics")
}

fn data_type() -> DataType {
    DataType::Struct(vec![
        Field::new("sen_slope".into(), DataType::Float64),
        Field::new("mk_s".into(), DataType::Int64),
        Field::new("mk_tau".into(), DataType::Float64),
        Field::new("mk_p".into(), DataType::Float64),
        Field::new("missing_years".into(), DataType::String),
    ])
}

fn summary(points: &[(i32, f64)], years: &[i32]) -> PolarsResult<Column> {
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let test = mann_kendall::test(&values);
    let fields = [
        Series::new("sen_slope".into(), [sen::slope(points)]),
        Series::new("mk_s".into(), [test.map(|test| test.s)]),
        Series::new("mk_tau".into(), [test.map(|test| test.tau)]),
        Series::new("mk_p".into(), [test.map(|test| test.p)]),
        Series::new("missing_years".into(), [missing(years)]),
    ];
    let row = StructChunked::from_series("statistics".into(), 1, fields.iter())?;
    Ok(row.into_column())
}

/// The years without a value between the first and the last, as words.
fn missing(years: &[i32]) -> Option<String> {
    let gaps: Vec<String> = years
        .windows(2)
        .flat_map(|pair| pair[0] + 1..pair[1])
        .map(|year| year.to_string())
        .collect();
    Some(gaps.join(", ")).filter(|words| !words.is_empty())
}
