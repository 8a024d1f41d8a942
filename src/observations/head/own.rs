//! The words before a number: what of them is the deed and its object.

use super::super::clause::Clause;

use super::examples::without_examples;
use super::govern::{has_noun, opens};
use super::noun_after::selected;
use crate::lexicon::{Role, Word};

/// The words before the number of a clause that name it; `more` where a noun
/// stands behind the number.
pub(super) fn own(c: &Clause, more: bool) -> Vec<Word> {
    let text = c.text;
    let last = last_deed(text, without_adverbial(c.before, more));
    let mut words = without_examples(text, last, more, c.is_money());
    if more && enumerates(&words, c.value) {
        // 启用智慧城管、智慧社区2个应用: the number counts the names before it.
        words.truncate(words.iter().take_while(|w| opens(w)).count());
    }
    if last_role(c.before) == Some(Role::And) {
        words.truncate(words.iter().take_while(|w| opens(w)).count());
    }
    if let Some(deed) = selected(text, c.after)
        && let Some(nouns) = words.iter().position(|w| w.role == Role::Noun)
    {
        // 抽取案卷260卷进行评查: what was done with what was picked out.
        words.splice(..nouns, deed.iter().cloned());
    }
    words
}

/// The role of the word that stands straight before a number.
pub(super) fn last_role(before: &[Word]) -> Option<Role> {
    let last = before.iter().rfind(|w| w.role != Role::Mark);
    last.map(|w| w.role)
}

/// Without the adverbial before the verb (向单位提出建议 → 提出建议), where the
/// verb has an object of its own.
pub(in super::super) fn without_adverbial(words: &[Word], more: bool) -> &[Word] {
    let opens = words.iter().position(|w| {
        !matches!(
            w.role,
            Role::Drop | Role::Time | Role::Scope | Role::Mark | Role::Light
        )
    });
    let Some(at) = opens.filter(|i| words[*i].role == Role::Prep) else {
        return words;
    };
    // 就A建设、B开发等事项召开听证会: the examples hold verbs of their own.
    let from = words.iter().position(|w| w.role == Role::Etc).unwrap_or(at);
    let noun = words[from..]
        .iter()
        .position(|w| w.role == Role::Noun || from > at)
        .map(|i| from + i);
    let verb = noun.and_then(|n| {
        (n..words.len()).find(|i| {
            // A verb before 的 is part of the adverbial (新修订的办法).
            matches!(words[*i].role, Role::Verb | Role::Light)
                && words.get(i + 1).is_none_or(|w| w.role != Role::Of)
        })
    });
    match verb {
        Some(v) if has_noun(&words[v..]) || more => &words[v..],
        _ => words,
    }
}

/// The last of several deeds side by side (查处违法案件、作出行政处罚).
fn last_deed<'w>(text: &str, words: &'w [Word]) -> &'w [Word] {
    let joint = words.iter().rposition(|w| w.role == Role::And);
    let Some((first, second)) = joint.map(|i| (&words[..i], &words[i + 1..])) else {
        return words;
    };
    let deed = |words: &[Word]| {
        let verb = words.iter().position(|w| w.role == Role::Verb);
        verb.is_some_and(|v| words[v + 1..].iter().any(|w| w.role == Role::Noun))
    };
    let etc = words.iter().any(|w| w.role == Role::Etc);
    let paused = joint.is_some_and(|i| words[i].said(text) == "、");
    let opens = second.first().is_some_and(|w| w.role == Role::Verb);
    if opens && paused && !etc && deed(first) && deed(second) {
        second
    } else {
        words
    }
}

/// Whether the words before a number are a list of as many names.
fn enumerates(words: &[Word], value: f64) -> bool {
    let joints = words.iter().filter(|w| w.role == Role::And).count();
    let open = words.last().is_some_and(|w| w.role == Role::And);
    joints > 0 && !open && (value - joints as f64 - 1.0).abs() < 0.1
}

#[cfg(test)]
mod tests {
    use super::super::super::label::phrase;
    use super::super::super::retag;

    #[test]
    fn an_adverbial_goes_where_the_verb_has_an_object() {
        let without = |text: &str| {
            let words = retag::cut(text, 0..text.len());
            phrase(text, super::without_adverbial(&words, false))
        };
        assert_eq!(without("向单位提出建议"), "提出建议");
        assert_eq!(without("收到建议"), "收到建议");
    }
}
