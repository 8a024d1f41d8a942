//! Observations of one area → chains, one an indicator: candidates, what each
//! pair weighs, and the assignment over all years. An indicator that is absent
//! for a year and comes back keeps its chain.

use super::assignment::{self, Assignment};
use super::candidates::{Candidate, candidates};
use super::comparison::{Own, Standing, compare};
use super::features::{Features, features};
use super::standing::{Places, Stand};
use super::weights::{Bar, Weights, confidence};
use super::{Link, Ruling, links};
use crate::observations::Observation;
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds from which a pair speaks for a join: even.
const JOIN: f64 = 0.0;
/// The level of `reports`, the last comparison of standing, from which much of
/// two reports goes on.
const MUCH: u8 = 3;
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
    /// That each row measures the same as the row before it of its chain.
    pub(super) confidence: Vec<Option<f64>>,
}

/// Two rows worth weighing.
pub(super) struct Pair {
    pub(super) candidate: Candidate,
    pub(super) own: Own,
    pub(super) standing: Standing,
    /// Log-odds by all that is known.
    pub(super) log_odds: f64,
    /// What a person ruled on it: the same or not.
    pub(super) ruled: Option<bool>,
}

impl Pair {
    /// That both measure the same thing.
    pub(super) fn confidence(&self) -> f64 {
        match self.ruled {
            Some(same) => f64::from(u8::from(same)),
            None => confidence(self.log_odds),
        }
    }

    /// What each comparison weighs.
    pub(super) fn waterfall(&self, weights: &Weights) -> Vec<Bar> {
        match self.ruled {
            Some(same) => vec![Bar::ruled(same)],
            None => weights.waterfall(&self.own, &self.standing),
        }
    }
}

/// Chains the rows of one area; with the links between them, if they are asked for.
pub(super) fn chain(
    rows: &[&Observation],
    rulings: &[Ruling],
    weights: &Weights,
    with_links: bool,
) -> Chains {
    let features = features(rows);
    let places = Places::new(rows);
    let pairs = pairs(rows, &features, &places, rulings, weights);
    let all: Vec<usize> = (0..rows.len()).collect();
    let mut assignment = Assignment::new(&all, places.years());
    let members = assignment.solve(&said(rows.len(), &pairs));
    let links = if with_links {
        links::links(&members, &pairs, places.years(), weights)
    } else {
        Vec::new()
    };
    Chains {
        confidence: confidences(&members, &pairs, rows),
        members,
        features,
        links,
    }
}

/// The pairs worth weighing, weighed: first by their own comparisons, then by
/// their standing among those that are sure.
pub(super) fn pairs(
    rows: &[&Observation],
    features: &[Features],
    places: &Places,
    rulings: &[Ruling],
    weights: &Weights,
) -> Vec<Pair> {
    let ruled: BTreeMap<(usize, usize), bool> = rulings
        .iter()
        .map(|r| ((r.left.min(r.right), r.left.max(r.right)), r.same))
        .collect();
    let mut candidates = candidates(rows, features);
    if !ruled.is_empty() {
        let known: BTreeSet<(usize, usize)> = candidates.iter().map(Candidate::ends).collect();
        let unlikely = ruled.keys().filter(|pair| !known.contains(pair));
        candidates.extend(unlikely.map(|&(left, right)| Candidate::unlike(left, right)));
        candidates.sort_unstable_by_key(|c| (c.left, c.right));
    }
    let mut pairs: Vec<Pair> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let side = |i: usize| Some((*rows.get(i)?, features.get(i)?));
            let (left, right) = (side(candidate.left)?, side(candidate.right)?);
            let own = compare(left, right, candidate.label);
            Some(Pair {
                log_odds: weights.first(&own),
                ruled: ruled.get(&candidate.ends()).copied(),
                standing: Standing::default(),
                own,
                candidate,
            })
        })
        .collect();
    stand(&mut pairs, places, weights, |_| true);
    // Where much of two reports goes on, what the first round joined speaks once
    // more; of reports that share little it would speak too loud.
    stand(&mut pairs, places, weights, |pair| {
        pair.standing.last().is_some_and(|level| *level >= MUCH)
    });
    pairs
}

/// Weighs the pairs anew by their standing among all.
fn stand(pairs: &mut [Pair], places: &Places, weights: &Weights, which: impl Fn(&Pair) -> bool) {
    let odds: Vec<(Candidate, f64)> = pairs.iter().map(|p| (p.candidate, decided(p))).collect();
    let stand = Stand::new(places, &odds);
    for (n, pair) in pairs.iter_mut().enumerate().filter(|(_, pair)| which(pair)) {
        pair.standing = stand.of(n, &pair.candidate, pair.log_odds);
        pair.log_odds = weights.all(&pair.own, &pair.standing);
    }
}

/// What a person said, or else the log-odds.
fn decided(pair: &Pair) -> f64 {
    match pair.ruled {
        Some(true) => RULED,
        Some(false) => -RULED,
        None => pair.log_odds,
    }
}

/// What each pair says for or against a join.
fn said(rows: usize, pairs: &[Pair]) -> assignment::Weights {
    let said = pairs.iter().map(|pair| {
        let beyond = match pair.ruled {
            Some(_) => decided(pair),
            None => (pair.log_odds - JOIN).clamp(LEAST, MOST),
        };
        (pair.candidate.ends(), beyond)
    });
    assignment::Weights::new(rows, said, LEAST)
}

/// The chain of each row that has one.
pub(super) fn chain_of(chains: &[Vec<usize>], rows: usize) -> Vec<Option<u32>> {
    let mut of = vec![None; rows];
    for (chain, members) in chains.iter().enumerate() {
        for &i in members {
            if let Some(slot) = of.get_mut(i) {
                *slot = Some(chain as u32);
            }
        }
    }
    of
}

/// The confidence of two rows that only a third brought together.
const OVER_OTHERS: f64 = 0.5;

/// The confidence of each row with the row before it of its chain.
fn confidences(members: &[Vec<usize>], pairs: &[Pair], rows: &[&Observation]) -> Vec<Option<f64>> {
    let mut out = vec![None; rows.len()];
    let year = |i: &usize| rows.get(*i).map(|o| o.year);
    for chain in members {
        let mut own = chain.clone();
        own.sort_by_key(year);
        for pair in own.windows(2) {
            let [left, right] = *pair else { continue };
            let at = pairs
                .binary_search_by_key(&(left, right), |p| (p.candidate.left, p.candidate.right));
            let found = at.ok().and_then(|at| pairs.get(at));
            if let Some(slot) = out.get_mut(right) {
                *slot = Some(found.map_or(OVER_OTHERS, Pair::confidence));
            }
        }
    }
    out
}
