//! 旅游收入69亿元，是2010年的2.6倍: no value, but times an earlier one.

use super::super::super::discourse::Leaves;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::{Found, Scene};
use super::Apply;
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "times_earlier",
    apply,
    examples: &[
        fires(
            "旅游收入达{69亿元}，是2010年的{3倍}。",
            1,
            "旅游收入相当于往年的倍数",
        ),
        leaves("旅游收入达{69亿元}，增长{3倍}。", 1, "旅游收入增长"),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let times = s.c.is_share() && s.c.units.first() == Some(&"倍");
    let only = s.c.before.iter().all(|w| w.role != Role::Noun);
    (times && only && !s.d.last.is_empty()).then(|| Found {
        label: format!("{}相当于往年的倍数", s.d.last),
        leaves: Leaves::Nothing,
    })
}
