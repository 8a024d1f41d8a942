//! The same indicator over the years: pairs of figures of two years that are
//! held to be one, against those that are.

use std::collections::BTreeMap;

use super::figures::paired;
use super::{Row, Score};

pub(super) fn score(truth: &[Row], found: &[Row]) -> Vec<Score> {
    let pairs = paired(truth, found);
    let mut joined = 0;
    let mut right = 0;
    for (n, (figure, row)) in pairs.iter().enumerate() {
        for (other, with) in &pairs[..n] {
            if truth[*figure].get("year") == truth[*other].get("year") {
                continue;
            }
            let indicator = found[*row].get("indicator");
            if indicator.is_empty() || indicator != found[*with].get("indicator") {
                continue;
            }
            joined += 1;
            let same = truth[*figure].get("indicator") == truth[*other].get("indicator");
            right += usize::from(same);
        }
    }
    vec![
        Score::share("same.precision", right, joined),
        Score::share("same.recall", right, possible(truth)),
    ]
}

/// Pairs of different years that measure one indicator.
fn possible(truth: &[Row]) -> usize {
    let mut years: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in truth {
        years
            .entry(row.get("indicator"))
            .or_default()
            .push(row.get("year"));
    }
    let pairs = |years: &Vec<&str>| {
        let before = |n: usize| years[..n].iter().filter(|year| **year != years[n]).count();
        (0..years.len()).map(before).sum::<usize>()
    };
    years.values().map(pairs).sum()
}
