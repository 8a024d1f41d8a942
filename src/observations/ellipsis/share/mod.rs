//! Shares of a whole: A占B的5%.

mod of_the_whole;
mod part_of_last;
mod part_of_whole_named;

use super::super::discourse::{Leaves, Told};
use super::super::rule::Rule;
use super::{Scene, names_a_whole};
use crate::lexicon::Role;

/// The label of a share.
type Apply = fn(Scene) -> Option<String>;

/// The rules of this phase: the first that has a label gives it.
pub(in super::super) const RULES: &[Rule<Apply>] = &[
    part_of_last::RULE,
    part_of_whole_named::RULE,
    of_the_whole::RULE,
];

/// Names the share of a whole.
pub(super) fn tell(scene: Scene) -> Option<Told> {
    RULES.iter().find_map(|rule| {
        Some(Told {
            labels: vec![(rule.apply)(scene)?],
            rules: vec![rule.id],
            leaves: Leaves::Label,
            ..Told::default()
        })
    })
}

/// What a clause says before and behind its 占.
fn sides(s: Scene) -> Option<(String, String)> {
    let part = s.c.before.iter().position(|w| w.role == Role::Part)?;
    let (own, whole) = (&s.c.before[..part], &s.c.before[part + 1..]);
    names_a_whole(s.c).then(|| (s.phrase(own), s.phrase(whole)))
}
