//! 办理代表建议128件、政协提案177件，合计305件: the total of the figures before.

use super::super::super::discourse::Leaves;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::{label, retag, subject};
use super::super::{Found, Scene};
use super::{Apply, refers};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "total",
    apply,
    examples: &[
        fires(
            "办理代表建议{28件}、政协提案{37件}，合计{65件}，满意率{99%}。",
            2,
            "办理建议提案合计",
        ),
        fires(
            "审查合同{8份}、规范性文件{7份}、决策事项{5份}，总计{20份}。",
            3,
            "审查总计",
        ),
        leaves("办理仲裁{12件}、公证{9件}。", 1, "办理公证"),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let mut said = s.c.before.iter().filter(|w| w.role != Role::Mark);
    let word = said.next()?.said(s.c.text);
    let alone = said.next().is_none() && s.silent_behind();
    if !refers(s) || !alone || !LEXICON.classes.total.contains(word) || s.d.amounts.len() < 2 {
        return None;
    }
    let (first, rest) = s.d.amounts.split_first()?;
    let words = retag::cut(first, 0..first.len());
    let verb = words.first().filter(|w| w.role == Role::Verb);
    let verb = verb.map_or("", |w| w.said(first));
    let classes = classes(&s.d.amounts);
    let label = match (rest, &classes) {
        (_, Some(classes)) => format!("{verb}{classes}合计"),
        ([second], None) => format!("{first}和{}", second.strip_prefix(verb).unwrap_or(second)),
        _ if !verb.is_empty() => format!("{verb}总计"),
        _ => return None,
    };
    let counted = classes.unwrap_or_else(|| subject::thing(&label));
    Some(Found {
        label,
        leaves: Leaves::Amount(Some(counted)),
    })
}

/// 代表建议和政协提案 → 建议提案, as a rate of both is called.
fn classes(amounts: &[String]) -> Option<String> {
    let [first, second] = amounts else {
        return None;
    };
    let (first, second) = (label::thing_class(first)?, label::thing_class(second)?);
    Some(match first == second {
        true => first.to_owned(),
        false => format!("{first}{second}"),
    })
}
