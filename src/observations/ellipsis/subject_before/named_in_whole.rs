//! 查处酒驾、醉驾86起，其中醉驾9起: the part was named before, with the deed.

use super::super::super::label::{attribute, count, join, thing_class};
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
        fires(
            "平台受理投诉举报咨询{86件}，其中投诉{52件}、举报{22件}、咨询{12件}。",
            3,
            "受理咨询",
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
    // 受理投诉举报咨询86件，其中投诉52件、咨询12件: a class that was named.
    let other = !on.item.is_empty() && !on.item.ends_with(name);
    let class = on.is_part() && other && thing_class(name) == Some(name);
    if !is_named_part(on) && !class || on.verb.is_empty() || count(name) < 2 {
        return None;
    }
    let case = name.ends_with('案') && count(name) >= 4;
    (case || on.whole_said.contains(name)).then(|| join(on.verb, name))
}

/// Whether the name is a part of the subject that is called by a name.
pub(super) fn is_named_part(on: &Leaning) -> bool {
    on.is_part() && !on.core.only_verbs && !attribute(on.name())
}
