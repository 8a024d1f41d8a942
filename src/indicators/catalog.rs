//! The catalog of the genres' usual indicators (`datasets/indicators.toml`): it
//! gives them ids that hold across areas. What it does not know is aligned all
//! the same.

use super::Polarity;
use super::words::words;
use crate::observations::{Kind, Observation, block, counts_alike, parts};

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One indicator of the catalog.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) name_en: String,
    pub(super) unit: String,
    pub(super) kind: String,
    pub(super) polarity: String,
    #[serde(default)]
    aliases: Vec<String>,
    /// Near-twins: wordings that must never be taken for this one.
    #[serde(default)]
    apart: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    indicator: Vec<Entry>,
}

/// The catalog, indexed by wording.
#[derive(Default)]
pub(super) struct Catalog {
    entries: Vec<Entry>,
    /// wording → unit block, kind and entry of each indicator so called
    index: FxHashMap<String, Vec<(String, Kind, usize)>>,
    ids: BTreeMap<String, usize>,
    /// The key of each name and alias that belongs to one entry alone.
    keys: FxHashMap<String, usize>,
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../datasets/indicators.toml"))
        .unwrap_or_else(|e| panic!("datasets/indicators.toml: {e}"));
    Catalog::new(file.indicator)
});

/// The embedded catalog.
pub(super) fn catalog() -> &'static Catalog {
    &CATALOG
}

impl Catalog {
    fn new(entries: Vec<Entry>) -> Self {
        let mut index: FxHashMap<String, Vec<(String, Kind, usize)>> = FxHashMap::default();
        let mut ids = BTreeMap::new();
        for (n, entry) in entries.iter().enumerate() {
            let block = block(&entry.unit).0;
            let Some(kind) = kind_of(&entry.kind) else {
                continue;
            };
            ids.insert(entry.id.clone(), n);
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                let senses = index.entry(words().wording(name)).or_default();
                if !senses.iter().any(|(b, k, _)| b == block && *k == kind) {
                    senses.push((block.to_owned(), kind, n));
                }
            }
            // A near-twin's wording belongs to nobody unless another entry names it.
        }
        for (n, entry) in entries.iter().enumerate() {
            for twin in &entry.apart {
                if let Some(senses) = index.get_mut(&words().wording(twin)) {
                    senses.retain(|(_, _, named)| *named != n);
                }
            }
        }
        let keys = keys(&entries);
        Self {
            entries,
            index,
            ids,
            keys,
        }
    }

    /// The id of the indicator that the row's label names: by its wording, or by
    /// the key that its parts make.
    pub(super) fn find(&self, wording: &str, row: &Observation) -> Option<&str> {
        let block = block(&row.unit).0;
        let by_wording = self.index.get(wording).and_then(|senses| {
            let mut senses = senses.iter();
            let found = senses.find(|(b, k, _)| b == block && *k == row.kind);
            found.map(|(.., n)| n)
        });
        let by_key = || self.keys.get(&row.parts.key);
        let n = by_wording.or_else(by_key)?;
        let entry = self.entries.get(*n)?;
        counts_alike(&entry.unit, &row.unit).then_some(entry.id.as_str())
    }

    /// The entry with this id.
    pub(super) fn get(&self, id: &str) -> Option<&Entry> {
        self.ids.get(id).and_then(|&n| self.entries.get(n))
    }
}

/// The entries by the keys of their names, without what two would share.
fn keys(entries: &[Entry]) -> FxHashMap<String, usize> {
    let mut found: FxHashMap<String, Option<usize>> = FxHashMap::default();
    for (n, entry) in entries.iter().enumerate() {
        let Some(kind) = kind_of(&entry.kind) else {
            continue;
        };
        let key = |name: &String| parts(name, &entry.unit, kind).key;
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let slot = found.entry(key(name)).or_insert(Some(n));
            if *slot != Some(n) {
                *slot = None;
            }
        }
        for twin in &entry.apart {
            let slot = found.entry(key(twin)).or_insert(None);
            if *slot == Some(n) {
                *slot = None;
            }
        }
    }
    found
        .into_iter()
        .filter_map(|(key, n)| Some((key, n?)))
        .collect()
}

fn kind_of(word: &str) -> Option<Kind> {
    [Kind::Level, Kind::Share, Kind::Change]
        .into_iter()
        .find(|k| k.as_str() == word)
}

impl Entry {
    /// Whether more of it is better.
    pub(super) fn polarity(&self) -> Polarity {
        match self.polarity.as_str() {
            "more" => Polarity::More,
            "less" => Polarity::Less,
            _ => Polarity::Neither,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_whole_and_no_wording_belongs_to_two() {
        let file: File = toml::from_str(include_str!("../../datasets/indicators.toml")).unwrap();
        let mut ids = std::collections::BTreeSet::new();
        let mut wordings: BTreeMap<(String, &str, &str), &str> = BTreeMap::new();
        for e in &file.indicator {
            assert!(ids.insert(e.id.as_str()), "twice: {}", e.id);
            assert!(kind_of(&e.kind).is_some(), "kind of {}", e.id);
            assert!(
                ["more", "less", "neither"].contains(&e.polarity.as_str()),
                "polarity of {}",
                e.id
            );
            assert!(
                !e.name.is_empty() && !e.name_en.is_empty(),
                "names of {}",
                e.id
            );
            for name in std::iter::once(&e.name).chain(&e.aliases) {
                let key = (words().wording(name), block(&e.unit).0, e.kind.as_str());
                if let Some(other) = wordings.insert(key, &e.id) {
                    assert_eq!(other, e.id, "{name} names two");
                }
            }
        }
        assert!(file.indicator.len() >= 180, "{}", file.indicator.len());
    }
}
