//! The thing in a phrase: the object of its last verb, or the phrase without the
//! verbs that open it; a long one by its field of work.

use super::super::{label, retag};
use super::procedure::procedure;
use super::{LONG, opens};
use crate::lexicon::{LEXICON, Role, Word};

/// The thing that a phrase speaks of.
pub(in super::super) fn thing(phrase: &str) -> String {
    let phrase = without_doer(phrase);
    let words = retag::cut(phrase, 0..phrase.len());
    let from = words.iter().position(|w| !opens(w.role));
    let from = from.unwrap_or(words.len());
    let mut noun = object(phrase, &words, from);
    if let Some(procedure) = procedure(phrase).filter(|p| !noun.contains(p)) {
        return procedure.to_owned();
    }
    if label::count(&noun) < 3 {
        noun = label::phrase(phrase, &words[with_deed(phrase, &words, from)..]);
    }
    if label::count(&noun) > LONG
        && let Some(field) = LEXICON.field(&noun)
    {
        return short(&noun, field);
    }
    match label::count(&noun) < 2 {
        true => phrase.to_owned(),
        false => noun,
    }
}

/// The object of the last verb, or all from `from` on.
fn object(phrase: &str, words: &[Word], from: usize) -> String {
    let governs = |(i, w): (usize, &Word)| {
        w.role == Role::Verb
            // 收到行政复议申请: the last verb is the head of its object.
            && words[i + 1..].iter().any(|n| n.role == Role::Noun)
            && !LEXICON.period.nominal.contains(w.said(phrase))
    };
    let last = words.iter().enumerate().rposition(governs);
    let object = last.map_or(from, |v| (v + 1).max(from));
    let noun = label::phrase(phrase, &words[object..]);
    match noun.is_empty() {
        true => label::phrase(phrase, &words[from..]),
        false => noun,
    }
}

/// Where a thing begins that is too bare without the deed before it.
fn with_deed(phrase: &str, words: &[Word], from: usize) -> usize {
    // 办理处罚案件: so bare a class keeps the deed before it.
    // 新签约项目: those that are new are told from the rest.
    let new = |w: &Word| {
        let said = w.said(phrase);
        said.starts_with('新') && label::count(said) > 2
    };
    let before = from.checked_sub(1).map(|i| &words[i]);
    let deed = before.is_some_and(|w| w.role == Role::Verb && (from > 1 || new(w)));
    from - usize::from(deed)
}

/// A long name of a field of work, in short.
fn short(noun: &str, field: &str) -> String {
    let short = quoted(noun).or_else(|| tail(noun));
    let class = label::thing_class(noun).unwrap_or("");
    short.map_or_else(|| format!("{field}{class}"), str::to_owned)
}

/// 某部门抽检食品 → 抽检食品: what a part of a government did.
fn without_doer(phrase: &str) -> &str {
    let words = retag::cut(phrase, 0..phrase.len());
    match words.as_slice() {
        [doer, deed, rest @ ..] if doer.role == Role::Noun && deed.role == Role::Verb => {
            let who = doer.said(phrase);
            match LEXICON.classes.government_part.ends(who) && !rest.is_empty() {
                true => phrase.get(deed.span.start..).unwrap_or(phrase),
                false => phrase,
            }
        }
        _ => phrase,
    }
}

/// The nouns a long name ends in: 行政执法人员公共法律知识考试 → 公共法律知识考试.
fn tail(name: &str) -> Option<&str> {
    let words = retag::cut(name, 0..name.len());
    let mut from = name.len();
    for w in words.iter().rev().take_while(|w| w.role == Role::Noun) {
        if label::count(name.get(w.span.start..)?) > LONG - 3 {
            break;
        }
        from = w.span.start;
    }
    name.get(from..).filter(|t| label::count(t) >= 6)
}

/// The short name in quotation marks in a long phrase: 政务服务“好差评”系统.
fn quoted(phrase: &str) -> Option<&str> {
    let open = phrase.find('“')?;
    let close = open + phrase.get(open..)?.find('”')? + '”'.len_utf8();
    phrase.get(open..close).filter(|n| label::count(n) <= LONG)
}
