//! What each level of each comparison weighs: the log of how often it is seen
//! among true pairs over how often among others, fitted together
//! (`benches/fit`, `datasets/weights/links.csv`). The sum is the log-odds that
//! two figures measure one thing.

use std::sync::LazyLock;

use super::comparison::{Comparison, OWN, Own, STANDING, Standing};

/// The weights of one fit.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Before any comparison: by the pair's own comparisons alone, and by all.
    pub prior: [f64; 2],
    /// Of each level of each own comparison, where nothing else is known yet.
    pub first: Vec<Vec<f64>>,
    /// Of each level of each comparison, own and of standing.
    pub all: Vec<Vec<f64>>,
}

/// One weight for a pair, to be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// The comparison; `prior` for what stands before any.
    pub comparison: &'static str,
    /// The level the pair lies on.
    pub level: &'static str,
    /// For (above 0) and against, in natural log-odds.
    pub weight: f64,
}

impl Bar {
    /// What a person ruled.
    pub(super) fn ruled(same: bool) -> Self {
        Self {
            comparison: "decided",
            level: if same { "same" } else { "apart" },
            weight: if same {
                f64::INFINITY
            } else {
                f64::NEG_INFINITY
            },
        }
    }
}

/// The bars in a few words: `label same +1.2, unit block -0.3`.
#[must_use]
pub fn reasons(bars: &[Bar]) -> String {
    use std::fmt::Write;
    let mut words = String::with_capacity(24 * bars.len());
    for bar in bars.iter().filter(|bar| bar.comparison != PRIOR) {
        let comma = if words.is_empty() { "" } else { ", " };
        if bar.weight.is_infinite() {
            return "decided by a person".to_owned();
        }
        let sign = if bar.weight < 0.0 { '-' } else { '+' };
        let tenths = (10.0 * bar.weight.abs()).round() as u64;
        let (whole, tenth) = (tenths / 10, tenths % 10);
        // Writing to a String cannot fail. Integers: a float with one decimal
        // takes four times as long, and every link has some of these.
        let _ = write!(
            words,
            "{comma}{} {} {sign}{whole}.{tenth}",
            bar.comparison, bar.level
        );
    }
    words
}

/// What stands before any comparison.
const PRIOR: &str = "prior";

static FITTED: LazyLock<Weights> = LazyLock::new(|| {
    Weights::parse(include_str!("../../datasets/weights/links.csv"))
        .unwrap_or_else(|line| panic!("datasets/weights/links.csv: {line}"))
});

/// The fitted weights.
#[must_use]
pub fn fitted() -> &'static Weights {
    &FITTED
}

/// All comparisons, own first.
pub fn comparisons() -> impl Iterator<Item = &'static Comparison> {
    OWN.iter().chain(&STANDING)
}

impl Weights {
    /// Weights that say nothing.
    #[must_use]
    pub fn none() -> Self {
        let zeros = |c: &Comparison| vec![0.0; c.levels.len()];
        Self {
            prior: [0.0; 2],
            first: OWN.iter().map(zeros).collect(),
            all: comparisons().map(zeros).collect(),
        }
    }

    /// Reads `comparison,level,first,weight`; the line that says nothing known
    /// is the error.
    ///
    /// # Errors
    /// The first line that cannot be understood.
    pub fn parse(table: &str) -> Result<Self, String> {
        let mut own = Self::none();
        for line in table.lines().skip(1) {
            own.take(line).ok_or_else(|| line.to_owned())?;
        }
        Ok(own)
    }

    fn take(&mut self, line: &str) -> Option<()> {
        let cells: Vec<&str> = line.split(',').collect();
        let [name, level, first, weight] = cells[..] else {
            return None;
        };
        let first: f64 = first.parse().ok()?;
        let weight: f64 = weight.parse().ok()?;
        if name == PRIOR {
            self.prior = [first, weight];
            return Some(());
        }
        let at = comparisons().position(|c| c.name == name)?;
        let levels = comparisons().nth(at)?.levels;
        let l = levels.iter().position(|known| *known == level)?;
        *self.all.get_mut(at)?.get_mut(l)? = weight;
        if let Some(slot) = self.first.get_mut(at).and_then(|own| own.get_mut(l)) {
            *slot = first;
        }
        Some(())
    }

    /// The table that [`Weights::parse`] reads.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out = format!(
            "comparison,level,first,weight\nprior,,{:.3},{:.3}\n",
            self.prior[0], self.prior[1]
        );
        for (at, comparison) in comparisons().enumerate() {
            for (l, level) in comparison.levels.iter().enumerate() {
                let first = self.first.get(at).and_then(|own| own.get(l));
                let weight = self.all.get(at).and_then(|own| own.get(l));
                out.push_str(&format!(
                    "{},{level},{:.3},{:.3}\n",
                    comparison.name,
                    first.copied().unwrap_or(0.0),
                    weight.copied().unwrap_or(0.0)
                ));
            }
        }
        out
    }

    /// Log-odds by the pair's own comparisons alone.
    #[must_use]
    pub fn first(&self, own: &Own) -> f64 {
        self.prior[0] + sum(&self.first, own)
    }

    /// Log-odds by all comparisons.
    #[must_use]
    pub fn all(&self, own: &Own, standing: &Standing) -> f64 {
        let (of_own, of_standing) = self.all.split_at(OWN.len().min(self.all.len()));
        self.prior[1] + sum(of_own, own) + sum(of_standing, standing)
    }

    /// The waterfall of a pair: what each comparison weighs, the weightiest
    /// first behind the prior.
    #[must_use]
    pub fn waterfall(&self, own: &Own, standing: &Standing) -> Vec<Bar> {
        let levels = own.iter().chain(standing);
        let mut bars: Vec<Bar> = comparisons()
            .zip(&self.all)
            .zip(levels)
            .map(|((comparison, weights), level)| Bar {
                comparison: comparison.name,
                level: comparison.level(*level),
                weight: weights.get(usize::from(*level)).copied().unwrap_or(0.0),
            })
            .filter(|bar| bar.weight.abs() >= 0.05)
            .collect();
        bars.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        bars.insert(
            0,
            Bar {
                comparison: PRIOR,
                level: "",
                weight: self.prior[1],
            },
        );
        bars
    }
}

fn sum(weights: &[Vec<f64>], levels: &[u8]) -> f64 {
    weights
        .iter()
        .zip(levels)
        .filter_map(|(own, level)| own.get(usize::from(*level)))
        .sum()
}

/// The confidence that log-odds stand for.
#[must_use]
pub fn confidence(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_as_it_is_written() {
        let table = include_str!("../../datasets/weights/links.csv");
        let weights = Weights::parse(table).unwrap();
        assert_eq!(weights.table(), table);
        assert!(Weights::parse("head\nlabel,no such level,1,1\n").is_err());
    }
}
