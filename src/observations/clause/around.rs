//! The words around a figure that say what it is: those before it, without the
//! whole it is a part of, and those beyond its own clause.

use std::ops::Range;

use super::super::{label, retag};
use super::beginning;
use super::run::{Joint, Run};
use crate::lexicon::{LEXICON, Role, Word};

/// The words behind a figure's own clause that say what an amount was for: the
/// noun of the next figure of the clause, or the next clause without its
/// figures (投资36万元，完成54栋楼改造).
pub(in super::super) fn beyond(text: &str, runs: &[Run], at: usize) -> Vec<Word> {
    let Some(run) = runs.get(at) else {
        return Vec::new();
    };
    let next = runs.get(at + 1);
    if let Some(next) = next.filter(|_| run.followed) {
        return retag::cut(text, next.after.clone());
    }
    let rest = beginning(text, run.after.end..run.part.end);
    let body = rest.trim_start_matches(['，', ',']);
    let from = run.after.end + (rest.len() - body.len());
    let to = body
        .find(['，', ',', '：', '。', '！'])
        .map_or(from + body.len(), |i| from + i);
    let inside = &runs[at + 1..];
    let inside = &inside[..inside.partition_point(|r| r.before.end <= to)];
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return retag::cut(text, from..to.max(from));
    };
    let mut words = retag::cut(text, first.before.clone());
    words.extend(retag::cut(text, last.after.clone()));
    words
}

/// The words before a figure without the whole they are a part of: 审结案件中
/// 行政机关败诉 → 行政机关败诉.
fn proper(text: &str, before: &Range<usize>) -> Range<usize> {
    let said = text.get(before.clone()).unwrap_or("");
    let part = said.rmatch_indices('中').find(|(i, _)| {
        let whole = &said[..*i];
        LEXICON
            .classes
            .thing_class
            .iter()
            .any(|c| whole.ends_with(c.as_str()))
    });
    match part {
        Some((i, of)) if starts_apart(&said[i + of.len()..]) => {
            before.start + i + of.len()..before.end
        }
        _ => before.clone(),
    }
}

/// Whether the words behind a 中 make no other word of it (中心).
fn starts_apart(behind: &str) -> bool {
    !behind.is_empty() && !LEXICON.classes.other_middle.begins(behind)
}

/// The words behind a figure; where the things of several figures did the same,
/// with what they did (6个集体、7名个人获得表彰).
pub(in super::super) fn after(text: &str, runs: &[Run], at: usize) -> Vec<Word> {
    let mut own = retag::cut(text, runs.get(at).map_or(0..0, |r| r.after.clone()));
    if let Some(deed) = shared(text, runs, at, &own) {
        own.extend(deed);
    }
    own
}

/// What the things of several figures did, told behind the last of them.
fn shared(text: &str, runs: &[Run], at: usize, own: &[Word]) -> Option<Vec<Word>> {
    let cut = |span: &Range<usize>| retag::cut(text, span.clone());
    let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
    let blank = |r: &Run| {
        text.get(r.before.clone())
            .is_some_and(|t| t.trim().is_empty())
    };
    let listed = |r: &Run| r.joint == Joint::Item && blank(r);
    let last = at + runs.get(at + 1..)?.iter().take_while(|r| listed(r)).count();
    let before = runs
        .get(..=at)?
        .iter()
        .rev()
        .take_while(|r| listed(r))
        .count();
    let first = at.checked_sub(before)?;
    let lead = cut(&runs.get(first)?.before);
    let to = lead.iter().find(|w| w.role != Role::Mark);
    let to = to.is_some_and(|w| says(w) == "对");
    let last = match runs.get(at + 1) {
        // 对工作突出的6个单位7名个人通报表扬.
        Some(next) if last == at && to && next.joint == Joint::Same => at + 1,
        _ => last,
    };
    // 组织12个部门、8个乡镇开展评查.
    let brought = lead
        .last()
        .is_some_and(|w| LEXICON.classes.causative.contains(says(w)));
    let alone = label::trim(&lead).is_empty() || brought;
    let nouns = !own.is_empty()
        && own
            .iter()
            .all(|w| matches!(w.role, Role::Noun | Role::Mark));
    if last == at || !nouns || !alone && !to {
        return None;
    }
    // 5个国家级、13个省级中心: the first is no thing of its own.
    if own.last().is_some_and(|w| says(w).ends_with('级')) {
        return None;
    }
    let mut told = cut(&runs.get(last)?.after);
    let thing = told
        .iter()
        .take_while(|w| matches!(w.role, Role::Noun | Role::Mark));
    let deed = told.split_off(thing.count());
    let does = deed.iter().find(|w| w.role != Role::Drop)?;
    let acts = matches!(does.role, Role::Verb | Role::Light) || says(does) == "被";
    // 67个专业合作组织: one verb may be the end of a name.
    let whole = deed.len() > 1 || label::count(says(does)) > 2;
    (acts && whole && !told.is_empty()).then_some(deed)
}

/// The words before a figure.
pub(in super::super) fn before(text: &str, run: &Run) -> Vec<Word> {
    let proper = proper(text, &run.before);
    let said = text.get(proper.clone()).unwrap_or("");
    let contains = '含';
    if run.joint == Joint::Bracket && said.starts_with(contains) {
        // （含新制定5件）: a part of what stands before the bracket.
        let behind = proper.start + contains.len_utf8();
        let inside = Word {
            role: Role::Inside,
            span: proper.start..behind,
        };
        let mut words = vec![inside];
        words.extend(retag::cut(text, behind..proper.end));
        return words;
    }
    retag::cut(text, proper)
}

/// The clause before a run of figures that may name a year for each: its own, or
/// the one before where that names dates (2022至2024年，新建公园分别为2个、3个).
pub(in super::super) fn dated<'t>(text: &'t str, run: &Run) -> &'t str {
    let own = text.get(run.before.clone()).unwrap_or("");
    let each = retag::cut(own, 0..own.len())
        .iter()
        .any(|w| w.role == Role::Each);
    let before = text.get(run.part.start..run.before.start).unwrap_or("");
    let before = before.trim_end_matches(['，', ',', '：', ':']);
    let only = before.len() <= LONGEST_DATES && !before.contains(['，', ',', '：', ':']);
    if each && only && !own.contains('年') {
        before
    } else {
        own
    }
}

/// The longest clause that only names years, in bytes.
const LONGEST_DATES: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_is_no_part_of_its_part() {
        let said = |text: &str| text[proper(text, &(0..text.len()))].to_owned();
        assert_eq!(said("审结案件中行政机关败诉"), "行政机关败诉");
        assert_eq!(said("建成数据中心"), "建成数据中心");
    }
}
