//! 全程网办事项, then 全程网办率: the rate says itself of what.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "rate_of_its_thing",
    apply,
    examples: &[
        fires("全程网办事项{60项}，全程网办率{92%}。", 1, "全程网办率"),
        leaves("政务服务事项{60项}，网办率{92%}。", 1, "政务服务事项网办率"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let stem = on.name().strip_suffix('率')?;
    let named = count(stem) >= 3 && on.base.starts_with(stem);
    named.then(|| on.name().to_owned())
}
