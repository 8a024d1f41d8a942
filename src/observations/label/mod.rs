//! What a clause itself calls its figure: the words before the number, the
//! noun after it, or both, by the verbs among them.

mod after;
mod attribute;
mod before;
mod counted;
mod money;
mod underwent;

use super::lexicon::{LEXICON, Role, Word};
use super::tidy;
use after::{able, attending, noun_after, reached, selected, those_who_act, turned};
pub(super) use attribute::{attribute, class, dependent, property};
pub(super) use before::without_adverbial;
use before::{by_manner, enumerates, last_deed, opens, verbs, without_examples};
use counted::{in_batches, strong};
use money::spent;
use underwent::{befell, brought, called, came_to, covered, times, treated, underwent, work_on};

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

/// A word as it stands in the text.
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

fn nominal(text: &str, word: &Word) -> bool {
    LEXICON.period.nominal.contains(says(text, word))
}

/// Whether a verb of doing stands among the words: one that opens them, or one
/// that cannot be part of a name.
pub(super) fn governs(text: &str, words: &[Word]) -> bool {
    let own = tidy::trim(words);
    // 劳动监察机构检查单位: behind the one who did it, a verb is a deed.
    let done = |i: usize| acts_by(says(text, &own[i - 1]));
    own.iter()
        .enumerate()
        .any(|(i, w)| w.role == Role::Verb && (i == 0 || !nominal(text, w) || done(i)))
}

/// Whether a noun is one who acts for a government (某部门, 某中心).
fn acts_by(noun: &str) -> bool {
    let a = &LEXICON.attribute;
    a.doers.ends(noun) || a.bodies.ends(noun)
}

/// The words around a figure, as [`core`] reads them.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The report's text.
    pub text: &'a str,
    /// Words before the number.
    pub before: &'a [Word],
    /// Words after it.
    pub after: &'a [Word],
    /// Words after the figure that follows in the same clause.
    pub beyond: &'a [Word],
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: &'a str,
    /// Whether it is a rate or ratio.
    pub ratio: bool,
    /// Whether it opens its sentence.
    pub opens: bool,
    /// Whether another figure follows in the same clause.
    pub followed: bool,
}

/// 推进要点确定的44项任务落地: what was furthered, without what became of it.
fn without_result<'w>(text: &str, own: &[Word], behind: &'w [Word]) -> &'w [Word] {
    let first = own.first().map_or("", |w| says(text, w));
    match behind.split_last() {
        Some((result, things))
            if FURTHERING.iter().any(|f| first.ends_with(f))
                && result.role == Role::Verb
                && !nominal(text, result)
                && things.last().is_some_and(|w| w.role == Role::Noun) =>
        {
            things
        }
        _ => behind,
    }
}

/// Verbs of bringing a work forward.
const FURTHERING: [&str; 3] = ["推进", "推动", "促进"];

