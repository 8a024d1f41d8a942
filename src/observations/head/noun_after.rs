//! The words behind a number: where the noun ends, and what was done with it.

use super::super::label;
use super::govern::nominal;
use crate::lexicon::{LEXICON, Role, Word};

/// Longest text after a number that is taken whole, in characters.
pub(super) const LONG_AFTER: usize = 24;

/// How many characters words have.
pub(super) fn size(text: &str, words: &[Word]) -> usize {
    words.iter().map(|w| label::count(w.said(text))).sum()
}

/// The noun phrase at the start of the words after a number, whole where it
/// is short, else to its first verb.
pub(super) fn noun_after<'w>(text: &str, after: &'w [Word], short: bool) -> &'w [Word] {
    let Some(after) = counted(text, after) else {
        return &[];
    };
    let to_verb = short || size(text, after) > LONG_AFTER;
    let mut nouns = 0;
    for (i, w) in after.iter().enumerate() {
        nouns += usize::from(w.role == Role::Noun);
        // 自建系统“应接尽接”: a slogan behind the noun is no part of it.
        let awarded = i > 0 && after[i - 1].role == Role::Verb;
        let last = i + 1 == after.len();
        let slogan = last && w.said(text).starts_with('“') && nouns > 1 && !awarded;
        if nouns > 0 && (slogan || ends(text, after, i, short, to_verb)) {
            let noun = &after[..i];
            // 3个村被认定为示范村: so short a noun says too little.
            return match label::count(&label::phrase(text, noun)) > 1 {
                true => noun,
                false => after,
            };
        }
    }
    after
}

/// The words behind a number from the first that may name what it counts; none
/// where they say something of the number itself.
fn counted<'w>(text: &str, mut after: &'w [Word]) -> Option<&'w [Word]> {
    // 1993万吨、创历史新高: what follows a pause is said of the number.
    if after.first().is_some_and(|w| w.said(text) == "、") {
        return None;
    }
    while let Some((w, rest)) = after.split_first()
        && matches!(w.role, Role::Of | Role::Etc | Role::Mark | Role::And)
    {
        after = rest;
    }
    let value = |w: &Word| matches!(w.role, Role::Reach | Role::Particle | Role::Compare);
    // 跨过两个万亿元台阶: the step is a value, no thing.
    let step = |w: &Word| LEXICON.classes.step.ends(w.said(text));
    let silent = after.first().is_some_and(value) || after.last().is_some_and(step);
    (!silent).then_some(after)
}

/// Whether the noun behind a number ends before one of the words.
fn ends(text: &str, after: &[Word], i: usize, short: bool, to_verb: bool) -> bool {
    let (w, said) = (&after[i], after[i].said(text));
    match w.role {
        // A和B完成5项: both did, but A和B5项: the next is another thing.
        Role::And => {
            let both = said != "、" && acts(text, &after[i..]);
            short && !both || said == "与"
        }
        Role::Light if said == "实现" => !does(text, &after[..i], &after[i..]),
        Role::Drop => {
            let adverb = LEXICON.classes.noun_ending_adverb.contains(said);
            (label::count(said) > 1 || adverb) && !does(text, &after[..i], &after[i..])
        }
        Role::Reach | Role::Compare | Role::Each | Role::Part => true,
        // 12个部门负责人向委员会述法, 3家企业因违规被约谈: to whom and why are
        // no part of who.
        // 14个所将质量列为指标: what was done with another thing is none of it.
        Role::Prep => {
            let other = LEXICON.classes.ending_preposition.contains(said);
            other || short && said == "对" || said.starts_with('因')
        }
        Role::Particle => {
            let passive = LEXICON.classes.passive.contains(said);
            passive || said == "进行" && size(text, &after[i + 1..]) > UNDERGONE
        }
        Role::Verb => to_verb && !nominal(text, w),
        Role::Light => to_verb && said != "重点",
        _ => false,
    }
}

/// Most characters of what a thing underwent that may be its name (负责人进行现场
/// 述法, but 事项进行严格督办落实).
const UNDERGONE: usize = 4;

/// Whether a noun is so short, or what it did so short, that both make the
/// name: 乡镇主要负责人全部完成述法.
fn does(text: &str, noun: &[Word], deed: &[Word]) -> bool {
    let from = deed.iter().position(|w| w.role != Role::Drop);
    let deed = from.map_or(&[][..], |i| &deed[i..]);
    let Some(first) = deed.first() else {
        return false;
    };
    let said = first.said(text);
    if first.role != Role::Verb && !LEXICON.classes.doing.contains(said) {
        return false;
    }
    // 法律顾问实现全覆盖: how far it reaches names no thing.
    let covers = label::phrase(text, deed).ends_with("全覆盖");
    let short = if said == "实现" { 8 } else { 6 };
    let long = size(text, deed);
    !covers && (long <= short || size(text, noun) <= 3 && long <= 12)
}

/// Whether a deed stands among the words.
fn acts(text: &str, words: &[Word]) -> bool {
    words.iter().any(|w| match w.role {
        Role::Verb => !nominal(text, w),
        Role::Light => true,
        _ => false,
    })
}

/// What can be done with the things counted (1852项可在线办理; 1421项实现全程
/// 网办): it names no thing itself.
pub(super) fn able<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    match first.said(text) {
        "实现" => Some(rest),
        "可" if first.role == Role::Noun => {
            let place = rest.first().is_some_and(|w| w.role == Role::Prep);
            Some(if place { &rest[rest.len() - 1..] } else { rest })
        }
        _ => None,
    }
}

/// The deed behind a number that was picked out for it (260卷进行评查).
pub(super) fn selected<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    let does = matches!(first.said(text), "进行" | "开展");
    let verbs = !rest.is_empty() && rest.iter().all(|w| w.role == Role::Verb);
    (does && verbs).then_some(rest)
}
