//! 受理案件9件，结案8件，分别增长5%、3%: the amounts before.

use super::super::discourse::Taken;
use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Names, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "amounts_before",
    apply,
    examples: &[
        fires(
            "受理案件{9件}，结案{8件}，分别增长{5%}、{3%}。",
            2,
            "受理案件增长",
        ),
        leaves("受理案件{9件}，结案{8件}，增长{5%}。", 2, "案件结案增长"),
    ],
};

fn apply(v: &View) -> Option<Names> {
    let from = v.d.amounts.len().checked_sub(v.n);
    let from = from.filter(|_| v.silent() && v.n > 1)?;
    Some(Names {
        names: v.d.amounts[from..].to_vec(),
        taken: Taken::Amounts(v.n),
    })
}
