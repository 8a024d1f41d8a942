//! Without the examples of a list: 新建A路、B路等主干道 → 新建主干道.

use super::super::label;
use super::govern::{acts_by, nominal, opens};
use crate::lexicon::{LEXICON, Role, Word};

/// Most characters of a class that needs its examples.
const SHORT: usize = 2;

/// Most characters of examples and class that are kept whole.
const WHOLE: usize = 20;

/// The words before a number without the examples among them; `more` where a
/// noun stands behind the number.
pub(super) fn without_examples(text: &str, words: &[Word], more: bool, money: bool) -> Vec<Word> {
    let Some(etc) = words.iter().rposition(|w| w.role == Role::Etc) else {
        return words.to_vec();
    };
    let without_etc = || {
        let kept = words.iter().filter(|w| w.role != Role::Etc);
        kept.cloned().collect()
    };
    let class = label::trim(&words[etc + 1..]);
    if class.is_empty() && !more {
        return without_etc();
    }
    let from = first_example(text, words, etc);
    let size = |words: &[Word]| -> usize { words.iter().map(|w| label::count(w.said(text))).sum() };
    if !class.is_empty() && size(class) <= SHORT && size(&words[from..]) <= WHOLE {
        // 创作微视频、情景剧等作品: so short a class says too little.
        return without_etc();
    }
    let examples = &words[from..etc];
    let first = examples.iter().position(|w| w.role == Role::And);
    let mut kept: Vec<Word> = words[..from].to_vec();
    match first {
        _ if class.is_empty() => {}
        // One example says more than none; its name in quotes does not.
        None if !examples.iter().any(|w| w.said(text).starts_with('“')) => return without_etc(),
        // 发放低保金、补贴等资金: the first example tells which money.
        Some(and) if money => kept.extend_from_slice(&examples[..and]),
        _ => {}
    }
    kept.extend_from_slice(&words[etc + 1..]);
    if let Some(class) = kept.get_mut(from) {
        without_field(text, class);
    }
    kept
}

/// Where the examples before an 等 begin.
fn first_example(text: &str, words: &[Word], etc: usize) -> usize {
    let mut from = words.iter().take_while(|w| opens(w)).count().min(etc);
    let doer = words.iter().take_while(|w| w.role == Role::Noun).count();
    if doer > 0
        && doer + 1 < etc
        && acts_by(words[doer - 1].said(text))
        && words[doer].role == Role::Verb
        && !nominal(text, &words[doer])
    {
        // 窗口办理A、B等事项: the examples begin behind the deed.
        from = doer + 1;
    }
    if from > 0 && words.get(from).is_some_and(|w| w.role == Role::And) {
        // 作出撤销、变更等决定: the last verb is an example itself.
        from -= 1;
    }
    from
}

/// 查处食品、药品等领域违法案件: of which fields, the examples said.
fn without_field(text: &str, class: &mut Word) {
    let said = class.said(text);
    let field = LEXICON.classes.example_field.beginning(said).unwrap_or(0);
    let rest = &said[field..];
    if class.role == Role::Noun && field > 0 && !rest.is_empty() && !rest.starts_with('性') {
        class.span.start = class.span.end - rest.len();
    }
}
