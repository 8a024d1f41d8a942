//! A dependent name and the subject it leans on, put together: 受理 + 行政复议,
//! 重点领域 + 行政处罚案件, 成功率 + 人民调解.

use super::head::Core;
use super::{label, naming, subject};
use crate::lexicon::LEXICON;

/// Most characters of a subject that is set whole before a verb.
const LONG: usize = 8;

/// What is there to lean on.
pub(super) struct Leaning<'a> {
    /// The nearest subject.
    pub base: String,
    /// The thing counted before it in the sentence.
    pub older: &'a str,
    /// The field the heading names.
    pub heading: Option<&'a str>,
    /// The unit it is counted in.
    pub unit: &'a str,
    /// What its part of the sentence said before.
    pub said: &'a str,
    /// What it said of the whole, where the name is a part.
    pub whole_said: &'a str,
    /// The verb of the whole.
    pub verb: &'a str,
    /// Whether the name is a part of it (其中).
    pub inside: bool,
}

/// A dependent name with the subject it leans on.
pub(super) fn lean(on: Leaning, core: &Core, rate: bool) -> String {
    let mut base = on.base;
    if let Some(label) = ranked(&base, &core.name).filter(|_| on.inside && !rate) {
        return label;
    }
    if let Some(heading) = on.heading {
        // 矛盾纠纷 under the heading 人民调解: the procedure is the subject.
        let named = LEXICON.classes.procedure.iter().any(|p| p == heading);
        // 调解组织 is of 人民调解 by its own words.
        let stem = heading.chars().rev().take(2).collect::<Vec<_>>();
        let stem: String = stem.into_iter().rev().collect();
        let actor = LEXICON.classes.office_holder.ends(&base);
        if named && subject::procedure(&base).is_none() && !base.contains(&stem) && !actor {
            match base.ends_with("案件") {
                true if label::count(&base) <= 6 => base.insert_str(0, heading),
                // 行政机关为被告一审案件: it says of itself which.
                true => {}
                false => heading.clone_into(&mut base),
            }
        }
    }
    let name = core.name.as_str();
    let stem: String = name.chars().take(2).collect();
    if rate && !on.older.is_empty() && base.contains(&stem) && !on.inside {
        // 优良等次76卷，优良率: the rate is of what was counted before.
        on.older.clone_into(&mut base);
    }
    let class = label::thing_class(&base);
    if on.said.contains("清理")
        && LEXICON.classes.document_outcome.contains(name)
        && let Some(kind) = document(&base).or_else(|| document(on.said))
    {
        return format!("清理后{name}{kind}");
    }
    let kind = label::thing_class(name).is_some_and(|c| class != Some(c));
    if on.inside && !rate && kind && !on.verb.is_empty() {
        // 新登记经营主体，其中企业; 审查事项，包括合同: other words for the thing.
        return label::join(on.verb, name);
    }
    if on.inside && core.only_verbs && subject::procedure(&base).is_none() {
        // 清理文件，其中修改8件.
        if let Some(class) = label::thing_class(&base) {
            if class == "案件" && (LONG + 1..=LONG + 4).contains(&label::count(&base)) {
                return label::join(&base, name);
            }
            let short = label::count(&base) <= LONG;
            return label::join(name, if short { &base } else { class });
        }
    }
    if let Some(class) = class.filter(|_| on.inside && !rate && naming::acts(name)) {
        // 制发文件23件，其中部门制发15件: what it did it to is the whole.
        let short = label::count(&base) <= LONG;
        return label::join(name, if short { &base } else { class });
    }
    if on.inside && !rate && !core.only_verbs && !label::attribute(name) {
        let tail: String = name
            .chars()
            .skip(label::count(name).saturating_sub(2))
            .collect();
        let case = name.ends_with('案') && label::count(name) >= 4;
        if !on.verb.is_empty() && label::count(name) >= 2 && (case || on.whole_said.contains(name))
        {
            // 查处酒驾、醉驾86起，其中醉驾9起: it was named before.
            return label::join(on.verb, name);
        }
        if label::count(name) >= 4 && on.whole_said.contains(&tail) {
            // 开展年终述法，其中现场述法: it says what it is a kind of.
            return name.to_owned();
        }
        if name.ends_with('类')
            && let Some(class) = label::thing_class(&base)
        {
            return label::join(name, class);
        }
        // 其中重点领域1502件: the part stands before the whole it is of.
        if label::count(&base) > 6 {
            if let Some(class) = label::thing_class(&base) {
                return label::join(name, class);
            }
        } else if !base.is_empty() && !name.ends_with(&base) {
            return label::join(name, &base);
        }
    }
    if let Some(label) = other_way(&base, name).filter(|_| core.only_verbs && !rate) {
        return label;
    }
    if core.only_verbs && label::count(&base) > LONG {
        // 行政复议立案前接收申请451件，受理408件.
        if let Some(procedure) = subject::procedure(&base) {
            return label::join(procedure, name);
        }
        let class = label::thing_class(&base);
        let counts = LEXICON.classes.entity_unit.contains(on.unit);
        if let Some(class) = class.filter(|c| counts && LEXICON.classes.entity.contains(*c)) {
            return label::join(name, class);
        }
        if label::count(name) >= 4 {
            return name.to_owned();
        }
    }
    if name
        .strip_suffix('率')
        .is_some_and(|stem| label::count(stem) >= 3 && base.starts_with(stem))
    {
        // 全程网办事项, then 全程网办率: the rate says itself of what.
        return name.to_owned();
    }
    if siblings(&base, name) {
        return name.to_owned();
    }
    if label::attribute(name) {
        // 播种面积, then 产量: a property is no property of a property.
        let property = label::property(&base);
        if let Some(rest) = property
            .and_then(|p| base.strip_suffix(p))
            .filter(|r| label::count(r) >= 4)
        {
            base = rest.to_owned();
        }
    }
    label::join(&base, name)
}

