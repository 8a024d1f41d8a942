//! 占事项总数80项的95%: of the whole just named.

use super::super::super::clause::Joint;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Scene;
use super::Apply;
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "of_the_whole",
    apply,
    examples: &[
        fires(
            "网上可办事项{76项}，占事项总数{80项}的{95%}。",
            2,
            "网上可办事项占比",
        ),
        leaves(
            "网上可办事项{76项}，占事项总数{80项}，网办率{95%}。",
            2,
            "网上可办事项网办率",
        ),
    ],
};

fn apply(s: Scene) -> Option<String> {
    let mut before = s.c.before.iter();
    let bare = before.all(|w| matches!(w.role, Role::Of | Role::Mark));
    let whole = bare && s.c.run.joint == Joint::Same && !s.d.share_of.is_empty();
    whole.then(|| format!("{}占比", s.d.share_of))
}
