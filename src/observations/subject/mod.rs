//! The subject a short name leans on: what was counted earlier in the
//! sentence, the clause that opens it, the sentence before, or the heading.

mod doer;
mod rated;

pub(super) use doer::{acting_body, acts, doer, office_holder};
pub(super) use rated::rated;

use super::{label, retag};
use crate::lexicon::{LEXICON, Role};

/// Most characters of a subject that is set before a name.
const LONG: usize = 12;

/// The thing in a phrase: the object of its last verb, or the phrase without
/// the verbs that open it; a long one by its field of work.
pub(super) fn thing(phrase: &str) -> String {
    let phrase = without_doer(phrase);
    let words = retag::cut(phrase, 0..phrase.len());
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
        .enumerate()
        .rposition(|(i, w)| {
            w.role == Role::Verb
                // 收到行政复议申请: the last verb is the head of its object.
                && words[i + 1..].iter().any(|n| n.role == Role::Noun)
                && !phrase
                    .get(w.span.clone())
                    .is_some_and(|said| LEXICON.period.nominal.contains(said))
        })
        .map_or(from, |v| (v + 1).max(from));
    let mut noun = label::phrase(phrase, &words[last..]);
    if noun.is_empty() {
        noun = label::phrase(phrase, &words[from..]);
    }
    if let Some(procedure) = procedure(phrase).filter(|p| !noun.contains(p)) {
        return procedure.to_owned();
    }
    if label::count(&noun) < 3 {
        // 办理处罚案件: so bare a class keeps the deed before it.
        // 新签约项目: those that are new are told from the rest.
        let new = |w: &super::lexicon::Word| {
            let said = phrase.get(w.span.clone()).unwrap_or("");
            said.starts_with('新') && label::count(said) > 2
        };
        let before = from.checked_sub(1).map(|i| &words[i]);
        let before = before.filter(|w| w.role == Role::Verb && (from > 1 || new(w)));
        let deed = before.map(|_| from - 1);
        noun = label::phrase(phrase, &words[deed.unwrap_or(from)..]);
    }
    let field = LEXICON.field(&noun).filter(|_| label::count(&noun) > LONG);
    if let Some(name) = field.and_then(|_| quoted(&noun)) {
        return name.to_owned();
    }
    if let Some(tail) = field.and_then(|_| tail(&noun)) {
        return tail.to_owned();
    }
    if let Some(field) = field {
        let class = super::label::thing_class(&noun).unwrap_or("");
        return format!("{field}{class}");
    }
    if label::count(&noun) < 2 {
        phrase.to_owned()
    } else {
        noun
    }
}

/// 某部门抽检食品 → 抽检食品: what a part of a government did.
fn without_doer(phrase: &str) -> &str {
    let words = retag::cut(phrase, 0..phrase.len());
    match words.as_slice() {
        [doer, deed, rest @ ..] if doer.role == Role::Noun && deed.role == Role::Verb => {
            let who = phrase.get(doer.span.clone()).unwrap_or("");
            match LEXICON.classes.government_part.ends(who) && !rest.is_empty() {
                true => phrase.get(deed.span.start..).unwrap_or(phrase),
                false => phrase,
            }
        }
        _ => phrase,
    }
}

/// The nouns a long name ends in: 行政执法人员公共法律知识考试 → 公共法律知识考试.
fn tail(name: &str) -> Option<&str> {
    let words = retag::cut(name, 0..name.len());
    let mut from = name.len();
    for w in words.iter().rev().take_while(|w| w.role == Role::Noun) {
        if label::count(name.get(w.span.start..)?) > LONG - 3 {
            break;
        }
        from = w.span.start;
    }
    name.get(from..).filter(|t| label::count(t) >= 6)
}

/// The short name in quotation marks in a long phrase: 政务服务“好差评”系统.
fn quoted(phrase: &str) -> Option<&str> {
    let open = phrase.find('“')?;
    let close = open + phrase.get(open..)?.find('”')? + '”'.len_utf8();
    phrase.get(open..close).filter(|n| label::count(n) <= LONG)
}

/// The procedure a phrase names.
pub(super) fn procedure(phrase: &str) -> Option<&str> {
    let mut named = LEXICON.classes.procedure.iter().map(String::as_str);
    if let Some(found) = named.find(|p| phrase.contains(p)) {
        return Some(whole_name(phrase, found));
    }
    let short = LEXICON
        .classes
        .short_for
        .iter()
        .find(|(a, _)| phrase.contains(*a))?;
    short.1.first().map(String::as_str)
}

/// 热线 is called by its whole name: 市民服务热线.
fn whole_name<'p>(phrase: &'p str, procedure: &'p str) -> &'p str {
    if label::count(procedure) > 2 {
        return procedure;
    }
    let end = phrase.find(procedure).map_or(0, |i| i + procedure.len());
    let words = retag::cut(phrase, 0..end);
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let name = nouns.last().and_then(|w| phrase.get(w.span.start..end));
    name.map_or(procedure, |n| {
        n.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

/// The subject of the clause that opens a sentence: its procedure, the object
/// of its verb, or its field of work.
pub(super) fn opening(clause: &str) -> Option<String> {
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
    let proper = super::head::without_adverbial(&words, false);
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
pub(super) fn topic(words: &str) -> Option<String> {
    if let Some(field) = LEXICON.field(words) {
        return Some(field.to_owned());
    }
    if LEXICON.classes.heading_filler.within(words) {
        return None;
    }
    let cut = retag::cut(words, 0..words.len());
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

    #[test]
    fn a_long_thing_is_called_by_its_last_nouns() {
        assert_eq!(
            thing("组织行政执法人员公共法律知识考试"),
            "公共法律知识考试"
        );
        assert_eq!(thing("政务服务“好差评”系统收到群众评价"), "群众评价");
    }

    #[test]
    fn campaigns_called_by_name_are_no_subject() {
        assert_eq!(opening("开展“守护”“护苗”等专项行动"), None);
    }

    #[test]
    fn a_bare_class_keeps_its_deed() {
        assert_eq!(thing("办理处罚案件"), "处罚案件");
    }

    #[test]
    fn a_part_of_a_government_is_no_thing() {
        assert_eq!(thing("市场监管部门查处食品案件"), "食品案件");
    }
}
