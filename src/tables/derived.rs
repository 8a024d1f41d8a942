//! Columns of the observations that follow from the words of a row alone. A
//! store keeps them, so that what compares rows, here or in SQL, need not read
//! sentences and digits again.

use polars::prelude::*;

use super::bounds::{high, low};
use super::redefinition::redefined;

/// The columns in the order in which a store keeps them.
fn derived() -> [(&'static str, Expr); 3] {
    [("redefined", redefined()), ("low", low()), ("high", high())]
}

/// The observations with these columns; those of a store have them already.
pub(crate) fn with_derived(mut observations: LazyFrame) -> PolarsResult<LazyFrame> {
    let schema = observations.collect_schema()?;
    let missing = derived()
        .into_iter()
        .filter(|(name, _)| !schema.contains(name));
    let missing: Vec<Expr> = missing.map(|(_, column)| column).collect();
    Ok(observations.with_columns(missing))
}
