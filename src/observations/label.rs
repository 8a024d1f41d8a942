//! What a clause itself calls its figure: the words before the number, the
//! noun after it, or both, by the verbs among them.

use std::collections::BTreeSet;

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
const LONG_AFTER: usize = 24;

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
        .find(|w| w.role == Role::Verb)
        .map(|w| says(text, w).to_owned())
        .unwrap_or_default()
}

/// Without the examples of a list: 新建A路、B路等主干道 → 新建主干道.
fn without_examples(text: &str, words: &[Word], more: bool, money: bool) -> Vec<Word> {
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
    if lead > 0 && words.get(lead).is_some_and(|w| w.role == Role::And) {
        // 作出撤销、变更等决定: the last verb is an example itself.
        lead -= 1;
    }
    let examples = &words[lead..etc];
    let first = examples.iter().position(|w| w.role == Role::And);
    let mut kept: Vec<Word> = words[..lead].to_vec();
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
    kept
}

/// Words that may stand before the object: the verb and what goes with it.
fn opens(word: &Word) -> bool {
    matches!(
        word.role,
        Role::Verb | Role::Light | Role::Drop | Role::Time | Role::Scope
    )
}

/// The noun phrase at the start of the words after a number, whole where it
/// is short, else to its first verb.
fn noun_after<'w>(text: &str, after: &'w [Word], short: bool) -> &'w [Word] {
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

fn nominal(text: &str, word: &Word) -> bool {
    LEXICON.period.nominal.contains(says(text, word))
}

/// Whether a verb of doing stands among the words: one that opens them, or one
/// that cannot be part of a name.
pub(super) fn governs(text: &str, words: &[Word]) -> bool {
    let own = tidy::trim(words);
    own.iter()
        .enumerate()
        .any(|(i, w)| w.role == Role::Verb && (i == 0 || !nominal(text, w)))
}

/// Without the adverbial before the verb (向单位提出建议 → 提出建议), where the
/// verb has an object of its own.
pub(super) fn without_adverbial(words: &[Word], more: bool) -> &[Word] {
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
    let paused = joint.is_some_and(|i| says(text, &words[i]) == "、");
    let opens = second.first().is_some_and(|w| w.role == Role::Verb);
    if opens && paused && !etc && deed(first) && deed(second) {
        second
    } else {
        words
    }
}

/// Subject first, when a number opens the clause and its noun acts on another
/// (农民工追回工资 → 追回工资农民工).
fn turned(text: &str, words: &[Word]) -> Option<String> {
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
    /// Whether another figure follows in the same clause.
    pub followed: bool,
}

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
    let open = a
        .before
        .iter()
        .rev()
        .find(|w| w.role != Role::Mark)
        .map(|w| w.role);
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
            turned(text, behind)
        } else {
            None
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
            tidy::phrase(text, behind)
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
    let ends_in_verb = own.last().is_some_and(|w| w.role == Role::Verb);
    // 占全县9%的增量: too short to do without the noun.
    let short = a.ratio && of_after && tidy::count(&name) <= 4 && more;
    let wants = short || !money && !a.ratio && starts_noun && (!of_after || ends_in_verb);
    if wants {
        let behind = if a.followed {
            noun_after(text, a.after, true)
        } else {
            behind
        };
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

/// 118项事项实现“就近办” → “就近办”事项: a bare class by what it reached.
fn reached(text: &str, after: &[Word]) -> Option<String> {
    let at = after.iter().position(|w| says(text, w) == "实现")?;
    let class = tidy::phrase(text, &after[..at]);
    let name = tidy::phrase(text, &after[at + 1..]);
    let bare = LEXICON.attribute.classes.contains(&class);
    (bare && name.starts_with('“')).then(|| format!("{name}{class}"))
}

/// Whether the words before a number are a list of as many names.
fn enumerates(words: &[Word], value: f64) -> bool {
    let joints = words.iter().filter(|w| w.role == Role::And).count();
    let open = words.last().is_some_and(|w| w.role == Role::And);
    joints > 0 && !open && (value - joints as f64 - 1.0).abs() < 0.1
}

/// What can be done with the things counted (1852项可在线办理; 1421项实现全程
/// 网办): it names no thing itself.
fn able<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
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
fn selected<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    let does = matches!(says(text, first), "进行" | "开展");
    let verbs = !rest.is_empty() && rest.iter().all(|w| w.role == Role::Verb);
    (does && verbs).then_some(rest)
}

/// 以调解、和解方式办结: how it was done tells it from the rest.
fn by_manner(text: &str, own: &[Word]) -> Option<Core> {
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

/// Longest goal that names an amount, in characters.
const LONG_GOAL: usize = 18;

/// 投资8万元完成A搬迁: an amount spent is named by what it was spent on.
fn spent(a: Around, name: &str, noun: bool) -> Option<Core> {
    let how = LEXICON
        .money
        .verbs
        .iter()
        .filter(|v| name.ends_with(v.as_str()))
        .max_by_key(|v| v.len())?;
    if noun && tidy::count(name) > 4 {
        return None;
    }
    let mut behind: Vec<Word> = a.after.to_vec();
    // 投资6亿元，建成A: the work stands in the clause behind.
    let opens = a.beyond.first().is_some_and(|w| {
        !matches!(
            w.role,
            Role::Part | Role::Reach | Role::Compare | Role::Rise | Role::Fall
        )
    });
    let whole = ["总", "完成", "计划"].iter().any(|p| how.starts_with(p));
    let alone = behind.is_empty() && name == how && opens && !whole;
    if a.followed || alone {
        behind.extend_from_slice(a.beyond);
    }
    let from = behind
        .iter()
        .take_while(|w| {
            matches!(
                w.role,
                Role::Light | Role::Particle | Role::Prep | Role::Drop | Role::Of | Role::Mark
            )
        })
        .count();
    let goal = tidy::phrase(a.text, &behind[from..]);
    let last = behind.iter().rposition(|w| w.role == Role::And);
    let goal = match last.filter(|_| alone && tidy::count(&goal) > LONG_GOAL) {
        Some(and) => tidy::phrase(a.text, &behind[and + 1..]),
        None => goal,
    };
    let goal = goal.strip_prefix("完成").unwrap_or(&goal);
    if goal.is_empty() || !a.followed && tidy::count(goal) > LONG_GOAL {
        return None;
    }
    Some(Core {
        name: format!("{goal}{how}"),
        verb: String::new(),
        only_verbs: false,
        rule: "what the money is for",
    })
}

/// The longest of `words` that `name` ends in.
fn ending<'n>(name: &'n str, words: &BTreeSet<String>) -> Option<&'n str> {
    const LONGEST: usize = 8;
    let chars = name.chars().count();
    name.char_indices()
        .skip(chars.saturating_sub(LONGEST))
        .filter_map(|(i, _)| name.get(i..))
        .find(|end| words.contains(*end))
}

