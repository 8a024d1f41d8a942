//! 组织9场培训 → 组织培训: the verb before the number, the noun behind it.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::LONG_AFTER;
use super::{Apply, Core, View};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "verb_and_noun",
    apply,
    examples: &[
        fires("完成{9个}部门的执法主体的公告工作。", 0, "部门执法主体公告"),
        fires("化解{86件}信访积案。", 0, "化解信访积案"),
        leaves("化解信访积案{86件}。", 0, "化解信访积案"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    if v.noun {
        return None;
    }
    let object = match v.c.is_share() {
        true => String::new(),
        false => work_on(v).unwrap_or_else(|| v.phrase(v.behind)),
    };
    Some(Core {
        name: format!("{}{object}", v.name),
        verb: v.verb.clone(),
        only_verbs: object.is_empty(),
        ..Core::default()
    })
}

/// The things counted and the work on them, without what stands between:
/// 完成9个部门的执法主体的公告工作 → 部门执法主体公告.
fn work_on(v: &View) -> Option<String> {
    let after = v.behind;
    let of = after.iter().position(|w| w.role == Role::Of)?;
    let last = after.iter().rposition(|w| w.role == Role::Of)?;
    let counted = after[..of].iter().all(|w| w.role == Role::Noun);
    let work = v.phrase(&after[last + 1..]);
    let work = work.strip_suffix("工作")?;
    let thing = v.phrase(&after[..of]);
    let what = v.phrase(after.get(of + 1..last).unwrap_or(&[]));
    let short = count(&thing) + count(&what) <= LONG_AFTER;
    (counted && short && count(work) >= 2).then(|| format!("{thing}{what}{work}"))
}
