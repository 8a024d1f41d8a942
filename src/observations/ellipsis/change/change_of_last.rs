//! 办理公证328件，增长7%: the change of the figure before.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Found;
use super::{Apply, Change, found};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "change_of_last",
    apply,
    examples: &[
        fires("办理公证{328件}，增长{7%}。", 1, "办理公证增长"),
        fires("A级{209户}，占{11%}，较上年增加{23户}。", 2, "A级增加"),
        leaves("办理公证{328件}，公证收费增长{7%}。", 1, "公证收费增长"),
    ],
};

fn apply(change: &Change) -> Option<Found> {
    if !change.name.is_empty() {
        return None;
    }
    let of = counted(change).unwrap_or_else(|| change.scene.d.last_or_nearest());
    Some(found(change.label(&of)))
}

/// What a change behind a share is of: the count before it, unless it is told in
/// points or by a word that a share can go up or down by.
fn counted(change: &Change) -> Option<String> {
    let d = change.scene.d;
    let unit = change.scene.c.units.first()?;
    if unit.contains('点') {
        return None;
    }
    let share = d.last.strip_suffix("占比");
    if *unit == "%" {
        let mut growths = LEXICON.classes.count_growth.iter();
        let rate = share.is_some() || d.last.ends_with('率');
        let amount = d.amounts.last().filter(|l| **l != d.last && rate);
        return amount
            .filter(|_| growths.any(|g| g == change.word))
            .cloned();
    }
    // A级209户，占11%，较上年增加23户: more of them, not of the share.
    let part = share.filter(|part| count(part) >= 2);
    part.map(str::to_owned)
}
