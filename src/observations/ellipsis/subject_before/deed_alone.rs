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
            "实施石渠生态保护和高质量发展建设项目{28个}，完成投资{10亿元}。",
            1,
            "完成投资",
        ),
        leaves("查处违法案件{86件}，移送起诉{6件}。", 1, "违法案件移送起诉"),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let alone = is_deed_of_long(on) && count(on.name()) >= 4;
    alone.then(|| on.name().to_owned())
}
