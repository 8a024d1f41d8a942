//! 行政机关负责人出庭, of whom 正职: those of that rank did it.

use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Leaning};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "of_rank",
    apply,
    examples: &[
        fires(
            "行政机关负责人出庭{16次}（其中正职{9次}，副职{7次}）。",
            1,
            "正职负责人出庭",
        ),
        leaves(
            "查处交通违法行为{64起}，其中醉驾{31起}。",
            1,
            "醉驾交通违法行为",
        ),
    ],
};

/// What those who hold a post are called.
const HOLDER: &str = "负责人";

fn apply(on: &Leaning) -> Option<String> {
    let (holders, rank) = (&LEXICON.classes.office_holder, on.name());
    let end = holders.last_end(&on.nearest)?;
    let ranked = LEXICON.classes.rank.ends(rank) || holders.ends(rank);
    if !on.is_part() || !ranked {
        return None;
    }
    let deed = on.nearest.get(end..)?;
    Some(match rank.ends_with(HOLDER) {
        true => format!("{rank}{deed}"),
        false => format!("{rank}{HOLDER}{deed}"),
    })
}
