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
    if noun.is_empty() {
        noun = tidy::phrase(phrase, &words[from..]);
    }
    if let Some(procedure) = procedure(phrase).filter(|p| !noun.contains(p)) {
        return procedure.to_owned();
    }
    if tidy::count(&noun) < 3 {
        noun = tidy::phrase(phrase, &words[from..]);
    }
    let field = LEXICON.field(&noun).filter(|_| tidy::count(&noun) > LONG);
    if let Some(field) = field {
        return field.to_owned();
    }
    if tidy::count(&noun) < 2 {
        phrase.to_owned()
    } else {
        noun
    }
}

/// The procedure a phrase names.
pub(super) fn procedure(phrase: &str) -> Option<&str> {
    LEXICON
        .procedures
        .iter()
        .map(String::as_str)
        .find(|p| phrase.contains(p))
}

/// The subject of the clause that opens a sentence: its procedure, the object
/// of its verb, or its field of work.
pub(super) fn opening(clause: &str) -> Option<String> {
    if let Some(procedure) = procedure(clause) {
        return Some(procedure.to_owned());
    }
    let words = LEXICON.cut(clause, 0..clause.len());
    let proper = super::label::without_adverbial(&words, false);
    let leads = tidy::trim(proper)
        .first()
        .is_some_and(|w| matches!(w.role, Role::Verb | Role::Light));
    if leads {
        let noun = thing(&tidy::phrase(clause, proper));
        if (3..=LONG + 2).contains(&tidy::count(&noun)) {
            return Some(noun);
        }
    }
    topic(clause)
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
    // A heading without a verb may be subject and predicate in one.
    let parted = from > 0 || to < rest.len();
    (parted && (2..=SHORT).contains(&tidy::count(&noun))).then_some(noun)
}

/// Most characters of a subject that has no field of work.
const SHORT: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thing_is_the_object_or_the_procedure() {
        assert_eq!(thing("收到行政复议申请"), "行政复议申请");
        assert_eq!(thing("人民调解组织受理纠纷"), "人民调解");
        assert_eq!(thing("审核执法决定"), "执法决定");
    }

    #[test]
    fn a_heading_gives_its_field_or_nothing() {
        assert_eq!(topic("发挥行政复议主渠道作用").as_deref(), Some("行政复议"));
        assert_eq!(topic("主要工作情况"), None);
        assert_eq!(topic("民生福祉日益增进"), None);
    }
}
