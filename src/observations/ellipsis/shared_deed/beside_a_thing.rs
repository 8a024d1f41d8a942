//! 发布6家企业80个岗位: the deed is done to both, the noun between is the first
//! one's.

use super::super::super::clause::Joint;
use super::super::super::head::{self, Core};
use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Scene;
use super::Apply;
use crate::lexicon::{Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "beside_a_thing",
    apply,
    examples: &[
        fires("通过“直通车”平台发布{60家}企业{460个}岗位。", 1, "发布岗位"),
        leaves("发布企业{60家}、岗位{460个}。", 1, "发布岗位"),
    ],
};

/// Most characters of a thing that stands behind its verb alone.
const LONG: usize = 10;

fn apply(s: Scene, core: &Core, _: bool) -> Option<Core> {
    let noun = |w: &Word| w.role == Role::Noun;
    let only = !s.c.before.is_empty() && s.c.before.iter().all(noun);
    let opens = s.c.after.first().is_some_and(noun);
    if !only || !opens || s.c.run.joint != Joint::Same {
        return None;
    }
    let before = s.phrase(s.c.before);
    if !s.d.last.ends_with(&before) {
        return None;
    }
    let done = !s.d.verb.is_empty() && s.d.last.contains(&s.d.verb);
    let own = core.name.strip_prefix(before.as_str())?;
    let name = if !done && head::governs(s.c.text, s.c.after) {
        // 对6个单位7名个人通报表扬: both were.
        own.to_owned()
    } else if done && (2..=LONG).contains(&label::count(own)) {
        format!("{}{own}", s.d.verb)
    } else {
        return None;
    };
    Some(Core {
        name,
        verb: s.d.verb.clone(),
        ..core.clone()
    })
}
