//! 事项“最多跑一次”比例99.6%，其中“零跑动”比例80%: of the same things.

use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "called_alike",
    apply,
    examples: &[
        fires(
            "政务服务事项“最多跑一次”比例{99%}，其中“零跑动”比例{80%}。",
            1,
            "政务服务事项“零跑动”比例",
        ),
        leaves(
            "政务服务事项“最多跑一次”比例{99%}，“零跑动”事项占比{80%}。",
            1,
            "“零跑动”事项占比",
        ),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    if !own.scene.c.is_share() {
        return None;
    }
    let (name, last) = (own.name(), &own.scene.d.last);
    let open = last.find('“').filter(|i| *i > 0)?;
    let behind = |s: &str| s.rfind('”').map(|i| s[i..].to_owned());
    let same = name.starts_with('“') && behind(name)? == behind(last)?;
    same.then(|| Name::whole(format!("{}{name}", &last[..open])))
}
