//! The words before a number: what of them is the deed and its object.

use super::super::lexicon::{Role, Word};
use super::super::tidy;
use super::{Core, has_noun, nominal, says};

/// The deed that governs what follows; behind the one who did it, too.
pub(super) fn verbs(text: &str, words: &[Word]) -> String {
    let doer = match words {
        [doer, rest @ ..] if doer.role == Role::Noun => {
            let verb = rest.iter().position(|w| w.role == Role::Verb);
            verb.is_some_and(|v| {
                let deed = !nominal(text, &rest[v]) || super::acts_by(says(text, doer));
                deed && has_noun(&rest[v + 1..])
            })
        }
        _ => false,
    };
    words[usize::from(doer)..]
        .iter()
        .take_while(|w| {
            matches!(
                w.role,
                Role::Verb | Role::Light | Role::Drop | Role::Particle | Role::Time | Role::Scope
            )
        })
        .find(|w| w.role == Role::Verb)
        .map(|w| says(text, w).to_owned())
        .unwrap_or_default()
}

/// Without the examples of a list: 新建A路、B路等主干道 → 新建主干道.
pub(super) fn without_examples(text: &str, words: &[Word], more: bool, money: bool) -> Vec<Word> {
    let Some(etc) = words.iter().rposition(|w| w.role == Role::Etc) else {
        return words.to_vec();
    };
    let rest = tidy::trim(&words[etc + 1..]);
    let bare = || {
        words
            .iter()
            .filter(|w| w.role != Role::Etc)
            .cloned()
            .collect()
    };
    if rest.is_empty() && !more {
        return bare();
    }
    let mut lead = words.iter().take_while(|w| opens(w)).count().min(etc);
    let doer = words.iter().take_while(|w| w.role == Role::Noun).count();
    if doer > 0
        && doer + 1 < etc
        && super::acts_by(says(text, &words[doer - 1]))
        && words[doer].role == Role::Verb
        && !nominal(text, &words[doer])
    {
        // 窗口办理A、B等事项: the examples begin behind the deed.
        lead = doer + 1;
    }
    if lead > 0 && words.get(lead).is_some_and(|w| w.role == Role::And) {
        // 作出撤销、变更等决定: the last verb is an example itself.
        lead -= 1;
    }
    let examples = &words[lead..etc];
    let first = examples.iter().position(|w| w.role == Role::And);
    let mut kept: Vec<Word> = words[..lead].to_vec();
    let named = rest
        .iter()
        .map(|w| tidy::count(says(text, w)))
        .sum::<usize>();
    let whole = words[lead..]
        .iter()
        .map(|w| tidy::count(says(text, w)))
        .sum::<usize>();
    if !rest.is_empty() && named <= SHORT && whole <= WHOLE {
        // 创作微视频、情景剧等作品: so short a class says too little.
        return bare();
    }
    if !rest.is_empty() {
        match first {
            // One example says more than none; its name in quotes does not.
            None if !examples.iter().any(|w| says(text, w).starts_with('“')) => return bare(),
            // 发放低保金、补贴等资金: the first example tells which money.
            Some(and) if money => kept.extend_from_slice(&examples[..and]),
            _ => {}
        }
    }
    kept.extend_from_slice(&words[etc + 1..]);
    // 查处食品、药品等领域违法案件: of which fields, the examples said.
    if let Some(first) = kept.get_mut(words[..lead].len())
        && first.role == Role::Noun
        && let Some(rest) = FIELDS
            .iter()
            .find_map(|f| says(text, first).strip_prefix(f))
        && !rest.is_empty()
        && !rest.starts_with('性')
    {
        first.span.start = first.span.end - rest.len();
    }
    kept
}

/// What the examples of a list are of.
const FIELDS: [&str; 4] = ["领域", "方面", "行业", "环节"];

/// Most characters of a class that needs its examples.
const SHORT: usize = 2;

/// Most characters of examples and class that are kept whole.
const WHOLE: usize = 20;

/// Words that may stand before the object: the verb and what goes with it.
pub(super) fn opens(word: &Word) -> bool {
    matches!(
        word.role,
        Role::Verb | Role::Light | Role::Drop | Role::Time | Role::Scope
    )
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
pub(super) fn last_deed<'w>(text: &str, words: &'w [Word]) -> &'w [Word] {
    let joint = words.iter().rposition(|w| w.role == Role::And);
    let Some((first, second)) = joint.map(|i| (&words[..i], &words[i + 1..])) else {
        return words;
    };
    let deed = |words: &[Word]| {
        let verb = words.iter().position(|w| w.role == Role::Verb);
        verb.is_some_and(|v| words[v + 1..].iter().any(|w| w.role == Role::Noun))
    };
    let etc = words.iter().any(|w| w.role == Role::Etc);
    let paused = joint.is_some_and(|i| says(text, &words[i]) == "、");
    let opens = second.first().is_some_and(|w| w.role == Role::Verb);
    if opens && paused && !etc && deed(first) && deed(second) {
        second
    } else {
        words
    }
}

/// Whether the words before a number are a list of as many names.
pub(super) fn enumerates(words: &[Word], value: f64) -> bool {
    let joints = words.iter().filter(|w| w.role == Role::And).count();
    let open = words.last().is_some_and(|w| w.role == Role::And);
    joints > 0 && !open && (value - joints as f64 - 1.0).abs() < 0.1
}

/// 以调解、和解方式办结: how it was done tells it from the rest.
pub(super) fn by_manner(text: &str, own: &[Word]) -> Option<Core> {
    let (verb, how) = own.split_last()?;
    let manner = how.last().is_some_and(|w| MANNERS.contains(&says(text, w)));
    (manner && verb.role == Role::Verb).then(|| Core {
        name: tidy::phrase(text, own),
        verb: says(text, verb).to_owned(),
        only_verbs: true,
        rule: "deed by its manner",
    })
}

/// Nouns of the manner of a deed.
const MANNERS: [&str; 2] = ["方式", "形式"];
