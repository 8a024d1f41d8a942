//! The words by which statements are cut: `datasets/statements.toml`, made
//! ready to be found.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use crate::cues::Words;

/// Fields of work by their words. A set of fields is a set of bits.
pub(super) struct Topics {
    finder: AhoCorasick,
    /// The fields of each word of the finder.
    fields: Vec<u64>,
}

impl Topics {
    /// The fields that a text speaks of.
    pub(super) fn of(&self, text: &str) -> u64 {
        self.finder
            .find_overlapping_iter(text)
            .filter_map(|m| self.fields.get(m.pattern().as_usize()))
            .fold(0, |all, fields| all | fields)
    }
}

impl<'de> Deserialize<'de> for Topics {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let table = BTreeMap::<String, Vec<String>>::deserialize(deserializer)?;
        let mut words: BTreeMap<String, u64> = BTreeMap::new();
        for (field, list) in table.into_values().enumerate() {
            for word in list {
                *words.entry(word).or_default() |= 1 << (field % 64);
            }
        }
        let finder = AhoCorasick::new(words.keys())
            .unwrap_or_else(|e| panic!("datasets/statements.toml: {e}"));
        Ok(Self {
            finder,
            fields: words.into_values().collect(),
        })
    }
}

/// The dataset, a field a table of it.
#[derive(Deserialize)]
pub(super) struct Cues {
    pub(super) lack: Lack,
    pub(super) frame: List,
    pub(super) promise: Promise,
    pub(super) goes_on: List,
    pub(super) enumerator: List,
    pub(super) listed: Listed,
    pub(super) topic: Topics,
    pub(super) preamble: Preamble,
}

#[derive(Deserialize)]
pub(super) struct List {
    pub(super) words: Words,
}

#[derive(Deserialize)]
pub(super) struct Lack {
    words: Words,
    endings: Vec<String>,
}

impl Lack {
    /// Whether a clause says that something is lacking.
    pub(super) fn within(&self, clause: &str) -> bool {
        self.words.within(clause) || self.endings.iter().any(|e| clause.ends_with(e.as_str()))
    }
}

#[derive(Deserialize)]
pub(super) struct Promise {
    pub(super) words: Words,
    pub(super) resolve: Words,
}

#[derive(Deserialize)]
pub(super) struct Preamble {
    pub(super) ends: Words,
    pub(super) holds: Words,
    pub(super) slogan: Words,
    pub(super) closing: Words,
}

/// How a list of problems in one clause begins and ends.
#[derive(Deserialize)]
pub(super) struct Listed {
    pub(super) begins: Words,
    pub(super) ends: Words,
}

/// The parsed dataset. It is part of the program, so that it parses is a test.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/statements.toml"))
        .unwrap_or_else(|e| panic!("datasets/statements.toml: {e}"))
});
