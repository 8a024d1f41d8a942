//! Logistic regression on levels: the weight of a level is the sum of the steps
//! up to it, no step is negative, and steps are kept small (ridge). Fitted by
//! projected gradient descent with a step a coordinate (AdaGrad); few hundred
//! steps settle it.

/// One case: the level of each comparison, whether the answer is yes, and how
/// much it counts.
pub struct Case {
    pub levels: Vec<u8>,
    pub yes: bool,
    pub weight: f64,
}

/// The logarithm of the odds at the lowest levels, and the weights of the levels
/// of each comparison, cumulated.
pub struct Fitted {
    pub bias: f64,
    pub weights: Vec<Vec<f64>>,
}

const ROUNDS: usize = 1500;
const RATE: f64 = 0.3;

/// Fits the weights of comparisons with so many levels above the lowest.
pub fn fit(cases: &[Case], levels: &[usize], ridge: f64) -> Fitted {
    let offsets: Vec<usize> = levels
        .iter()
        .scan(1, |at, n| {
            let here = *at;
            *at += n;
            Some(here)
        })
        .collect();
    let width = 1 + levels.iter().sum::<usize>();
    // Which steps are taken in each case.
    let taken: Vec<Vec<usize>> = cases
        .iter()
        .map(|case| {
            let steps = case.levels.iter().zip(&offsets);
            let mut taken = vec![0];
            taken.extend(steps.flat_map(|(level, at)| *at..at + usize::from(*level)));
            taken
        })
        .collect();
    let mut steps = vec![0.0; width];
    steps[0] = -3.0;
    let mut seen = vec![1e-6; width];
    for _ in 0..ROUNDS {
        let mut slope = vec![0.0; width];
        for (case, taken) in cases.iter().zip(&taken) {
            let odds: f64 = taken.iter().map(|&at| steps[at]).sum();
            let off = 1.0 / (1.0 + (-odds).exp()) - f64::from(u8::from(case.yes));
            for &at in taken {
                slope[at] += case.weight * off;
            }
        }
        for at in 0..width {
            if at > 0 {
                slope[at] += ridge * steps[at];
            }
            seen[at] += slope[at] * slope[at];
            steps[at] -= RATE * slope[at] / seen[at].sqrt();
            if at > 0 {
                steps[at] = steps[at].max(0.0);
            }
        }
    }
    let weights = levels.iter().zip(&offsets).map(|(n, at)| {
        let own = steps[*at..at + n].iter();
        own.scan(0.0, |sum, step| {
            *sum += step;
            Some(*sum)
        })
        .collect()
    });
    Fitted {
        bias: steps[0],
        weights: weights.collect(),
    }
}
