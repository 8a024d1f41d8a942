//! 配备司法助理员90人，平均每个乡镇5人: as many of those counted.

use super::super::super::label::{self, count};
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject;
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "for_each",
    apply,
    examples: &[
        fires(
            "配备司法助理员{120人}，平均每个乡镇{5人}。",
            1,
            "平均每个乡镇司法助理员",
        ),
        leaves("配备司法助理员{120人}，平均年龄{35岁}。", 1, "平均年龄"),
    ],
};

/// Most characters of those for each of whom so many are told.
const EACH: usize = 6;

fn apply(own: &OwnWords) -> Option<Name> {
    let (d, name) = (own.scene.d, own.name());
    let each = name.strip_prefix("平均每")?;
    let bare = count(each) <= EACH && label::property(each).is_none();
    let same = own.scene.c.units.first() == Some(&d.unit.as_str()) && !d.last.is_empty();
    (bare && same).then(|| Name::whole(format!("{name}{}", subject::thing(&d.last))))
}
