//! Text → figures: finds every number that counts or measures something and
//! reads its value, unit and qualifier; leaves out dates, ordinals, document
//! numbers, names with digits, and says why. Third stage of the flow. Knows
//! nothing of sections, labels or years.
//!
//! One pass: [`scan`] stops where a number may begin, [`numeral`] reads it,
//! [`unit`] what stands behind it, [`around`] says whether the place makes it
//! no figure, [`range`], [`sign`] and [`qualifier`] what it says and how
//! exactly, [`remainder`] and [`borrowed`] what its unit leaves to other words;
//! [`milestone`] takes out what only announces the next. The words they go by
//! are in `datasets/units.toml` ([`vocabulary`]).

mod around;
mod borrowed;
mod decimal;
mod draft;
mod foreign;
mod furniture;
mod milestone;
mod numeral;
mod qualifier;
mod range;
mod reader;
mod remainder;
mod scan;
mod sign;
mod spelled;
mod unit;
mod vocabulary;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod written;

use std::ops::Range;

/// How exact a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As it stands.
    Exact,
    /// A lower bound: 余, 多, 超, 逾, 以上, 突破, 不低于.
    Over,
    /// An upper bound: 近, 不足, 不到, 以下, 以内.
    Under,
    /// 约, 左右.
    About,
    /// Two ends: 4.5%—5%.
    Range,
}

impl Qualifier {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::Under => "under",
            Self::About => "about",
            Self::Range => "range",
        }
    }
}

/// A number as it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<'t> {
    /// Bytes of the text: qualifier, number and unit (and the direction word
    /// of a fall that touches it: 下降15.5%).
    pub span: Range<usize>,
    /// The bytes of the number and its unit alone, without qualifier or direction.
    pub core: Range<usize>,
    /// In the base unit: 5038.64万元 → 50386400; a percentage is the number
    /// before the sign. The sign of a fall is set by `observations`.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// Measure word or unit with 万/亿 removed; empty where the number stands
    /// straight before its noun.
    pub unit: &'t str,
    /// How exact it is.
    pub qualifier: Qualifier,
}

/// A number that is no figure, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The rule that left it out, in a few words.
    pub reason: &'static str,
}

/// What was found in a stretch of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading<'t> {
    /// Figures in reading order, never overlapping.
    pub figures: Vec<Figure<'t>>,
    /// Numbers that are no figures.
    pub left_out: Vec<LeftOut>,
}

/// Reads all figures of `text[span]`. Offsets are bytes of `text`; what stands
/// around the span may be looked at but not read.
#[must_use]
pub fn read(text: &str, span: Range<usize>) -> Reading<'_> {
    reader::read(text, span)
}
