//! 查处酒驾、醉驾86起，其中醉驾9起: the part was named before, with the deed.

use super::super::super::label::{attribute, count, join};
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "named_in_whole",
    apply,
    examples: &[
        fires(
            "查处酒驾、醉驾违法行为{64起}，其中醉驾{31起}。",
            1,
            "查处醉驾",
        ),
        leaves(
            "查处交通违法行为{64起}，其中醉驾{31起}。",
            1,
            "醉驾交通违法行为",
        ),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let name = on.name();
    if !is_named_part(on) || on.verb.is_empty() || count(name) < 2 {
        return None;
    }
    let case = name.ends_with('案') && count(name) >= 4;
    (case || on.whole_said.contains(name)).then(|| join(on.verb, name))
}

/// Whether the name is a part of the subject that is called by a name.
pub(super) fn is_named_part(on: &Leaning) -> bool {
    on.is_part() && !on.core.only_verbs && !attribute(on.name())
}
