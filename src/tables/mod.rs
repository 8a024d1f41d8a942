//! The tables, as Polars frames: the one place that knows the columns. Rows
//! come in from the stages before; deltas, trends, reports and exports take
//! frames from here.

mod bounds;
mod columns;
mod derived;
mod filter;
mod frame;
mod input;
pub(crate) mod numbers;
mod redefinition;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod schema;
pub(crate) mod words;

pub use columns::{ColumnSpec, ROWS_UNIT, Type};
pub(crate) use derived::with_derived;
pub use filter::{Filter, YearSet};
pub use frame::{
    alignment, checks, followup, indicators, observations, polarity_word, reports, stacked,
    statements,
};
pub use input::{
    BadRow, IndicatorTable, InputError, has_table_ending, is_indicator_table, read_indicator_table,
};
pub(crate) use redefinition::redefined;
pub use rows::rows;
pub use schema::Table;
