//! The lists of `datasets/units.toml` as they stand in the file.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Measure words and units.
#[derive(Deserialize)]
pub(super) struct Units {
    pub counted: Vec<String>,
    pub digits_only: Vec<String>,
    pub whole: Vec<String>,
    pub same: BTreeMap<String, String>,
    pub times: BTreeMap<String, Times>,
    pub smaller: BTreeMap<String, Vec<(String, f64)>>,
    pub signs: BTreeMap<String, String>,
}

/// A unit that is so many of another.
#[derive(Deserialize)]
pub(super) struct Times {
    pub unit: String,
    pub times: f64,
}

/// What stands behind a unit and still belongs to the number.
#[derive(Deserialize)]
pub(super) struct RemainderWords {
    pub half: String,
    pub half_words: Vec<String>,
    pub tenths: Vec<String>,
    pub all: Vec<String>,
}

/// A round number that something passes.
#[derive(Deserialize)]
pub(in crate::figures) struct Milestone {
    pub passing: Vec<String>,
    pub marks: Vec<String>,
    pub reaching: Vec<String>,
}

/// What may stand behind / in a compound unit.
#[derive(Deserialize)]
pub(super) struct Compound {
    pub per: Vec<String>,
}

/// What makes a class of a unit.
#[derive(Deserialize)]
pub(super) struct Grade {
    pub after: Vec<String>,
}

/// Words straight behind a number, by what they make of it.
#[derive(Deserialize)]
pub(super) struct BehindWords {
    pub time: Vec<String>,
    pub duration: Vec<String>,
    pub age: Vec<String>,
    pub name: Vec<String>,
    pub announce: Vec<String>,
    pub noun: Vec<String>,
    pub shield: Vec<String>,
}

/// 余 and 多 that open a word of their own.
#[derive(Deserialize)]
pub(super) struct More {
    pub yu: Vec<String>,
    pub duo: Vec<String>,
}

/// Words before a number that make it no figure.
#[derive(Deserialize)]
pub(in crate::figures) struct Before {
    pub ordinal: Vec<String>,
    pub session: Vec<String>,
    pub rank: Vec<String>,
    pub listing: Vec<String>,
    pub listed: Vec<String>,
    pub specification: Vec<String>,
    pub denominator: Vec<String>,
    pub ranking: Vec<String>,
    pub vague: Vec<String>,
    pub reach: Vec<String>,
    pub moves: Vec<String>,
    pub counted: Vec<String>,
    pub done: Vec<String>,
}

/// Names that begin with a number.
#[derive(Deserialize)]
pub(super) struct Names {
    pub all: Vec<String>,
    pub lines: Vec<String>,
}

/// Things of a class: 超亿元企业.
#[derive(Deserialize)]
pub(in crate::figures) struct Class {
    pub units: Vec<String>,
    pub nouns: Vec<String>,
    #[serde(default)]
    pub money: Vec<String>,
}

/// Words of one qualifier, and where they count.
#[derive(Deserialize)]
pub(super) struct QualifierWords {
    #[serde(rename = "as")]
    pub meaning: String,
    pub words: Vec<String>,
    #[serde(default)]
    pub not_after: String,
    #[serde(default)]
    pub bare: bool,
    #[serde(default)]
    pub alone: bool,
}

/// Words of qualifiers, by where they stand.
#[derive(Deserialize)]
pub(super) struct Qualifiers {
    pub before: Vec<QualifierWords>,
    pub behind: Vec<QualifierWords>,
    pub across: Vec<QualifierWords>,
}

/// Directions, and where a minus is a sign.
#[derive(Deserialize)]
pub(in crate::figures) struct Directions {
    pub fall: Vec<String>,
    pub minus_after: String,
    pub below: Vec<String>,
    pub degrees: Vec<String>,
    pub negative: Vec<String>,
    pub not_before_negative: String,
}

/// Where time or age is what is measured.
#[derive(Deserialize)]
pub(super) struct Measured {
    pub time: Vec<String>,
    pub age: Vec<String>,
}

/// Lines of the web page.
#[derive(Deserialize)]
pub(super) struct Furniture {
    pub keys: Vec<String>,
    pub longest: usize,
}

/// The whole file.
#[derive(Deserialize)]
pub(super) struct Table {
    pub units: Units,
    pub remainder: RemainderWords,
    pub milestone: Milestone,
    pub compound: Compound,
    pub grade: Grade,
    pub behind: BehindWords,
    pub more: More,
    pub before: Before,
    pub names: Names,
    pub class: Class,
    pub specification: Vec<Class>,
    pub qualifiers: Qualifiers,
    pub directions: Directions,
    pub measured: Measured,
    pub furniture: Furniture,
}
