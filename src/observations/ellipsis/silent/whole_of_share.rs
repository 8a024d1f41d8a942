//! 占事项总数2016项的95.3%: the share is of what was counted before.

use super::super::super::discourse::Leaves;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::{Found, Scene};
use super::{Apply, refers};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "whole_of_share",
    apply,
    examples: &[
        fires(
            "网上可办事项{76项}，占事项总数{80项}的{95%}。",
            1,
            "事项总数",
        ),
        leaves(
            "网上可办事项{76项}，占事项总数的{95%}。",
            1,
            "网上可办事项占比",
        ),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let part = s.c.before.iter().position(|w| w.role == Role::Part)?;
    if !refers(s) || s.d.last.is_empty() {
        return None;
    }
    let whole = s.phrase(&s.c.before[part + 1..]);
    (!whole.is_empty()).then_some(Found {
        label: whole,
        leaves: Leaves::Whole,
    })
}
