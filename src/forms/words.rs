//! The words of `datasets/tables.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

pub(super) static WORDS: LazyLock<TableWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/tables.toml"))
        .expect("datasets/tables.toml is whole")
});

/// By which the heads of rows and columns are read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableWords {
    pub(super) passed: Vec<String>,
    pub(super) units: Vec<String>,
    pub(super) doers: Vec<String>,
    pub(super) years: Vec<String>,
    pub(super) names: Vec<String>,
    pub(super) plain: Vec<String>,
    pub(super) totals: Vec<String>,
    pub(super) absent: Vec<String>,
    pub(super) more_units: Vec<String>,
    pub(super) times: Times,
    pub(super) changes: Changes,
    pub(super) rates: Vec<String>,
    pub(super) titles: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Times {
    pub(super) now: Vec<String>,
    pub(super) prior: Vec<String>,
    pub(super) target: Vec<String>,
    pub(super) stock: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Changes {
    pub(super) ends: Vec<String>,
    pub(super) begins: Vec<String>,
    pub(super) falls: Vec<String>,
    pub(super) percents: Vec<String>,
    pub(super) amounts: Vec<String>,
}

/// Whether a list holds this word.
pub(super) fn is_in(list: &[String], word: &str) -> bool {
    list.iter().any(|known| known == word)
}

/// The longest word of a list that ends this one.
pub(super) fn end_in<'l>(list: &'l [String], word: &str) -> Option<&'l str> {
    let ends = list.iter().filter(|known| word.ends_with(known.as_str()));
    ends.max_by_key(|known| known.len()).map(String::as_str)
}

/// The longest word of a list that begins this one.
pub(super) fn beginning_in<'l>(list: &'l [String], word: &str) -> Option<&'l str> {
    let begins = list.iter().filter(|known| word.starts_with(known.as_str()));
    begins.max_by_key(|known| known.len()).map(String::as_str)
}
