//! The statistics of all series at once: Polars gathers each series as a list,
//! one pass over the lists computes what its expressions do not know.

use polars::prelude::*;

use super::{mann_kendall, sen};

/// The lists that [`statistics`] reads, one entry a year: aggregations over
/// rows sorted by year.
pub(super) fn lists() -> [Expr; 3] {
    LISTS.map(|(name, list)| col(name).alias(list))
}

const LISTS: [(&str, &str); 3] = [
    ("year", "years_listed"),
    ("value", "values_listed"),
    ("compared", "compared_listed"),
];

/// Struct column `statistics` of the compared years: how many they are
/// (`n_compared`), the first (`comparable_from`), the first and last value,
/// `sen_slope`, `mk_s`, `mk_tau`, `mk_p`; and `missing_years` of all.
pub(super) fn statistics() -> Expr {
    let [years, values, compared] = LISTS.map(|(_, list)| col(list));
    years
        .map_many(
            |columns| {
                let lists = [columns[0].list()?, columns[1].list()?, columns[2].list()?];
                let [years, values, compared] = lists.map(ListChunked::rechunk);
                let offsets = years.offsets()?;
                let (years, values, compared) =
                    (years.get_inner(), values.get_inner(), compared.get_inner());
                let years: Vec<i32> = years.i32()?.iter().map(Option::unwrap_or_default).collect();
                let values: Vec<f64> = values
                    .f64()?
                    .iter()
                    .map(|v| v.unwrap_or(f64::NAN))
                    .collect();
                let compared: Vec<bool> =
                    compared.bool()?.iter().map(|c| c == Some(true)).collect();
                let mut table = Summaries::default();
                let mut points = Vec::new();
                for ends in offsets.as_slice().windows(2) {
                    let own = ends[0] as usize..ends[1] as usize;
                    points.clear();
                    points.extend(
                        own.clone()
                            .filter(|i| compared[*i] && !values[*i].is_nan())
                            .map(|i| (years[i], values[i])),
                    );
                    table.push(&points, &years[own]);
                }
                table.into_column()
            },
            &[values, compared],
            |_, _| Ok(Field::new("statistics".into(), data_type())),
        )
        .alias("statistics")
}

fn data_type() -> DataType {
    DataType::Struct(vec![
        Field::new("n_compared".into(), DataType::Int64),
        Field::new("comparable_from".into(), DataType::Int32),
        Field::new("first_value".into(), DataType::Float64),
        Field::new("last_value".into(), DataType::Float64),
        Field::new("sen_slope".into(), DataType::Float64),
        Field::new("mk_s".into(), DataType::Int64),
        Field::new("mk_tau".into(), DataType::Float64),
        Field::new("mk_p".into(), DataType::Float64),
        Field::new("missing_years".into(), DataType::String),
    ])
}

/// The columns of the struct while they grow.
#[derive(Default)]
struct Summaries {
    n_compared: Vec<i64>,
    comparable_from: Vec<Option<i32>>,
    first_value: Vec<Option<f64>>,
    last_value: Vec<Option<f64>>,
    sen_slope: Vec<Option<f64>>,
    test: Vec<Option<mann_kendall::MannKendall>>,
    missing_years: Vec<Option<String>>,
}

impl Summaries {
    fn push(&mut self, points: &[(i32, f64)], years: &[i32]) {
        let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
        self.n_compared.push(points.len() as i64);
        self.comparable_from.push(points.first().map(|p| p.0));
        self.first_value.push(points.first().map(|p| p.1));
        self.last_value.push(points.last().map(|p| p.1));
        self.sen_slope.push(sen::slope(points));
        self.test.push(mann_kendall::test(&values));
        self.missing_years.push(missing(years));
    }

    fn into_column(self) -> PolarsResult<Column> {
        let height = self.n_compared.len();
        let of_test = |get: fn(&mann_kendall::MannKendall) -> f64| -> Vec<Option<f64>> {
            self.test
                .iter()
                .map(|test| test.as_ref().map(get))
                .collect()
        };
        let scores: Vec<Option<i64>> = self.test.iter().map(|t| t.map(|t| t.s)).collect();
        let fields = [
            Series::new("n_compared".into(), &self.n_compared),
            Series::new("comparable_from".into(), &self.comparable_from),
            Series::new("first_value".into(), &self.first_value),
            Series::new("last_value".into(), &self.last_value),
            Series::new("sen_slope".into(), &self.sen_slope),
            Series::new("mk_s".into(), scores),
            Series::new("mk_tau".into(), of_test(|test| test.tau)),
            Series::new("mk_p".into(), of_test(|test| test.p)),
            Series::new("missing_years".into(), &self.missing_years),
        ];
        let table = StructChunked::from_series("statistics".into(), height, fields.iter())?;
        Ok(table.into_column())
    }
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
