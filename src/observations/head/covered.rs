//! 7个社区实现法律顾问全覆盖 → 法律顾问全覆盖社区: they are told by what covers
//! them.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::treated::LONG_DEED;
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "covered",
    apply,
    examples: &[
        fires("{7个}社区实现法律顾问全覆盖。", 0, "法律顾问全覆盖社区"),
        leaves("{7个}社区配备法律顾问。", 0, "社区配备法律顾问"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let after = v.c.after;
    let reaches = |w: &Word| LEXICON.classes.reaching.contains(v.says(w));
    let at = after.iter().position(reaches)?;
    let whole = |w: &Word| matches!(w.role, Role::Noun | Role::And | Role::Mark | Role::Drop);
    let named = after[..at].iter().all(whole);
    let who = v.phrase(&after[..at]);
    let what = v.phrase(&after[at + 1..]);
    let thing = what.strip_suffix("全覆盖")?;
    let short = |s: &str| (2..=LONG_DEED).contains(&count(s));
    let whole = v.alone && !v.c.run.followed && named && short(&who) && short(thing);
    whole.then(|| noun(format!("{what}{who}")))
}
