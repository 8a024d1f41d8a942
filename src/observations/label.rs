//! What a clause itself calls its figure: the words before the number, the
//! noun after it, or both, by the verbs among them.

use super::lexicon::{LEXICON, Role, Word};
use super::tidy;

/// A name made from one clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Core {
    /// The label so far.
    pub name: String,
    /// The verb that governs it, for the items of a list that follow.
    pub verb: String,
    /// Whether only verbs name it (审结55件).
    pub only_verbs: bool,
    /// How it was made.
    pub rule: &'static str,
}

/// Longest text after a number that is taken whole, in characters.
const LONG_AFTER: usize = 18;

/// Characters of a list of examples (A、B等) that betray no verb before it.
fn says<'t>(text: &'t str, word: &Word) -> &'t str {
    text.get(word.span.clone()).unwrap_or("")
}

fn has_noun(words: &[Word]) -> bool {
    words.iter().any(|w| {
        matches!(
            w.role,
            Role::Noun | Role::Cut | Role::Part | Role::Rise | Role::Fall
        )
    })
}

fn verbs(text: &str, words: &[Word]) -> String {
    words
        .iter()
        .take_while(|w| {
            matches!(
                w.role,
                Role::Verb | Role::Light | Role::Drop | Role::Particle | Role::Time | Role::Scope
            )
        })
        .filter(|w| w.role == Role::Verb)
        .map(|w| says(text, w))
        .collect()
}

/// Without the examples of a list: 新建A路、B路等主干道 → 新建主干道.
fn without_examples(words: &[Word], more: bool) -> Vec<Word> {
    let Some(etc) = words.iter().rposition(|w| w.role == Role::Etc) else {
        return words.to_vec();
    };
    let follows = words
        .get(etc + 1..)
        .is_some_and(|rest| !tidy::trim(rest).is_empty());
    if !follows && !more {
        return words
            .iter()
            .filter(|w| w.role != Role::Etc)
            .cloned()
            .collect();
    }
    let lead = words
        .iter()
        .take_while(|w| {
            matches!(
                w.role,
                Role::Verb | Role::Light | Role::Drop | Role::Time | Role::Scope
            )
        })
        .count();
    let mut kept: Vec<Word> = words[..lead.min(etc)].to_vec();
    kept.extend_from_slice(&words[etc + 1..]);
    kept
}

/// The noun phrase at the start of the words after a number.
fn noun_after<'w>(text: &str, after: &'w [Word]) -> &'w [Word] {
    let mut after = after;
    while let Some((w, rest)) = after.split_first() {
        if !matches!(w.role, Role::Of | Role::Etc | Role::Mark | Role::And) {
            break;
        }
        after = rest;
    }
    let size: usize = after.iter().map(|w| tidy::count(says(text, w))).sum();
    let mut end = after.len();
    let mut nouns = 0;
    for (i, w) in after.iter().enumerate() {
        match w.role {
            Role::Drop | Role::Reach | Role::Compare | Role::Each | Role::Part if nouns > 0 => {
                end = i;
                break;
            }
            Role::Particle
                if nouns > 0
                    && matches!(says(text, w), "被" | "进行" | "予以" | "了" | "向" | "用于") =>
            {
                end = i;
                break;
            }
            Role::Verb | Role::Light if nouns > 0 && size > LONG_AFTER => {
                end = i;
                break;
            }
            Role::Noun => nouns += 1,
            _ => {}
        }
    }
    &after[..end]
}

/// Subject first, when a number opens the clause and its noun acts on another
/// (农民工追回工资 → 追回工资农民工).
fn turned(text: &str, words: &[Word]) -> Option<String> {
    let noun = words
        .iter()
        .take_while(|w| matches!(w.role, Role::Noun | Role::Of))
        .count();
    let verb = words.get(noun)?;
    let rest = words.get(noun + 1..)?;
    if noun == 0 || verb.role != Role::Verb || !has_noun(rest) {
        return None;
    }
    let mut out = tidy::phrase(text, &words[noun..]);
    out.push_str(&tidy::phrase(text, &words[..noun]));
    Some(out)
}

