//! Text → outline: the headings of an official document (一、 （一） 1. 一是 ——,
//! standing alone or run into the paragraph) and the [`Section`] each part
//! belongs to, whatever it is called there. Second stage of the flow.
//!
//! A text is cut into headings and sentences (`cut`), each is looked at for what
//! speaks for one section or another (`evidence`), and the sections of all are
//! decided at once (`model`): no single word of a heading can turn a review into
//! plans.

mod cues;
mod cut;
mod evidence;
mod marker;
mod model;
mod parts;
mod zones;

use std::ops::Range;

use crate::cues::Words;

pub use cut::Begins;
pub use evidence::{Evidence, Seen};
pub use model::{Model, N, PARTS, Row};
pub use zones::{Zone, zones};

/// What a part of a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// Duties of the leaders (党政主要负责人履职情况).
    Leadership,
    /// What was done and reached: the review.
    Measures,
    /// Stated shortcomings.
    Weaknesses,
    /// Their stated causes.
    Causes,
    /// Next year's work.
    Plans,
    /// Title, preamble, outlook, closing, annexes, page furniture.
    Other,
}

impl Section {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Measures => "measures",
            Self::Weaknesses => "weaknesses",
            Self::Causes => "causes",
            Self::Plans => "plans",
            Self::Other => "other",
        }
    }
}

/// A heading, its marker included in `span`, excluded from `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 一是 / ——.
    pub level: u8,
    /// The words without marker and closing punctuation.
    pub text: String,
    /// Bytes of the report's text, marker included.
    pub span: Range<usize>,
    /// The heading above, as an index into [`Outline::headings`].
    pub parent: Option<usize>,
}

/// A run of text under one heading path, in one section, within one line.
/// The blocks of an outline are in reading order, do not overlap, and cover
/// every non-blank character (heading words included: a run-in heading is the
/// start of its block, a heading line is a block of its own).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the part is for.
    pub section: Section,
    /// The innermost heading, as an index into [`Outline::headings`].
    pub heading: Option<usize>,
    /// The level of the marker it begins with, as of [`Heading::level`].
    pub marker: Option<u8>,
    /// Bytes of the report's text, heading included.
    pub span: Range<usize>,
    /// Where the words after a heading begin; `span.end` for a bare heading line.
    pub body: usize,
    /// 1-based line.
    pub line: usize,
}

/// The structure of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// All headings in reading order.
    pub headings: Vec<Heading>,
    /// All text in reading order.
    pub blocks: Vec<Block>,
}

/// The words that open a paragraph of weaknesses (也要清醒看到).
pub(crate) fn realise() -> &'static Words {
    &cues::CUES.realise.words
}

/// Between the headings of a path, where it is written as one text.
pub const PATH_SEPARATOR: &str = " / ";

impl Outline {
    /// The headings from the outermost to `heading`, for example
    /// `["行政执法不断规范", "加大重点领域执法力度"]`.
    #[must_use]
    pub fn path(&self, heading: Option<usize>) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = heading;
        while let Some(i) = at {
            path.push(self.headings[i].text.as_str());
            at = self.headings[i].parent;
        }
        path.reverse();
        path
    }
}

/// Reads the outline of a text that reports on `year`.
#[must_use]
pub fn outline(text: &str, year: i32) -> Outline {
    let cut = cut::cut(text);
    let evidence = evidence::evidence(text, year, &cut);
    let path = model::MODEL.path(&evidence);
    let mut blocks: Vec<Block> = Vec::with_capacity(cut.pieces.len());
    let mut last = None;
    for (unit, part) in cut.units.iter().zip(path) {
        let section = PARTS[usize::from(part)].1;
        if last == Some((unit.piece, section))
            && let Some(block) = blocks.last_mut()
        {
            block.span.end = unit.span.end;
            continue;
        }
        last = Some((unit.piece, section));
        let piece = &cut.pieces[unit.piece];
        let whole = unit.span.start == piece.span.start;
        blocks.push(Block {
            section,
            heading: piece.heading,
            marker: piece.marker.filter(|_| whole).map(|m| m.level),
            span: unit.span.clone(),
            body: piece.body.max(unit.span.start),
            line: piece.line,
        });
    }
    // A block of a heading alone ends with it.
    for block in &mut blocks {
        block.body = block.body.min(block.span.end);
    }
    Outline {
        headings: cut.headings,
        blocks,
    }
}

/// What is seen of the units of a text that reports on `year`: what the
/// program that fits the weights learns from.
#[must_use]
pub fn evidence(text: &str, year: i32) -> Evidence {
    evidence::evidence(text, year, &cut::cut(text))
}

#[cfg(test)]
mod tests;
