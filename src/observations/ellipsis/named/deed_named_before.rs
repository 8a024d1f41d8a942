//! 轻微违法行为免罚清单，免罚214件: a deed that was named before, with the name it
//! had and what the unit counts.

use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::{label, retag};
use super::{Apply, Name, OwnWords};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_named_before",
    apply,
    examples: &[
        fires(
            "落实轻微违法免罚清单，依法免罚{24件}。",
            0,
            "轻微违法免罚案件",
        ),
        leaves("落实包容审慎监管，依法免罚{24件}。", 0, "包容审慎监管免罚"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    if !own.counted.needs {
        return None;
    }
    let (c, deed) = (own.scene.c, own.name());
    // 事项清单，事项扩大到120项: the thing itself is no deed.
    let thing = LEXICON
        .classes
        .counts
        .of(c.units.first()?)
        .filter(|t| *t != deed)?;
    let said = c.said(c.run.sentence.start);
    let mut named = said.rmatch_indices(deed).map(|(at, _)| at);
    let at = named.find(|at| {
        let behind = said.get(at + deed.len()..).unwrap_or("");
        LEXICON.classes.deed_list.begins(behind)
    })?;
    let words = retag::cut(said, 0..at);
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let from = nouns.last().map_or(at, |w| w.span.start);
    let label = format!("{}{deed}{thing}", &said[from..at]);
    Some(Name::whole(label::clean(&label)))
}
