//! Chains → links: why each row is joined with an earlier one, and which rows
//! left apart are possibly the same.

use super::Link;
use super::chain::{Pair, chain_of};
use super::evidence::confidence;
use std::collections::{BTreeMap, BTreeSet};

/// Log-odds from which a pair left apart is a doubt: a confidence of a fifth.
const DOUBT: f64 = -1.4;

/// One link for each row of a chain but its first: the strongest evidence that
/// joins it with an earlier one. Then the best doubtful partner of each chain
/// among those without a row in its year.
pub(super) fn links(
    members: &[Vec<usize>],
    pairs: &[Pair],
    year: &dyn Fn(usize) -> i32,
) -> Vec<Link> {
    let of = chain_of(members);
    let mut order: Vec<&Pair> = pairs.iter().collect();
    order.sort_by(|a, b| {
        (b.ruled == Some(true))
            .cmp(&(a.ruled == Some(true)))
            .then_with(|| b.evidence.log_odds().total_cmp(&a.evidence.log_odds()))
            .then_with(|| (a.left, a.right).cmp(&(b.left, b.right)))
    });
    let has = |chain: usize, y: i32| {
        let members = members.get(chain);
        members.is_some_and(|m| m.iter().any(|&i| year(i) == y))
    };
    let mut joins: BTreeMap<usize, Link> = BTreeMap::new();
    let mut doubts = Vec::new();
    let mut doubted = BTreeSet::new();
    for pair in order {
        let (Some(&p), Some(&q)) = (of.get(&pair.left), of.get(&pair.right)) else {
            continue;
        };
        if p == q {
            joins.entry(pair.right).or_insert_with(|| link(pair, true));
        } else if pair.ruled.is_none()
            && pair.evidence.log_odds() >= DOUBT
            && !has(p, year(pair.right))
            && !has(q, year(pair.left))
            && !doubted.contains(&p)
            && !doubted.contains(&q)
        {
            doubted.extend([p, q]);
            doubts.push(link(pair, false));
        }
    }
    joins.into_values().chain(doubts).collect()
}

fn link(pair: &Pair, joined: bool) -> Link {
    let (confidence, reasons) = match pair.ruled {
        Some(_) => (1.0, "decided by a person".to_owned()),
        None => (
            confidence(pair.evidence.log_odds()),
            pair.evidence.reasons(),
        ),
    };
    Link {
        left: pair.left,
        right: pair.right,
        joined,
        confidence,
        reasons,
    }
}
