//! 投资8万元完成A搬迁: an amount spent is named by what it was spent on.

use super::super::clause::Joint;
use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Core, View, noun};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "spent",
    apply,
    examples: &[
        fires("投资{36万元}，完成{54栋}老旧楼改造。", 0, "老旧楼改造投资"),
        leaves("实施项目{76个}，完成投资{58亿元}。", 1, "项目完成投资"),
    ],
};

/// Longest goal that names an amount, in characters.
const LONG_GOAL: usize = 18;

fn apply(v: &View) -> Option<Core> {
    let c = v.c;
    if !c.is_money() {
        return None;
    }
    let verbs = LEXICON.classes.spending.iter();
    let how = verbs.filter(|verb| v.name.ends_with(verb.as_str()));
    let how = how.max_by_key(|verb| verb.len())?;
    if v.noun && count(&v.name) > 4 {
        return None;
    }
    let alone = c.after.is_empty() && v.name == *how && work_behind(v) && !is_whole(v, how);
    let mut behind: Vec<Word> = c.after.to_vec();
    if c.run.followed || alone {
        behind.extend_from_slice(c.beyond);
    }
    let goal = goal(v, &behind, alone);
    let goal = goal.strip_prefix("完成").unwrap_or(&goal);
    if goal.is_empty() || !c.run.followed && count(goal) > LONG_GOAL {
        return None;
    }
    Some(noun(match how.as_str() {
        // 安排9亿元财政资金支持产业, but 安排9亿元，保障公共服务.
        "安排" if goal.contains("资金") => format!("{how}{goal}"),
        "安排" => format!("{goal}{how}资金"),
        _ => format!("{goal}{how}"),
    }))
}

/// 投资6亿元，建成A: whether the work stands in the clause behind.
fn work_behind(v: &View) -> bool {
    v.c.beyond.first().is_some_and(|w| {
        !matches!(
            w.role,
            Role::Part | Role::Reach | Role::Compare | Role::Rise | Role::Fall
        )
    })
}

/// 实施项目76个，完成投资58亿元: whether it is of the projects before.
fn is_whole(v: &View, how: &str) -> bool {
    let opens = v.c.run.joint == Joint::Sentence;
    let planned = ["总", "计划"].iter().any(|p| how.starts_with(p));
    planned || how.starts_with("完成") && !opens
}

/// What the money was for, by the words behind it.
fn goal(v: &View, behind: &[Word], alone: bool) -> String {
    let from = behind.iter().take_while(|w| {
        matches!(
            w.role,
            Role::Light | Role::Particle | Role::Prep | Role::Drop | Role::Of | Role::Mark
        )
    });
    let goal = v.phrase(&behind[from.count()..]);
    let last = behind.iter().rposition(|w| w.role == Role::And);
    match last.filter(|_| alone && count(&goal) > LONG_GOAL) {
        Some(and) => v.phrase(&behind[and + 1..]),
        None => goal,
    }
}
