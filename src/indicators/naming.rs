//! Chains → indicators: gives each chain the catalog's id, or the key of the row
//! it was first seen as. An id follows from the chain alone: only where an
//! earlier chain of the area bears it already, the label as a whole or the year
//! it began in tells them apart.

use super::candidates::Role;
use super::catalog::catalog;
use super::chain::Chains;
use super::words::words;
use super::{Indicator, Link, polarity};
use crate::figures::Qualifier;
use crate::observations::{Kind, Nature, Observation, block};
use rustc_hash::{FxHashMap, FxHashSet};
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
    let mut naming = Naming {
        rows,
        chains: &chains,
        taken: FxHashSet::default(),
        by_wording: FxHashMap::default(),
    };
    let mut ids = vec![String::new(); rows.len()];
    let mut indicators: BTreeMap<String, Indicator> = BTreeMap::new();
    for members in naming.in_order() {
        let Some((id, known, first)) = naming.id(members) else {
            continue;
        };
        for &i in members {
            if let Some(slot) = ids.get_mut(i) {
                slot.clone_from(&id);
            }
        }
        indicators
            .entry(id.clone())
            .or_insert_with(|| indicator(id, known, first));
    }
    drop(naming);
    Named {
        ids,
        indicators: indicators.into_values().collect(),
        links: chains.links,
        confidence: chains.confidence,
    }
}

/// A wording with what its value is: the same thing, whatever its period.
type Sense<'a> = (&'a str, &'a str, Kind, Nature);

/// The names given so far.
struct Naming<'a> {
    rows: &'a [&'a Observation],
    chains: &'a Chains,
    taken: FxHashSet<(Role, String)>,
    /// The id of each sense of the actual values: targets and earlier values of
    /// the same thing share it.
    by_wording: FxHashMap<Sense<'a>, String>,
}

impl<'a> Naming<'a> {
    /// The chains of actual values first, in each role those that begin first; of
    /// one year what is stated exactly before a round bound (突破3万亿元).
    fn in_order(&self) -> Vec<&'a [usize]> {
        let rows = self.rows;
        let first = |members: &&[usize]| {
            let row = |i: &usize| rows.get(*i).map(|o| (Role::of(o), o.year, is_round(o), *i));
            members.iter().filter_map(row).min()
        };
        let mut order: Vec<&[usize]> = self.chains.members.iter().map(Vec::as_slice).collect();
        order.sort_by_key(first);
        order
    }

    /// The id of a chain, the catalog's if it knows it, and its first row.
    fn id(&mut self, members: &[usize]) -> Option<(String, Option<&'static str>, &'a Observation)> {
        let at = members.iter().min_by_key(|i| {
            let year = self.rows.get(**i).map(|o| o.year);
            (year, **i)
        })?;
        let first = *self.rows.get(*at)?;
        let role = Role::of(first);
        let known = |i: &usize| self.chains.features.get(*i)?.known;
        let known = members.iter().find_map(known);
        let known = known.filter(|_| is_plain(first));
        let shared = members
            .iter()
            .filter_map(|i| self.by_wording.get(&self.sense(*i)?))
            .next()
            .filter(|_| role != Role::Actual);
        let base = shared
            .cloned()
            .or_else(|| known.map(str::to_owned))
            .unwrap_or_else(|| key_of(first));
        let others = [
            with_unit(&name_of(first), first),
            format!("{base}@{}", first.year),
            format!("{base}@{}:{}", first.year, first.line),
            format!("{base}@{}:{}-{}", first.year, first.line, first.start),
        ];
        // A target may be stated twice; only the year's own values are one a year.
        let free = |id: &String| role != Role::Actual || !self.taken.contains(&(role, id.clone()));
        let id = std::iter::once(base).chain(others).find(free)?;
        self.taken.insert((role, id.clone()));
        if role == Role::Actual {
            for &i in members {
                if let Some(sense) = self.sense(i) {
                    self.by_wording.entry(sense).or_insert_with(|| id.clone());
                }
            }
        }
        Some((id, known, first))
    }

    fn sense(&self, i: usize) -> Option<Sense<'a>> {
        let (o, features) = (*self.rows.get(i)?, self.chains.features.get(i)?);
        let unit = block(&o.unit).0;
        Some((features.label.wording.as_str(), unit, o.kind, o.nature))
    }
}

/// Whether the value is the thing itself, no mark it passed and no total of years.
fn is_plain(o: &Observation) -> bool {
    let of_years = o.nature == Nature::Years && Role::of(o) != Role::Span;
    !matches!(o.nature, Nature::Milestone | Nature::Average) && !of_years
}

/// Whether the value is a bound with one digit that counts.
fn is_round(o: &Observation) -> bool {
    let exponent = o.value.abs().log10().floor();
    let leading = o.value / 10f64.powf(exponent);
    o.qualifier != Qualifier::Exact && (leading - leading.round()).abs() < 1e-9
}

/// An id from the parts: the same in every area that says it with this unit and
/// kind.
fn key_of(o: &Observation) -> String {
    let key = if o.parts.key.is_empty() {
        with_unit(&name_of(o), o)
    } else {
        o.parts.key.clone()
    };
    if is_plain(o) {
        key
    } else {
        format!("{key}@{}", o.nature.as_str())
    }
}

/// A label with its unit and kind.
fn with_unit(label: &str, o: &Observation) -> String {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
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
