//! Amounts spent: named by what the money was for.

use super::super::lexicon::{LEXICON, Role, Word};
use super::super::tidy;
use super::{Around, Core};

/// Longest goal that names an amount, in characters.
const LONG_GOAL: usize = 18;

/// 投资8万元完成A搬迁: an amount spent is named by what it was spent on.
pub(super) fn spent(a: Around, name: &str, noun: bool) -> Option<Core> {
    let how = LEXICON
        .money
        .verbs
        .iter()
        .filter(|v| name.ends_with(v.as_str()))
        .max_by_key(|v| v.len())?;
    if noun && tidy::count(name) > 4 {
        return None;
    }
    let mut behind: Vec<Word> = a.after.to_vec();
    // 投资6亿元，建成A: the work stands in the clause behind.
    let opens = a.beyond.first().is_some_and(|w| {
        !matches!(
            w.role,
            Role::Part | Role::Reach | Role::Compare | Role::Rise | Role::Fall
        )
    });
    // 实施项目76个，完成投资58亿元: of the projects before.
    let whole =
        ["总", "计划"].iter().any(|p| how.starts_with(p)) || how.starts_with("完成") && !a.opens;
    let alone = behind.is_empty() && name == how && opens && !whole;
    if a.followed || alone {
        behind.extend_from_slice(a.beyond);
    }
    let from = behind
        .iter()
        .take_while(|w| {
            matches!(
                w.role,
                Role::Light | Role::Particle | Role::Prep | Role::Drop | Role::Of | Role::Mark
            )
        })
        .count();
    let goal = tidy::phrase(a.text, &behind[from..]);
    let last = behind.iter().rposition(|w| w.role == Role::And);
    let goal = match last.filter(|_| alone && tidy::count(&goal) > LONG_GOAL) {
        Some(and) => tidy::phrase(a.text, &behind[and + 1..]),
        None => goal,
    };
    let goal = goal.strip_prefix("完成").unwrap_or(&goal);
    if goal.is_empty() || !a.followed && tidy::count(goal) > LONG_GOAL {
        return None;
    }
    let name = match *how == "安排" {
        // 安排9亿元财政资金支持产业, but 安排9亿元，保障公共服务.
        true if goal.contains("资金") => format!("{how}{goal}"),
        true => format!("{goal}{how}资金"),
        false => format!("{goal}{how}"),
    };
    Some(Core {
        name,
        verb: String::new(),
        only_verbs: false,
        rule: "what the money is for",
    })
}
