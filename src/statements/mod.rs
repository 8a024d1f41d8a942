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
pub fn cut(report: &Report, outline: &Outline) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut ordinals = std::collections::BTreeMap::new();
    for block in &outline.blocks {
        if block.section == Section::Other {
            continue;
        }
        let heading = outline.path(block.heading).join(" / ");
        let stops: &[char] = match block.section {
            Section::Weaknesses | Section::Causes => &['。', '；', ';'],
            _ => &['。'],
        };
        let base = if block.section == Section::Weaknesses && block.body == block.span.end {
            block.span.start
        } else {
            block.body
        };
        let Some(body) = report.text.get(base..block.span.end) else {
            continue;
        };
        let mut from = 0;
        for piece in body.split_inclusive(stops) {
            let start = base + from;
            from += piece.len();
            let words = piece.trim_matches(|c: char| c.is_whitespace() || "。；;：:".contains(c));
            if words.chars().count() < 6 {
                continue;
            }
            let start = start + (words.as_ptr() as usize - piece.as_ptr() as usize);
            let ordinal = ordinals.entry(block.section).or_insert(0);
            *ordinal += 1;
            statements.push(Statement {
                area: report.area.clone(),
                year: report.year,
                section: block.section,
                ordinal: *ordinal,
                heading: heading.clone(),
                text: words.to_owned(),
                source: report.source.clone(),
                line: block.line,
                start,
                end: start + words.len(),
            });
        }
    }
    statements
}
