//! Those to whom something happened for a reason, by what it was: 2家企业因违规
//! 用工，被列入重点监管名单 → 列入重点监管名单企业.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::noun_after::LONG_AFTER;
use super::{Apply, Core, View, noun};
use crate::lexicon::Role;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "befell",
    apply,
    examples: &[
        fires(
            "{2家}企业因违规用工，被列入重点监管名单。",
            0,
            "列入重点监管名单企业",
        ),
        leaves("约谈企业{2家}，列入重点监管名单{6家}。", 0, "约谈企业"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    let why = c.after.iter();
    let why = why
        .take(c.after.len())
        .position(|w| w.role == Role::Prep && v.says(w).starts_with('因'))?;
    let who = v.phrase(&c.after[..why]);
    let first = c.beyond.first()?;
    let happened = first.role == Role::Verb || v.says(first) == "被";
    let what = v.phrase(c.beyond);
    let short = (2..=LONG_AFTER).contains(&count(&what)) && count(&who) >= 2;
    (v.alone && happened && short).then(|| noun(format!("{what}{who}")))
}
