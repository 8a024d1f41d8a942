//! A deed that a share of the things underwent: 100%办结投诉举报 → 投诉举报办结率.

use super::super::label::count;
use super::super::retag;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::{LONG_AFTER, noun_after};
use super::{Apply, Core, View, noun};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "underwent",
    apply,
    examples: &[
        fires("{100%}办结投诉举报。", 0, "投诉举报办结率"),
        leaves("{100件}办结投诉举报。", 0, "办结投诉举报"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    if !v.c.is_share() || !v.alone {
        return None;
    }
    let (deed, thing) = v.c.after.split_first()?;
    let rate = format!("{}率", v.says(deed));
    let known = retag::cut(&rate, 0..rate.len()).len() == 1;
    let object = thing.first().is_some_and(|w| w.role == Role::Noun);
    let thing = v.phrase(noun_after(v.c.text, thing, true));
    let short = (2..=LONG_AFTER).contains(&count(&thing));
    let does = deed.role == Role::Verb && known && object;
    (does && short).then(|| noun(format!("{thing}{rate}")))
}
