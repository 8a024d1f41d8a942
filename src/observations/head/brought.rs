//! Those who were brought to do something, by what they did: 组织9个执法部门开展
//! 岗前培训 → 开展岗前培训执法部门.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::govern::has_noun;
use super::noun_after::LONG_AFTER;
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "brought",
    apply,
    examples: &[
        fires("组织{9个}执法部门开展岗前培训。", 0, "岗前培训执法部门"),
        leaves("组织{90人}开展岗前培训。", 0, "岗前培训"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    let classes = &LEXICON.classes;
    let mut cause = c.before.iter();
    let cause = cause.rfind(|w| !matches!(w.role, Role::Scope | Role::Mark))?;
    let at = c.after.iter().position(|w| w.role == Role::Verb)?;
    let who = v.phrase(&c.after[..at]);
    let mut vague = classes.vague.iter();
    let named = vague.find_map(|w| who.strip_prefix(w.as_str()).filter(|r| !r.is_empty()));
    let who = named.unwrap_or(&who);
    let entity = classes.entity.iter().any(|e| who.ends_with(e.as_str()));
    let what = v.phrase(&c.after[at..]);
    let told = (4..=LONG_AFTER + 4).contains(&count(&what)) && has_noun(&c.after[at..]);
    let caused = classes.causative.contains(v.says(cause)) && !c.run.followed;
    (caused && entity && told && !c.counts_people()).then(|| noun(format!("{what}{who}")))
}
