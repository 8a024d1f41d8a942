//! Text → outline: the headings of an official document (一、 （一） 1. 一是 ——,
//! standing alone or run into the paragraph) and the [`Section`] each part
//! belongs to, whatever it is called there. Second stage of the flow.

use std::ops::Range;

use crate::read::Genre;

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

/// Reads the outline of a text.
#[must_use]
pub fn outline(_text: &str, _genre: Genre) -> Outline {
    Outline::default()
}
