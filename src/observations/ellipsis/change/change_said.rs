//! 规上工业增加值增长5%: the change of what stands before the number.

use super::super::super::clause::Joint;
use super::super::super::discourse::Leaves;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Found;
use super::{Apply, Change};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "change_said",
    apply,
    examples: &[
        fires("规上工业增加值增长{5%}。", 0, "规上工业增加值增长"),
        leaves(
            "规上工业增加值{52亿元}，增长{5%}。",
            1,
            "规上工业增加值增长",
        ),
    ],
};

fn apply(change: &Change) -> Option<Found> {
    let leaves = match change.scene.c.run.joint {
        Joint::Same => Leaves::Nothing,
        _ => Leaves::Changed(change.name.clone()),
    };
    Some(Found {
        label: change.label(&change.name),
        leaves,
    })
}
