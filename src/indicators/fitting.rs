//! The comparisons of an area's pairs as they are, for the program that fits the
//! weights (`benches/fit`). Nothing else needs it.

use super::candidates::Candidate;
use super::chain::{self, Pair};
use super::comparison::{OWN, Own, STANDING, Standing};
use super::features::features;
use super::standing::{Places, Stand};
use super::weights::{self, Weights, comparisons};
use super::{Comparison, Ruling};
use crate::observations::Observation;

/// A pair of rows and the levels it lies on.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The row of the earlier year.
    pub left: usize,
    /// The row of the later year.
    pub right: usize,
    /// Of its own comparisons.
    pub own: Own,
    /// Of its standing.
    pub standing: Standing,
    /// Log-odds by the weights.
    pub log_odds: f64,
}

/// All pairs worth weighing of the rows of one area. `standing` follows from the
/// first weights; with `again`, from all of them once more, as the alignment
/// does it.
#[must_use]
pub fn compare(rows: &[Observation], weights: &Weights, again: bool) -> Vec<Compared> {
    let rows: Vec<&Observation> = rows.iter().collect();
    let features = features(&rows);
    let places = Places::new(&rows);
    let mut pairs = chain::pairs(&rows, &features, &places, &[] as &[Ruling], weights);
    if !again {
        first_standing(&places, &mut pairs, weights);
    }
    let compared = pairs.into_iter().map(|pair| Compared {
        left: pair.candidate.left,
        right: pair.candidate.right,
        own: pair.own,
        standing: pair.standing,
        log_odds: pair.log_odds,
    });
    compared.collect()
}

fn first_standing(places: &Places, pairs: &mut [Pair], weights: &Weights) {
    let first = |pair: &Pair| (pair.candidate, weights.first(&pair.own));
    let odds: Vec<(Candidate, f64)> = pairs.iter().map(first).collect();
    let stand = Stand::new(places, &odds);
    for (n, (pair, (candidate, odds))) in pairs.iter_mut().zip(&odds).enumerate() {
        pair.standing = stand.of(n, candidate, *odds);
        pair.log_odds = weights.all(&pair.own, &pair.standing);
    }
}

/// The chains that the weights make of the rows of one area.
#[must_use]
pub fn chains(rows: &[Observation], weights: &Weights) -> Vec<Vec<usize>> {
    let rows: Vec<&Observation> = rows.iter().collect();
    chain::chain(&rows, &[], weights, false).members
}

/// The comparisons of a pair itself, and those of its standing.
#[must_use]
pub fn tables() -> (&'static [Comparison], &'static [Comparison]) {
    (&OWN, &STANDING)
}

/// All comparisons in the order of [`Weights::all`].
pub fn all_comparisons() -> impl Iterator<Item = &'static Comparison> {
    comparisons()
}

/// The wording of a label, whose grams are counted.
#[must_use]
pub fn wording(label: &str) -> String {
    super::words::words().wording(label)
}

/// The weights that the alignment uses.
#[must_use]
pub fn fitted() -> &'static Weights {
    weights::fitted()
}
