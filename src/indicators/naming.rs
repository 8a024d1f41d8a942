//! Chains → indicators: gives each chain the catalog's id, or one made from the
//! label it was first seen under, and lets rows of other periods share it.

use super::catalog::catalog;
use super::chain::{Chains, counts};
use super::words::words;
use super::{Indicator, Link, polarity};
use crate::observations::block;
use crate::observations::{Kind, Observation};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The ids of one area's rows, its indicators and the links between them.
pub(super) struct Named {
    pub(super) ids: Vec<String>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) links: Vec<Link>,
    pub(super) confidence: Vec<Option<f64>>,
}

/// Names the chains of one area.
pub(super) fn name(rows: &[&Observation], chains: Chains) -> Named {
    let mut ids = vec![String::new(); rows.len()];
    let mut indicators: BTreeMap<String, Indicator> = BTreeMap::new();
    // Long chains choose first: where two would bear one name, it is the longer's.
    let mut order: Vec<usize> = (0..chains.members.len()).collect();
    order.sort_by_key(|&c| {
        let m = chains.members.get(c);
        (
            std::cmp::Reverse(m.map_or(0, Vec::len)),
            m.and_then(|m| m.first().copied()),
        )
    });
    // (wording, unit block, kind) → id, for the rows outside the chains.
    let mut by_wording: FxHashMap<(&str, &str, Kind), String> = FxHashMap::default();
    for c in order {
        let Some(members) = chains.members.get(c).filter(|m| !m.is_empty()) else {
            continue;
        };
        let first = members
            .iter()
            .filter_map(|&i| rows.get(i))
            .min_by_key(|o| (o.year, o.line, o.start));
        let Some(first) = first else { continue };
        let known = members.iter().find_map(|&i| chains.features.get(i)?.known);
        let base = known.map_or_else(|| id_of(first), str::to_owned);
        // A second thing under one name, in one of the same years or not, is
        // another indicator of this area: they were kept apart on purpose.
        let mut id = base.clone();
        let mut n = 1;
        while indicators.contains_key(&id) {
            n += 1;
            id = format!("{base}#{n}");
        }
        for &i in members {
            if let Some(slot) = ids.get_mut(i) {
                slot.clone_from(&id);
            }
            if let (Some(o), Some(f)) = (rows.get(i), chains.features.get(i)) {
                by_wording
                    .entry((f.label.wording.as_str(), block(&o.unit).0, o.kind))
                    .or_insert_with(|| id.clone());
            }
        }
        indicators.insert(id.clone(), indicator(id, known, first));
    }
    for (i, o) in rows.iter().enumerate().filter(|(_, o)| !counts(o)) {
        let Some(f) = chains.features.get(i) else {
            continue;
        };
        let id = by_wording
            .get(&(f.label.wording.as_str(), block(&o.unit).0, o.kind))
            .cloned()
            .unwrap_or_else(|| f.known.map_or_else(|| id_of(o), str::to_owned));
        indicators
            .entry(id.clone())
            .or_insert_with(|| indicator(id.clone(), f.known, o));
        if let Some(slot) = ids.get_mut(i) {
            *slot = id;
        }
    }
    Named {
        ids,
        indicators: indicators.into_values().collect(),
        links: chains.links,
        confidence: chains.confidence,
    }
}

/// An id from a label: the same in every area that says it with this unit and kind.
fn id_of(o: &Observation) -> String {
    let name = name_of(o);
    let label: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let unit = block(&o.unit).0;
    match o.kind {
        Kind::Level => format!("{label}[{unit}]"),
        Kind::Share => format!("{label}[{unit} share]"),
        Kind::Change => format!("{label}[{unit} change]"),
    }
}

/// What the label names. The sign of a change stands in its value: 办理公证增长
/// and, the year after, 办理公证下降 are 办理公证增减.
fn name_of(o: &Observation) -> String {
    let either = (o.kind == Kind::Change).then(|| words().direction.either(&o.label));
    either.flatten().unwrap_or_else(|| o.label.clone())
}

fn indicator(id: String, known: Option<&str>, first: &Observation) -> Indicator {
    let entry = known.and_then(|id| catalog().get(id));
    Indicator {
        name: entry.map_or_else(|| name_of(first), |e| e.name.clone()),
        name_en: entry.map_or_else(String::new, |e| e.name_en.clone()),
        unit: first.unit.clone(),
        kind: first.kind,
        polarity: entry.map_or_else(
            || polarity::polarity(&first.label, first.kind),
            |e| e.polarity(),
        ),
        catalogued: entry.is_some(),
        id,
    }
}
