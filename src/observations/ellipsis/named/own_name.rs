//! The name stands for itself.

use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "own_name",
    apply,
    examples: &[
        fires("办理法律援助案件{402件}。", 0, "办理法律援助案件"),
        leaves(
            "收到行政复议申请{68件}，受理{59件}。",
            1,
            "行政复议申请受理",
        ),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    Some(Name::open(own.name().to_owned()))
}
