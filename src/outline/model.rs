//! One best path through a report: which section each unit belongs to, decided
//! over all of them at once. A linear-chain conditional random field (Lafferty,
//! McCallum & Pereira 2001): each feature of a unit has a weight for each
//! section, and so has each section for the one before it, by what begins with
//! the unit. The path with the highest sum is found by Viterbi's algorithm; how
//! sure it is, by the forward and backward sums.

use std::sync::LazyLock;

use super::evidence::{Evidence, FEATURES, Seen};
use super::{Begins, Section};

/// What a unit may be a part of, and the section that is: the sections, and the
/// outlook on the years to come, which is none but reads like plans.
pub const PARTS: [(&str, Section); 7] = [
    ("leadership", Section::Leadership),
    ("measures", Section::Measures),
    ("weaknesses", Section::Weaknesses),
    ("causes", Section::Causes),
    ("plans", Section::Plans),
    ("other", Section::Other),
    ("outlook", Section::Other),
];
/// How many there are.
pub const N: usize = PARTS.len();

/// What can begin with a unit, in the order of their numbers.
const BEGINS: [(Begins, &str); 7] = [
    (Begins::Clause, "clause"),
    (Begins::Sentence, "sentence"),
    (Begins::Item, "item"),
    (Begins::Line, "line"),
    (Begins::ShortLine, "short line"),
    (Begins::Heading, "heading"),
    (Begins::Part, "part"),
];

/// A weight for each part.
pub type Row = [f32; N];

/// Weights: a row for each feature, then one for each section that may stand
/// before each beginning, then one for the first unit.
#[derive(Debug, Clone)]
pub struct Model {
    /// The rows, named by [`Model::rows`].
    pub weights: Vec<Row>,
}

/// The weights of the dataset. They are part of the program, so that they parse
/// is a test.
pub(super) static MODEL: LazyLock<Model> = LazyLock::new(|| {
    Model::parse(include_str!("../../datasets/weights/zones.csv"))
        .unwrap_or_else(|e| panic!("datasets/weights/zones.csv: {e}"))
});

impl Model {
    /// What the rows are called.
    #[must_use]
    pub fn rows() -> Vec<String> {
        let mut rows = FEATURES.clone();
        for (_, begins) in BEGINS {
            rows.extend(PARTS.map(|(before, _)| format!("{begins} after {before}")));
        }
        rows.push("first".to_owned());
        rows
    }

    /// A model without any weight.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            weights: vec![[0.0; N]; FEATURES.len() + BEGINS.len() * N + 1],
        }
    }

    /// Reads a table `feature,section,weight`.
    ///
    /// # Errors
    ///
    /// Names the line that cannot be read.
    pub fn parse(table: &str) -> Result<Self, String> {
        let rows = Self::rows();
        let numbers: std::collections::HashMap<&str, usize> = rows
            .iter()
            .enumerate()
            .map(|(n, r)| (r.as_str(), n))
            .collect();
        let mut model = Self::empty();
        for (n, line) in table.lines().enumerate().skip(1) {
            let mut cells = line.split(',');
            let cell = (cells.next(), cells.next(), cells.next());
            let read = || {
                let row = *numbers.get(cell.0?)?;
                let section = PARTS.iter().position(|(part, _)| Some(*part) == cell.1)?;
                Some((row, section, cell.2?.parse().ok()?))
            };
            let (row, section, weight) = read().ok_or(format!("line {}: {line}", n + 1))?;
            model.weights[row][section] = weight;
        }
        Ok(model)
    }

    /// The row of transitions into a unit from a section.
    #[must_use]
    pub fn after(begins: Begins, before: usize) -> usize {
        FEATURES.len() + begins as usize * N + before
    }

    /// The row of the first unit.
    #[must_use]
    pub fn first() -> usize {
        FEATURES.len() + BEGINS.len() * N
    }

    /// What the features of a unit weigh for each section.
    #[must_use]
    pub fn weigh(&self, evidence: &Evidence, unit: &Seen) -> Row {
        let mut sum = [0.0; N];
        for feature in evidence.features(unit) {
            let row = &self.weights[usize::from(*feature)];
            for (all, one) in sum.iter_mut().zip(row) {
                *all += one;
            }
        }
        sum
    }

    /// The best path: a section for each unit, as a number.
    #[must_use]
    pub fn path(&self, evidence: &Evidence) -> Vec<u8> {
        let mut best: Row = [0.0; N];
        let mut came: Vec<[u8; N]> = Vec::with_capacity(evidence.units.len());
        for (n, unit) in evidence.units.iter().enumerate() {
            let own = self.weigh(evidence, unit);
            if n == 0 {
                best = add(&own, &self.weights[Self::first()]);
                came.push([0; N]);
                continue;
            }
            let from = Self::after(unit.begins, 0);
            let before = &self.weights[from..from + N];
            let mut next: Row = [f32::NEG_INFINITY; N];
            let mut way = [0; N];
            for (b, row) in before.iter().enumerate() {
                for s in 0..N {
                    let sum = best[b] + row[s];
                    if sum > next[s] {
                        (next[s], way[s]) = (sum, b as u8);
                    }
                }
            }
            best = add(&next, &own);
            came.push(way);
        }
        let mut path = vec![0; came.len()];
        let mut at = (0..N)
            .max_by(|a, b| best[*a].total_cmp(&best[*b]))
            .unwrap_or(0) as u8;
        for (n, way) in came.iter().enumerate().rev() {
            path[n] = at;
            at = way[usize::from(at)];
        }
        path
    }

    /// How likely each section is for each unit.
    #[must_use]
    pub fn likely(&self, evidence: &Evidence) -> Vec<Row> {
        let own: Vec<Row> = evidence
            .units
            .iter()
            .map(|u| self.weigh(evidence, u))
            .collect();
        let mut forward: Vec<Row> = Vec::with_capacity(own.len());
        for (n, unit) in evidence.units.iter().enumerate() {
            let sums = match forward.last() {
                None => add(&own[n], &self.weights[Self::first()]),
                Some(before) => {
                    let row = |b: usize| &self.weights[Self::after(unit.begins, b)];
                    let into = |s: usize| sum_of(std::array::from_fn(|b| before[b] + row(b)[s]));
                    add(&own[n], &std::array::from_fn(into))
                }
            };
            forward.push(sums);
        }
        let mut behind: Row = [0.0; N];
        for n in (0..own.len()).rev() {
            let all = add(&forward[n], &behind);
            let total = sum_of(all);
            if n > 0 {
                let begins = evidence.units[n].begins;
                let ahead = add(&own[n], &behind);
                behind = std::array::from_fn(|b| {
                    sum_of(add(&ahead, &self.weights[Self::after(begins, b)]))
                });
            }
            forward[n] = all.map(|one| (one - total).exp());
        }
        forward
    }
}

fn add(a: &Row, b: &Row) -> Row {
    std::array::from_fn(|s| a[s] + b[s])
}

/// The logarithm of the sum of what these are logarithms of.
fn sum_of(logs: Row) -> f32 {
    let most = logs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY {
        return most;
    }
    most + logs.iter().map(|l| (l - most).exp()).sum::<f32>().ln()
}
