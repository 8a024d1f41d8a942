//! The reports' own arithmetic: shares from parts, sums, year-on-year changes,
//! and last year's values quoted differently. Right of the tables in the flow.

use crate::observations::Observation;

/// A claim that can be recomputed: one row of the table `checks`. A claim that
/// cannot be settled is no row.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The place or body reporting.
    pub area: String,
    /// The year reported on.
    pub year: i32,
    /// share, sum, yoy, restated.
    pub kind: &'static str,
    /// The claim verbatim: the figure's text.
    pub text: String,
    /// The value the report states.
    pub stated: f64,
    /// The value that follows from the parts.
    pub recomputed: f64,
    /// Largest difference that rounding explains.
    pub tolerance: f64,
    /// Whether the claim holds.
    pub ok: bool,
    /// The figures it follows from, `source:line:text` joined by `;`.
    pub parts: String,
    /// The report's path.
    pub source: String,
    /// 1-based line of the claim.
    pub line: usize,
}

/// Checks every claim of the observations that can be recomputed. Expects
/// aligned observations of any number of areas and years.
#[must_use]
pub fn check(_observations: &[Observation]) -> Vec<Check> {
    Vec::new()
}
