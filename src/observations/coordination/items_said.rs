//! 城镇和农村居民收入分别增长x、y: the items of its own subject.

use super::super::discourse::Taken;
use super::super::rule::{Rule, fires, leaves};
use super::items::items;
use super::{Apply, Names, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "items_said",
    apply,
    examples: &[
        fires("县级文件、会议分别压减{5%}、{8%}。", 1, "县级会议压减"),
        fires(
            "县应急局、市场监管局分别查处案件{36件}、{48件}。",
            1,
            "市场监管局查处案件",
        ),
        fires(
            "城乡居民人均可支配收入分别完成{37820元}、{28104元}。",
            0,
            "城镇居民人均可支配收入",
        ),
        leaves("县级文件压减{5%}、会议压减{8%}。", 1, "会议压减"),
    ],
};

fn apply(v: &View) -> Option<Names> {
    let items = (!v.silent() && v.n > 1).then(|| items(v.c.text, v.subject, v.n));
    Some(Names {
        names: items??,
        taken: Taken::Own,
    })
}
