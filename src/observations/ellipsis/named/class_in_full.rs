//! A name that is a verb and a bare class, with the class in full: 评查案卷 →
//! 评查行政执法案卷.

use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::{Kind, label};
use super::super::antecedent;
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "class_in_full",
    apply,
    examples: &[
        fires(
            "开展行政执法案卷评查，抽取案卷{60卷}。",
            0,
            "抽取行政执法案卷",
        ),
        leaves("开展案卷评查，抽取案卷{60卷}。", 0, "案卷评查抽取案卷"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    let (s, name) = (own.scene, own.name());
    if !own.counted.needs || s.c.kind != Kind::Level || s.d.parts.open {
        return None;
    }
    let class = label::thing_class(name)?;
    let full = antecedent::in_full(s, class)?;
    Some(Name::whole(label::join(name.strip_suffix(class)?, &full)))
}
