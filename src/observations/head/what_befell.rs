//! 2896户被列入经营异常名录 → 列入经营异常名录: things without a name, by what was
//! done to them.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::LONG_AFTER;
use super::{Apply, Core, View};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "what_befell",
    apply,
    examples: &[
        fires(
            "企业年报公示率达{93%}；{286户}被列入经营异常名录。",
            1,
            "列入经营异常名录",
        ),
        leaves("{3名}调解员被表扬。", 0, "调解员"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let (by, rest) = v.c.after.split_first()?;
    let deed = rest.first().filter(|w| w.role == Role::Verb)?;
    if !v.alone || v.c.run.followed || v.says(by) != "被" {
        return None;
    }
    let name = v.phrase(rest);
    (2..=LONG_AFTER).contains(&count(&name)).then(|| Core {
        name,
        verb: v.says(deed).to_owned(),
        ..Core::default()
    })
}
