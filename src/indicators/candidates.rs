//! The pairs worth weighing: observations of two years whose kind is the same,
//! whose units compare, and whose labels or the words before them are alike. Found over the grams they
//! share, block by block, never each with each.

use super::features::{Bag, Features, share};
use super::words::words;
use crate::observations::{Kind, Observation};
use std::collections::BTreeMap;

/// The shares in common from which a pair is worth weighing: of the labels, or
/// of the words before the figures.
const LABEL: f64 = 0.15;
const LEAD: f64 = 0.3;

/// A pair worth weighing.
pub(super) struct Candidate {
    /// Of the earlier year.
    pub(super) left: usize,
    pub(super) right: usize,
    /// The weight that their labels have in common.
    pub(super) label: f64,
    /// The share that the words before them have in common.
    pub(super) lead: f64,
}

impl Candidate {
    /// Two rows with nothing in common, which only a person brought together.
    pub(super) fn unlike(left: usize, right: usize) -> Self {
        Self {
            left,
            right,
            label: 0.0,
            lead: 0.0,
        }
    }
}

/// The candidates among `among`, ordered by left and right.
pub(super) fn candidates(
    rows: &[&Observation],
    features: &[Features],
    among: impl Iterator<Item = usize>,
) -> Vec<Candidate> {
    let mut blocks: BTreeMap<(&str, Kind), Vec<usize>> = BTreeMap::new();
    for i in among {
        if let Some(o) = rows.get(i) {
            let block = (words().block(&o.unit).0, o.kind);
            blocks.entry(block).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    for block in blocks.values() {
        within(rows, features, block, &mut out);
    }
    out.sort_unstable_by_key(|c| (c.left, c.right));
    out
}

fn within(rows: &[&Observation], features: &[Features], block: &[usize], out: &mut Vec<Candidate>) {
    let year = |i: usize| rows.get(i).map_or(0, |o| o.year);
    let (mut labels, mut leads) = (Index::default(), Index::default());
    for &i in block {
        let Some(own) = features.get(i) else { continue };
        let mut shared: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        labels.share(i, &own.label, |j, weight| {
            shared.entry(j).or_default().0 += weight
        });
        leads.share(i, &own.lead, |j, weight| {
            shared.entry(j).or_default().1 += weight
        });
        for (j, (label, lead)) in shared {
            let Some(other) = features.get(j).filter(|_| year(j) != year(i)) else {
                continue;
            };
            let labels = share(2.0 * label, own.label.mass + other.label.mass);
            let leads = share(2.0 * lead, own.lead.mass + other.lead.mass);
            if labels >= LABEL || leads >= LEAD {
                let (left, right) = if year(j) < year(i) { (j, i) } else { (i, j) };
                out.push(Candidate {
                    left,
                    right,
                    label,
                    lead: leads,
                });
            }
        }
    }
}

/// gram → the rows before that have it
#[derive(Default)]
struct Index(BTreeMap<u32, Vec<usize>>);

impl Index {
    /// Tells each row before and the weight of each gram it shares with `i`.
    fn share(&mut self, i: usize, bag: &Bag, mut tell: impl FnMut(usize, f64)) {
        for &(gram, weight) in &bag.grams {
            let before = self.0.entry(gram).or_default();
            for &j in before.iter() {
                tell(j, weight);
            }
            before.push(i);
        }
    }
}
