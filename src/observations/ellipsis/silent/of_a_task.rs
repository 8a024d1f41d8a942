//! 拆除违建612处，完成市下达20万平方米任务的119%: how much of the task was done.

use super::super::super::clause::Joint;
use super::super::super::discourse::Leaves;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::{Found, Scene};
use super::Apply;
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "of_a_task",
    apply,
    examples: &[
        fires(
            "拆除违法建设{23万平方米}，完成市下达{20万平方米}年度任务的{119%}。",
            2,
            "拆除违法建设完成年度任务",
        ),
        leaves(
            "拆除违法建设{23万平方米}，完成率{119%}。",
            1,
            "违法建设完成率",
        ),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let of = s.c.before.iter().rfind(|w| w.role != Role::Mark)?;
    if of.role != Role::Of || s.c.run.joint != Joint::Same || !s.c.is_share() {
        return None;
    }
    let named = s.phrase(s.c.before);
    let mut tasks = LEXICON.classes.task.iter();
    let task = tasks.find(|t| named.ends_with(t.as_str()))?;
    let said = s.c.said(s.c.run.part.start);
    let clause = said.rsplit(['，', ',', '：', ':']).next()?;
    let (what, asked) = s.d.amounts.split_last()?;
    let done = clause.contains("完成") && *what == s.d.last;
    let label = format!("{}完成{task}", asked.last()?);
    done.then_some(Found {
        label,
        leaves: Leaves::Nothing,
    })
}
