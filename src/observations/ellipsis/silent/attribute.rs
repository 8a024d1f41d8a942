//! 区级事项调整为1512项，可全程网上办理的1346项: which of the things before.

use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::thing_before::thing_before;
use super::super::{Found, Scene};
use super::{Apply, amount, refers};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "attribute",
    apply,
    examples: &[
        fires(
            "县级政务服务事项调整为{900项}，可在线办理的{860项}。",
            1,
            "在线办理县级政务服务事项",
        ),
        leaves(
            "持证执法人员由年初的{480人}增加到{633人}。",
            0,
            "持证执法人员",
        ),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let mut said = s.c.before.iter().rev().filter(|w| w.role != Role::Mark);
    let of = said.next()?.role == Role::Of;
    // 由年初的1480人增加到1633人: when it was tells no things apart.
    let when = said.next().is_some_and(|w| w.role == Role::Time);
    if !of || when || !refers(s) || !s.silent_behind() {
        return None;
    }
    let opens = s.c.before.iter().take_while(|w| {
        matches!(
            w.role,
            Role::Inside | Role::Drop | Role::Time | Role::Mark | Role::Scope
        )
    });
    let attribute = s.phrase(&s.c.before[opens.count()..]);
    let modal = LEXICON.classes.modal.beginning(&attribute).unwrap_or(0);
    let attribute = &attribute[modal..];
    let thing = thing_before(s)?;
    (!attribute.is_empty()).then(|| amount(label::join(attribute, &thing)))
}
