//! 人要素、地要素: two things of one kind, of which neither is the other's.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "siblings",
    apply,
    examples: &[
        fires("采集人要素{60万条}，地要素{9万个}。", 1, "地要素"),
        leaves("采集人要素{60万条}，更新{9万条}。", 1, "人要素更新"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let (base, name) = (on.base.as_str(), on.name());
    let tail = |s: &str| s.chars().rev().take(2).collect::<Vec<_>>();
    let short = count(base) <= 6 && (3..=6).contains(&count(name));
    (short && tail(base) == tail(name)).then(|| name.to_owned())
}
