//! 较2020年的1046件增长7.8%: the value the figure before is held against.

use super::super::super::rule::{Rule, fires, leaves};
use super::super::{Found, Scene};
use super::{Apply, amount, refers};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "held_against",
    apply,
    examples: &[
        fires(
            "办理公证{328件}，较2021年的{304件}增长{7%}。",
            1,
            "办理公证",
        ),
        leaves("办理公证{328件}，较2021年增长{7%}。", 1, "办理公证增长"),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let compares = s.c.before.iter().any(|w| w.role == Role::Compare);
    let only = s.c.before.iter().all(|w| {
        matches!(
            w.role,
            Role::Compare | Role::Time | Role::Of | Role::Mark | Role::Drop | Role::Reach
        )
    });
    let held = refers(s) && compares && only && !s.d.last.is_empty();
    held.then(|| amount(s.d.last.clone()))
}
