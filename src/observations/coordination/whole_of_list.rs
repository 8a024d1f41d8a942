//! 城镇、农村居民收入分别达x、y元，均增长5%: one figure of all that were listed.

use super::super::discourse::Taken;
use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Names, View};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "whole_of_list",
    apply,
    examples: &[
        fires(
            "文件、会议数量分别为{9个}、{8个}，分别压减{5%}。",
            2,
            "文件、会议数量压减",
        ),
        leaves(
            "许可案卷和处罚案卷分别为{6卷}、{8卷}；各执法部门自查案卷{52卷}。",
            2,
            "执法部门自查案卷",
        ),
        leaves(
            "城镇、农村居民人均可支配收入分别达{9元}、{8元}，分别增长{5%}、{6%}。",
            3,
            "农村居民人均可支配收入增长",
        ),
    ],
};

fn apply(v: &View) -> Option<Names> {
    let whole = &v.d.list.whole;
    // 各部门自查案卷352卷: it names a thing of its own.
    let behind = v.c.before.get(v.each + 1..).unwrap_or(&[]);
    let own = behind
        .iter()
        .any(|w| matches!(w.role, Role::Noun | Role::Verb));
    (v.silent() && v.n == 1 && !whole.is_empty() && !own).then(|| Names {
        names: vec![whole.clone()],
        taken: Taken::List,
    })
}
