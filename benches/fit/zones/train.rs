//! Fits the weights: gradient descent (Adam, Kingma & Ba 2015) on the likelihood
//! of the known sections, where more than one may be right on the likelihood of
//! any of them, with a penalty on large weights.

use tongbi::outline::{Begins, Evidence, Model, N, Row};

use super::changed::Chance;
use super::documents::Sections;

/// A text to learn from.
pub struct Example {
    /// What is seen of its units.
    pub evidence: Evidence,
    /// What each unit may be.
    pub truth: Vec<Sections>,
    /// How much it counts.
    pub weight: f32,
}

/// How often all examples are gone through.
const ROUNDS: usize = 5;
/// Examples between two steps.
const BATCH: usize = 8;
const STEP: f32 = 0.03;
const PENALTY: f32 = 4e-5;

/// The weights that fit the examples.
pub fn fit(examples: &[&Example]) -> Model {
    let mut model = Model::empty();
    let rows = model.weights.len();
    let mut gradient = vec![[0.0; N]; rows];
    let (mut mean, mut square) = (vec![[0.0f32; N]; rows], vec![[0.0f32; N]; rows]);
    let mut average = vec![[0.0f32; N]; rows];
    let mut averaged = 0;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut chance = Chance(7);
    let mut steps = 0;
    for round in 0..ROUNDS {
        for n in (1..order.len()).rev() {
            order.swap(n, chance.below(n + 1));
        }
        for batch in order.chunks(BATCH) {
            gradient.iter_mut().for_each(|row| *row = [0.0; N]);
            let factors = Factors::of(&model);
            for n in batch {
                add_gradient(&model, &factors, examples[*n], &mut gradient);
            }
            steps += 1;
            let (fade, fade2) = (1.0 - 0.9f32.powi(steps), 1.0 - 0.999f32.powi(steps));
            let step = STEP * (1.0 - round as f32 / ROUNDS as f32).max(0.2);
            for row in 0..rows {
                for s in 0..N {
                    let g = gradient[row][s] - PENALTY * BATCH as f32 * model.weights[row][s];
                    mean[row][s] += 0.1 * (g - mean[row][s]);
                    square[row][s] += 0.001 * (g * g - square[row][s]);
                    model.weights[row][s] +=
                        step * (mean[row][s] / fade) / ((square[row][s] / fade2).sqrt() + 1e-6);
                }
            }
            if round >= ROUNDS / 2 {
                averaged += 1;
                for (all, own) in average.iter_mut().zip(&model.weights) {
                    for s in 0..N {
                        all[s] += own[s];
                    }
                }
            }
        }
    }
    for row in &mut average {
        for weight in row {
            *weight /= averaged.max(1) as f32;
        }
    }
    model.weights = average;
    model
}

/// The model's transitions as factors.
struct Factors(Vec<Row>);

impl Factors {
    fn of(model: &Model) -> Self {
        let from = Model::after(Begins::Clause, 0);
        Self(
            model.weights[from..]
                .iter()
                .map(|row| row.map(f32::exp))
                .collect(),
        )
    }

    fn row(&self, at: usize) -> &Row {
        &self.0[at - Model::after(Begins::Clause, 0)]
    }
}

/// Adds what the truth expects of each weight, less what the model does.
fn add_gradient(model: &Model, factors: &Factors, example: &Example, gradient: &mut [Row]) {
    let evidence = &example.evidence;
    if evidence.units.is_empty() {
        return;
    }
    let own: Vec<Row> = evidence
        .units
        .iter()
        .map(|unit| {
            let row = model.weigh(evidence, unit);
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            row.map(|one| (one - most).exp().max(1e-12))
        })
        .collect();
    let held: Vec<Row> = own
        .iter()
        .zip(&example.truth)
        .map(|(row, truth)| std::array::from_fn(|s| if truth & 1 << s == 0 { 0.0 } else { row[s] }))
        .collect();
    expect(factors, evidence, &held, example.weight, gradient);
    expect(factors, evidence, &own, -example.weight, gradient);
}

/// Adds `times` the expected number of each feature. Forward and backward sums
/// are scaled to one at each unit.
fn expect(factors: &Factors, evidence: &Evidence, own: &[Row], times: f32, gradient: &mut [Row]) {
    let units = &evidence.units;
    let after = |n: usize, before: usize| Model::after(units[n].begins, before);
    let mut forward: Vec<Row> = Vec::with_capacity(own.len());
    for (n, own) in own.iter().enumerate() {
        let mut sums: Row = match forward.last() {
            None => *factors.row(Model::first()),
            Some(last) => {
                let mut sums = [0.0; N];
                for (b, before) in last.iter().enumerate() {
                    let row = factors.row(after(n, b));
                    for s in 0..N {
                        sums[s] += before * row[s];
                    }
                }
                sums
            }
        };
        for s in 0..N {
            sums[s] *= own[s];
        }
        forward.push(scaled(sums));
    }
    let mut behind: Row = [1.0; N];
    for n in (0..own.len()).rev() {
        let likely = scaled(std::array::from_fn(|s| forward[n][s] * behind[s]));
        for feature in evidence.features(&units[n]) {
            let row = &mut gradient[usize::from(*feature)];
            for s in 0..N {
                row[s] += likely[s] * times;
            }
        }
        if n == 0 {
            for s in 0..N {
                gradient[Model::first()][s] += likely[s] * times;
            }
            break;
        }
        let ahead: Row = std::array::from_fn(|s| own[n][s] * behind[s]);
        let mut ways = [[0.0; N]; N];
        let mut total = 0.0;
        for b in 0..N {
            let row = factors.row(after(n, b));
            for s in 0..N {
                ways[b][s] = row[s] * ahead[s];
                total += forward[n - 1][b] * ways[b][s];
            }
        }
        let scale = times / total.max(f32::MIN_POSITIVE);
        for b in 0..N {
            let at = after(n, b);
            for s in 0..N {
                gradient[at][s] += forward[n - 1][b] * ways[b][s] * scale;
            }
        }
        behind = scaled(ways.map(|row| row.iter().sum()));
    }
}

/// A row whose sum is one.
fn scaled(row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    row.map(|one| one / sum.max(f32::MIN_POSITIVE))
}
