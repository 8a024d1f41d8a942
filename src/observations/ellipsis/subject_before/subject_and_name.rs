//! The subject before the name; a property is no property of a property.

use super::super::super::label::{attribute, count, join, property};
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "subject_and_name",
    apply,
    examples: &[
        fires(
            "收到行政复议申请{68件}，受理{59件}。",
            1,
            "行政复议申请受理",
        ),
        fires(
            "完成食品抽检{320批次}（其中果蔬{52批次}），不合格率{2%}。",
            2,
            "食品抽检不合格率",
        ),
        leaves("全程网办事项{60项}，全程网办率{92%}。", 1, "全程网办率"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let name = on.name();
    // 播种面积, then 产量.
    let measured = property(&on.base).filter(|_| attribute(name));
    let thing = measured.and_then(|p| on.base.strip_suffix(p));
    let thing = thing.filter(|t| count(t) >= 4);
    Some(join(thing.unwrap_or(&on.base), name))
}