/// 清单取消事项12项、下放35项: other things of the class were dealt with the
/// other way.
fn other_way(base: &str, name: &str) -> Option<String> {
    let ways = &LEXICON.classes.disposal;
    let class = label::thing_class(base)?;
    let before = base.strip_suffix(class)?;
    let way = ways.iter().find(|w| before.ends_with(w.as_str()))?;
    let list = before.strip_suffix(way.as_str())?;
    ways.contains(name).then(|| format!("{list}{name}{class}"))
}

/// 行政机关负责人出庭, of whom 正职: those of that rank did it.
fn ranked(whole: &str, rank: &str) -> Option<String> {
    let a = &LEXICON.classes;
    let end = a.office_holder.last_end(whole)?;
    if !a.rank.ends(rank) && !a.office_holder.ends(rank) {
        return None;
    }
    let actor = "负责人";
    let deed = whole.get(end..)?;
    match rank.ends_with(actor) {
        true => Some(format!("{rank}{deed}")),
        false => Some(format!("{rank}{actor}{deed}")),
    }
}

/// The kind of document a text named last.
fn document(text: &str) -> Option<&str> {
    let documents = &LEXICON.classes.document;
    let named = text.get(..documents.last_end(text)?)?;
    let from = named.char_indices().map(|(i, _)| i);
    from.map(|i| &named[i..])
        .find(|tail| documents.beginning(tail) == Some(tail.len()))
}

/// Two things of one kind, of which neither is the other's (人要素, 地要素).
fn siblings(a: &str, b: &str) -> bool {
    let tail = |s: &str| s.chars().rev().take(2).collect::<Vec<_>>();
    label::count(a) <= 6 && label::count(b) <= 6 && label::count(b) >= 3 && tail(a) == tail(b)
}

#[cfg(test)]
mod tests {
    use super::super::marked::labels;

    #[test]
    fn those_of_a_rank_did_what_all_of_them_did() {
        assert_eq!(
            labels("行政机关负责人出庭{16次}（其中正职{9次}，副职{7次}）。")[1..],
            ["正职负责人出庭", "副职负责人出庭"]
        );
    }

    #[test]
    fn a_part_that_says_its_kind_stands_alone() {
        assert_eq!(
            labels("组织{42名}主要负责人开展年终述法，其中现场述法{8人}。")[1],
            "现场述法"
        );
    }

    #[test]
    fn other_words_for_the_thing_have_its_verb() {
        assert_eq!(
            labels("新登记经营主体{826户}，其中企业{120户}。")[1],
            "新登记企业"
        );
        assert_eq!(
            labels("评查行政执法案卷{86卷}，其中处罚类{74卷}。")[1],
            "处罚类案卷"
        );
    }

    #[test]
    fn a_document_cleaned_up_is_kept_changed_or_dropped() {
        assert_eq!(
            labels("清理文件{34件}，其中继续有效{22件}、修改{9件}。")[1..],
            ["清理后继续有效文件", "清理后修改文件"]
        );
    }

    #[test]
    fn a_deed_of_a_long_subject_counts_its_class() {
        assert_eq!(
            labels("开展重点领域专项检查企业{86家}，关停{6家}。")[1],
            "关停企业"
        );
    }

    #[test]
    fn a_rate_that_names_its_thing_stands_alone() {
        assert_eq!(
            labels("全程网办事项{60项}，全程网办率{92%}。")[1],
            "全程网办率"
        );
    }

    #[test]
    fn what_became_of_documents_is_of_the_kind_cleaned_up() {
        assert_eq!(
            labels("对{112件}规范性文件进行全面清理，其中继续有效{97件}。")[1],
            "清理后继续有效规范性文件"
        );
    }

    #[test]
    fn a_part_without_object_has_that_of_the_whole() {
        assert_eq!(
            labels("制发规范性文件{23件}，其中部门制发{15件}。")[1],
            "部门制发规范性文件"
        );
    }
}
