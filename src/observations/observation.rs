//! A figure made into a table row, and the words of its columns.

use super::{Nature, Parts, Stated};
use crate::figures::Qualifier;
use crate::outline::Section;

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A count or amount.
    Level,
    /// A rate or ratio.
    Share,
    /// Growth or fall against an earlier period.
    Change,
}

impl Kind {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Share => "share",
            Self::Change => "change",
        }
    }
}

/// The time a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// The year reported on.
    Year,
    /// An earlier year.
    Prior,
    /// A planned or future value.
    Target,
    /// A total over several years.
    Span,
    /// 累计, 截至, 现有.
    Stock,
}

impl Period {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Prior => "prior",
            Self::Target => "target",
            Self::Span => "span",
            Self::Stock => "stock",
        }
    }
}

/// A figure made into a table row: one row of the table `observations`.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The place or body reporting.
    pub area: String,
    /// The year reported on.
    pub year: i32,
    /// Stable id of the indicator; empty until `indicators::align`.
    pub indicator: String,
    /// What this report calls it.
    pub label: String,
    /// In the base unit; a fall is negative.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// Measure word or unit.
    pub unit: String,
    /// How exact it is stated.
    pub qualifier: Qualifier,
    /// Level, share or change.
    pub kind: Kind,
    /// The time it is about.
    pub period: Period,
    /// What the part of the report it stands in is for.
    pub section: Section,
    /// The path of headings above, joined by ` / `.
    pub heading: String,
    /// The figure verbatim, qualifier and unit included.
    pub text: String,
    /// The report's path.
    pub source: String,
    /// 1-based line.
    pub line: usize,
    /// First byte of `text` in the report's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The sentence the figure stands in, verbatim: the evidence.
    pub sentence: String,
    /// The rules that made the label, joined by `+` (`explain`).
    pub rule: std::borrow::Cow<'static, str>,
    /// What a person decided on it; empty where nobody did.
    pub decided: String,
    /// What its label is made of.
    pub parts: Parts,
    /// What its value is beside the plain value of its year.
    pub nature: Nature,
    /// The change that the report states of it.
    pub stated: Option<Stated>,
    /// That it measures the same as the row before it of its indicator, 0 to 1;
    /// none where there is no such row, or no `indicators::align` has seen it.
    pub confidence: Option<f64>,
    /// The calendar year a value of an earlier year is of, where the report says
    /// it (上年为83件, 2021年、2022年分别为…).
    pub value_year: Option<i32>,
}
