//! A deed of four characters names itself where its subject is long.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::deed_of_procedure::is_deed_of_long;
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_alone",
    apply,
    examples: &[
        fires(
            "查处重点领域食品药品安全违法案件{86件}，移送起诉{6件}。",
            1,
            "?",
        ),
        leaves("查处违法案件{86件}，移送起诉{6件}。", 1, "?"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let alone = is_deed_of_long(on) && count(on.name()) >= 4;
    alone.then(|| on.name().to_owned())
}
