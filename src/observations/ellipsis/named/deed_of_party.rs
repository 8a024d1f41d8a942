//! 行政应诉案件, then 法院审结: what was closed is said before.

use super::super::super::label::join;
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_of_party",
    apply,
    examples: &[
        fires(
            "办理一审行政应诉案件{63件}，法院审结{42件}，行政机关败诉{3件}。",
            1,
            "一审行政应诉案件审结",
        ),
        leaves("召开联席会议{3次}，法院审结{42件}。", 1, "法院审结"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    let party = own.counted.party()?;
    let counted = &own.scene.d.counted;
    let verb = own.name().strip_prefix(party).unwrap_or(own.name());
    counted
        .ends_with("案件")
        .then(|| Name::whole(join(counted, verb)))
}
