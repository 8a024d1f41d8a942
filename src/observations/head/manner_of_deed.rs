//! 以调解、和解方式办结: how it was done tells it from the rest.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Core, View};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "manner_of_deed",
    apply,
    examples: &[
        fires(
            "办理复议案件{52件}，以调解、和解方式办结{12件}。",
            1,
            "行政复议调解、和解方式办结",
        ),
        leaves("办理复议案件{52件}，办结{12件}。", 1, "行政复议办结"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let (verb, how) = v.own().split_last()?;
    let manner = |said: &str| LEXICON.classes.deed_manner.contains(said);
    let told = how.last().is_some_and(|w| manner(v.says(w)));
    (told && verb.role == Role::Verb).then(|| Core {
        name: v.name.clone(),
        verb: v.says(verb).to_owned(),
        only_verbs: true,
        ..Core::default()
    })
}
