//! How many a body is of: 组建一支16人的执法队伍 → 执法队伍人数.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::LONG_AFTER;
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "how_many_in",
    apply,
    examples: &[
        fires("组建一支{12人}的法律顾问团队。", 0, "法律顾问团队人数"),
        leaves("组建法律顾问团队{12支}。", 0, "组建法律顾问团队"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    let people = v.of_after() && c.counts_people() && !c.run.followed;
    let rest = c.after.get(1..).filter(|_| people)?;
    let nouns = rest.iter().take_while(|w| w.role == Role::Noun).count();
    let body = v.phrase(&rest[..nouns]);
    let named = LEXICON.classes.group.ends(&body) && (2..=LONG_AFTER).contains(&count(&body));
    named.then(|| noun(format!("{body}人数")))
}
