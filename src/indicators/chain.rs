//! Observations of one area → chains, one an indicator: candidates, the
//! evidence on each, and the assignment over all years. An indicator that is
//! absent for a year and comes back keeps its chain.

use super::assignment::{Assignment, Weights};
use super::candidates::{Candidate, candidates};
use super::evidence::{Joins, confidence, weigh};
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
    /// That each row measures the same as the row before it of its chain.
    pub(super) confidence: Vec<Option<f64>>,
}

/// Two rows worth weighing.
pub(super) struct Pair {
    pub(super) candidate: Candidate,
    /// Log-odds by the pair's own signals.
    own: f64,
    /// Log-odds by all that is known.
    pub(super) log_odds: f64,
    pub(super) joins: Joins,
    /// What a person ruled on it: the same or not.
    pub(super) ruled: Option<bool>,
}

/// Whether the row takes part in the chains: one a year an indicator.
pub(super) fn counts(o: &Observation) -> bool {
    matches!(o.period, Period::Year | Period::Stock)
}

/// Chains the rows of one area; with the links between them, if they are asked for.
pub(super) fn chain(rows: &[&Observation], rulings: &[Ruling], with_links: bool) -> Chains {
    let features = features(rows);
    let taking_part: Vec<usize> = (0..rows.len())
        .filter(|&i| rows.get(i).is_some_and(|o| counts(o)))
        .collect();
    let mut candidates = candidates(rows, &features, taking_part.iter().copied());
    let ruled: BTreeMap<(usize, usize), bool> = rulings
        .iter()
        .map(|ruling| {
            (
                Candidate::unlike(ruling.left, ruling.right).ends(),
                ruling.same,
            )
        })
        .collect();
    if !ruled.is_empty() {
        let known: BTreeSet<(usize, usize)> = candidates.iter().map(Candidate::ends).collect();
        let unlikely = ruled.keys().filter(|pair| !known.contains(pair));
        candidates.extend(unlikely.map(|&(left, right)| Candidate::unlike(left, right)));
        candidates.sort_unstable_by_key(|c| (c.left, c.right));
    }
    let evidence = |candidate: &Candidate| {
        let (left, right) = (candidate.left, candidate.right);
        let a = (*rows.get(left)?, features.get(left)?);
        let b = (*rows.get(right)?, features.get(right)?);
        Some(weigh(a, b, candidate))
    };
    let mut pairs: Vec<Pair> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let own = evidence(&candidate)?.log_odds();
            Some(Pair {
                own,
                log_odds: own,
                joins: Joins::default(),
                ruled: ruled.get(&candidate.ends()).copied(),
                candidate,
            })
        })
        .collect();
    let years = Years::new(rows);
    let lines = Lines::new(rows);
    // First the joins that are sure without them; then their neighbours in the
    // text speak for the others: the order of a report changes little.
    let mut assignment = Assignment::new(&taking_part, &years.of);
    let mut members = assignment.solve(&weights(rows.len(), &pairs, FIRST));
    for _ in 0..ROUNDS {
        let of = chain_of(&members, rows.len());
        let alike = years.alike(&taking_part, &members);
        let around = lines.around(&of);
        for pair in &mut pairs {
            let (left, right) = (pair.candidate.left, pair.candidate.right);
            pair.joins = Joins {
                neighbours: neighbours(&around, left, right) as f64,
                alike: alike(left, right),
            };
            pair.log_odds = pair.joins.beyond(pair.own);
        }
        members = assignment.solve(&weights(rows.len(), &pairs, JOIN));
    }
    let reasons = |pair: &Pair| {
        let evidence = evidence(&pair.candidate);
        evidence.map_or_else(String::new, |e| e.with(pair.joins).reasons())
    };
    let links = if with_links {
        links::links(&members, &pairs, &years.of, &reasons)
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
            let said = found.map(|pair| match pair.ruled {
                Some(_) => 1.0,
                None => confidence(pair.log_odds),
            });
            if let Some(slot) = out.get_mut(right) {
                *slot = Some(said.unwrap_or(0.5));
            }
        }
    }
    out
}

