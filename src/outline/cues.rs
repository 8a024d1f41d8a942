//! The words that tell what a part of a report is for: `datasets/sections.toml`,
//! made ready to be found.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::cues::Words;

/// The dataset, a field a table of it.
#[derive(Deserialize)]
pub(super) struct Cues {
    pub(super) heading: Headings,
    pub(super) turn: List,
    pub(super) realise: List,
    pub(super) evidence: Kinds,
}

/// What headings without a marker are known by.
#[derive(Deserialize)]
pub(super) struct Headings {
    pub(super) names: Words,
    pub(super) marked: Words,
}

#[derive(Deserialize)]
pub(super) struct List {
    pub(super) words: Words,
}

/// A set of kinds of words, a bit each.
pub(super) type Set = u64;

/// The kinds of words, found all in one pass.
pub(super) struct Kinds {
    finder: AhoCorasick,
    /// The kinds of each word of the finder.
    kinds: Vec<Set>,
    /// What the dataset calls them, in the order of their bits.
    pub(super) names: Vec<String>,
}

/// What words of which kinds stand in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Anywhere.
    pub(super) within: Set,
    /// At the beginning.
    pub(super) begins: Set,
    /// Two or more.
    pub(super) again: Set,
}

impl Kinds {
    /// The kinds of words in a text.
    pub(super) fn of(&self, text: &str) -> Found {
        let mut found = Found::default();
        for word in self.finder.find_overlapping_iter(text) {
            let kinds = self.kinds[word.pattern().as_usize()];
            found.again |= found.within & kinds;
            found.within |= kinds;
            if word.start() == 0 {
                found.begins |= kinds;
            }
        }
        found
    }
}

impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let table = BTreeMap::<String, Vec<String>>::deserialize(deserializer)?;
        if table.len() > Set::BITS as usize {
            return Err(Error::custom("more kinds of words than a set holds"));
        }
        let mut words: BTreeMap<&str, Set> = BTreeMap::new();
        for (bit, list) in table.values().enumerate() {
            for word in list {
                *words.entry(word).or_default() |= 1 << bit;
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(words.keys())
            .map_err(Error::custom)?;
        let kinds = words.into_values().collect();
        Ok(Self {
            finder,
            kinds,
            names: table.into_keys().collect(),
        })
    }
}

/// The parsed dataset. It is part of the program, so that it parses is a test.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/sections.toml"))
        .unwrap_or_else(|e| panic!("datasets/sections.toml: {e}"))
});

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> Set {
        let names = &CUES.evidence.names;
        1 << names.iter().position(|n| n == name).expect("a kind")
    }

    #[test]
    fn the_dataset_parses_and_its_words_are_found() {
        let found = CUES.evidence.of("下一步，补齐执法力量不足的短板");
        assert_ne!(found.begins & kind("ahead"), 0);
        assert_ne!(found.within & kind("falls_short"), 0);
        assert_eq!(found.begins & kind("falls_short"), 0);
        assert!(CUES.heading.names.within("存在的困难和问题"));
    }
}
