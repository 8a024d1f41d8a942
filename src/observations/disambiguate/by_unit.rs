//! 完成8户、900平方米改造任务: the property that the unit measures.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, View};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "by_unit",
    apply,
    examples: &[
        fires("完成{8户}、{900平方米}改造任务。", 1, "完成改造任务面积"),
        leaves(
            "完成{8户}改造任务、{900平方米}绿化任务。",
            1,
            "完成绿化任务",
        ),
    ],
};

fn apply(v: &View) -> Option<String> {
    let (label, unit) = (&v.row.label, v.row.unit.as_str());
    let other = match LEXICON.classes.measures.of(unit) {
        Some(property) => format!("{label}{property}"),
        // 198个20.1万套: a measure word without a name counts itself.
        None if (1..=2).contains(&unit.chars().count()) => format!("{label}{unit}数"),
        None => return None,
    };
    v.free(other).filter(|_| v.other_unit)
}