/// The property a name ends in: 面积, 涉案金额.
pub(super) fn property(name: &str) -> Option<&str> {
    ending(name, &LEXICON.attribute.words)
}

/// The class of things a name ends in: 文件, 事项.
pub(super) fn class(name: &str) -> Option<&str> {
    ending(name, &LEXICON.attribute.classes)
}

/// Whether a name is a property and nothing else (产量, 涉案金额).
pub(super) fn attribute(name: &str) -> bool {
    let a = &LEXICON.attribute;
    a.words.contains(name)
        || a.classes.contains(name)
        || a.rates.iter().any(|r| name.ends_with(r.as_str()))
}

/// Whether a name needs a subject said elsewhere.
pub(super) fn dependent(core: &Core) -> bool {
    let a = &LEXICON.attribute;
    let name = core.name.as_str();
    if a.whole.iter().any(|w| name.ends_with(w.as_str())) {
        return false;
    }
    let n = tidy::count(name);
    if core.only_verbs || n <= 3 {
        return true;
    }
    if n <= 5 && a.rates.iter().any(|r| name.ends_with(r.as_str())) {
        return true;
    }
    property(name).or_else(|| class(name)).is_some_and(|w| {
        let rest = &name[..name.len() - w.len()];
        tidy::count(rest) < 2 || rest == core.verb && tidy::count(w) <= 2
    })
}

#[cfg(test)]
mod tests {
    use super::super::marked::labels;

    #[test]
    fn verb_and_object_before_the_number() {
        assert_eq!(
            labels("全年共办理法律援助案件{402件}。"),
            ["办理法律援助案件"]
        );
        assert_eq!(labels("向被审计单位提出审计建议{96条}。"), ["提出审计建议"]);
    }

    #[test]
    fn noun_after_the_number() {
        assert_eq!(
            labels("{18名}乡镇主要负责人进行现场述法。"),
            ["乡镇主要负责人现场述法"]
        );
        assert_eq!(labels("建成{35户}绿色保暖房。"), ["建成绿色保暖房"]);
        assert_eq!(
            labels("完成{9条}道路路灯的升级改造。"),
            ["完成道路路灯升级改造"]
        );
    }

    #[test]
    fn the_one_who_is_counted_stands_last() {
        assert_eq!(
            labels("为{39名}农民工追回工资{38万元}。"),
            ["追回工资农民工", "农民工追回工资"]
        );
    }

    #[test]
    fn money_is_named_by_what_it_bought() {
        assert_eq!(
            labels("投资{1100万元}新建污水管线{2800米}。"),
            ["新建污水管线投资", "新建污水管线"]
        );
        assert_eq!(labels("投资{6亿元}，建成生态园。"), ["建成生态园投资"]);
    }

    #[test]
    fn examples_before_deng_are_left_out() {
        assert_eq!(labels("新建滨江路、振兴路等主干道{6条}。"), ["新建主干道"]);
    }

    #[test]
    fn an_adverb_goes_its_characters_in_a_name_stay() {
        assert_eq!(
            labels("县域医共体共签约居民{3万人}。"),
            ["县域医共体签约居民"]
        );
    }

    #[test]
    fn a_list_of_as_many_names_is_what_the_number_counts() {
        assert_eq!(
            labels("启用智慧城管、智慧社区{2个}应用场景。"),
            ["启用应用场景"]
        );
    }

    #[test]
    fn the_last_of_several_deeds_is_counted() {
        assert_eq!(
            labels("查处违法案件、作出行政处罚{90件}。"),
            ["作出行政处罚"]
        );
    }

    #[test]
    fn what_was_picked_out_was_picked_out_for_a_deed() {
        assert_eq!(labels("抽取执法案卷{60卷}进行评查。"), ["评查执法案卷"]);
    }

    #[test]
    fn the_examples_of_an_adverbial_hold_no_verb_of_the_clause() {
        assert_eq!(
            labels("就城市更新、站点开发等事项召开听证会{2场}。"),
            ["召开听证会"]
        );
    }

    #[test]
    fn a_slogan_behind_the_noun_is_no_part_of_it() {
        assert_eq!(
            labels("推动{40个}部门自建系统“应接尽接”。"),
            ["部门自建系统"]
        );
        assert_eq!(labels("{118项}事项实现“就近办”。"), ["“就近办”事项"]);
    }
}
