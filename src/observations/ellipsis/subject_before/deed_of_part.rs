//! 制定文件34件，其中修改9件: the deed is done to things of the class.

use super::super::super::label::{count, join};
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject::procedure;
use super::{Apply, LONG, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_of_part",
    apply,
    examples: &[
        fires("制定文件{34件}，其中修改{9件}。", 1, "修改文件"),
        leaves("审核合同{86份}，其中退回{8份}。", 1, "退回合同"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    if !on.inside || !on.core.only_verbs || procedure(&on.base).is_some() {
        return None;
    }
    let class = on.class()?;
    if class == "案件" && (LONG + 1..=LONG + 4).contains(&count(&on.base)) {
        return Some(join(&on.base, on.name()));
    }
    Some(join(on.name(), on.short_or(class)))
}
