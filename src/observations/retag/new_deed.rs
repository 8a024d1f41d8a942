//! 新创建示范村: 新 goes with any deed.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "new_deed",
    apply,
    examples: &[
        fires("新评定调解室{6个}。", 0, "新评定调解室"),
        leaves("建成新校区{6个}。", 0, "建成新校区"),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let pairs = words.windows(2).enumerate();
    let new = pairs.filter(|(_, pair)| {
        let [new, deed] = pair else { return false };
        let alone = new.role == Role::Noun && new.said(text) == "新";
        alone && deed.role == Role::Verb && new.span.end == deed.span.start
    });
    new.map(|(i, _)| Edit::Join(i..i + 2, Role::Verb)).collect()
}
