//! Sections → statements: single weaknesses, causes, measures (one a sentence)
//! and plan items. Stands beside `figures` in the flow.

use crate::outline::{Outline, Section};
use crate::read::Report;

/// One weakness, cause, measure or plan item: one row of the table `statements`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The place or body reporting.
    pub area: String,
    /// The year reported on.
    pub year: i32,
    /// What the statement is: weaknesses, causes, measures, plans, leadership.
    pub section: Section,
    /// 1-based number within its section of the report.
    pub ordinal: usize,
    /// The path of headings above, joined by ` / `.
    pub heading: String,
    /// The statement verbatim, list marker and closing punctuation removed.
    pub text: String,
    /// The report's path.
    pub source: String,
    /// 1-based line.
    pub line: usize,
    /// First byte of `text` in the report's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Cuts a report into statements.
#[must_use]
pub fn cut(_report: &Report, _outline: &Outline) -> Vec<Statement> {
    Vec::new()
}
