//! The pairs worth weighing: observations of two years whose kind is the same,
//! whose units compare, and whose labels or the words before them are alike.
//! Found over the grams they share, block by block, never each with each.

use super::features::{Bag, Features, share};
use super::words::words;
use crate::observations::{Kind, Observation};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The shares in common from which a pair is worth weighing: of the labels, or
/// of the words before the figures.
const LABEL: f64 = 0.15;
const LEAD: f64 = 0.3;

/// A pair worth weighing.
#[derive(Clone, Copy)]
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

    /// Both rows, the smaller first.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.left.min(self.right), self.left.max(self.right))
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
    let mut own: Vec<(usize, i32, &Features)> = block
        .iter()
        .filter_map(|&i| Some((i, rows.get(i)?.year, features.get(i)?)))
        .collect();
    own.sort_by_key(|(_, year, _)| *year);
    // The first row of the year: those behind it are not looked at, however many
    // of one year say the same.
    let mut first = 0;
    let (mut labels, mut leads) = (Index::default(), Index::default());
    let (mut in_labels, mut in_leads) = (vec![0.0; own.len()], vec![0.0; own.len()]);
    for (n, &(right, year, mine)) in own.iter().enumerate() {
        if own[first].1 < year {
            first = n;
        }
        labels.share(n, &mine.label.bag, &mut in_labels[..first]);
        leads.share(n, &mine.lead, &mut in_leads[..first]);
        let before = own.iter().zip(in_labels.iter_mut().zip(&mut in_leads));
        for (&(left, _, other), (label, lead)) in before.take(first) {
            let (label, lead) = (std::mem::take(label), std::mem::take(lead));
            if label == 0.0 && lead == 0.0 {
                continue;
            }
            let labels = share(2.0 * label, mine.label.bag.mass + other.label.bag.mass);
            let leads = share(2.0 * lead, mine.lead.mass + other.lead.mass);
            if labels >= LABEL || leads >= LEAD {
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
struct Index(FxHashMap<u32, Vec<u32>>);

impl Index {
    /// Adds the weight of each gram to each row of `weights` that shares it with
    /// row `n` behind them.
    fn share(&mut self, n: usize, bag: &Bag, weights: &mut [f64]) {
        for &(gram, weight) in &bag.grams {
            let before = self.0.entry(gram).or_default();
            // Rows come in their order.
            for &j in before.iter() {
                let Some(sum) = weights.get_mut(j as usize) else {
                    break;
                };
                *sum += weight;
            }
            before.push(n as u32);
        }
    }
}