/// Names a figure by its clause.
pub(super) fn core(a: Around) -> Core {
    let text = a.text;
    let money = LEXICON.money.units.iter().any(|u| u == a.unit);
    let able = able(text, a.after);
    let behind = able.unwrap_or_else(|| noun_after(text, a.after, false));
    let more = has_noun(behind);
    if let Some(name) = reached(text, a.after).filter(|_| tidy::trim(a.before).is_empty()) {
        return Core {
            name,
            rule: "what the things after the number reached",
            ..Core::default()
        };
    }
    if let Some(name) = treated(text, a.before, a.after) {
        return Core {
            name,
            rule: "those a deed is done to",
            ..Core::default()
        };
    }
    if let Some(name) = in_batches(&a).or_else(|| strong(&a)) {
        return Core {
            name,
            rule: "how many of it or in it",
            ..Core::default()
        };
    }
    let people = LEXICON.period.post_units.iter().any(|u| u == a.unit);
    if let Some(name) = brought(text, a.before, a.after).filter(|_| !a.followed && !people) {
        return Core {
            name,
            rule: "those who were brought to do something",
            ..Core::default()
        };
    }
    let alone = tidy::trim(a.before).is_empty();
    if let Some(name) = befell(text, a.after, a.beyond).filter(|_| alone) {
        return Core {
            name,
            rule: "those to whom something happened",
            ..Core::default()
        };
    }
    let open = a.before.iter().rfind(|w| w.role != Role::Mark);
    let open = open.map(|w| w.role);
    let of = open == Some(Role::Of);
    if let Some(name) = called(text, a.after).filter(|_| !a.followed && (alone || of)) {
        return Core {
            name,
            rule: "those who were called something",
            ..Core::default()
        };
    }
    if let Some(name) = covered(text, a.after).filter(|_| alone && !a.followed) {
        return Core {
            name,
            rule: "those whom something covers",
            ..Core::default()
        };
    }
    let share = || came_to(text, a.after).or_else(|| underwent(text, a.after));
    if let Some(name) = (a.ratio && alone).then(share).flatten() {
        return Core {
            name,
            rule: "what a share of the things came to",
            ..Core::default()
        };
    }
    let last = last_deed(text, without_adverbial(a.before, more));
    let mut words = without_examples(text, last, more, money);
    let listed = more && enumerates(&words, a.value);
    if listed {
        // 启用智慧城管、智慧社区2个应用: the number counts the names before it.
        words.truncate(words.iter().take_while(|w| opens(w)).count());
    }
    if open == Some(Role::And) {
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
    if let Some(deed) = selected(text, a.after) {
        // 抽取案卷260卷进行评查: what was done with what was picked out.
        let nouns = words.iter().position(|w| w.role == Role::Noun);
        if let Some(nouns) = nouns {
            words.splice(..nouns, deed.iter().cloned());
        }
    }
    let own = tidy::trim(&words);
    if let Some(core) = by_manner(text, own) {
        return core;
    }
    let verb = verbs(text, own);
    let name = tidy::phrase(text, own);
    let noun = has_noun(own);

    if money && let Some(core) = spent(a, &name, noun) {
        return core;
    }
    if name.is_empty() || (!noun && verb.is_empty() && more) {
        let turned = if a.followed {
            those_who_act(text, a.after).or_else(|| turned(text, behind))
        } else {
            None
        };
        let turned = turned.or_else(|| attending(text, a.after));
        // 十个领域提出76项任务: the deed is told of what the next figure counts.
        let behind = match able.is_none() && a.followed {
            true => noun_after(text, a.after, true),
            false => behind,
        };
        let core = Core {
            name: turned.unwrap_or_else(|| tidy::phrase(text, behind)),
            verb,
            only_verbs: !more || able.is_some(),
            rule: "noun after the number",
        };
        return if core.name.is_empty() {
            Core { name, ..core }
        } else {
            core
        };
    }
    if !noun {
        let object = if a.ratio {
            String::new()
        } else {
            work_on(text, behind).unwrap_or_else(|| tidy::phrase(text, behind))
        };
        let only_verbs = object.is_empty();
        return Core {
            name: format!("{name}{object}"),
            verb,
            only_verbs,
            rule: "verb and the noun after the number",
        };
    }
    let starts_noun = behind.first().is_some_and(|w| w.role == Role::Noun);
    let of_after = a.after.first().is_some_and(|w| w.role == Role::Of);
    let manner = of_after
        && behind
            .first()
            .is_some_and(|w| LEXICON.attribute.manners.begins(says(text, w)));
    let ends_in_verb = own.last().is_some_and(|w| w.role == Role::Verb) && !manner;
    // 占全县9%的增量: too short to do without the noun.
    let short = a.ratio && of_after && tidy::count(&name) <= 4 && more;
    // 开展3次学法活动: what was held is named by a deed.
    let held = ends_in_verb && more && LEXICON.attribute.bare_deeds.ends(&name);
    let wants = short || !money && !a.ratio && (starts_noun || held) && (!of_after || ends_in_verb);
    if let Some(deed) = times(text, a, own) {
        return Core {
            name: format!("{name}{deed}"),
            verb,
            only_verbs: false,
            rule: "how often it was done",
        };
    }
    if wants {
        let behind = if a.followed {
            noun_after(text, a.after, true)
        } else {
            behind
        };
        let object = tidy::phrase(text, without_result(text, own, behind));
        // 高校新增17个博士点、45个硕士点: the deed governs the items that follow.
        let deed = own
            .last()
            .filter(|w| verb.is_empty() && w.role == Role::Verb);
        return Core {
            name: tidy::join(&name, &object),
            verb: deed.map_or(verb, |w| says(text, w).to_owned()),
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

#[cfg(test)]
mod tests;
