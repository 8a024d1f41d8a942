//! What many places measure and the catalog does not know yet, as rows to add to
//! it: figures of one key, the most shared first. One pass over the rows, a few
//! words kept for each key.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use super::Polarity;
use super::candidates::Role;
use super::catalog::catalog;
use super::polarity::polarity;
use crate::observations::{Kind, Observation};

/// Figures of one key, as far as they were seen.
#[derive(Debug)]
struct Cluster {
    areas: HashSet<String>,
    labels: HashMap<String, usize>,
    unit: String,
    kind: Kind,
}

/// The clusters seen so far.
#[derive(Debug, Default)]
pub struct Suggestions(BTreeMap<String, Cluster>);

/// A row for the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The key that its figures share.
    pub key: String,
    /// How many places state it.
    pub areas: usize,
    /// Its labels, the most usual first.
    pub labels: Vec<String>,
    /// Unit of its values.
    pub unit: String,
    /// Level, share or change.
    pub kind: Kind,
}

/// Labels of a cluster that are worth an alias.
const ALIASES: usize = 6;

impl Suggestions {
    /// Takes in a row that is aligned; those the catalog knows are left out.
    pub fn add(&mut self, row: &Observation) {
        let known = catalog().get(&row.indicator).is_some();
        if known || Role::of(row) != Role::Actual || row.parts.object.is_empty() {
            return;
        }
        let cluster = self
            .0
            .entry(row.parts.key.clone())
            .or_insert_with(|| Cluster {
                areas: HashSet::new(),
                labels: HashMap::new(),
                unit: row.unit.clone(),
                kind: row.kind,
            });
        if !cluster.areas.contains(&row.area) {
            cluster.areas.insert(row.area.clone());
        }
        *cluster.labels.entry(row.label.clone()).or_default() += 1;
    }

    /// What at least so many places state, the most shared first.
    #[must_use]
    pub fn rows(self, least: usize) -> Vec<Suggestion> {
        let mut rows: Vec<Suggestion> = self
            .0
            .into_iter()
            .filter(|(_, cluster)| cluster.areas.len() >= least)
            .map(|(key, cluster)| {
                let mut labels: Vec<(String, usize)> = cluster.labels.into_iter().collect();
                labels.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                Suggestion {
                    key,
                    areas: cluster.areas.len(),
                    labels: labels.into_iter().map(|(label, _)| label).collect(),
                    unit: cluster.unit,
                    kind: cluster.kind,
                }
            })
            .collect();
        rows.sort_by(|a, b| b.areas.cmp(&a.areas).then_with(|| a.key.cmp(&b.key)));
        rows
    }
}

impl Suggestion {
    /// The row as it stands in the catalog; its id and English name are for a
    /// person to give.
    #[must_use]
    pub fn toml(&self) -> String {
        let quoted = |word: &str| format!("\"{}\"", word.replace(['"', '\\'], ""));
        let name = self.labels.first().map_or("", String::as_str);
        let polarity = match polarity(name, self.kind) {
            Polarity::More => "more",
            Polarity::Less => "less",
            Polarity::Neither => "neither",
        };
        let mut out = format!("# {} places\n[[indicator]]\n", self.areas);
        for (cell, word) in [
            ("id", self.key.as_str()),
            ("name", name),
            ("name_en", ""),
            ("unit", self.unit.as_str()),
            ("kind", self.kind.as_str()),
            ("polarity", polarity),
        ] {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{cell} = {}", quoted(word));
        }
        let aliases: Vec<String> = self
            .labels
            .iter()
            .skip(1)
            .take(ALIASES)
            .map(|label| quoted(label))
            .collect();
        if !aliases.is_empty() {
            let _ = writeln!(out, "aliases = [{}]", aliases.join(", "));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::samples;

    #[test]
    fn what_most_places_share_stands_first() {
        let mut seen = Suggestions::default();
        for (area, label) in [
            ("甲县", "羊绒交易量"),
            ("乙县", "羊绒交易量"),
            ("丙县", "羊绒的交易量"),
            ("甲县", "古树名木巡查"),
            ("乙县", "巡查古树名木"),
            ("丙县", "孤本"),
        ] {
            seen.add(&samples::observation(area, 2023, label, 5.0));
        }
        let rows = seen.rows(2);
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!((rows[0].areas, rows[1].areas), (3, 2));
        assert!(rows[0].toml().contains("name = \"羊绒交易量\""));
    }
}
