//! The waterfall of a link in the reader's language. The words are
//! `datasets/link_words.csv`, one a line.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::weights::Bar;

/// word → Chinese, English.
static WORDS: LazyLock<FxHashMap<&str, [&str; 2]>> = LazyLock::new(|| {
    let lines = include_str!("../../datasets/link_words.csv")
        .lines()
        .skip(1);
    lines
        .filter_map(|line| {
            let mut cells = line.splitn(3, ',');
            Some((cells.next()?, [cells.next()?, cells.next()?]))
        })
        .collect()
});

impl Bar {
    /// What is compared, and how the pair lies there: `标签：相同`.
    #[must_use]
    pub fn told(&self, chinese: bool) -> String {
        let word = |word: &'static str| {
            let both = WORDS.get(word).copied().unwrap_or([word, word]);
            both[usize::from(!chinese)]
        };
        let level = match (self.comparison, self.level) {
            ("rival", "behind") => word("behind_rival"),
            (_, level) => word(level),
        };
        match (level.is_empty(), chinese) {
            (true, _) => word(self.comparison).to_owned(),
            (false, true) => format!("{}：{level}", word(self.comparison)),
            (false, false) => format!("{}: {level}", word(self.comparison)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::weights::comparisons;

    #[test]
    fn every_comparison_and_level_has_words() {
        for comparison in comparisons() {
            assert!(WORDS.contains_key(comparison.name), "{}", comparison.name);
            for level in comparison.levels {
                let bound = level.parse::<f64>().is_ok();
                assert!(bound || WORDS.contains_key(level), "{level}");
            }
        }
    }
}
