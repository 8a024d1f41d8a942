//! 办理建议9件、提案8件，满意率分别为x、y: the property of each figure before.

use super::super::discourse::Taken;
use super::super::rule::{Rule, fires, leaves};
use super::super::{label, subject};
use super::{Apply, Names, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "property_of_each",
    apply,
    examples: &[
        fires(
            "办理代表建议{9件}、政协提案{8件}，满意率分别为{98%}、{99%}。",
            3,
            "政协提案满意率",
        ),
        leaves(
            "办理代表建议{28件}、政协提案{37件}，合计{65件}，满意率{99%}。",
            3,
            "建议提案满意率",
        ),
    ],
};

fn apply(v: &View) -> Option<Names> {
    if v.silent() || v.n < 2 || !label::attribute(&v.whole) {
        return None;
    }
    // 评查许可、处罚案卷各60宗，优秀率分别为x、y.
    let last = v.d.amounts.last().is_some_and(|l| *l == v.d.last);
    let told = match v.d.list.names.len() == v.n && last {
        true => v.d.list.names.as_slice(),
        false => &v.d.amounts[v.d.amounts.len().checked_sub(v.n)?..],
    };
    let of = |thing: &String| label::join(&subject::thing(thing), &v.whole);
    Some(Names {
        names: told.iter().map(of).collect(),
        taken: Taken::Own,
    })
}
