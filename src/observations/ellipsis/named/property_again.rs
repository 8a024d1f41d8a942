//! 行政给付95万宗，给付金额149亿元: of what was counted, whose last word it says
//! again.

use super::super::super::label::{self, count};
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "property_again",
    apply,
    examples: &[
        fires("行政给付{95万宗}，给付金额{149亿元}。", 1, "行政给付金额"),
        leaves("行政给付{95万宗}，合同金额{149亿元}。", 1, "合同金额"),
    ],
};

/// Most characters of a thing that is said before its property.
const LONG: usize = 8;

fn apply(own: &OwnWords) -> Option<Name> {
    let (name, counted) = (own.name(), &own.scene.d.counted);
    let property = label::property(name).filter(|p| *p == "金额")?;
    let rest = name.strip_suffix(property)?;
    let again = count(rest) == 2 && counted.ends_with(rest) && counted != rest;
    let short = count(counted) <= LONG;
    (again && short).then(|| Name::whole(label::join(counted, name)))
}
