//! Pairs → chains: joins the observations of one area over all its years, the
//! surest pairs first, never two of one year. An indicator that is absent for a
//! year and comes back keeps its chain.

use super::Doubt;
use super::likeness::{DOUBT, Features, JOIN, Likeness, features, likeness};
use super::words::words;
use crate::observations::{Observation, Period};
use std::collections::{BTreeMap, HashMap};

/// The chains of one area (members are positions in its rows) and its doubts.
pub(super) struct Chains {
    pub(super) members: Vec<Vec<usize>>,
    pub(super) features: Vec<Features>,
    pub(super) doubts: Vec<Doubt>,
}

struct Pair {
    left: usize,
    right: usize,
    likeness: Likeness,
}

/// Whether the row takes part in the chains: one a year an indicator.
pub(super) fn counts(o: &Observation) -> bool {
    matches!(o.period, Period::Year | Period::Stock)
}

/// Chains the rows of one area.
pub(super) fn chain(rows: &[&Observation]) -> Chains {
    let features = features(rows);
    let mut pairs = pairs(rows, &features);
    let known: HashMap<(usize, usize), f64> = pairs
        .iter()
        .map(|p| ((p.left, p.right), p.likeness.score))
        .collect();
    // First the joins that labels alone make sure; then their neighbours in the
    // text speak for the others: the order of a report changes little.
    let sure = join(rows, &pairs, &known, 0.85);
    let places = places(rows, &features);
    for pair in &mut pairs {
        let near = neighbours(rows, &features, &places, &sure, pair);
        pair.likeness.score = (pair.likeness.score + near).min(1.0);
    }
    sort(&mut pairs);
    let known: HashMap<(usize, usize), f64> = pairs
        .iter()
        .map(|p| ((p.left, p.right), p.likeness.score))
        .collect();
    let chained = join(rows, &pairs, &known, JOIN);
    let doubts = doubts(rows, &pairs, &chained);
    Chains {
        members: chained.members,
        features,
        doubts,
    }
}

/// All pairs of two years worth a look: same kind, comparable units, and a
/// common gram; found block by block.
fn pairs(rows: &[&Observation], features: &[Features]) -> Vec<Pair> {
    let mut blocks: BTreeMap<(&str, crate::observations::Kind), Vec<usize>> = BTreeMap::new();
    for (i, o) in rows.iter().enumerate() {
        if counts(o) {
            blocks
                .entry((words().block(&o.unit).0, o.kind))
                .or_default()
                .push(i);
        }
    }
    let mut pairs = Vec::new();
    for block in blocks.values() {
        for (n, &i) in block.iter().enumerate() {
            for &j in block.iter().skip(n + 1) {
                let (Some(a), Some(b), Some(x), Some(y)) =
                    (rows.get(i), rows.get(j), features.get(i), features.get(j))
                else {
                    continue;
                };
                if a.year == b.year {
                    continue;
                }
                let Some(likeness) = likeness((a, x), (b, y)) else {
                    continue;
                };
                if likeness.score >= DOUBT - 0.1 {
                    let (left, right) = if a.year < b.year { (i, j) } else { (j, i) };
                    pairs.push(Pair {
                        left,
                        right,
                        likeness,
                    });
                }
            }
        }
    }
    sort(&mut pairs);
    pairs
}

/// The surest first; equals in reading order.
fn sort(pairs: &mut [Pair]) {
    pairs.sort_by(|a, b| {
        b.likeness
            .score
            .total_cmp(&a.likeness.score)
            .then_with(|| (a.left, a.right).cmp(&(b.left, b.right)))
    });
}

struct Joined {
    of: Vec<Option<usize>>,
    members: Vec<Vec<usize>>,
}

fn join(
    rows: &[&Observation],
    pairs: &[Pair],
    known: &HashMap<(usize, usize), f64>,
    least: f64,
) -> Joined {
    let mut of: Vec<Option<usize>> = vec![None; rows.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (i, o) in rows.iter().enumerate() {
        if counts(o) {
            of[i] = Some(members.len());
            members.push(vec![i]);
        }
    }
    let year = |i: &usize| rows.get(*i).map_or(0, |o| o.year);
    for pair in pairs.iter().take_while(|p| p.likeness.score >= least) {
        let (Some(p), Some(q)) = (of[pair.left], of[pair.right]) else {
            continue;
        };
        if p == q {
            continue;
        }
        let clash = members[p]
            .iter()
            .any(|i| members[q].iter().any(|j| year(i) == year(j)));
        if clash {
            continue;
        }
        // The chains as a whole must be alike, not only their nearest ends.
        let (mut sum, mut n) = (0.0, 0.0);
        for &i in &members[p] {
            for &j in &members[q] {
                let key = if year(&i) < year(&j) { (i, j) } else { (j, i) };
                sum += known.get(&key).copied().unwrap_or(0.0);
                n += 1.0;
            }
        }
        if sum / n < least - 0.2 {
            continue;
        }
        let moved = std::mem::take(&mut members[q]);
        for &i in &moved {
            of[i] = Some(p);
        }
        members[p].extend(moved);
        members[p].sort_unstable();
    }
    Joined { of, members }
}

type Places = BTreeMap<(i32, usize), usize>;

/// (year, order) → row, among the rows of a report.
fn places(rows: &[&Observation], features: &[Features]) -> Places {
    rows.iter()
        .zip(features)
        .enumerate()
        .map(|(i, (o, f))| ((o.year, f.order), i))
        .collect()
}

/// What the neighbours in the text say: up to 0.1 where the rows before and
/// behind are already joined with each other.
fn neighbours(
    rows: &[&Observation],
    features: &[Features],
    places: &Places,
    sure: &Joined,
    pair: &Pair,
) -> f64 {
    let at = |i: usize, step: isize| -> Option<usize> {
        let order = features.get(i)?.order.checked_add_signed(step)?;
        let chain = *places.get(&(rows.get(i)?.year, order))?;
        sure.of.get(chain).copied().flatten()
    };
    [-2isize, -1, 1, 2]
        .iter()
        .filter(|&&step| {
            [step, step - 1, step + 1]
                .iter()
                .any(|&other| matches!((at(pair.left, step), at(pair.right, other)), (Some(p), Some(q)) if p == q))
        })
        .count() as f64
        * 0.025
}

/// The best doubtful partner of each row that stayed without one in that year.
fn doubts(rows: &[&Observation], pairs: &[Pair], joined: &Joined) -> Vec<Doubt> {
    let year = |i: usize| rows.get(i).map_or(0, |o| o.year);
    let has = |i: usize, y: i32| {
        joined.of[i].is_some_and(|c| joined.members[c].iter().any(|&m| year(m) == y))
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut doubts = Vec::new();
    for pair in pairs {
        if pair.likeness.score < DOUBT {
            break;
        }
        let (Some(p), Some(q)) = (joined.of[pair.left], joined.of[pair.right]) else {
            continue;
        };
        if p == q || has(pair.left, year(pair.right)) || has(pair.right, year(pair.left)) {
            continue;
        }
        if seen.contains(&p) || seen.contains(&q) {
            continue;
        }
        seen.insert(p);
        seen.insert(q);
        doubts.push(Doubt {
            left: pair.left,
            right: pair.right,
            confidence: pair.likeness.score,
            reasons: pair.likeness.reasons(),
        });
    }
    doubts
}
