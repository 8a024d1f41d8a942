//! 办理案件9件，满意率提高2个百分点: the change of a property of the subject before.

use super::super::super::head::Core;
use super::super::super::label::join;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Found;
use super::{Apply, Change, found};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "change_of_property",
    apply,
    examples: &[
        fires(
            "办理法律援助案件{92件}，满意率提高{2个百分点}。",
            1,
            "法律援助案件满意率提高",
        ),
        leaves(
            "办理法律援助案件{92件}，公共法律服务满意率提高{2个百分点}。",
            1,
            "公共法律服务满意率提高",
        ),
    ],
};

fn apply(change: &Change) -> Option<Found> {
    let core = Core {
        name: change.name.clone(),
        ..Core::default()
    };
    if !core.dependent() {
        return None;
    }
    let (c, d) = (change.scene.c, change.scene.d);
    let of = match c.is_item() {
        true => d.last_or_nearest(),
        false => d.nearest(true),
    };
    Some(found(change.label(&join(&of, &change.name))))
}
