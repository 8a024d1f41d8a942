//! 创建国家级示范村1个、省级6个: the thing before, of another tier.

use super::super::super::rule::{Rule, fires, leaves};
use super::super::{Found, Scene};
use super::{Apply, amount, refers};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "other_tier",
    apply,
    examples: &[
        fires(
            "创建国家级民主法治示范村{1个}、省级{6个}。",
            1,
            "创建省级民主法治示范村",
        ),
        leaves(
            "创建国家级民主法治示范村{1个}、省级文明村{6个}。",
            1,
            "创建省级文明村",
        ),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let own = s.phrase(s.c.before);
    let tiers = &LEXICON.classes.tier;
    let tier = tiers.iter().find(|t| **t == own)?;
    let other = tiers.iter().find(|t| s.d.last.contains(t.as_str()))?;
    let of_last = refers(s) && s.silent_behind();
    of_last.then(|| amount(s.d.last.replacen(other.as_str(), tier, 1)))
}
