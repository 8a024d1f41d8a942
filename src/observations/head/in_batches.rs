//! How many batches a deed was done in: 分三批取消事项 → 取消事项批次.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::{LONG_AFTER, noun_after};
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "in_batches",
    apply,
    examples: &[
        fires(
            "县政府分{4批}取消行政许可事项{60项}。",
            0,
            "取消行政许可事项批次",
        ),
        leaves("取消行政许可事项{4批}。", 0, "取消行政许可事项"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    let last = c.before.iter().rfind(|w| w.role != Role::Mark)?;
    let parted = v.says(last).ends_with('分') && LEXICON.classes.batch_unit.contains(c.unit());
    let opens = |w: &&Word| !matches!(w.role, Role::Drop | Role::Light | Role::Mark);
    let deed = c.after.iter().find(opens)?;
    let what = v.phrase(noun_after(c.text, c.after, false));
    let short = (2..=LONG_AFTER).contains(&count(&what));
    let measure = c.unit().trim_end_matches('次');
    let batches = parted && deed.role == Role::Verb && short;
    batches.then(|| noun(format!("{what}{measure}次")))
}
