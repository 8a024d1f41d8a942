//! The words behind a number: where the noun ends, and what the things counted
//! did or can do.

use super::super::lexicon::{LEXICON, Role, Word};
use super::super::tidy;
use super::{has_noun, nominal, says};

/// Longest text after a number that is taken whole, in characters.
const LONG_AFTER: usize = 24;

/// The noun phrase at the start of the words after a number, whole where it
/// is short, else to its first verb.
pub(super) fn noun_after<'w>(text: &str, after: &'w [Word], short: bool) -> &'w [Word] {
    let mut after = after;
    while let Some((w, rest)) = after.split_first() {
        if !matches!(w.role, Role::Of | Role::Etc | Role::Mark | Role::And) {
            break;
        }
        after = rest;
    }
    if after
        .first()
        .is_some_and(|w| matches!(w.role, Role::Reach | Role::Particle | Role::Compare))
    {
        return &[];
    }
    let size: usize = after.iter().map(|w| tidy::count(says(text, w))).sum();
    let to_verb = short || size > LONG_AFTER;
    let mut nouns = 0;
    for (i, w) in after.iter().enumerate() {
        let ends = match w.role {
            Role::Noun => {
                nouns += 1;
                false
            }
            Role::And => short || says(text, w) == "与",
            Role::Light if says(text, w) == "实现" => true,
            Role::Drop => {
                let ends = tidy::count(says(text, w)) > 1 || ADVERBS.contains(&says(text, w));
                ends && !does(text, &after[..i], &after[i..])
            }
            Role::Reach | Role::Compare | Role::Each | Role::Part => true,
            Role::Particle => PASSIVE.contains(&says(text, w)),
            Role::Verb => to_verb && !nominal(text, w),
            Role::Light => to_verb,
            _ => false,
        };
        // 自建系统“应接尽接”: a slogan behind the noun is no part of it.
        let slogan = i + 1 == after.len() && says(text, w).starts_with('“') && nouns > 1;
        if (ends || slogan) && nouns > 0 {
            let noun = &after[..i];
            // 3个村被认定为示范村: so short a noun says too little.
            return if tidy::count(&tidy::phrase(text, noun)) > 1 {
                noun
            } else {
                after
            };
        }
    }
    after
}

/// Whether a noun is so short, or what it did so short, that both make the
/// name: 乡镇主要负责人全部完成述法.
fn does(text: &str, noun: &[Word], deed: &[Word]) -> bool {
    let deed = deed
        .iter()
        .position(|w| w.role != Role::Drop)
        .map(|i| &deed[i..]);
    let Some(deed) = deed.filter(|d| d.first().is_some_and(|w| w.role == Role::Verb)) else {
        return false;
    };
    let size = |words: &[Word]| {
        words
            .iter()
            .map(|w| tidy::count(says(text, w)))
            .sum::<usize>()
    };
    size(deed) <= 6 || size(noun) <= 3 && size(deed) <= 12
}

/// One-character adverbs that end a noun; others stand inside names too.
const ADVERBS: [&str; 4] = ["均", "已", "都", "也"];

/// Particles behind which the noun has ended.
const PASSIVE: [&str; 4] = ["被", "予以", "了", "用于"];

/// Subject first, when a number opens the clause and its noun acts on another
/// (农民工追回工资 → 追回工资农民工).
pub(super) fn turned(text: &str, words: &[Word]) -> Option<String> {
    let at = words
        .iter()
        .position(|w| w.role == Role::Verb && !nominal(text, w))?;
    let (noun, rest) = words.split_at_checked(at)?;
    if !has_noun(noun) || !has_noun(rest) {
        return None;
    }
    let mut out = tidy::phrase(text, rest);
    out.push_str(&tidy::phrase(text, noun));
    Some(out)
}

/// 118项事项实现“就近办” → “就近办”事项: a bare class by what it reached.
pub(super) fn reached(text: &str, after: &[Word]) -> Option<String> {
    let at = after.iter().position(|w| says(text, w) == "实现")?;
    let class = tidy::phrase(text, &after[..at]);
    let name = tidy::phrase(text, &after[at + 1..]);
    let bare = LEXICON.attribute.classes.contains(&class);
    (bare && name.starts_with('“')).then(|| format!("{name}{class}"))
}

/// What can be done with the things counted (1852项可在线办理; 1421项实现全程
/// 网办): it names no thing itself.
pub(super) fn able<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    let said = says(text, first);
    if said == "实现" {
        return Some(rest);
    }
    let modal = said.starts_with('可') && first.role == Role::Noun;
    let place = rest.first().is_some_and(|w| w.role == Role::Prep);
    (modal && said == "可").then(|| if place { &rest[rest.len() - 1..] } else { rest })
}

/// The deed behind a number that was picked out for it (260卷进行评查).
pub(super) fn selected<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    let does = matches!(says(text, first), "进行" | "开展");
    let verbs = !rest.is_empty() && rest.iter().all(|w| w.role == Role::Verb);
    (does && verbs).then_some(rest)
}
