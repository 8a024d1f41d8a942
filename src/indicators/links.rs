//! Chains → links: why each row is joined with an earlier one, and which rows
//! left apart are possibly the same.

use super::Link;
use super::chain::{Pair, chain_of};
use super::weights::{Weights, reasons};
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds from which a pair left apart is a doubt: a confidence of a fifth.
const DOUBT: f64 = -1.4;

/// One link for each row of a chain but its first: the strongest evidence that
/// joins it with an earlier one. Then the best doubtful partner of each chain
/// among those without a row in its year.
pub(super) fn links(
    members: &[Vec<usize>],
    pairs: &[Pair],
    year: &[usize],
    weights: &Weights,
) -> Vec<Link> {
    let of = chain_of(members, year.len());
    let chain = |i: usize| of.get(i).copied().flatten();
    // Ruled true first, then by the odds.
    let mut order: Vec<(bool, &Pair, [u32; 2])> = pairs
        .iter()
        .filter_map(|pair| {
            let ends = [chain(pair.candidate.left)?, chain(pair.candidate.right)?];
            let telling = ends[0] == ends[1] || pair.log_odds >= DOUBT;
            telling.then_some((pair.ruled == Some(true), pair, ends))
        })
        .collect();
    order.sort_by(|(a_ruled, a, _), (b_ruled, b, _)| {
        let ends = |pair: &Pair| (pair.candidate.left, pair.candidate.right);
        b_ruled
            .cmp(a_ruled)
            .then_with(|| b.log_odds.total_cmp(&a.log_odds))
            .then_with(|| ends(a).cmp(&ends(b)))
    });
    let has = |chain: u32, row: usize| {
        let mut members = members.get(chain as usize).into_iter().flatten();
        members.any(|&i| year.get(i) == year.get(row))
    };
    let link = |pair: &Pair, joined: bool| {
        let bars = pair.waterfall(weights);
        Link {
            left: pair.candidate.left,
            right: pair.candidate.right,
            joined,
            confidence: pair.confidence(),
            reasons: reasons(&bars),
            bars,
        }
    };
    let mut joins: BTreeMap<usize, Link> = BTreeMap::new();
    let mut doubts = Vec::new();
    let mut doubted = BTreeSet::new();
    for (_, pair, [p, q]) in order {
        let (left, right) = (pair.candidate.left, pair.candidate.right);
        if p == q {
            joins.entry(right).or_insert_with(|| link(pair, true));
        } else if pair.ruled.is_none()
            && !has(p, right)
            && !has(q, left)
            && !doubted.contains(&p)
            && !doubted.contains(&q)
        {
            doubted.extend([p, q]);
            doubts.push(link(pair, false));
        }
    }
    joins.into_values().chain(doubts).collect()
}
