//! The words of both ends of a row. Rows are joined, compared and sorted by
//! numbers; only then each is given its words, once.

use polars::prelude::*;

use crate::tables::numbers::INDICATOR;

/// The place of an observation among those compared.
pub(super) const ROW: &str = "row";

/// What both ends say, each for itself.
const EACH: [&str; 4] = ["text", "source", "sentence", "decided"];
/// What the later end says, or else the earlier.
const EITHER: [&str; 3] = ["area", "indicator", "label"];

/// Names and polarity of the indicators, by number.
pub(super) fn named(observed: &LazyFrame, indicators: LazyFrame) -> LazyFrame {
    observed
        .clone()
        .select([col(INDICATOR), col("indicator")])
        .unique(Some(cols([INDICATOR])), UniqueKeepStrategy::Any)
        .inner_join(indicators, col("indicator"), col("indicator"))
        .select([INDICATOR, "name", "name_en", "polarity"].map(col))
}

/// The rows with the words of their ends, which are rows of `observed`.
pub(super) fn with_words(mut rows: DataFrame, observed: &DataFrame) -> PolarsResult<DataFrame> {
    let end = |end: &str| -> PolarsResult<IdxCa> {
        Ok(rows.column(&format!("{end}_{ROW}"))?.idx()?.clone())
    };
    let (from, to) = (end("from")?, end("to")?);
    let either: IdxCa = to
        .iter()
        .zip(from.iter())
        .map(|(to, from)| to.or(from))
        .collect();
    let mut words = Vec::new();
    for name in EACH {
        let column = observed.column(name)?;
        words.push(column.take(&from)?.with_name(format!("from_{name}").into()));
        words.push(column.take(&to)?.with_name(format!("to_{name}").into()));
    }
    for name in EITHER {
        words.push(observed.column(name)?.take(&either)?);
    }
    rows.hstack_mut(&words)?;
    rows.lazy()
        .with_column(decided().alias("decided"))
        .collect()
}

/// What was decided on either of the two, each word once.
fn decided() -> Expr {
    let (from, to) = (col("from_decided"), col("to_decided"));
    when(to.clone().is_null().or(from.clone().eq(to.clone())))
        .then(from.clone())
        .when(from.clone().is_null())
        .then(to.clone())
        .otherwise(from + lit("; ") + to)
}
