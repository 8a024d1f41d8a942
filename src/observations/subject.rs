//! The subject a short name leans on: what was counted earlier in the
//! sentence, the clause that opens it, the sentence before, or the heading.

use super::lexicon::{LEXICON, Role};
use super::tidy;

/// Most characters of a subject that is set before a name.
const LONG: usize = 12;

/// The thing in a phrase: the object of its last verb, or the phrase without
/// the verbs that open it; a long one by its field of work.
pub(super) fn thing(phrase: &str) -> String {
    let words = LEXICON.cut(phrase, 0..phrase.len());
    let from = words
        .iter()
        .position(|w| {
            !matches!(
                w.role,
                Role::Verb
                    | Role::Light
                    | Role::Drop
                    | Role::Particle
                    | Role::Prep
                    | Role::Time
                    | Role::Scope
            )
        })
        .unwrap_or(words.len());
    let last = words
        .iter()
        .rposition(|w| {
            w.role == Role::Verb
                && !LEXICON
                    .period
                    .nominal
                    .iter()
                    .any(|n| phrase.get(w.span.clone()) == Some(n))
        })
        .map_or(from, |v| (v + 1).max(from));
    let mut noun = tidy::phrase(phrase, &words[last..]);
    if tidy::count(&noun) < 3 {
        noun = tidy::phrase(phrase, &words[from..]);
    }
    if tidy::count(&noun) > LONG {
        if let Some(field) = LEXICON.field(&noun) {
            return field.to_owned();
        }
    }
    if tidy::count(&noun) < 2 {
        phrase.to_owned()
    } else {
        noun
    }
}

/// The subject a heading or an opening clause names: its field of work, or its
/// noun where it is short.
pub(super) fn topic(words: &str) -> Option<String> {
    if let Some(field) = LEXICON.field(words) {
        return Some(field.to_owned());
    }
    if LEXICON.furniture.iter().any(|f| words.contains(f.as_str())) {
        return None;
    }
    let cut = LEXICON.cut(words, 0..words.len());
    let from = cut.iter().position(|w| {
        !matches!(
            w.role,
            Role::Verb
                | Role::Light
                | Role::Drop
                | Role::Particle
                | Role::Prep
                | Role::Time
                | Role::Scope
        )
    })?;
    let rest = &cut[from..];
    let to = rest
        .iter()
        .position(|w| {
            matches!(
                w.role,
                Role::Verb
                    | Role::Light
                    | Role::Drop
                    | Role::Rise
                    | Role::Fall
                    | Role::Cut
                    | Role::Reach
            )
        })
        .unwrap_or(rest.len());
    let noun = tidy::phrase(words, &rest[..to]);
    (2..=SHORT).contains(&tidy::count(&noun)).then_some(noun)
}

/// Most characters of a subject that has no field of work.
const SHORT: usize = 8;
