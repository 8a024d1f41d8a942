//! The tables, as Polars frames: the one place that knows the columns. Rows
//! come in from the stages before; deltas, trends, reports and exports take
//! frames from here.

mod filter;
mod frame;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod schema;

pub use filter::{Filter, YearSet};
pub use frame::{checks, followup, indicators, observations, polarity_word, reports, statements};
pub use rows::rows;
pub use schema::{ColumnSpec, Table, Type};
