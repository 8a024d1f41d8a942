//! 零售总额增长4.1%，增速高于全国0.6个百分点: the figure before, compared.

use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Found;
use super::{Apply, Change, compares, found};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "compared",
    apply,
    examples: &[
        fires(
            "工业投资增长{7%}，高于全省{2个百分点}。",
            1,
            "工业投资高于全省",
        ),
        fires(
            "零售总额增长{4%}，增速高于全国{6个百分点}。",
            1,
            "零售总额增速高于全国",
        ),
        leaves("工业投资增长{7%}，民间投资增长{2%}。", 1, "民间投资增长"),
    ],
};

fn apply(change: &Change) -> Option<Found> {
    let (c, last) = (change.scene.c, &change.scene.d.last);
    let mut growths = LEXICON.classes.growth.iter();
    let measure = growths.find_map(|g| change.name.strip_prefix(g.as_str()));
    if last.is_empty() || !compares(measure.unwrap_or(&change.name)) {
        return None;
    }
    let first = label::trim(change.own).first();
    let said = first.zip(c.before.get(change.own.len().saturating_sub(1)));
    let said = said.and_then(|(a, z)| c.text.get(a.span.start..z.span.end));
    Some(found(format!("{last}{}", said.unwrap_or(&change.name))))
}
