//! Which verb governs a number, and which only stands inside a name.

use super::super::label;
use crate::lexicon::{LEXICON, Role, Word};

/// Whether words hold what can name a figure.
pub(in super::super) fn has_noun(words: &[Word]) -> bool {
    words.iter().any(|w| {
        matches!(
            w.role,
            Role::Noun | Role::Cut | Role::Part | Role::Rise | Role::Fall
        )
    })
}

/// Whether a verb also stands inside names (建设, 服务).
pub(in super::super) fn nominal(text: &str, word: &Word) -> bool {
    LEXICON.period.nominal.contains(word.said(text))
}

/// Whether a noun is one who acts for a government (某部门, 某中心).
pub(super) fn acts_by(noun: &str) -> bool {
    let classes = &LEXICON.classes;
    classes.government_part.ends(noun) || classes.body.ends(noun)
}

/// Whether a verb of doing stands among the words: one that opens them, or one
/// that cannot be part of a name.
pub(in super::super) fn governs(text: &str, words: &[Word]) -> bool {
    let own = label::trim(words);
    // 劳动监察机构检查单位: behind the one who did it, a verb is a deed.
    let done = |i: usize| acts_by(own[i - 1].said(text));
    own.iter()
        .enumerate()
        .any(|(i, w)| w.role == Role::Verb && (i == 0 || !nominal(text, w) || done(i)))
}

/// The deed that governs what follows; behind the one who did it, too.
pub(super) fn governing(text: &str, words: &[Word]) -> String {
    let doer = match words {
        [doer, rest @ ..] if doer.role == Role::Noun => {
            let verb = rest.iter().position(|w| w.role == Role::Verb);
            verb.is_some_and(|v| {
                let deed = !nominal(text, &rest[v]) || acts_by(doer.said(text));
                deed && has_noun(&rest[v + 1..])
            })
        }
        _ => false,
    };
    words[usize::from(doer)..]
        .iter()
        .take_while(|w| opens(w) || w.role == Role::Particle)
        .find(|w| w.role == Role::Verb)
        .map(|w| w.said(text).to_owned())
        .unwrap_or_default()
}

/// Whether a word may stand before the object: the verb and what goes with it.
pub(super) fn opens(word: &Word) -> bool {
    matches!(
        word.role,
        Role::Verb | Role::Light | Role::Drop | Role::Time | Role::Scope
    )
}
