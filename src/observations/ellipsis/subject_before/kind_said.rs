//! 开展年终述法，其中现场述法: the part says what it is a kind of.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::named_in_whole::is_named_part;
use super::{Apply, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "kind_said",
    apply,
    examples: &[
        fires(
            "组织{42名}主要负责人开展年终述法，其中现场述法{8人}。",
            1,
            "现场述法",
        ),
        leaves(
            "组织{42名}主要负责人开展年终述法，其中乡镇{8人}。",
            1,
            "乡镇年终述法",
        ),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let name = on.name();
    let size = count(name);
    let tail: String = name.chars().skip(size.saturating_sub(2)).collect();
    let said = is_named_part(on) && size >= 4 && on.whole_said.contains(&tail);
    said.then(|| name.to_owned())
}
