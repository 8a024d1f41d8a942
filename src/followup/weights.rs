//! The weights of evidence: `datasets/weights/statements.toml`, fitted by
//! `benches/fit` from the truth of the composed series.
//!
//! A comparison has levels, a level a weight: how much more often it is seen
//! where two statements are one than where they are not, as a logarithm (Fellegi
//! & Sunter, 1969). The comparisons of two statements lean on each other, so that
//! the weights are fitted together (logistic regression) rather than counted one
//! by one; a higher level never weighs less than a lower one. Their sum is the
//! logarithm of the odds.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::comparisons::{Comparison, DELIVERED, EVIDENCE, REPEATED, WEAKNESS};

/// The weights of one question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The logarithm of the odds where every comparison is at its lowest level.
    pub bias: f32,
    /// The probability from which the answer is yes.
    pub least: f32,
    /// For each comparison, by its name, the weights of its levels but the
    /// lowest, which has none.
    pub levels: BTreeMap<String, Vec<f32>>,
    #[serde(skip)]
    ordered: Vec<Vec<f32>>,
}

impl Model {
    /// A model of these weights, for comparisons in this order.
    #[must_use]
    pub fn new(bias: f32, least: f32, comparisons: &[Comparison], weights: &[Vec<f32>]) -> Self {
        let names = comparisons.iter().map(|c| c.name.to_owned());
        Self {
            bias,
            least,
            levels: names.zip(weights.iter().cloned()).collect(),
            ordered: weights.to_vec(),
        }
    }

    fn in_order(mut self, comparisons: &[Comparison]) -> Self {
        let of = |c: &Comparison| self.levels.get(c.name).cloned().unwrap_or_default();
        self.ordered = comparisons.iter().map(of).collect();
        self
    }

    /// How sure the answer is, 0 to 1.
    #[must_use]
    pub fn probability(&self, levels: &[u8]) -> f32 {
        let weights = self.ordered.iter().zip(levels).map(|(weights, level)| {
            let at = usize::from(*level).checked_sub(1);
            at.and_then(|at| weights.get(at)).copied().unwrap_or(0.0)
        });
        let odds = self.bias + weights.sum::<f32>();
        1.0 / (1.0 + (-odds).exp())
    }

    /// Whether that is sure enough.
    #[must_use]
    pub fn says_yes(&self, probability: f32) -> bool {
        probability >= self.least
    }
}

/// The weights of all questions about statements.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Whether two weaknesses are one.
    pub weakness: Model,
    /// Whether a sentence of the review addresses a weakness.
    pub evidence: Model,
    /// Whether a sentence of the review says that a plan was carried out.
    pub delivered: Model,
    /// Whether a plan is planned again by another.
    pub repeated: Model,
}

impl Weights {
    /// Reads weights as they stand in the file.
    ///
    /// # Errors
    /// Where they are no weights.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let read: Self = toml::from_str(text)?;
        Ok(Self {
            weakness: read.weakness.in_order(WEAKNESS),
            evidence: read.evidence.in_order(EVIDENCE),
            delivered: read.delivered.in_order(DELIVERED),
            repeated: read.repeated.in_order(REPEATED),
        })
    }

    /// The weights that the program is built with. They are part of it, so that
    /// they parse is a test.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Weights> = LazyLock::new(|| {
            Weights::parse(include_str!("../../datasets/weights/statements.toml"))
                .unwrap_or_else(|e| panic!("datasets/weights/statements.toml: {e}"))
        });
        &BUILT_IN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_comparison_has_a_weight_for_each_level_and_higher_ones_weigh_no_less() {
        let weights = Weights::built_in();
        for (model, comparisons) in [
            (&weights.weakness, WEAKNESS),
            (&weights.evidence, EVIDENCE),
            (&weights.delivered, DELIVERED),
            (&weights.repeated, REPEATED),
        ] {
            assert_eq!(model.levels.len(), comparisons.len());
            for comparison in comparisons {
                let levels = &model.levels[comparison.name];
                assert_eq!(levels.len(), comparison.cuts.len(), "{}", comparison.name);
                assert!(levels.is_sorted(), "{}: {levels:?}", comparison.name);
                assert!(levels.first().is_none_or(|w| *w >= 0.0));
            }
        }
    }

    #[test]
    fn evidence_adds_up_to_odds() {
        let comparisons = &[Comparison {
            name: "object",
            cuts: &[0.5],
        }];
        let model = Model::new(-2.0, 0.5, comparisons, &[vec![4.0]]);
        assert!(!model.says_yes(model.probability(&[0])));
        assert!((model.probability(&[1]) - 0.8808).abs() < 1e-3);
    }
}
