//! The words that tell what a part of a report is for: `datasets/sections.toml`,
//! made ready to be found.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::cues::Words;

/// The dataset, a field a table of it.
#[derive(Deserialize)]
pub(super) struct Cues {
    pub(super) leadership: Title,
    pub(super) measures: Title,
    pub(super) weaknesses: Weaknesses,
    pub(super) causes: Opened,
    pub(super) plans: Plans,
    pub(super) outlook: Outlook,
    pub(super) annex: Annex,
}

/// A part known by its heading alone.
#[derive(Deserialize)]
pub(super) struct Title {
    pub(super) title: Words,
}

/// A part that a sentence can open, too.
#[derive(Deserialize)]
pub(super) struct Opened {
    pub(super) title: Words,
    pub(super) opener: Words,
}

#[derive(Deserialize)]
pub(super) struct Plans {
    pub(super) title: Words,
    pub(super) either: Words,
    pub(super) opener: Words,
    pub(super) promise: Words,
}

#[derive(Deserialize)]
pub(super) struct Weaknesses {
    pub(super) title: Words,
    pub(super) dealt: Words,
    pub(super) plain: Words,
    pub(super) realise: Words,
    pub(super) but: Words,
    pub(super) measured_by: Words,
    pub(super) lacking: Words,
    pub(super) named: Words,
    pub(super) mending: Words,
}

#[derive(Deserialize)]
pub(super) struct Outlook {
    pub(super) title: Words,
    pub(super) work: Words,
    pub(super) year: Words,
    pub(super) years: Words,
}

#[derive(Deserialize)]
pub(super) struct Annex {
    pub(super) title: Words,
    pub(super) end: Words,
}

/// The parsed dataset. It is part of the program, so that it parses is a test.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/sections.toml"))
        .unwrap_or_else(|e| panic!("datasets/sections.toml: {e}"))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dataset_parses_and_its_words_are_found() {
        assert!(CUES.weaknesses.title.within("存在的困难和问题"));
        assert!(CUES.plans.opener.begins("下一步，我县将"));
        assert!(!CUES.plans.opener.begins("我县下一步"));
    }
}
