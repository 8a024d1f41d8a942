//! The words of the report in each language, from `datasets/words.toml`
//! and `datasets/words-page.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A language of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language tag, as in `<html lang>`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

#[derive(Deserialize)]
struct Entry {
    zh: String,
    en: String,
}

#[derive(Deserialize)]
struct Dataset {
    word: BTreeMap<String, Entry>,
    #[serde(default)]
    unit: BTreeMap<String, String>,
}

/// The words all outputs share, and those of the page and the site.
const FILES: [&str; 2] = [
    include_str!("../../datasets/words.toml"),
    include_str!("../../datasets/words-page.toml"),
];

static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let mut all = Dataset {
        word: BTreeMap::new(),
        unit: BTreeMap::new(),
    };
    for file in FILES {
        let part: Dataset = toml::from_str(file).expect("the words of datasets/ parse");
        all.word.extend(part.word);
        all.unit.extend(part.unit);
    }
    all
});

/// The word or sentence of this key; the key itself where there is none, so
/// that a status added elsewhere still shows.
pub(crate) fn word(key: &str, lang: Lang) -> &str {
    match (DATASET.word.get(key), lang) {
        (Some(entry), Lang::Zh) => &entry.zh,
        (Some(entry), Lang::En) => &entry.en,
        (None, _) => key,
    }
}

/// A unit as the language writes it; unknown units stay as the report has them.
pub(crate) fn unit(unit: &str, lang: Lang) -> &str {
    match lang {
        Lang::Zh => unit,
        Lang::En => DATASET.unit.get(unit).map_or(unit, String::as_str),
    }
}

/// All words of a language, for templates.
pub(crate) fn all(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    DATASET
        .word
        .iter()
        .map(|(key, entry)| {
            let words = match lang {
                Lang::Zh => &entry.zh,
                Lang::En => &entry.en,
            };
            (key.as_str(), words.as_str())
        })
        .collect()
}

/// The sentence of this key with its `{name}`s filled in. What is filled in is
/// never read as a pattern again.
pub(crate) fn sentence(key: &str, lang: Lang, parts: &[(&str, &str)]) -> String {
    let pattern = word(key, lang);
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let Some(close) = after.find('}') else {
            out.push_str(&rest[open..]);
            return out;
        };
        let name = &after[..close];
        if let Some((_, value)) = parts.iter().find(|(n, _)| *n == name) {
            out.push_str(value);
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let filled = sentence(
            "finding_better",
            Lang::Zh,
            &[("n", "{names}"), ("names", "甲")],
        );
        assert!(
            filled.contains("{names}") && filled.contains('甲'),
            "{filled}"
        );
    }

    #[test]
    fn every_word_has_the_same_blanks_in_both_languages() {
        let blanks = |words: &str| {
            let mut found: Vec<String> = words
                .split('{')
                .skip(1)
                .filter_map(|part| part.split('}').next().map(str::to_owned))
                .collect();
            found.sort();
            found
        };
        for (key, entry) in &DATASET.word {
            assert_eq!(blanks(&entry.zh), blanks(&entry.en), "{key}");
            assert!(!entry.en.is_empty() && !entry.zh.is_empty(), "{key}");
        }
    }
}
