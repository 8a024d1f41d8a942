//! 以A为B的诉讼案件: the attribute is one word, whatever words it holds.

use super::super::rule::{Rule, fires, leaves};
use super::{Apply, Edit};
use crate::lexicon::{Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "attribute_with_copula",
    apply,
    examples: &[
        fires(
            "办理{12宗}以县政府为被告的行政诉讼案件。",
            0,
            "办理以县政府为被告的行政诉讼案件",
        ),
        fires(
            "审结以镇政府为被申请人的行政复议案件{8件}。",
            0,
            "审结以镇政府为被申请人的行政复议案件",
        ),
        leaves("以案件评查为抓手，评查案卷{12宗}。", 0, "案件评查案卷"),
    ],
};

/// Most words between 以 and 为, and between 为 and 的.
const NEAR: usize = 6;

/// Most characters of an attribute that stays in a name.
const SHORT: usize = 10;

fn apply(text: &str, words: &[Word]) -> Vec<Edit> {
    let edit = attribute(text, words).map(|(from, to)| {
        let said = text.get(words[from].span.start..words[to].span.end);
        let short = said.is_some_and(|s| s.chars().count() <= SHORT);
        // Too long to tell: the thing is named without it.
        let role = if short { Role::Noun } else { Role::Scope };
        Edit::Join(from..to + 1, role)
    });
    edit.into_iter().collect()
}

/// Where the attribute begins and ends.
fn attribute(text: &str, words: &[Word]) -> Option<(usize, usize)> {
    let from = words.iter().position(|w| w.said(text) == "以")?;
    let near = |w: &Word| matches!(w.role, Role::Noun | Role::Verb | Role::And | Role::Scope);
    let between = words[from + 1..].iter().take_while(|w| near(w)).count();
    let copula = from + 1 + between;
    if between == 0 || between > NEAR || words.get(copula)?.said(text) != "为" {
        return None;
    }
    let what = words[copula + 1..]
        .iter()
        .take_while(|w| matches!(w.role, Role::Noun | Role::Verb))
        .count();
    let of = copula + 1 + what;
    let thing = words.get(of + 1)?.role == Role::Noun;
    let told = what > 0 && what <= NEAR && thing && words[of].role == Role::Of;
    told.then_some((from, of))
}
