//! Observations of one area → chains, one an indicator: candidates, the
//! evidence on each, and the assignment over all years. An indicator that is
//! absent for a year and comes back keeps its chain.

use super::assignment::{Weights, assign};
use super::candidates::{Candidate, candidates};
use super::evidence::{Evidence, weigh};
use super::features::{Features, features, share};
use super::{Link, Ruling, links};
use crate::observations::{Observation, Period};
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds from which a pair speaks for a join: a confidence of two thirds.
const JOIN: f64 = 0.7;
/// Log-odds of the joins of the first round, before neighbours speak.
const FIRST: f64 = 0.2;
/// How often the joins speak for others: the second time little changes.
const ROUNDS: usize = 2;
/// What a single pair can say for or against a chain.
const MOST: f64 = 6.0;
const LEAST: f64 = -2.0;
/// What a person says outweighs all that pairs can.
const RULED: f64 = 1e4;

/// The chains of one area (members are positions in its rows), and what speaks
/// for and against them.
pub(super) struct Chains {
    pub(super) members: Vec<Vec<usize>>,
    pub(super) features: Vec<Features>,
    pub(super) links: Vec<Link>,
}

/// Two rows worth weighing; `left` is of the earlier year.
pub(super) struct Pair {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) evidence: Evidence,
    /// What a person ruled on it: the same or not.
    pub(super) ruled: Option<bool>,
}

/// Whether the row takes part in the chains: one a year an indicator.
pub(super) fn counts(o: &Observation) -> bool {
    matches!(o.period, Period::Year | Period::Stock)
}

/// Chains the rows of one area.
pub(super) fn chain(rows: &[&Observation], rulings: &[Ruling]) -> Chains {
    let features = features(rows);
    let taking_part: Vec<usize> = (0..rows.len())
        .filter(|&i| rows.get(i).is_some_and(|o| counts(o)))
        .collect();
    let mut candidates = candidates(rows, &features, taking_part.iter().copied());
    let ruled: BTreeMap<(usize, usize), bool> = rulings
        .iter()
        .map(|ruling| ((ruling.left, ruling.right), ruling.same))
        .collect();
    let known: BTreeSet<(usize, usize)> = candidates.iter().map(|c| (c.left, c.right)).collect();
    let unlikely = ruled.keys().filter(|pair| !known.contains(pair));
    candidates.extend(unlikely.map(|&(left, right)| Candidate::unlike(left, right)));
    let mut pairs: Vec<Pair> = candidates
        .into_iter()
        .filter_map(|c| {
            let (left, right) = (c.left, c.right);
            let a = (*rows.get(left)?, features.get(left)?);
            let b = (*rows.get(right)?, features.get(right)?);
            Some(Pair {
                left,
                right,
                evidence: weigh(a, b, &c),
                ruled: ruled.get(&(left, right)).copied(),
            })
        })
        .collect();
    let year = |i: usize| rows.get(i).map_or(0, |o| o.year);
    // First the joins that are sure without them; then their neighbours in the
    // text speak for the others: the order of a report changes little.
    let places = places(rows, &features);
    let mut members = assign(&taking_part, &year, &weights(&pairs, FIRST));
    for _ in 0..ROUNDS {
        let of = chain_of(&members);
        let alike = Alike::new(&taking_part, &members, &year);
        for pair in &mut pairs {
            let count = neighbours(rows, &features, &places, &of, pair);
            let share = alike.share(year(pair.left), year(pair.right));
            pair.evidence = pair.evidence.with_joins(count, share);
        }
        members = assign(&taking_part, &year, &weights(&pairs, JOIN));
    }
    let links = links::links(&members, &pairs, &year);
    Chains {
        members,
        features,
        links,
    }
}

/// What each pair says beyond `least`.
fn weights(pairs: &[Pair], least: f64) -> Weights {
    let ends = |p: &Pair| (p.left.min(p.right), p.left.max(p.right));
    Weights {
        pairs: pairs
            .iter()
            .map(|p| {
                let beyond = match p.ruled {
                    Some(true) => return (ends(p), RULED),
                    Some(false) => return (ends(p), -RULED),
                    None => p.evidence.log_odds() - least,
                };
                (ends(p), beyond.clamp(LEAST, MOST))
            })
            .collect(),
        absent: LEAST,
    }
}

/// row → its chain
pub(super) fn chain_of(chains: &[Vec<usize>]) -> BTreeMap<usize, usize> {
    chains
        .iter()
        .enumerate()
        .flat_map(|(c, members)| members.iter().map(move |&i| (i, c)))
        .collect()
}

/// How much of the reports of two years is surely joined: where much of them
/// goes on, a row without a partner is less to be expected.
struct Alike {
    rows: BTreeMap<i32, usize>,
    joined: BTreeMap<(i32, i32), usize>,
}

impl Alike {
    fn new(among: &[usize], chains: &[Vec<usize>], year: &dyn Fn(usize) -> i32) -> Self {
        let (mut rows, mut joined) = (BTreeMap::new(), BTreeMap::new());
        for &i in among {
            *rows.entry(year(i)).or_default() += 1;
        }
        for chain in chains {
            let mut years: Vec<i32> = chain.iter().map(|&i| year(i)).collect();
            years.sort_unstable();
            for (n, &later) in years.iter().enumerate() {
                for &earlier in &years[..n] {
                    *joined.entry((earlier, later)).or_default() += 1;
                }
            }
        }
        Self { rows, joined }
    }

    fn share(&self, earlier: i32, later: i32) -> f64 {
        let of = |year: &i32| self.rows.get(year).copied().unwrap_or(0);
        let joined = self.joined.get(&(earlier, later)).copied().unwrap_or(0);
        share(joined as f64, of(&earlier).min(of(&later)) as f64)
    }
}

type Places<'a> = BTreeMap<(i32, &'a str, usize), usize>;

/// (year, source, order) → row
fn places<'a>(rows: &[&'a Observation], features: &[Features]) -> Places<'a> {
    rows.iter()
        .zip(features)
        .enumerate()
        .map(|(i, (o, f))| ((o.year, o.source.as_str(), f.order), i))
        .collect()
}

/// How many of the two rows before and the two behind are joined with each other.
fn neighbours(
    rows: &[&Observation],
    features: &[Features],
    places: &Places,
    of: &BTreeMap<usize, usize>,
    pair: &Pair,
) -> usize {
    let at = |i: usize, step: isize| -> Option<usize> {
        let order = features.get(i)?.order.checked_add_signed(step)?;
        let o = rows.get(i)?;
        of.get(places.get(&(o.year, o.source.as_str(), order))?)
            .copied()
    };
    [-2isize, -1, 1, 2]
        .iter()
        .filter(|&&step| {
            [step, step - 1, step + 1]
                .iter()
                .filter(|&&other| other != 0)
                .any(|&other| matches!((at(pair.left, step), at(pair.right, other)), (Some(p), Some(q)) if p == q))
        })
        .count()
}
