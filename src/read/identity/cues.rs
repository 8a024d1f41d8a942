//! The words and weights by which a report's body and year are told:
//! `datasets/identity.toml`, `datasets/weights/identity.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::cues::Words;

/// `datasets/identity.toml`, a field a list of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::read) struct Cues {
    pub(super) issues: Vec<String>,
    pub(super) documents: Words,
    pub(super) lead_ins: Vec<String>,
    pub(super) topics: Words,
    pub(super) body_behind_topic: Words,
    pub(super) governments: Vec<String>,
    pub(super) committees: Vec<String>,
    pub(super) offices: Words,
    pub(super) provinces: Vec<char>,
    pub(super) cities: Vec<char>,
    pub(super) counties: Vec<char>,
    pub(super) towns: Words,
    pub(super) no_towns: Words,
    pub(super) zones: Words,
    pub(super) departments: Words,
    pub(super) own_bodies: Words,
    pub(super) anybody_begins: Words,
    pub(super) anybody: Vec<String>,
    pub(super) not_within: Words,
    pub(super) subject_of: Words,
    pub(super) press: Words,
    pub(in crate::read) peoples: Vec<String>,
    pub(super) planned: Words,
    pub(super) reviewed: Words,
    pub(super) looks_back: Words,
    pub(super) looks_ahead: Words,
    pub(super) last_year: Words,
    pub(in crate::read) corrected: Words,
}

/// `datasets/weights/identity.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weights {
    /// Two that both are said strongly and lie no farther apart: a person asks.
    pub(super) margin: f64,
    pub(super) area: AreaWeights,
    pub(super) year: YearWeights,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaWeights {
    pub(super) column: f64,
    pub(super) title: f64,
    pub(super) session: f64,
    pub(super) byline: f64,
    pub(super) letterhead: f64,
    pub(super) signature: f64,
    pub(super) folder: f64,
    pub(super) folder_above: f64,
    pub(super) file_name: f64,
    pub(super) issuer: f64,
    pub(super) represents: f64,
    pub(super) first_sentence: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearWeights {
    pub(super) column: f64,
    pub(super) title: f64,
    pub(super) title_relative: f64,
    pub(super) session: f64,
    pub(super) file_name: f64,
    pub(super) folder: f64,
    pub(super) signature: f64,
    pub(super) published: f64,
    pub(super) heading: f64,
    pub(super) plan_heading: f64,
    pub(super) first_words: f64,
    pub(super) opening: f64,
    pub(super) other: f64,
}

/// The parsed datasets. They are part of the program, so that they parse is a
/// test.
pub(in crate::read) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../datasets/identity.toml"))
        .unwrap_or_else(|e| panic!("datasets/identity.toml: {e}"))
});

pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../datasets/weights/identity.toml"))
        .unwrap_or_else(|e| panic!("datasets/weights/identity.toml: {e}"))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_datasets_parse() {
        assert!(CUES.topics.within("法治政府建设情况"));
        assert!(WEIGHTS.area.title > WEIGHTS.area.first_sentence + WEIGHTS.margin);
    }
}
