//! 新登记经营主体，其中企业; 审查事项，包括合同: other words for the thing have its
//! verb.

use super::super::super::label::{join, thing_class};
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "other_word",
    apply,
    examples: &[
        fires("新登记经营主体{826户}，其中企业{120户}。", 1, "新登记企业"),
        leaves(
            "评查行政执法案卷{86卷}，其中处罚案卷{74卷}。",
            1,
            "处罚案卷",
        ),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let class = thing_class(on.name())?;
    let other = on.class() != Some(class) && on.is_part() && !on.verb.is_empty();
    other.then(|| join(on.verb, on.name()))
}
