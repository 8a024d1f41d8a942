//! What became of each stated weakness and each plan, year over year.
//! Right of the tables in the flow; matches by words, not by position.

use crate::statements::Statement;

pub mod redline;

/// What became of a statement in the next report: one row of the table `followup`.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUp {
    /// The place or body reporting.
    pub area: String,
    /// The year of the report that states it (for `new`: the report before).
    pub year: i32,
    /// The year of the following report.
    pub next_year: i32,
    /// Weakness or plan.
    pub kind: &'static str,
    /// The statement; empty for `new`.
    pub text: String,
    /// repeated, reworded, dropped_with_evidence, dropped_without_evidence,
    /// new; delivered, carried_over, no_trace.
    pub status: &'static str,
    /// Likeness of `text` and `next_text` (or of `text` and its evidence), 0 to 1.
    pub similarity: f64,
    /// Where it stands again: the words.
    pub next_text: String,
    /// The sentence of the next report that addresses it.
    pub evidence_text: String,
    /// The year in which the weakness was first stated.
    pub first_year: i32,
    /// Years since then, the first counted.
    pub years_open: i32,
    /// Path of the report that states it; empty for `new`.
    pub source: String,
    /// 1-based line there; 0 for `new`.
    pub line: usize,
    /// Path of the following report.
    pub next_source: String,
    /// 1-based line of `next_text`; 0 where there is none.
    pub next_line: usize,
    /// 1-based line of `evidence_text` in the following report; 0 where there is none.
    pub evidence_line: usize,
}

/// Follows weaknesses and plans through each pair of neighbouring reports of
/// each area.
#[must_use]
pub fn follow(_statements: &[Statement]) -> Vec<FollowUp> {
    Vec::new()
}
