//! The pairs worth weighing: observations of two years whose kind is the same,
//! whose units compare, and whose labels or the words before them are alike.
//! Found over the grams they share, block by block, never each with each.

use super::features::{Bag, Features, share};
use crate::observations::block;
use crate::observations::{Kind, Observation};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::rc::Rc;

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
            let block = (block(&o.unit).0, o.kind);
            blocks.entry(block).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    let mut index = Index::default();
    for block in blocks.values() {
        within(rows, features, block, &mut index, &mut out);
    }
    out.sort_unstable_by_key(|c| (c.left, c.right));
    out
}

fn within(
    rows: &[&Observation],
    features: &[Features],
    block: &[usize],
    index: &mut Index,
    out: &mut Vec<Candidate>,
) {
    let mut own: Vec<(usize, i32, &Features)> = block
        .iter()
        .filter_map(|&i| Some((i, rows.get(i)?.year, features.get(i)?)))
        .collect();
    own.sort_by_key(|(_, year, _)| *year);
    let labels = own.iter().map(|(.., f)| &f.label);
    let labels = Likeness::of(labels.map(|l| (Rc::as_ptr(l).addr(), &l.bag)), LABEL, index);
    let leads = own.iter().map(|(.., f)| &f.lead);
    let leads = Likeness::of(leads.map(|l| (Rc::as_ptr(l).addr(), &**l)), LEAD, index);
    // The first row of the year: those behind it are not looked at, however many
    // of one year say the same.
    let mut first = 0;
    let mut before = Vec::new();
    for (n, &(right, year, mine)) in own.iter().enumerate() {
        if own[first].1 < year {
            first = n;
        }
        before.clear();
        before.extend(labels.alike(n, first).chain(leads.alike(n, first)));
        before.sort_unstable();
        before.dedup();
        out.extend(before.iter().map(|&j| {
            let (left, _, other) = own[j];
            Candidate {
                left,
                right,
                label: labels.common(n, j),
                lead: share(2.0 * leads.common(n, j), mine.lead.mass + other.lead.mass),
            }
        }));
    }
}

/// How much the wordings of a block's rows have in common. Wordings recur from
/// year to year: each two are looked at once, however many rows have them.
struct Likeness {
    /// The wording of each row.
    of: Vec<usize>,
    /// The rows of each wording.
    rows: Vec<Vec<usize>>,
    /// For each wording the weight it has in common with those before it, and
    /// with itself.
    common: Vec<Vec<f64>>,
    /// The wordings with which it shares enough to be worth weighing.
    alike: Vec<Vec<usize>>,
}

impl Likeness {
    /// Of the rows' bags, each with what tells its wording.
    fn of<'a>(bags: impl Iterator<Item = (usize, &'a Bag)>, least: f64, index: &mut Index) -> Self {
        index.clear();
        let mut own = Self {
            of: Vec::new(),
            rows: Vec::new(),
            common: Vec::new(),
            alike: Vec::new(),
        };
        let mut numbers: FxHashMap<usize, usize> = FxHashMap::default();
        let mut masses = Vec::new();
        for (row, (wording, bag)) in bags.enumerate() {
            let number = *numbers.entry(wording).or_insert_with(|| {
                masses.push(bag.mass);
                own.add(bag, &masses, index, least)
            });
            own.of.push(number);
            own.rows[number].push(row);
        }
        own
    }

    /// A wording not met before.
    fn add(&mut self, bag: &Bag, masses: &[f64], index: &mut Index, least: f64) -> usize {
        let n = self.common.len();
        let mut common = vec![0.0; n + 1];
        index.share(n, bag, &mut common);
        common[n] = bag.mass;
        let mut alike = Vec::new();
        // A division for each two wordings would be a twentieth of an ingest.
        let near = least * (1.0 - 1e-9);
        for (m, (weight, mass)) in common.iter().zip(masses).enumerate() {
            let whole = bag.mass + mass;
            if 2.0 * weight >= near * whole && share(2.0 * weight, whole) >= least {
                alike.push(m);
                if m < n {
                    self.alike[m].push(n);
                }
            }
        }
        self.common.push(common);
        self.alike.push(alike);
        self.rows.push(Vec::new());
        n
    }

    /// The rows before `first` whose wordings are like that of row `n`.
    fn alike(&self, n: usize, first: usize) -> impl Iterator<Item = usize> {
        let alike = self.alike[self.of[n]].iter().map(|&m| &self.rows[m]);
        alike.flat_map(move |rows| rows.iter().copied().take_while(move |&j| j < first))
    }

    /// The weight that two rows have in common.
    fn common(&self, i: usize, j: usize) -> f64 {
        let (one, other) = (self.of[i], self.of[j]);
        self.common[one.max(other)][one.min(other)]
    }
}

/// gram → the wordings before that have it. Grams are small numbers, and one
/// index serves all blocks of an area.
#[derive(Default)]
struct Index {
    before: Vec<Vec<u32>>,
    /// The grams that some wording has.
    met: Vec<u32>,
}

impl Index {
    fn clear(&mut self) {
        for gram in self.met.drain(..) {
            self.before[gram as usize].clear();
        }
    }

    /// Adds the weight of each gram to each wording of `weights` that shares it
    /// with wording `n` behind them.
    fn share(&mut self, n: usize, bag: &Bag, weights: &mut [f64]) {
        // Grams are sorted by number.
        let size = bag.grams.last().map_or(0, |(gram, _)| *gram as usize + 1);
        if self.before.len() < size {
            self.before.resize(size, Vec::new());
        }
        for &(gram, weight) in &bag.grams {
            let before = &mut self.before[gram as usize];
            if before.is_empty() {
                self.met.push(gram);
            }
            for &j in before.iter() {
                weights[j as usize] += weight;
            }
            before.push(n as u32);
        }
    }
}
