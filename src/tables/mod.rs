//! The tables, as Polars frames: the one place that knows the columns. Rows
//! come in from the stages before; deltas, trends, reports and exports take
//! frames from here.
