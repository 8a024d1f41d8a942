//! 网上可办事项76项，占比95%: of the figure before.

use super::super::super::label::join;
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "share_of_last",
    apply,
    examples: &[
        fires("网上可办事项{76项}，占比{95%}。", 1, "网上可办事项占比"),
        leaves("网上可办事项{76项}，网办率{95%}。", 1, "网上可办事项网办率"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    let last = &own.scene.d.last;
    let share = LEXICON.classes.share_word.contains(own.name()) && !last.is_empty();
    share.then(|| Name::whole(join(last, own.name())))
}
