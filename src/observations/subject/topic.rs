//! The subject that a heading or a clause without a figure names.

use super::super::{head, label, retag};
use super::procedure::procedure;
use super::thing::thing;
use super::{LONG, opens};
use crate::lexicon::{LEXICON, Role};

/// The subject of the clause that opens a sentence: its procedure, the object
/// of its verb, or its field of work.
pub(in super::super) fn opening(clause: &str) -> Option<String> {
    if let Some(procedure) = procedure(clause) {
        return Some(procedure.to_owned());
    }
    if clause.contains("”“") || clause.contains("”、“") && clause.contains('等') {
        // 开展“守护”“铁拳”等专项行动: what follows is of the work, not of its names.
        return None;
    }
    let words = retag::cut(clause, 0..clause.len());
    if words.last().is_some_and(|w| w.role == Role::Since) {
        // 今年以来，立案查处39件: when it was is not what it is.
        return None;
    }
    let proper = head::without_adverbial(&words, false);
    let leads = label::trim(proper)
        .first()
        .is_some_and(|w| matches!(w.role, Role::Verb | Role::Light));
    if leads {
        let noun = thing(&label::phrase(clause, proper));
        if (3..=LONG + 2).contains(&label::count(&noun)) {
            return Some(noun);
        }
    }
    topic(clause)
}

/// The subject a heading or an opening clause names: its field of work, or its
/// noun where it is short.
pub(in super::super) fn topic(words: &str) -> Option<String> {
    if let Some(field) = LEXICON.field(words) {
        return Some(field.to_owned());
    }
    if LEXICON.classes.heading_filler.within(words) {
        return None;
    }
    let cut = retag::cut(words, 0..words.len());
    let from = cut.iter().position(|w| !opens(w.role))?;
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
    // A direction cuts a name in two (稳增长攻坚战): there is no telling where it ends.
    let torn = rest
        .get(to)
        .is_some_and(|w| matches!(w.role, Role::Rise | Role::Fall | Role::Cut));
    if torn {
        return None;
    }
    let noun = label::phrase(words, &rest[..to]);
    // A heading without a verb may be subject and predicate in one.
    let parted = from > 0 || to < rest.len();
    (parted && (2..=SHORT).contains(&label::count(&noun))).then_some(noun)
}

/// Most characters of a subject that has no field of work.
const SHORT: usize = 8;
