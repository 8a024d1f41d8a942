//! 清理文件86件，其中上报8件: the deed is done to things of the class.

use super::super::super::label::{count, join};
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject::procedure;
use super::{Apply, LONG, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_of_part",
    apply,
    examples: &[
        fires("审核合同{86份}，其中退回{8份}。", 1, "退回审核合同"),
        leaves("审核合同{86份}，退回{8份}。", 1, "?"),
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
