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
    pub list_opening: Vec<String>,
    pub partial: Vec<String>,
    pub remainder: Vec<String>,
    pub total_after: Vec<String>,
    pub year_on_year: Vec<String>,
    pub direction: Vec<String>,
    pub filler: Vec<String>,
    pub other_base: Vec<String>,
    pub revised: Vec<String>,
    pub last_year: Vec<String>,
}

/// The lists, parsed once. A broken file is caught by the test below.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/checks.toml")).unwrap_or_default()
});

/// Whether `text` contains one of the words.
pub(super) fn has(text: &str, words: &[String]) -> bool {
    words.iter().any(|w| text.contains(w.as_str()))
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
