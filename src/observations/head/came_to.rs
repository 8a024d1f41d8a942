//! What a share of the things came to: 98%的诉求得到有效解决 → 诉求有效解决.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::treated::LONG_DEED;
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "came_to",
    apply,
    examples: &[
        fires("{98%}的诉求得到有效解决。", 0, "诉求有效解决"),
        leaves("{98件}诉求得到有效解决。", 0, "诉求"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    if !v.c.is_share() || !v.alone {
        return None;
    }
    let (of, rest) = v.c.after.split_first()?;
    let at = rest.iter().position(|w| w.role == Role::Reach)?;
    let got = LEXICON.classes.obtaining.contains(v.says(&rest[at]));
    let thing = v.phrase(&rest[..at]);
    let end = v.phrase(&rest[at + 1..]);
    let short = count(&thing) >= 2 && (2..=LONG_DEED).contains(&count(&end));
    (of.role == Role::Of && got && short).then(|| noun(format!("{thing}{end}")))
}
