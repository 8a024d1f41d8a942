//! 清单取消事项12项、下放35项: other things of the class were dealt with the other
//! way.

use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "other_disposal",
    apply,
    examples: &[
        fires(
            "权力清单取消事项{12项}、下放{35项}。",
            1,
            "权力清单下放事项",
        ),
        leaves(
            "权力清单取消事项{12项}，办结{35项}。",
            1,
            "权力清单取消事项办结",
        ),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let disposals = &LEXICON.classes.disposal;
    let class = on.class()?;
    let before = on.base.strip_suffix(class)?;
    let disposal = disposals.iter().find(|d| before.ends_with(d.as_str()))?;
    let list = before.strip_suffix(disposal.as_str())?;
    let other = on.core.only_verbs && !on.rate && disposals.contains(on.name());
    other.then(|| format!("{list}{}{class}", on.name()))
}