/// What each pair says beyond `least`.
fn weights(rows: usize, pairs: &[Pair], least: f64) -> Weights {
    let said = pairs.iter().map(|p| {
        let beyond = match p.ruled {
            Some(true) => RULED,
            Some(false) => -RULED,
            None => (p.log_odds - least).clamp(LEAST, MOST),
        };
        (p.candidate.ends(), beyond)
    });
    Weights::new(rows, said, LEAST)
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

/// The years of an area, numbered.
struct Years {
    /// The number of each row's year.
    of: Vec<usize>,
    count: usize,
}

impl Years {
    fn new(rows: &[&Observation]) -> Self {
        let mut years: Vec<i32> = rows.iter().map(|o| o.year).collect();
        years.sort_unstable();
        years.dedup();
        let number = |o: &&Observation| years.partition_point(|y| *y < o.year);
        Self {
            of: rows.iter().map(number).collect(),
            count: years.len(),
        }
    }

    /// How much of the reports of two rows' years is surely joined: where much
    /// of them goes on, a row without a partner is less to be expected.
    fn alike<'y>(
        &'y self,
        among: &[usize],
        chains: &[Vec<usize>],
    ) -> impl Fn(usize, usize) -> f64 + use<'y> {
        let year = |i: usize| self.of.get(i).copied().unwrap_or(0);
        let (mut stated, mut joined) = (vec![0; self.count], vec![0; self.count * self.count]);
        for &i in among {
            if let Some(n) = stated.get_mut(year(i)) {
                *n += 1;
            }
        }
        for chain in chains {
            for (&i, &j) in chain.iter().flat_map(|i| chain.iter().map(move |j| (i, j))) {
                if let Some(n) = joined.get_mut(year(i) * self.count + year(j)) {
                    *n += 1;
                }
            }
        }
        let stated = move |year: usize| stated.get(year).copied().unwrap_or(0);
        move |i, j| {
            let (one, other) = (year(i), year(j));
            let both = joined.get(one * self.count + other).copied().unwrap_or(0);
            share(f64::from(both), f64::from(stated(one).min(stated(other))))
        }
    }
}

/// How far around a row its neighbours are looked for.
const REACH: usize = 3;

/// The chains of the rows around a row in the text, its own in the middle.
type Around = [Option<u32>; 2 * REACH + 1];

/// The rows of each report in the order of the text.
struct Lines(Vec<Vec<usize>>);

impl Lines {
    fn new(rows: &[&Observation]) -> Self {
        let mut lines: BTreeMap<(i32, &str), Vec<usize>> = BTreeMap::new();
        for (i, o) in rows.iter().enumerate() {
            lines.entry((o.year, &o.source)).or_default().push(i);
        }
        Self(lines.into_values().collect())
    }

    /// What stands around each row.
    fn around(&self, of: &[Option<u32>]) -> Vec<Around> {
        let mut around = vec![Around::default(); of.len()];
        for line in &self.0 {
            for (at, &i) in line.iter().enumerate() {
                let Some(own) = around.get_mut(i) else {
                    continue;
                };
                for (step, slot) in own.iter_mut().enumerate() {
                    let beside = (at + step).checked_sub(REACH).and_then(|n| line.get(n));
                    *slot = beside.and_then(|&j| *of.get(j)?);
                }
            }
        }
        around
    }
}

/// How many of the two rows before and the two behind are joined with each other,
/// one place off allowed.
fn neighbours(around: &[Around], left: usize, right: usize) -> usize {
    let (Some(left), Some(right)) = (around.get(left), around.get(right)) else {
        return 0;
    };
    let joined = |step: &&usize| {
        let one = left[**step];
        let near = step.saturating_sub(1)..=**step + 1;
        one.is_some() && near.into_iter().any(|n| n != REACH && right[n] == one)
    };
    [REACH - 2, REACH - 1, REACH + 1, REACH + 2]
        .iter()
        .filter(joined)
        .count()
}
