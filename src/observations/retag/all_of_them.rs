//! 区政府及各部门、各街道办理案件: where all of them did it, no one is told.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "all_of_them",
    apply,
    examples: &[
        fires(
            "县政府及各部门、各乡镇办理政府合同{64份}。",
            0,
            "办理政府合同",
        ),
        leaves(
            "市场监管局办理政府合同{64份}。",
            0,
            "市场监管局办理政府合同",
        ),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let Some(deed) = words.iter().position(|w| w.role == Role::Verb) else {
        return Vec::new();
    };
    let doers = &words[..deed];
    let mut pairs = doers.windows(2);
    if !pairs.any(|w| w[0].role == Role::And && w[1].said(text).starts_with('各')) {
        return Vec::new();
    }
    let listed = doers.iter().all(|w| {
        matches!(
            w.role,
            Role::Noun | Role::And | Role::Each | Role::Drop | Role::Time | Role::Scope
        )
    });
    let object = words[deed + 1..].iter().any(|w| w.role == Role::Noun);
    match listed && object {
        true => vec![Edit::Role(0..deed, Role::Scope)],
        false => Vec::new(),
    }
}
