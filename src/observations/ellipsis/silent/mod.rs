//! Where the clause names no thing of its own: the value a change is held
//! against, a total, a tier, a clause that ends in 的.

mod attribute;
mod counted_by_unit;
mod held_against;
mod of_a_task;
mod other_tier;
mod times_earlier;
mod total;
mod whole_of_share;

use super::super::Kind;
use super::super::discourse::{Leaves, Told};
use super::super::rule::Rule;
use super::{Found, Scene};

/// The label of a figure whose clause names nothing.
type Apply = fn(Scene) -> Option<Found>;

/// The rules of this phase: the first that finds a label gives it.
pub(in super::super) const RULES: &[Rule<Apply>] = &[
    times_earlier::RULE,
    whole_of_share::RULE,
    held_against::RULE,
    total::RULE,
    counted_by_unit::RULE,
    other_tier::RULE,
    attribute::RULE,
    of_a_task::RULE,
];

/// Names a figure without a name of its own.
pub(super) fn tell(scene: Scene) -> Option<Told> {
    let found = |rule: &Rule<Apply>| Some((rule.apply)(scene)?.told(rule.id));
    RULES.iter().find_map(found)
}

/// Whether an amount has something before it that it may be of.
fn refers(scene: Scene) -> bool {
    scene.c.kind == Kind::Level && !(scene.d.last.is_empty() && scene.d.counted.is_empty())
}

/// An amount.
fn amount(label: String) -> Found {
    Found {
        label,
        leaves: Leaves::Amount(None),
    }
}
