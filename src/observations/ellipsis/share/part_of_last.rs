//! 网上可办事项76项，占95%: the share of the figure before.

use super::super::super::rule::{Rule, fires, leaves};
use super::super::Scene;
use super::{Apply, sides};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "part_of_last",
    apply,
    examples: &[
        fires(
            "网上可办事项{76项}，占事项总数的{95%}。",
            1,
            "网上可办事项占比",
        ),
        leaves(
            "网上可办事项占事项总数的{95%}。",
            0,
            "网上可办事项占事项总数比重",
        ),
    ],
};

fn apply(s: Scene) -> Option<String> {
    let (own, _) = sides(s)?;
    own.is_empty()
        .then(|| format!("{}占比", s.d.last_or_nearest()))
}