/// Names a figure by its clause. `followed`: another figure follows in the
/// same clause, so the words after may be that one's.
pub(super) fn core(
    text: &str,
    before: &[Word],
    after: &[Word],
    unit: &str,
    ratio: bool,
    followed: bool,
) -> Core {
    let money = LEXICON.money.units.iter().any(|u| u == unit);
    let behind = noun_after(text, after);
    let more = !behind.is_empty() && has_noun(behind);
    let open = before
        .iter()
        .rev()
        .find(|w| w.role != Role::Mark)
        .map(|w| w.role);
    let listed = matches!(open, Some(Role::And));
    let mut words = without_examples(before, more);
    if listed {
        let keep = words
            .iter()
            .take_while(|w| {
                matches!(
                    w.role,
                    Role::Verb | Role::Light | Role::Drop | Role::Time | Role::Scope
                )
            })
            .count();
        words.truncate(keep);
    }
    let ends_in_of = matches!(open, Some(Role::Of));
    let own = tidy::trim(&words);
    let verb = verbs(text, own);
    let name = tidy::phrase(text, own);
    let noun = has_noun(own);

    let spending = LEXICON
        .money
        .verbs
        .iter()
        .any(|v| name.ends_with(v.as_str()))
        && (!noun || name.len() <= 12);
    if money && spending && !behind.is_empty() {
        let lights = behind
            .iter()
            .take_while(|w| matches!(w.role, Role::Light | Role::Particle | Role::Drop))
            .count();
        let goal = tidy::phrase(text, &behind[lights..]);
        if !goal.is_empty() {
            let how = LEXICON
                .money
                .verbs
                .iter()
                .find(|v| name.ends_with(v.as_str()))
                .map_or("投资", |v| v.as_str());
            let goal = goal.strip_prefix("完成").unwrap_or(&goal);
            return Core {
                name: format!("{goal}{how}"),
                verb: String::new(),
                only_verbs: false,
                rule: "what the money is for",
            };
        }
    }
    if name.is_empty() || (!noun && verb.is_empty()) {
        if more || !behind.is_empty() {
            let named = if followed { turned(text, behind) } else { None };
            return Core {
                name: named.unwrap_or_else(|| tidy::phrase(text, behind)),
                verb,
                only_verbs: !has_noun(behind),
                rule: "noun after the number",
            };
        }
        return Core {
            name,
            verb,
            only_verbs: true,
            rule: "nothing in the clause",
        };
    }
    if !noun {
        let object = if ratio {
            ""
        } else {
            &tidy::phrase(text, behind)
        };
        let only_verbs = object.is_empty();
        return Core {
            name: format!("{name}{object}"),
            verb,
            only_verbs,
            rule: "verb and the noun after the number",
        };
    }
    let starts_noun = behind.first().is_some_and(|w| matches!(w.role, Role::Noun));
    let of_after = after.first().is_some_and(|w| w.role == Role::Of);
    if !money && !ratio && starts_noun && !of_after && (!followed || ends_in_of) {
        let object = tidy::phrase(text, behind);
        return Core {
            name: tidy::join(&name, &object),
            verb,
            only_verbs: false,
            rule: "words on both sides of the number",
        };
    }
    Core {
        name,
        verb,
        only_verbs: false,
        rule: "words before the number",
    }
}

/// Whether a name needs a subject said elsewhere.
pub(super) fn dependent(core: &Core) -> bool {
    let a = &LEXICON.attribute;
    let name = core.name.as_str();
    if a.whole.iter().any(|w| name.contains(w.as_str())) {
        return false;
    }
    let n = tidy::count(name);
    if core.only_verbs || n <= 3 {
        return true;
    }
    if n <= 5 && a.rates.iter().any(|r| name.ends_with(r.as_str())) {
        return true;
    }
    let attribute = a
        .words
        .iter()
        .filter(|w| name.ends_with(w.as_str()))
        .max_by_key(|w| w.len());
    attribute.is_some_and(|w| {
        let rest = &name[..name.len() - w.len()];
        tidy::count(rest) < 2 || rest == core.verb && tidy::count(w) <= 2
    })
}
