//! The subject a short name leans on: what was counted earlier in the
//! sentence, the clause that opens it, the sentence before, or the heading.

use super::lexicon::{LEXICON, Role};
use super::tidy;

/// Most characters of a subject that is set before a name.
const LONG: usize = 12;

/// The thing in a phrase: its leading verbs taken off; a long one by its
/// field of work.
pub(super) fn thing(phrase: &str) -> String {
    let words = LEXICON.cut(phrase, 0..phrase.len());
    let from = words
        .iter()
        .position(|w| {
            !matches!(
                w.role,
                Role::Verb | Role::Light | Role::Drop | Role::Particle | Role::Time | Role::Scope
            )
        })
        .unwrap_or(words.len());
    let noun = tidy::phrase(phrase, &words[from..]);
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
    let noun = thing(words);
    let n = tidy::count(&noun);
    (2..=LONG).contains(&n).then_some(noun)
}
