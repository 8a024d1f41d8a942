//! Observations → indicators: joins the observations of all years of an area
//! that measure the same thing, and names them by the catalog where it knows
//! them. Last stage before the tables.

use crate::observations::{Kind, Observation};

/// Whether more of an indicator is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// More is better (调解成功率).
    More,
    /// Less is better (败诉率).
    Less,
    /// Nobody can say (行政复议申请收到).
    Neither,
}

impl Polarity {
    /// The sign an improvement has: 1, −1 or 0.
    #[must_use]
    pub fn sign(self) -> i32 {
        match self {
            Self::More => 1,
            Self::Less => -1,
            Self::Neither => 0,
        }
    }
}

/// The thing measured, the same across years and areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Stable id: the catalog's, or the label it was first seen under.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// English name; empty where the catalog has none.
    pub name_en: String,
    /// Unit of its values.
    pub unit: String,
    /// Level, share or change.
    pub kind: Kind,
    /// Whether more is better.
    pub polarity: Polarity,
    /// Whether the catalog knows it.
    pub catalogued: bool,
}

/// Two observations that may measure the same thing, kept apart for a person
/// to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Index of the earlier observation.
    pub left: usize,
    /// Index of the later observation.
    pub right: usize,
    /// Between 0 and 1.
    pub confidence: f64,
    /// What speaks for and against, in a few words.
    pub reasons: String,
}

/// What the alignment found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// All indicators, sorted by id.
    pub indicators: Vec<Indicator>,
    /// Joins too doubtful to make.
    pub doubts: Vec<Doubt>,
}

/// Sets `indicator` of every observation. Among the observations of one area
/// and year with the period `year` or `stock`, no two get the same id.
#[must_use]
pub fn align(_observations: &mut [Observation]) -> Alignment {
    Alignment::default()
}
