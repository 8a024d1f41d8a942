//! 受理9件，办结率99%，分别增长5%、1个百分点: the amounts and rates before.

use super::super::Kind;
use super::super::discourse::Taken;
use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Names, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "values_before",
    apply,
    examples: &[
        fires(
            "受理案件{9件}，办结率{99%}，分别增长{5%}、{1个百分点}。",
            3,
            "案件办结率增长",
        ),
        leaves(
            "受理案件{9件}，结案{8件}，分别增长{5%}、{3%}。",
            3,
            "案件结案增长",
        ),
    ],
};

fn apply(v: &View) -> Option<Names> {
    let points = v.c.units.iter().any(|u| u.contains('点'));
    let mixed = points || v.d.amounts.len() < v.n;
    let changed = v.silent() && mixed && v.n > 1 && v.c.kind == Kind::Change;
    let from = v.d.values.len().checked_sub(v.n).filter(|_| changed)?;
    Some(Names {
        names: v.d.values[from..].to_vec(),
        taken: Taken::Values(v.n),
    })
}
