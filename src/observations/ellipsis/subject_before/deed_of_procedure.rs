//! 行政复议立案前接收申请451件，受理408件: a deed is of the procedure where its
//! subject is long.

use super::super::super::label::{count, join};
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject::procedure;
use super::{Apply, LONG, Leaning};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_of_procedure",
    apply,
    examples: &[
        fires(
            "行政复议立案前接收申请{451件}，受理{408件}。",
            1,
            "行政复议受理",
        ),
        leaves(
            "收到行政复议申请{451件}，受理{408件}。",
            1,
            "行政复议申请受理",
        ),
    ],
};

fn apply(on: &Leaning) -> Option<String> {
    let procedure = procedure(&on.base).filter(|_| is_deed_of_long(on))?;
    Some(join(procedure, on.name()))
}

/// Whether the name is a deed, its subject too long to be set before it.
pub(super) fn is_deed_of_long(on: &Leaning) -> bool {
    on.core.only_verbs && count(&on.base) > LONG
}
