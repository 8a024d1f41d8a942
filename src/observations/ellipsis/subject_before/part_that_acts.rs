//! 制发文件23件，其中部门制发15件: what it did it to is the whole.

use super::super::super::label::join;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject::acts;
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "part_that_acts",
    apply,
    examples: &[
        fires(
            "制发规范性文件{23件}，其中部门制发{15件}。",
            1,
            "部门制发规范性文件",
        ),
        leaves("制发规范性文件{23件}，部门制发{15件}。", 1, "部门制发"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let class = on.class().filter(|_| on.is_part() && acts(on.name()))?;
    Some(join(on.name(), on.short_or(class)))
}
