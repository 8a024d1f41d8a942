//! The word lists of `datasets/checks.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// What binds figures to each other, in words.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Words {
    /// Units that count the same things.
    pub units: Vec<Vec<String>>,
    pub portion: Vec<String>,
    pub not_a_portion: Vec<String>,
    pub scope: Vec<String>,
    pub elsewhere: Vec<String>,
    pub list_opening: Vec<String>,
    pub partial: Vec<String>,
    pub remainder: Vec<String>,
    pub total_after: Vec<String>,
    pub whole_after: Vec<String>,
    pub year_on_year: Vec<String>,
    pub direction: Vec<String>,
    pub filler: Vec<String>,
    pub other_base: Vec<String>,
    pub revised: Vec<String>,
    pub reaching: Vec<String>,
    pub met: Vec<String>,
    pub goal: Vec<String>,
    pub unmet: Vec<String>,
    pub limit: Vec<String>,
    pub rates: Vec<Rate>,
}

/// What a rate counts.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Rate {
    /// How the rate's name ends before 率.
    pub rate: String,
    /// What the figures it counts are called.
    pub parts: Vec<String>,
}

/// The parsed dataset. It is part of the program, so that it parses is a test.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/checks.toml"))
        .unwrap_or_else(|e| panic!("datasets/checks.toml: {e}"))
});

/// Whether `text` contains one of the words.
pub(super) fn has(text: &str, words: &[String]) -> bool {
    words.iter().any(|w| text.contains(w.as_str()))
}

/// Whether the words name the year before: 上年, or 2022年 in the report of 2023.
pub(super) fn names_year_before(text: &str, words: &[String], year: i32) -> bool {
    has(text, words) || text.contains(&format!("{}年", year - 1))
}

/// Whether figures of the two units can be parts of each other.
pub(super) fn compatible(a: &str, b: &str) -> bool {
    a == b
        || WORDS
            .units
            .iter()
            .any(|class| class.iter().any(|u| u == a) && class.iter().any(|u| u == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_every_list_has_words() {
        let words: Words =
            toml::from_str(include_str!("../../datasets/checks.toml")).expect("valid TOML");
        assert!(
            !words.units.is_empty() && !words.portion.is_empty() && !words.direction.is_empty()
        );
        assert!(compatible("件", "起") && !compatible("件", "元"));
    }
}
