//! The Mann–Kendall test for a monotonic trend. Sources: Mann (1945),
//! *Nonparametric tests against trend*, Econometrica 13: 245–259; Kendall
//! (1975), *Rank Correlation Methods*, with the variance under ties and the
//! continuity correction as in Gilbert (1987), §16.4.
//!
//! Up to ten values the p-value is exact. Over all orders of the values the
//! count of inversions has the Gaussian multinomial coefficient as generating
//! function (MacMahon 1913), ties included, and S is the number of untied
//! pairs less twice the inversions. The normal approximation is off just
//! there: five years that only rise have p = 2/120 = 0.017, not 0.027.

/// Most values for which the p-value is counted out.
const EXACT_UP_TO: usize = 10;

/// The chance of a false alarm that a verdict may have.
pub const ALPHA: f64 = 0.05;

/// What the test finds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Pairs that rise less pairs that fall.
    pub s: i64,
    /// Kendall's tau-a: `s` over the number of pairs.
    pub tau: f64,
    /// Two-sided p-value.
    pub p: f64,
}

/// Tests values in the order of their years. `None` with fewer than two.
#[must_use]
pub fn test(values: &[f64]) -> Option<MannKendall> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let s = score(values);
    let ties = ties(values);
    let p = if n <= EXACT_UP_TO {
        exact_p(s, n, &ties)
    } else {
        normal_p(s, n, &ties)
    };
    Some(MannKendall {
        s,
        tau: s as f64 / pairs(n) as f64,
        p,
    })
}

/// Fewest years with which any order can reach [`ALPHA`]: two orders of n!
/// (all rising, all falling) are the most extreme.
#[must_use]
pub fn fewest_years() -> usize {
    let mut orders = 1.0;
    (2..)
        .find(|n| {
            orders *= *n as f64;
            2.0 / orders < ALPHA
        })
        .unwrap_or(usize::MAX)
}

fn score(values: &[f64]) -> i64 {
    let mut s = 0;
    for (place, value) in values.iter().enumerate() {
        for later in &values[place + 1..] {
            s += i64::from(later > value) - i64::from(later < value);
        }
    }
    s
}

fn pairs(n: usize) -> i64 {
    (n * n.saturating_sub(1) / 2) as i64
}

/// How often each value occurs that occurs more than once.
fn ties(values: &[f64]) -> Vec<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
        .chunk_by(|a, b| a == b)
        .map(<[f64]>::len)
        .filter(|count| *count > 1)
        .collect()
}

/// Share of all orders of these values whose |S| is at least as large.
fn exact_p(s: i64, n: usize, ties: &[usize]) -> f64 {
    let mut orders = vec![1_i64];
    for k in 2..=n {
        orders = times_run(&orders, k);
    }
    for tie in ties {
        for k in 2..=*tie {
            orders = divided_by_run(&orders, k);
        }
    }
    let untied = pairs(n) - ties.iter().map(|tie| pairs(*tie)).sum::<i64>();
    let all: i64 = orders.iter().sum();
    let extreme: i64 = (0..)
        .zip(&orders)
        .filter(|(inversions, _)| (untied - 2 * inversions).abs() >= s.abs())
        .map(|(_, count)| count)
        .sum();
    extreme as f64 / all as f64
}

/// The polynomial times 1 + q + … + q^(k−1).
fn times_run(polynomial: &[i64], k: usize) -> Vec<i64> {
    let mut product = vec![0; polynomial.len() + k - 1];
    for (place, coefficient) in polynomial.iter().enumerate() {
        for term in &mut product[place..place + k] {
            *term += coefficient;
        }
    }
    product
}

/// The polynomial over 1 + q + … + q^(k−1), which must divide it.
fn divided_by_run(polynomial: &[i64], k: usize) -> Vec<i64> {
    let length = (polynomial.len() + 1).saturating_sub(k);
    let mut quotient: Vec<i64> = Vec::with_capacity(length);
    for (place, coefficient) in polynomial.iter().take(length).enumerate() {
        let earlier: i64 = quotient[place.saturating_sub(k - 1)..].iter().sum();
        quotient.push(coefficient - earlier);
    }
    quotient
}

fn normal_p(s: i64, n: usize, ties: &[usize]) -> f64 {
    let spread = |k: usize| (k * (k - 1) * (2 * k + 5)) as f64;
    let variance = (spread(n) - ties.iter().map(|tie| spread(*tie)).sum::<f64>()) / 18.0;
    if s == 0 || variance <= 0.0 {
        return 1.0;
    }
    let z = (s.abs() - 1) as f64 / variance.sqrt();
    erfc(z / std::f64::consts::SQRT_2)
}

/// The complementary error function for x ≥ 0: the series of Abramowitz and
/// Stegun 7.1.6 near zero, the continued fraction 7.1.14 beyond.
fn erfc(x: f64) -> f64 {
    const NEAR: f64 = 2.5;
    const DEPTH: i32 = 200;
    let scale = (-x * x).exp() / std::f64::consts::PI.sqrt();
    if x < NEAR {
        let mut term = x;
        let mut sum = x;
        let mut odd = 1.0;
        while term > sum * f64::EPSILON * 0.1 {
            odd += 2.0;
            term *= 2.0 * x * x / odd;
            sum += term;
        }
        return 1.0 - 2.0 * scale * sum;
    }
    let fraction = (1..=DEPTH)
        .rev()
        .fold(x, |below, k| x + f64::from(k) / 2.0 / below);
    scale / fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counted by going through every order of the values.
    #[test]
    fn small_samples_are_counted_out() {
        let counted: [(&[f64], f64); 5] = [
            (&[1.0, 2.0, 3.0, 4.0], 2.0 / 24.0),
            (&[1.0, 2.0, 3.0, 4.0, 5.0], 2.0 / 120.0),
            (&[1.0, 2.0, 2.0, 4.0, 5.0], 0.033_333_333_333_333_33),
            (
                &[1.0, 3.0, 2.0, 4.0, 6.0, 5.0, 7.0],
                0.010_714_285_714_285_714,
            ),
            (&[2.0, 2.0, 2.0, 3.0, 3.0, 4.0], 0.033_333_333_333_333_33),
        ];
        for (values, p) in counted {
            assert!((test(values).unwrap().p - p).abs() < 1e-12, "{values:?}");
        }
    }

    #[test]
    fn a_constant_series_has_no_trend() {
        for n in [2, 5, 10, 11, 30] {
            let found = test(&vec![7.0; n]).unwrap();
            assert_eq!((found.s, found.p), (0, 1.0));
        }
    }

    /// Four reports cannot show a trend, whatever they say.
    #[test]
    fn five_years_are_the_fewest() {
        assert_eq!(fewest_years(), 5);
        assert!(test(&[1.0, 2.0, 3.0, 4.0]).unwrap().p > ALPHA);
    }

    #[test]
    fn one_value_cannot_be_tested() {
        assert_eq!(test(&[1.0]), None);
    }
}
