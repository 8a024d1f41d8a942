//! 评查案卷86卷，其中处罚类74卷: a kind is of the class of the whole.

use super::super::super::label::join;
use super::super::super::rule::{Rule, fires, leaves};
use super::named_in_whole::is_named_part;
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "kind_of_class",
    apply,
    examples: &[
        fires(
            "评查行政执法案卷{86卷}，其中处罚类{74卷}。",
            1,
            "处罚类案卷",
        ),
        leaves(
            "评查行政执法案卷{86卷}，其中重点领域{74卷}。",
            1,
            "重点领域行政执法案卷",
        ),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let kind = is_named_part(on) && on.name().ends_with('类');
    on.class()
        .filter(|_| kind)
        .map(|class| join(on.name(), class))
}
