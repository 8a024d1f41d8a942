//! 开展重点领域专项检查企业86家，关停6家: the deed of a long subject counts its
//! class.

use super::super::super::label::join;
use super::super::super::rule::{Rule, fires, leaves};
use super::deed_of_procedure::is_deed_of_long;
use super::{Apply, Leaning};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_of_entities",
    apply,
    examples: &[
        fires("开展重点领域专项检查企业{86家}，关停{6家}。", 1, "关停企业"),
        leaves("检查企业{86家}，关停{6家}。", 1, "企业关停"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let counts = is_deed_of_long(on) && LEXICON.classes.entity_unit.contains(on.unit);
    let class = on
        .class()
        .filter(|c| counts && LEXICON.classes.entity.contains(*c))?;
    Some(join(on.name(), class))
}
