//! A name that leans on the subject before: 受理 + 行政复议申请, 成功率 + 人民调解.

use super::super::super::rule::{Rule, fires, leaves};
use super::super::subject_before;
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "subject_said",
    apply,
    examples: &[
        fires(
            "收到行政复议申请{68件}，受理{59件}。",
            1,
            "行政复议申请受理",
        ),
        leaves("办理法律援助案件{402件}。", 0, "办理法律援助案件"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    if !own.counted.needs {
        return None;
    }
    let (label, by) = subject_before::with_subject(own);
    Some(Name {
        by: vec![by],
        ..Name::open(label)
    })
}
