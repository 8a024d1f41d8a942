//! 粮食产量增长2%，达到5万吨: a clause without a name is of the figure before, or
//! of the property that was named straight before it.

use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords, What};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "value_of_last",
    apply,
    examples: &[
        fires(
            "粮食产量{5万吨}，进出口总值创历史新高，达到{53亿元}。",
            1,
            "进出口总值",
        ),
        fires("粮食产量增长{2%}，达到{5万吨}。", 1, "粮食产量"),
        leaves("粮食产量增长{2%}，油料产量达到{5万吨}。", 1, "油料产量"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    if !own.name().is_empty() {
        return None;
    }
    let d = own.scene.d;
    let label = d.passing.clone().unwrap_or_else(|| d.last_or_nearest());
    // 联合抽查占27.9%，达57个.
    let part = label
        .strip_suffix("占比")
        .filter(|_| !own.scene.c.is_share());
    Some(Name {
        leaves: What::Label,
        ..Name::whole(part.unwrap_or(&label).to_owned())
    })
}
