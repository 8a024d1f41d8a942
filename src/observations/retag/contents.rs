//! 案卷（包含许可案卷）: what a thing contains is no part of its name.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "contents",
    apply,
    examples: &[
        fires(
            "抽查执法案卷（包含许可、处罚案卷）{120宗}。",
            0,
            "抽查执法案卷",
        ),
        leaves("培育村（社区）骨干{52人}。", 0, "培育村社区骨干"),
    ],
};

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    let opens = |w: &Word| w.role == Role::Mark && w.said(text).ends_with(['（', '(']);
    while let Some(open) = words[at..].iter().position(opens) {
        let open = at + open;
        let rest = &words[open + 1..];
        let closes = |w: &Word| w.said(text).starts_with(['）', ')']);
        let Some(close) = rest.iter().position(closes) else {
            break;
        };
        let close = open + 1 + close;
        let said = text.get(words[open].span.end..words[close].span.start);
        if said.is_some_and(|s| LEXICON.classes.containing.begins(s)) {
            edits.push(Edit::Role(open..close + 1, Role::Mark));
        }
        at = close + 1;
    }
    edits
}
