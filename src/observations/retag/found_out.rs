//! 经核查属违法用地: how it was found out is no part of what it is.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "found_out",
    apply,
    examples: &[
        fires("下发疑似图斑{46个}，经核实属违法占地{7宗}。", 1, "违法占地"),
        leaves("经审核的文件{46份}。", 0, "经审核文件"),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let Some(at) = words.iter().position(|w| w.role != Role::Mark) else {
        return Vec::new();
    };
    if words[at].role != Role::Noun || words[at].said(text) != "经" {
        return Vec::new();
    }
    let rest = &words[at + 1..];
    let looked = |w: &&Word| LEXICON.classes.inspection.contains(w.said(text));
    let how = rest.iter().take_while(looked).count();
    // 经审核的文件: it is told by it.
    let Some(found) = rest.get(how).filter(|w| w.role != Role::Of && how > 0) else {
        return Vec::new();
    };
    let mut edits = vec![Edit::Role(at..at + how + 1, Role::Time)];
    let next = at + how + 1;
    let said = found.said(text);
    if found.role == Role::Noun && said == "属" {
        edits.push(Edit::Role(next..next + 1, Role::Time));
    } else if found.role == Role::Noun && said.starts_with('属') && said.chars().count() > 2 {
        edits.push(Edit::Shorten(next, '属'.len_utf8()));
    }
    edits
}
