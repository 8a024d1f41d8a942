//! Indicators between two years, as Polars lazy expressions over the
//! observation table. Right of the tables in the flow.
