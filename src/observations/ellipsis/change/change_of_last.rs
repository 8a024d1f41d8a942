//! 办理公证328件，增长7%: the change of the figure before.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Found;
use super::{Apply, Change, found};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "change_of_last",
    apply,
    examples: &[
        fires("办理公证{328件}，增长{7%}。", 1, "办理公证增长"),
        fires("A级{209户}，占{11%}，较上年增加{23户}。", 2, "?"),
        leaves("办理公证{328件}，公证收费增长{7%}。", 1, "公证收费增长"),
    ],
};

fn apply(change: &Change) -> Option<Found> {
    if !change.name.is_empty() {
        return None;
    }
    let of = change.scene.d.last_or_nearest();
    // A级209户，占11%，较上年增加23户: more of them, not of the share.
    let points = change.scene.c.unit().contains(['%', '点']);
    let part = of.strip_suffix("占比").filter(|p| !points && count(p) >= 2);
    Some(found(change.label(part.unwrap_or(&of))))
}
