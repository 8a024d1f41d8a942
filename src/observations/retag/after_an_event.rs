//! 改革后减少机构: when it was is no part of what it is.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "after_an_event",
    apply,
    examples: &[
        fires("机构改革后共保留执法主体{32家}。", 0, "保留执法主体"),
        leaves("产后康复机构{32家}。", 0, "产后康复机构"),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let Some(at) = words.iter().position(|w| w.role != Role::Mark) else {
        return Vec::new();
    };
    let event = &words[at];
    let said = event.said(text);
    let then = words.get(at + 1).is_some_and(|w| {
        matches!(
            w.role,
            Role::Drop | Role::Verb | Role::Light | Role::Fall | Role::Rise | Role::Cut
        )
    });
    let named = event.role == Role::Noun && said.ends_with('后');
    match then && named && (3..=6).contains(&said.chars().count()) {
        true => vec![Edit::Role(at..at + 1, Role::Time)],
        false => Vec::new(),
    }
}
