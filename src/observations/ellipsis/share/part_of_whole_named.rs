//! 民营经济增加值占生产总值的52%: the share of a whole.

use super::super::super::label::{count, join};
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Scene;
use super::{Apply, sides};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "part_of_whole_named",
    apply,
    examples: &[
        fires(
            "民营经济增加值占生产总值的{52%}。",
            0,
            "民营经济增加值占生产总值比重",
        ),
        leaves(
            "民营经济增加值达{52亿元}，占{9%}。",
            1,
            "民营经济增加值占比",
        ),
    ],
};

fn apply(s: Scene) -> Option<String> {
    let (own, whole) = sides(s)?;
    let mut endings = LEXICON.classes.share_ending.iter();
    let named = endings.find_map(|e| whole.strip_suffix(e.as_str()));
    let whole = named.unwrap_or(&whole);
    let label = match count(whole) >= 2 {
        true => format!("{own}占{whole}比重"),
        false => format!("{own}占比"),
    };
    Some(match count(&own) <= 3 {
        true => join(&s.d.nearest(true), &label),
        false => label,
    })
}
