//! Two things of one name under two headings: the subject of the heading.

use super::super::label;
use super::super::rule::{Example, Rule, fires, leaves};
use super::{Apply, View};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "by_subject",
    apply,
    examples: &[
        Example {
            heading: "加强审计监督",
            ..fires(
                "走访服务企业{20家}。走访服务企业{30家}。",
                1,
                "审计监督走访服务企业",
            )
        },
        leaves(
            "走访服务企业{20家}。走访服务企业{20家}。",
            1,
            "走访服务企业",
        ),
    ],
};

fn apply(v: &View) -> Option<String> {
    let apart = v
        .subjects
        .iter()
        .filter(|s| !v.row.label.contains(s.as_str()));
    apart
        .map(|subject| label::join(subject, &v.row.label))
        .find_map(|label| v.free(label))
}
