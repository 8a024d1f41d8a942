//! 新建道路9公里四好农村路: the words before the number and the noun behind it.

use super::super::label::{count, join};
use super::super::rule::{Rule, fires, leaves};
use super::govern::nominal;
use super::noun_after::noun_after;
use super::{Apply, Core, View};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "both_sides",
    apply,
    examples: &[
        fires(
            "市场监管部门查处{9件}食品案件。",
            0,
            "市场监管部门查处食品案件",
        ),
        leaves(
            "市场监管部门查处食品案件{9件}。",
            0,
            "市场监管部门查处食品案件",
        ),
    ],
};

fn apply(v: &View) -> Option<Core> {
    if !wants(v) {
        return None;
    }
    let c = v.c;
    let behind = match c.run.followed {
        true => noun_after(c.text, c.after, true),
        false => v.behind,
    };
    let object = v.phrase(without_result(v, behind));
    // 高校新增17个博士点、45个硕士点: the deed governs the items that follow.
    let deed = v.own().last();
    let deed = deed.filter(|w| v.verb.is_empty() && w.role == Role::Verb);
    Some(Core {
        name: join(&v.name, &object),
        verb: deed.map_or_else(|| v.verb.clone(), |w| v.says(w).to_owned()),
        ..Core::default()
    })
}

/// Whether the words before the number want the noun behind it.
fn wants(v: &View) -> bool {
    let c = v.c;
    let first = v.behind.first();
    let starts_noun = first.is_some_and(|w| w.role == Role::Noun);
    let of_after = v.of_after();
    let manner = of_after && first.is_some_and(|w| LEXICON.classes.manner.begins(v.says(w)));
    let ends_in_verb = v.own().last().is_some_and(|w| w.role == Role::Verb) && !manner;
    // 占全县9%的增量: too short to do without the noun.
    let short = c.is_share() && of_after && count(&v.name) <= 4 && v.more;
    // 开展3次学法活动: what was held is named by a deed.
    let held = ends_in_verb && v.more && LEXICON.classes.bare_deed.ends(&v.name);
    let counts = !c.is_money() && !c.is_share();
    short || counts && (starts_noun || held) && (!of_after || ends_in_verb)
}

/// 推进要点确定的44项任务落地: what was furthered, without what became of it.
fn without_result<'w>(v: &View, behind: &'w [Word]) -> &'w [Word] {
    let first = v.own().first().map_or("", |w| v.says(w));
    match behind.split_last() {
        Some((result, things))
            if LEXICON.classes.furthering.ends(first)
                && result.role == Role::Verb
                && !nominal(v.c.text, result)
                && things.last().is_some_and(|w| w.role == Role::Noun) =>
        {
            things
        }
        _ => behind,
    }
}
