//! （下同）实现生产总值: what a bracket that opens a clause holds is said aside.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{Role, Word, is_mark};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "said_aside",
    apply,
    examples: &[
        fires("{3家}（含分所）律师事务所参与。", 0, "律师事务所参与"),
        leaves("培育村（社区）骨干{52人}。", 0, "培育村社区骨干"),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let opens = |w: &Word| w.role == Role::Mark && w.said(text).starts_with(['（', '(']);
    if !words.first().is_some_and(opens) {
        return Vec::new();
    }
    let closes = |w: &Word| {
        let said = w.said(text);
        said.ends_with(['）', ')']) && said.chars().all(is_mark)
    };
    let close = words.iter().position(closes);
    match close.filter(|c| c + 1 < words.len()) {
        Some(close) => vec![Edit::Role(0..close + 1, Role::Mark)],
        None => Vec::new(),
    }
}
