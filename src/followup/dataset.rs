//! The words of the genre as they stand in `datasets/followup.toml` and
//! `datasets/background.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::cues::Words;

/// The dataset as it stands in the file.
#[derive(Debug, Deserialize)]
pub(super) struct Dataset {
    pub(super) concept: Vec<ConceptEntry>,
    pub(super) boilerplate: WordList,
    /// What makes a sentence evidence, or keeps it from being one.
    pub(super) results: ResultWords,
    /// Words for the strength of a statement.
    pub(super) intensity: IntensityWords,
}

#[derive(Debug, Deserialize)]
pub(super) struct ConceptEntry {
    pub(super) id: String,
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) signs: Vec<String>,
    #[serde(default)]
    pub(super) under: Vec<String>,
    #[serde(default)]
    pub(super) near: BTreeMap<String, f32>,
    #[serde(default = "one")]
    pub(super) weight: f32,
}

impl ConceptEntry {
    /// The first of its words.
    pub(super) fn usual_word(&self) -> &str {
        self.words.first().map_or(&self.id, |word| word)
    }
}

/// Words of the genre by how usual they are.
#[derive(Debug, Deserialize)]
pub(super) struct Background {
    pub(super) common: Vec<String>,
    pub(super) usual: Vec<String>,
}

pub(super) static BACKGROUND: LazyLock<Background> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/background.toml"))
        .unwrap_or_else(|e| panic!("datasets/background.toml: {e}"))
});

#[derive(Debug, Deserialize)]
pub(super) struct WordList {
    pub(super) words: Vec<String>,
}

/// Word lists by which a sentence of a review is judged as evidence.
#[derive(Debug, Deserialize)]
pub(super) struct ResultWords {
    /// Something was done.
    pub(super) done: Words,
    /// Something was reached or got better.
    pub(super) reached: Words,
    /// Sums up several years.
    pub(super) span: Words,
    /// Comes back to the year reported on.
    pub(super) year: Words,
    /// Something became less,
    pub(super) fell: Words,
    /// which is well where it is one of these.
    pub(super) falls_well: Words,
    /// Says itself that something is lacking.
    pub(super) worse: Words,
}

/// Word lists for strength and quantity.
#[derive(Debug, Deserialize)]
pub(super) struct IntensityWords {
    pub(super) mild: Words,
    pub(super) plain: Words,
    pub(super) strong: Words,
    pub(super) few: Words,
    pub(super) some: Words,
}

fn one() -> f32 {
    1.0
}

/// The parsed dataset. It is part of the program, so that it parses is a test.
pub(super) static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/followup.toml"))
        .unwrap_or_else(|e| panic!("datasets/followup.toml: {e}"))
});
