//! 违法用地面积118亩，其中耕地52亩: the part of what was measured.

use super::super::super::label::{self, count};
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "part_of_measure",
    apply,
    examples: &[
        fires(
            "违法用地{27宗}，面积{118亩}，其中耕地{52亩}。",
            2,
            "违法用地耕地面积",
        ),
        leaves("违法用地{27宗}，其中耕地{5宗}。", 1, "耕地违法用地"),
    ],
};

/// Most characters of a part that a measure is told of.
const PART: usize = 6;

fn apply(own: &OwnWords) -> Option<Name> {
    let (d, core, name) = (own.scene.d, own.core(), own.name());
    if !d.parts.open || d.parts.items > 0 {
        return None;
    }
    let unit = own.scene.c.units.first()?;
    let property = label::property(&d.last)?;
    if !property.ends_with(LEXICON.classes.measures.of(unit)?) {
        return None;
    }
    let whole = d.last.strip_suffix(property)?;
    let same = *unit == d.unit;
    let part = core.verb.is_empty() && !core.only_verbs && label::property(name).is_none();
    let short = (2..=PART).contains(&count(name)) && count(whole) >= 2;
    (same && part && short).then(|| Name::whole(format!("{whole}{name}{property}")))
}
