//! Indicators over all years: a wide table with CAGR, Sen's slope and the
//! Mann–Kendall test. Right of the tables in the flow.
