//! Those a deed is done to: 对9家单位开展实地督察 → 实地督察单位.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::govern::nominal;
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role, Word};

pub(in super::super) const RULE: Rule<Apply> = Rule {
    id: "treated",
    apply,
    examples: &[
        fires("对{9家}单位开展实地督察。", 0, "实地督察单位"),
        fires("对往年印发的{9件}文件进行清理。", 0, "清理文件"),
        leaves("{9家}单位开展自查。", 0, "单位开展自查"),
    ],
};

/// Longest deed that stands before those it is done to, in characters.
pub(super) const LONG_DEED: usize = 10;

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    let mut open = c.before.iter();
    let open = open.rfind(|w| !matches!(w.role, Role::Mark | Role::Scope))?;
    let to = open.role == Role::Prep && v.says(open) == "对";
    // 对往年印发的9件文件进行清理.
    let first = c.before.iter().find(|w| w.role != Role::Mark)?;
    let told = open.role == Role::Of && v.says(first) == "对";
    let light = |w: &Word| LEXICON.classes.carrying_out.contains(v.says(w));
    let at = c.after.iter().position(|w| {
        // 对情节轻微的9家企业不予处罚.
        light(w) || told && w.role == Role::Verb && !nominal(c.text, w)
    })?;
    let whom = v.phrase(&c.after[..at]);
    let deed = v.phrase(&c.after[at + usize::from(light(&c.after[at]))..]);
    let deed = deed.strip_suffix("工作").unwrap_or(&deed);
    let short = (2..=LONG_DEED).contains(&count(deed)) && count(&whom) >= 2;
    ((to || told) && short).then(|| noun(format!("{deed}{whom}")))
}
