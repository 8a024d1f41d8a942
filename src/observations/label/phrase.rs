//! Words → the text of a label: what is kept of a phrase.

use super::tiers::without_tiers;
use super::{clean, count, thing_class};
use crate::lexicon::{LEXICON, Role, Word};

/// Whether a role never opens a label.
fn never_opens(role: Role) -> bool {
    matches!(
        role,
        Role::Inside
            | Role::Prep
            | Role::Drop
            | Role::Time
            | Role::Scope
            | Role::Compare
            | Role::Mark
            | Role::And
            | Role::Of
            | Role::Each
            | Role::Particle
            | Role::Reach
    )
}

/// Whether a role never closes one.
fn never_closes(role: Role) -> bool {
    matches!(
        role,
        Role::Prep
            | Role::Drop
            | Role::Time
            | Role::Reach
            | Role::Each
            | Role::Mark
            | Role::Particle
            | Role::Compare
            | Role::And
            | Role::Of
    )
}

/// The phrase without what never opens or closes a label.
pub(in super::super) fn trim(mut words: &[Word]) -> &[Word] {
    let since = words.iter().rposition(|w| w.role == Role::Since);
    if let Some(since) = since.filter(|s| s + 1 < words.len()) {
        words = &words[since + 1..];
    }
    while let Some((w, rest)) = words.split_first()
        && never_opens(w.role)
    {
        words = rest;
    }
    while let Some((w, rest)) = words.split_last()
        && never_closes(w.role)
    {
        words = rest;
    }
    words
}

/// 参加宪法知识竞赛的公职人员: who they are is told by what they joined.
fn joins(text: &str, words: &[Word]) -> bool {
    let first = words.first().map(|w| w.said(text));
    first.is_some_and(|w| LEXICON.classes.joining_in.contains(w))
}

/// Most characters of people and what they joined.
const PARTAKING: usize = 22;

/// Without 平均 before its value (工资标准平均达到2000元).
fn without_mean<'w>(text: &str, words: &'w [Word]) -> &'w [Word] {
    match words.split_last() {
        Some((w, rest)) if w.said(text) == "平均" => trim(rest),
        _ => words,
    }
}

/// Without 应 before a value that is asked for (持证率应不低于90%).
fn without_duty(mut name: String) -> String {
    if let Some(rest) = name.strip_suffix('应')
        && rest.ends_with(['率', '量', '数', '度', '额'])
    {
        name.truncate(rest.len());
    }
    name
}

/// Without a verb that only says the value was reached (旅游收入完成).
fn without_attaining<'w>(text: &str, words: &'w [Word]) -> &'w [Word] {
    match words.split_last() {
        Some((w, rest))
            if is_attaining(w.said(text))
                && trim(rest).last().is_some_and(|n| n.role == Role::Noun)
                && !rest.iter().any(|n| n.role == Role::Verb) =>
        {
            trim(rest)
        }
        _ => words,
    }
}

/// Whether a word is a verb of reaching that also opens a clause of its own.
pub(in super::super) fn is_attaining(word: &str) -> bool {
    LEXICON.classes.attaining.contains(word)
}

/// Most characters of a label before its modifiers are cut.
const LONG: usize = 14;

/// Fewest characters of a noun that does without its modifiers.
const ENOUGH: usize = 4;

/// The phrase as label text: 的 and the words of the report's frame go; a long
/// modifier before 的 goes.
pub(in super::super) fn phrase(text: &str, words: &[Word]) -> String {
    let words = without_attaining(text, without_mean(text, trim(words)));
    let kept = without_modifier(text, words);
    let mut out = String::new();
    for (i, w) in kept.iter().enumerate() {
        if !goes(text, w, i, kept.get(i + 1), kept.len()) {
            out.push_str(w.said(text));
        }
    }
    let out = without_duty(without_tiers(clean(&out)));
    // 政务服务事项中: of the things, not their name.
    match out.strip_suffix('中') {
        Some(things) if thing_class(things).is_some() || is_entity(things) => things.to_owned(),
        _ => out,
    }
}

fn is_entity(things: &str) -> bool {
    let mut entities = LEXICON.classes.entity.iter();
    entities.any(|e| things.ends_with(e.as_str()))
}

/// How many characters words have.
fn size(text: &str, words: &[Word]) -> usize {
    words.iter().map(|w| count(w.said(text))).sum()
}

/// A long phrase without the modifier before its last 的.
fn without_modifier<'w>(text: &str, words: &'w [Word]) -> Vec<&'w Word> {
    let long = size(text, words);
    let of = words.iter().rposition(|w| w.role == Role::Of);
    let Some(of) = of.filter(|_| long > LONG) else {
        return words.iter().collect();
    };
    let modifier = &words[..of];
    let listed = modifier.iter().any(|w| w.role == Role::And)
        && !modifier.iter().any(|w| w.role == Role::Prep)
        // A和B拟出台的文件: who is to do it is no name of it.
        && modifier.last().is_none_or(|w| w.role != Role::Verb);
    let joined = long <= PARTAKING && joins(text, words);
    if joined || listed || size(text, &words[of + 1..]) < ENOUGH {
        return words.iter().collect();
    }
    let deeds = words.iter().take_while(|w| w.role == Role::Verb);
    deeds.chain(&words[of + 1..]).collect()
}

/// Whether a word of a phrase is no part of the label.
fn goes(text: &str, w: &Word, at: usize, next: Option<&&Word>, len: usize) -> bool {
    let said = w.said(text);
    match w.role {
        Role::Of | Role::Mark | Role::Each | Role::Inside | Role::Time | Role::Scope => true,
        // Adverbs go; the same characters inside a name stay (医共体).
        Role::Drop => {
            at + 1 == len
                || next.is_some_and(|n| {
                    matches!(
                        n.role,
                        Role::Verb | Role::Light | Role::Reach | Role::Drop | Role::Cut
                    )
                })
        }
        Role::Compare => count(said) > 1,
        Role::Particle => true,
        // 组织评查案卷, 完成整改: to organise or finish a deed is to do it.
        Role::Verb => next.is_some_and(|n| {
            n.role == Role::Verb
                && (said == "组织" && at == 0
                    || said == "完成" && LEXICON.classes.done_to.contains(n.said(text)))
        }),
        _ => false,
    }
}
