//! How alike two observations are: their labels by weighted characters and
//! character pairs, then what their place and size say for or against it.

use super::words::{Marks, Parting, words};
use crate::observations::{Kind, Observation, Period};
use std::collections::BTreeMap;

/// A pair at or above this joins.
pub(super) const JOIN: f64 = 0.60;
/// A pair at or above this, and below `JOIN`, is a doubt.
pub(super) const DOUBT: f64 = 0.50;

/// What is compared of an observation.
pub(super) struct Features {
    /// Its label in the common wording.
    pub(super) wording: String,
    /// Gram number and weight, sorted by number.
    grams: Vec<(u32, f64)>,
    /// Sum of the weights.
    mass: f64,
    marks: Marks,
    heading: Vec<char>,
    group: usize,
    /// Position among the observations of its report.
    pub(super) order: usize,
    /// The catalog's id for its label.
    pub(super) known: Option<&'static str>,
}

/// Score of a pair with its reasons.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    /// Between 0 and 1.
    pub(super) score: f64,
    /// Share of the labels' weight in common.
    label: f64,
    unit: f64,
    heading: f64,
    size: f64,
    unsaid: f64,
    known: bool,
}

impl Likeness {
    /// What speaks for and against, in a few words.
    pub(super) fn reasons(&self) -> String {
        let mut out = format!("label {:.2}", self.label);
        if self.known {
            out.push_str(", both in the catalog");
        }
        for (name, part) in [
            ("other unit", self.unit),
            ("heading", self.heading),
            ("size", self.size),
            ("stage or scope unsaid", self.unsaid),
        ] {
            if part.abs() >= 0.005 {
                out.push_str(&format!(", {name} {part:+.2}"));
            }
        }
        out
    }
}

/// Features of all observations of one area, weighted by how rare each gram is
/// among its labels.
pub(super) fn features(rows: &[&Observation]) -> Vec<Features> {
    let wordings: Vec<String> = rows.iter().map(|o| words().wording(&o.label)).collect();
    let mut distinct: Vec<&String> = wordings.iter().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let mut frequency: BTreeMap<(char, char), (u32, u32)> = BTreeMap::new();
    for wording in &distinct {
        for gram in grams_of(wording) {
            let number = frequency.len() as u32;
            frequency.entry(gram).or_insert((number, 0)).1 += 1;
        }
    }
    let total = distinct.len() as f64;
    let mut order: BTreeMap<(i32, &str), usize> = BTreeMap::new();
    rows.iter()
        .zip(wordings)
        .map(|(o, wording)| {
            let mut grams: Vec<(u32, f64)> = grams_of(&wording)
                .into_iter()
                .filter_map(|gram| {
                    let &(number, df) = frequency.get(&gram)?;
                    let rarity = (1.0 + total / f64::from(df.max(1))).ln();
                    // A single character says less than a pair.
                    Some((number, if gram.1 == '\0' { 0.5 * rarity } else { rarity }))
                })
                .collect();
            grams.sort_unstable_by_key(|g| g.0);
            let next = order.entry((o.year, o.source.as_str())).or_default();
            *next += 1;
            let mut heading: Vec<char> = o
                .heading
                .rsplit(" / ")
                .next()
                .unwrap_or_default()
                .chars()
                .filter(|c| c.is_alphabetic())
                .collect();
            heading.sort_unstable();
            heading.dedup();
            Features {
                mass: grams.iter().map(|g| g.1).sum(),
                marks: words().marks(&wording),
                heading,
                group: words().block(&o.unit).1,
                order: *next,
                known: super::catalog::catalog().find(&wording, &o.unit, o.kind),
                wording,
                grams,
            }
        })
        .collect()
}

/// Characters (paired with NUL) and pairs of neighbours, each once.
fn grams_of(wording: &str) -> Vec<(char, char)> {
    let mut out: Vec<(char, char)> = wording.chars().map(|c| (c, '\0')).collect();
    out.extend(wording.chars().zip(wording.chars().skip(1)));
    out.sort_unstable();
    out.dedup();
    out
}

/// The likeness of two observations of one block (same kind, units compare);
/// `None` where a word says that they measure different things.
pub(super) fn likeness(
    (a, x): (&Observation, &Features),
    (b, y): (&Observation, &Features),
) -> Option<Likeness> {
    let known = match (x.known, y.known) {
        (Some(p), Some(q)) if p != q => return None,
        (Some(_), Some(_)) => true,
        _ => false,
    };
    let parting = words().parting(&x.marks, &y.marks);
    if parting == Parting::Parted && !known {
        return None;
    }
    let common = common(&x.grams, &y.grams);
    let whole = x.mass + y.mass;
    if whole <= 0.0 {
        return None;
    }
    let label = if known { 1.0 } else { 2.0 * common / whole };
    if label < 0.35 {
        return None;
    }
    // A label that holds all of the other's words is often the same, said longer.
    let held = common / x.mass.min(y.mass).max(f64::MIN_POSITIVE);
    let base = if known { 1.0 } else { 0.8 * label + 0.2 * held };
    let unit = if x.group == y.group { 0.0 } else { -0.08 };
    let heading = 0.05 * overlap(&x.heading, &y.heading);
    let size = size(a, b);
    let unsaid = match parting {
        Parting::Unsaid(n) if !known => -0.04 * f64::from(n.min(6)),
        _ => 0.0,
    };
    let period = if (a.period == Period::Stock) == (b.period == Period::Stock) {
        0.0
    } else {
        -0.05
    };
    Some(Likeness {
        score: (base + unit + heading + size + unsaid + period).clamp(0.0, 1.0),
        label,
        unit,
        heading,
        size,
        unsaid,
        known,
    })
}

fn common(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x.1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

fn overlap(a: &[char], b: &[char]) -> f64 {
    let both = a.iter().filter(|c| b.binary_search(c).is_ok()).count();
    let all = a.len() + b.len();
    if all == 0 {
        0.0
    } else {
        2.0 * both as f64 / all as f64
    }
}

/// An amount ten times that of the other year, or a share half the scale away,
/// is seldom the same thing; how much it moved within reason says nothing.
fn size(a: &Observation, b: &Observation) -> f64 {
    match a.kind {
        Kind::Level if a.value > 0.0 && b.value > 0.0 => {
            let ratio =
                (a.value / b.value).ln().abs() / f64::from((a.year - b.year).abs().max(1)).sqrt();
            if ratio < 0.35 {
                0.04
            } else {
                -(0.12 * (ratio - 0.9).max(0.0)).min(0.25)
            }
        }
        Kind::Share => -(0.4 * ((a.value - b.value).abs() / 100.0 - 0.15).max(0.0)).min(0.2),
        _ => 0.0,
    }
}
