//! The pairs worth weighing: observations of two years whose kind and role are
//! the same, whose units compare, and whose labels, or the words before them, or
//! whose values are alike. Found over the grams they share, block by block,
//! never each with each.

use super::features::{Bag, Features, share};
use super::rarity::Gram;
use crate::observations::{Kind, Observation, Period, block};
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
}

impl Candidate {
    /// Two rows with nothing in common, which only a person brought together.
    pub(super) fn unlike(left: usize, right: usize) -> Self {
        Self {
            left,
            right,
            label: 0.0,
        }
    }

    /// Both rows, the smaller first.
    pub(super) fn ends(&self) -> (usize, usize) {
        (self.left.min(self.right), self.left.max(self.right))
    }
}

/// What a value is to its report: never linked across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    /// Of the year reported on, or what had come together by its end.
    Actual,
    Target,
    Span,
    Prior,
}

impl Role {
    pub(super) fn of(o: &Observation) -> Self {
        match o.period {
            Period::Year | Period::Stock => Self::Actual,
            Period::Target => Self::Target,
            Period::Span => Self::Span,
            Period::Prior => Self::Prior,
        }
    }
}

/// The candidates among the rows, ordered by left and right.
pub(super) fn candidates(rows: &[&Observation], features: &[Features]) -> Vec<Candidate> {
    let mut blocks: BTreeMap<(&str, Kind, Role), Vec<usize>> = BTreeMap::new();
    for (i, o) in rows.iter().enumerate() {
        let block = (block(&o.unit).0, o.kind, Role::of(o));
        blocks.entry(block).or_default().push(i);
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
    let mut own: Vec<(usize, &Observation, &Features)> = block
        .iter()
        .filter_map(|&i| Some((i, *rows.get(i)?, features.get(i)?)))
        .collect();
    own.sort_by_key(|(_, o, _)| o.year);
    let labels = own.iter().map(|(.., f)| &f.label);
    let labels = Likeness::of(labels.map(|l| (Rc::as_ptr(l).addr(), &l.bag)), LABEL, index);
    let leads = own.iter().map(|(.., f)| &f.lead);
    let leads = Likeness::of(leads.map(|l| (Rc::as_ptr(l).addr(), &**l)), LEAD, index);
    // The first row of the year: those behind it are not looked at, however many
    // of one year say the same.
    let mut first = 0;
    let mut before = Vec::new();
    for (n, &(right, o, mine)) in own.iter().enumerate() {
        if own[first].1.year < o.year {
            first = n;
        }
        before.clear();
        before.extend(labels.alike(n, first).chain(leads.alike(n, first)));
        let valued = (0..first).filter(|&j| goes_on(own[j].1, (o, mine)));
        // So many of one unit say nothing by their size.
        before.extend(valued.take(NEAR));
        before.sort_unstable();
        before.dedup();
        out.extend(before.iter().map(|&j| Candidate {
            left: own[j].0,
            right,
            label: labels.common(n, j),
        }));
    }
}

/// Most rows before that a row is weighed with for their size alone.
const NEAR: usize = 40;

/// Whether a value may go on from an earlier one, whatever it is called: near it
/// in size, or by the growth that is stated.
fn goes_on(a: &Observation, (b, y): (&Observation, &Features)) -> bool {
    if a.unit != b.unit {
        return false;
    }
    let follows =
        |before: &super::features::Before| (a.value - before.value).abs() <= 4.0 * before.tolerance;
    match a.kind {
        Kind::Level => {
            let (less, more) = (a.value.min(b.value), a.value.max(b.value));
            less >= 20.0 && more <= 1.35 * less || y.before.as_ref().is_some_and(follows)
        }
        Kind::Share => (a.value - b.value).abs() <= 3.0,
        Kind::Change => false,
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

/// gram → the wordings before that have it; one index serves all blocks of an
/// area.
#[derive(Default)]
struct Index {
    before: FxHashMap<Gram, Vec<u32>>,
}

impl Index {
    fn clear(&mut self) {
        for wordings in self.before.values_mut() {
            wordings.clear();
        }
    }

    /// Adds the weight of each gram to each wording of `weights` that shares it
    /// with wording `n` behind them.
    fn share(&mut self, n: usize, bag: &Bag, weights: &mut [f64]) {
        for &(gram, weight) in &bag.grams {
            let before = self.before.entry(gram).or_default();
            for &j in before.iter() {
                weights[j as usize] += weight;
            }
            before.push(n as u32);
        }
    }
}
