//! The subject a short name leans on: what was counted earlier in the sentence,
//! the clause that opens it, the sentence before, or the heading.

mod doer;
mod procedure;
mod rated;
mod thing;
mod topic;

pub(super) use doer::{acting_body, acts, doer, office_holder};
pub(super) use procedure::procedure;
pub(super) use rated::rated;
pub(super) use thing::thing;
pub(super) use topic::{opening, topic};

use crate::lexicon::Role;

/// Most characters of a subject that is set before a name.
const LONG: usize = 12;

/// Whether a word of this role opens a phrase and is no part of the thing in it.
fn opens(role: Role) -> bool {
    matches!(
        role,
        Role::Verb
            | Role::Light
            | Role::Drop
            | Role::Particle
            | Role::Prep
            | Role::Time
            | Role::Scope
    )
}

#[cfg(test)]
mod tests {
    use super::{opening, thing, topic};

    #[test]
    fn the_thing_is_the_object_or_the_procedure() {
        assert_eq!(thing("收到行政复议申请"), "行政复议申请");
        assert_eq!(thing("人民调解组织受理纠纷"), "人民调解");
        assert_eq!(thing("审核执法决定"), "执法决定");
    }

    #[test]
    fn a_heading_gives_its_field_or_nothing() {
        assert_eq!(topic("发挥行政复议主渠道作用").as_deref(), Some("行政复议"));
        assert_eq!(topic("主要工作情况"), None);
        assert_eq!(topic("民生福祉日益增进"), None);
    }

    #[test]
    fn a_long_thing_is_called_by_its_last_nouns() {
        assert_eq!(
            thing("组织行政执法人员公共法律知识考试"),
            "公共法律知识考试"
        );
        assert_eq!(thing("政务服务“好差评”系统收到群众评价"), "群众评价");
    }

    #[test]
    fn campaigns_called_by_name_are_no_subject() {
        assert_eq!(opening("开展“守护”“护苗”等专项行动"), None);
    }

    #[test]
    fn a_bare_class_keeps_its_deed() {
        assert_eq!(thing("办理处罚案件"), "处罚案件");
    }

    #[test]
    fn a_part_of_a_government_is_no_thing() {
        assert_eq!(thing("市场监管部门查处食品案件"), "食品案件");
    }
}
