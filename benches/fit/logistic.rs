//! Logistic regression by Newton's method with a ridge: small, dense, exact.

/// One observation of a fit: the columns that are 1, and how much it counts.
pub struct Row {
    pub ones: Vec<usize>,
    pub same: bool,
    pub weight: f64,
}

/// Steps after which nothing changes any more.
const STEPS: usize = 25;

/// The weights of all columns, held by the ridge near what was thought before
/// any row was seen; the last is the constant, which the ridge leaves alone.
pub fn fit(rows: &[Row], before: &[f64], ridge: f64) -> Vec<f64> {
    let columns = before.len();
    let mut beta = before.to_vec();
    let penalty = |k: usize| if k + 1 == columns { 1e-3 } else { ridge };
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = (0..columns)
            .map(|k| penalty(k) * (before[k] - beta[k]))
            .collect();
        let mut hessian = vec![vec![0.0; columns]; columns];
        for (k, row) in hessian.iter_mut().enumerate() {
            row[k] = penalty(k);
        }
        for row in rows {
            let odds: f64 = row.ones.iter().map(|&k| beta[k]).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            let off = row.weight * (f64::from(u8::from(row.same)) - p);
            let curve = row.weight * p * (1.0 - p);
            for &k in &row.ones {
                gradient[k] += off;
                for &l in &row.ones {
                    hessian[k][l] += curve;
                }
            }
        }
        let step = solve(hessian, gradient);
        for (b, s) in beta.iter_mut().zip(&step) {
            *b += s;
        }
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    beta
}

/// Gaussian elimination with the largest pivot.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for k in 0..n {
        let pivot = (k..n).max_by(|&i, &j| a[i][k].abs().total_cmp(&a[j][k].abs()));
        let pivot = pivot.unwrap_or(k);
        a.swap(k, pivot);
        b.swap(k, pivot);
        let (above, below) = a.split_at_mut(k + 1);
        let row = &above[k];
        for (i, other) in below.iter_mut().enumerate() {
            let times = other[k] / row[k];
            if times != 0.0 {
                for (x, y) in other.iter_mut().zip(row).skip(k) {
                    *x -= times * y;
                }
                b[k + 1 + i] -= times * b[k];
            }
        }
    }
    for k in (0..n).rev() {
        let rest: f64 = (k + 1..n).map(|l| a[k][l] * b[l]).sum();
        b[k] = (b[k] - rest) / a[k][k];
    }
    b
}
