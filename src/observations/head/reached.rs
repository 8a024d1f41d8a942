//! 118项事项实现“就近办” → “就近办”事项: a bare class by what it reached.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Core, View, noun};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "reached",
    apply,
    examples: &[
        fires("{86项}事项实现“就近办”。", 0, "“就近办”事项"),
        leaves("{86项}证明事项实现告知承诺。", 0, "证明事项实现告知承诺"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let after = v.c.after;
    let at = after.iter().position(|w| v.says(w) == "实现")?;
    let class = v.phrase(&after[..at]);
    let name = v.phrase(&after[at + 1..]);
    let bare = LEXICON.classes.thing_class.contains(&class);
    (v.alone && bare && name.starts_with('“')).then(|| noun(format!("{name}{class}")))
}
