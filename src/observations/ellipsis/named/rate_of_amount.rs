//! 负责人出庭应诉87件，出庭应诉率: the rate of a figure of this sentence.

use super::super::super::discourse::FIGURES;
use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "rate_of_amount",
    apply,
    examples: &[
        fires(
            "负责人出庭应诉{87件}，出庭应诉率{98%}。",
            1,
            "负责人出庭应诉率",
        ),
        leaves(
            "办理代表建议{28件}、政协提案{37件}，合计{65件}，满意率{99%}。",
            3,
            "建议提案满意率",
        ),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    if !own.scene.c.is_share() {
        return None;
    }
    let stem = own.name().strip_suffix('率').filter(|s| count(s) >= 2)?;
    let whole = |l: &&String| l.len() > stem.len() && l.ends_with(stem);
    let mut amounts = own.scene.d.amounts.iter().rev().take(FIGURES);
    Some(Name::open(format!("{}率", amounts.find(whole)?)))
}
