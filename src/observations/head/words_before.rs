//! The words before the number name it.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Core, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "words_before",
    apply,
    examples: &[
        fires("全县办理法律援助案件{402件}。", 0, "办理法律援助案件"),
        leaves("办理{402件}法律援助案件。", 0, "办理法律援助案件"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    Some(Core {
        name: v.name.clone(),
        verb: v.verb.clone(),
        ..Core::default()
    })
}
