//! Those who were called something, by what they were called: 3名调解员被评为
//! “调解能手” → 评为“调解能手”调解员.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::LONG_AFTER;
use super::own::last_role;
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "called",
    apply,
    examples: &[
        fires("{3名}调解员被评为“调解能手”。", 0, "评为“调解能手”调解员"),
        fires("{43个}村达到创建标准。", 0, "达到创建标准村"),
        leaves("{3名}调解员被表扬。", 0, "调解员"),
    ],
};

/// Most characters of those who are told by what they were called.
const WHO: usize = 6;

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    let of = last_role(c.before) == Some(Role::Of);
    if c.run.followed || !(v.alone || of) {
        return None;
    }
    let by = |w: &Word| matches!(v.says(w), "被" | "达到");
    let at = c.after.iter().position(by)?;
    let (who, rest) = c.after.split_at_checked(at)?;
    let (verb, rest) = rest.split_first()?;
    // 43个村达到创建标准: it is called so by the standard.
    let last = c.after.last().map_or("", |w| v.says(w));
    let standard = v.says(verb) == "达到" && last.ends_with("标准");
    let calls = |w: &Word| LEXICON.classes.calling.contains(v.says(w));
    let award = v.says(verb) == "被" && rest.first().is_some_and(calls);
    let nouns = who
        .iter()
        .all(|w| matches!(w.role, Role::Noun | Role::And | Role::Mark));
    let who = v.phrase(who);
    let what = match standard {
        true => format!("达到{}", v.phrase(&c.after[at..])),
        false => v.phrase(rest),
    };
    let short = (1..=WHO).contains(&count(&who)) && count(&what) <= LONG_AFTER;
    // 评为模范集体和模范个人的集体: which of them, the names tell.
    let among = what.contains(&who) && what.contains(['和', '、']);
    ((standard || award) && nouns && short).then(|| {
        noun(match what.ends_with(&who) {
            _ if among => format!("{who}{what}"),
            true => what,
            false => format!("{what}{who}"),
        })
    })
}
