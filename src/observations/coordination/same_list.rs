//! 城镇、农村居民收入分别达x、y元，分别增长x、y: the list before.

use super::super::discourse::Taken;
use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Names, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "same_list",
    apply,
    examples: &[
        fires(
            "城镇、农村居民人均可支配收入分别达{9元}、{8元}，分别增长{5%}、{6%}。",
            3,
            "农村居民人均可支配收入增长",
        ),
        leaves(
            "受理案件{9件}，结案{8件}，分别增长{5%}、{3%}。",
            3,
            "案件结案增长",
        ),
    ],
};

fn apply(v: &View) -> Option<Names> {
    let list = &v.d.list.names;
    (v.silent() && v.n > 1 && list.len() == v.n).then(|| Names {
        names: list.clone(),
        taken: Taken::List,
    })
}
