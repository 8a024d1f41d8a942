//! 其中重点领域1502件: the part stands before the whole it is of.

use super::super::super::label::{count, join};
use super::super::super::rule::{Rule, fires, leaves};
use super::named_in_whole::is_named_part;
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "part_of_whole",
    apply,
    examples: &[
        fires(
            "立案查处{390件}（其中简易程序{110件}）。",
            1,
            "简易程序立案查处",
        ),
        leaves("立案查处{390件}，移送公安机关{11件}。", 1, "移送公安机关"),
    ],
};

/// Most characters of a whole that a part is set before.
const SHORT: usize = 6;

fn apply(on: &Leaning) -> Option<String> {
    if !is_named_part(on) {
        return None;
    }
    if count(&on.base) > SHORT {
        return on.class().map(|class| join(on.name(), class));
    }
    let apart = !on.base.is_empty() && !on.name().ends_with(&on.base);
    apart.then(|| join(on.name(), &on.base))
}
