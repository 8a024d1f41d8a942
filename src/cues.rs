//! Cue words: lists of a dataset, found in a text in one pass. Left of every
//! stage; `outline`, `statements` and `followup` read their datasets into them.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;

/// Some words; where two begin at one place, the longer counts.
#[derive(Debug, Clone)]
pub(crate) struct Words(AhoCorasick);

impl Words {
    /// Whether one of the words stands in the text.
    pub(crate) fn within(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Whether the text begins with one of the words.
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.beginning(text).is_some()
    }

    /// How many bytes of the text one of the words takes at its beginning.
    pub(crate) fn beginning(&self, text: &str) -> Option<usize> {
        let found = self.0.find(Input::new(text).anchored(Anchored::Yes))?;
        Some(found.end())
    }

    /// Whether one of the words ends the text.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.last_end(text) == Some(text.len())
    }

    /// Where the first of the words begins.
    pub(crate) fn first(&self, text: &str) -> Option<usize> {
        self.0.find(text).map(|found| found.start())
    }

    /// Where the last of the words ends.
    pub(crate) fn last_end(&self, text: &str) -> Option<usize> {
        self.0.find_iter(text).last().map(|found| found.end())
    }

    /// How many of the words stand in the text, repetitions counted.
    pub(crate) fn count(&self, text: &str) -> usize {
        self.0.find_iter(text).count()
    }

    /// How many letters and digits are left where all words are taken away.
    pub(crate) fn residue(&self, text: &str) -> usize {
        let letters = |words: &str| {
            words
                .chars()
                .filter(|c| c.is_alphabetic() && *c != '年')
                .count()
        };
        let taken: usize = self
            .0
            .find_iter(text)
            .map(|m| letters(&text[m.range()]))
            .sum();
        letters(text) - taken
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(Vec::<String>::deserialize(deserializer)?)
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        #[derive(Deserialize)]
        struct File {
            words: Words,
        }
        let file: File = toml::from_str(r#"words = ["不足", "不足之处", "有待"]"#)
            .unwrap_or_else(|e| panic!("{e}"));
        file.words
    }

    #[test]
    fn the_longer_word_counts() {
        assert_eq!(words().beginning("不足之处有三"), Some("不足之处".len()));
        assert_eq!(words().count("不足之处有待改进"), 2);
    }

    #[test]
    fn where_words_stand_is_told() {
        assert_eq!(words().first("力量不足"), Some("力量".len()));
        assert!(words().ends("力量不足") && !words().ends("不足三成"));
        assert_eq!(words().residue("力量不足，有待加强"), 4);
    }
}
