//! 评查许可案卷9宗、处罚案卷8宗: the items of a list have the verb of the first.

use super::super::super::clause::Joint;
use super::super::super::head::Core;
use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject::doer;
use super::super::Scene;
use super::Apply;
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "item_of_a_list",
    apply,
    examples: &[
        fires("交警部门查处酒驾{386起}、醉驾{74起}。", 1, "查处醉驾"),
        leaves(
            "新增国家级开发区{1家}、总数达{20家}。",
            1,
            "国家级开发区总数",
        ),
        leaves("列入异常名录{12户}，信用修复{3户}。", 1, "信用修复"),
    ],
};

fn apply(s: Scene, core: &Core, governs: bool) -> Option<Core> {
    let (name, verb) = (core.name.as_str(), s.d.verb.as_str());
    // 286户被列入名录，138户移出: a deed of its own.
    let deed = core.only_verbs && label::trim(s.c.before).is_empty();
    if name.is_empty() || deed || governs || verb.is_empty() || s.c.is_share() {
        return None;
    }
    let listed = s.c.run.joint == Joint::Item || is_sibling(s, name);
    let apart = LEXICON.classes.property.contains(name) || name.starts_with(verb);
    (listed && !apart).then(|| Core {
        name: format!("{verb}{name}"),
        verb: verb.to_owned(),
        ..core.clone()
    })
}

/// Whether a clause is like an item of the list before it.
fn is_sibling(s: Scene, name: &str) -> bool {
    let scoped = s.c.before.first().is_some_and(|w| w.role == Role::Scope);
    let short = label::count(name) <= 4 && !label::attribute(name);
    // 新设主体1万户，主体总量达9万户: what there is was not done.
    let there =
        s.c.before.iter().any(|w| w.role == Role::Reach) || LEXICON.classes.in_being.within(name);
    let like = s.c.run.joint == Joint::Clause && s.d.unit == s.c.unit() && short;
    // 列入异常名录12户，信用修复3户: a deed of its own.
    like && !scoped && !there && !s.d.parts.open && doer(name).is_none()
}
