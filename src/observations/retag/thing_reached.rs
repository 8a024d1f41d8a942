//! 突破关键技术102项: a thing is reached, not a value.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "thing_reached",
    apply,
    examples: &[
        fires("突破关键技术{102项}。", 0, "突破关键技术"),
        leaves("经营主体总量突破{102万户}。", 0, "经营主体总量"),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let pairs = words.windows(2).enumerate();
    let reached = pairs.filter(|(_, pair)| {
        let [reaches, thing] = pair else { return false };
        thing.role == Role::Noun
            && reaches.role == Role::Reach
            && LEXICON.classes.reach_or_deed.contains(reaches.said(text))
    });
    reached
        .map(|(i, _)| Edit::Role(i..i + 1, Role::Verb))
        .collect()
}
