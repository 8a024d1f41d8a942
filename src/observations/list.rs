//! Lists that share one number word: A、B分别增长x、y. Takes the subject apart
//! into one name for each figure.

use super::label;
use super::retag;
use crate::lexicon::{LEXICON, Role, Word};

/// The items of a subject, one for each of `n` figures; `None` where the
/// subject cannot be taken apart into as many.
pub(super) fn items(text: &str, subject: &[Word], n: usize) -> Option<Vec<String>> {
    let subject = label::trim(subject);
    let verb: String = subject
        .iter()
        .take_while(|w| matches!(w.role, Role::Verb))
        .filter_map(|w| text.get(w.span.clone()))
        .collect();
    let mut names = split(text, subject);
    if names.len() + 1 == n || (names.len() == 1 && n == 2) {
        names = compound(names)?;
    }
    if names.len() > n {
        // More names than figures: the list before the last items is a modifier.
        names.drain(..names.len() - n);
    }
    if names.len() != n {
        return None;
    }
    if let Some(names) = deeds(&names) {
        return Some(names);
    }
    if !share_kind(&mut names) {
        share_class(&mut names);
        share(&mut names);
    }
    for name in names.iter_mut().skip(1) {
        if !verb.is_empty() && !name.starts_with(&verb) {
            name.insert_str(0, &verb);
        }
    }
    Some(names)
}

/// Cuts at 、 and 和 outside quotes and brackets.
fn split(text: &str, words: &[Word]) -> Vec<String> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut depth = 0i32;
    for (i, w) in words.iter().enumerate() {
        let said = text.get(w.span.clone()).unwrap_or("");
        if w.role == Role::And && depth == 0 {
            out.push(label::phrase(text, &words[from..i]));
            from = i + 1;
        }
        for c in said.chars() {
            match c {
                '“' | '（' | '(' | '《' => depth += 1,
                '”' | '）' | ')' | '》' => depth -= 1,
                _ => {}
            }
        }
    }
    out.push(label::phrase(text, &words[from..]));
    out.retain(|s| !s.is_empty());
    out
}

/// 城乡居民收入 → 城镇居民收入, 农村居民收入.
fn compound(names: Vec<String>) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut found = false;
    for name in names {
        let hit = LEXICON
            .classes
            .parts
            .iter()
            .find(|(k, _)| !found && name.contains(*k));
        match hit {
            Some((key, parts)) => {
                found = true;
                out.extend(parts.iter().map(|p| name.replacen(key, p, 1)));
            }
            None => out.push(name),
        }
    }
    found.then_some(out)
}

/// 制定、修改、废止规章: each deed is done to the object of the last.
fn deeds(names: &[String]) -> Option<Vec<String>> {
    let (last, others) = names.split_last()?;
    let verbs = |name: &str| {
        let words = retag::cut(name, 0..name.len());
        let deed = words.iter().take_while(|w| w.role == Role::Verb);
        deed.last().map_or(0, |w| w.span.end)
    };
    let object = last.get(verbs(last)..).filter(|o| !o.is_empty())?;
    let all = verbs(last) > 0 && others.iter().all(|name| verbs(name) == name.len());
    all.then(|| {
        let with_object = others.iter().map(|deed| format!("{deed}{object}"));
        with_object.chain([last.clone()]).collect()
    })
}

/// 国家级、省级示范村, 合格、不合格案卷: where the last item shows by another how far
/// its own kind reaches, all are of what stands behind it. Whether they were.
fn share_kind(names: &mut [String]) -> bool {
    let Some((last, others)) = names.split_last_mut() else {
        return false;
    };
    // 不合格 behind 合格.
    let within = others.iter().find_map(|other| {
        let at = last.find(other.as_str()).filter(|at| *at > 0)?;
        (label::count(&last[..at]) == 1).then(|| at + other.len())
    });
    // 省级 behind 国家级.
    let graded = GRADES.iter().find_map(|grade| {
        let of_all = others.iter().all(|other| other.ends_with(*grade));
        let mut first = last.char_indices().take(LONGEST_KIND);
        let (at, _) = first.find(|(_, c)| c == grade)?;
        of_all.then(|| at + grade.len_utf8())
    });
    let Some(shared) = within.or(graded).map(|end| last[end..].to_owned()) else {
        return false;
    };
    if label::count(&shared) < 2 {
        return false;
    }
    for other in others {
        other.push_str(&shared);
    }
    true
}

/// Last characters of the names of grades and kinds.
const GRADES: [char; 2] = ['级', '类'];
/// Characters among which a kind ends (国家级).
const LONGEST_KIND: usize = 4;

/// 食品、特种设备案件: what names a kind without its class is of the class of
/// the next that does.
fn share_class(names: &mut [String]) {
    let mut class = String::new();
    for name in names.iter_mut().rev() {
        let own = LEXICON
            .classes
            .list_class
            .iter()
            .find(|c| name.ends_with(c.as_str()));
        match own {
            // 卫生、交通领域处罚案件: the word between belongs to every item.
            Some(own) => class = within_a_field(name).unwrap_or_else(|| own.clone()),
            None if label::property(name).is_none() => name.push_str(&class),
            None => {}
        }
    }
}

/// The end of a name from the word that makes what stands before it a field.
fn within_a_field(name: &str) -> Option<String> {
    let at = FIELDS
        .iter()
        .find_map(|f| name.find(f))
        .filter(|i| *i > 0)?;
    Some(name[at..].to_owned())
}

/// What makes a noun a field of work.
const FIELDS: [&str; 2] = ["领域", "行业"];

/// Gives every item what it shares with its siblings: the last item's tail
/// (城镇和农村居民收入) or the first item's head (事故起数、死亡人数).
fn share(names: &mut [String]) {
    let Some(last) = names.last().cloned() else {
        return;
    };
    let tail = label::property(&last).filter(|t| t.len() < last.len());
    // 船舶、航空航天行业增加值: the word between belongs to every item.
    let whole = tail.and_then(|tail| {
        let rest = last.strip_suffix(tail)?;
        let between = LEXICON
            .classes
            .between_list_and_property
            .iter()
            .find(|w| rest.ends_with(w.as_str()))?;
        (between.len() < rest.len()).then(|| last.get(rest.len() - between.len()..))?
    });
    for name in names.iter_mut() {
        if *name == last || label::property(name).is_some() {
            continue;
        }
        if let Some(whole) = whole {
            // 高技术制造业、装备制造业增加值: what already ends so gets the property.
            let between = whole.strip_suffix(tail.unwrap_or("")).unwrap_or(whole);
            let said = name.ends_with(between);
            name.push_str(if said { tail.unwrap_or("") } else { whole });
            continue;
        }
        let own = label::count(name);
        let skipped: String = last.chars().skip(own).collect();
        let short = label::count(&last) > own;
        if own <= 2 && short && tail.is_some() {
            name.push_str(&skipped);
        } else if let Some(tail) = tail {
            let more = if short && skipped.len() > tail.len() {
                skipped.as_str()
            } else {
                tail
            };
            name.push_str(more);
        }
    }
    let Some(first) = names.first().cloned() else {
        return;
    };
    for name in names.iter_mut().skip(1) {
        // 单位产值能耗、水耗: a measure of the same thing.
        if let Some(head) = measured(&first, name) {
            name.insert_str(0, head);
        }
    }
    let head = label::property(&first)
        .or_else(|| label::thing_class(&first))
        .map(|t| &first[..first.len() - t.len()])
        .unwrap_or("");
    if label::count(head) < 2 {
        return;
    }
    for name in names.iter_mut().skip(1) {
        let bare = label::property(name).or_else(|| label::thing_class(name));
        if bare == Some(name.as_str()) {
            name.insert_str(0, head);
        }
    }
}

/// What `first` is a measure of, where `other` is another measure alone.
fn measured<'f>(first: &'f str, other: &str) -> Option<&'f str> {
    let mut per = LEXICON.classes.denominator.iter();
    if let Some(per) = per.find(|p| first.starts_with(p.as_str())) {
        let alone = LEXICON.classes.measure.iter();
        let mut alone = alone.filter(|m| other.ends_with(m.as_str()));
        return (label::count(other) == 2 && alone.next().is_some()).then(|| &first[..per.len()]);
    }
    let mut measures = LEXICON.classes.measure.iter();
    let both = measures.any(|m| first.ends_with(m.as_str()) && other.ends_with(m.as_str()));
    let own = label::count(first).checked_sub(2).filter(|n| *n >= 2)?;
    let at = first.char_indices().nth(own)?.0;
    (both && label::count(other) == 2).then(|| &first[..at])
}

#[cfg(test)]
mod tests {
    use super::super::marked::labels;
    use super::*;

    fn of(subject: &str, n: usize) -> Vec<String> {
        let words = retag::cut(subject, 0..subject.len());
        items(subject, &words, n).unwrap_or_default()
    }

    #[test]
    fn items_are_of_what_stands_behind_the_last_kind() {
        assert_eq!(
            of("国家级、省级民主法治示范村", 2),
            ["国家级民主法治示范村", "省级民主法治示范村"]
        );
        assert_eq!(
            of("优秀、合格、不合格案卷占比", 3),
            ["优秀案卷占比", "合格案卷占比", "不合格案卷占比"]
        );
    }

    #[test]
    fn items_share_the_last_tail() {
        assert_eq!(
            of("城镇和农村居民人均可支配收入", 2),
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
        );
        assert_eq!(
            of("一、二、三产增加值", 3),
            ["一产增加值", "二产增加值", "三产增加值"]
        );
    }

    #[test]
    fn items_share_the_first_head() {
        assert_eq!(
            of("火灾事故起数、死亡人数", 2),
            ["火灾事故起数", "火灾事故死亡人数"]
        );
    }

    #[test]
    fn items_share_the_class_of_the_last() {
        assert_eq!(
            of("食品、特种设备、知识产权案件", 3),
            ["食品案件", "特种设备案件", "知识产权案件"]
        );
        assert_eq!(
            of("查办交通运输、农业农村领域处罚案件", 2),
            ["查办交通运输领域处罚案件", "查办农业农村领域处罚案件"]
        );
        assert_eq!(of("家庭、邻里纠纷", 2), ["家庭纠纷", "邻里纠纷"]);
        assert_eq!(of("火灾事故、交通警情", 2), ["火灾事故", "交通警情"]);
    }

    #[test]
    fn deeds_share_the_object_of_the_last() {
        assert_eq!(
            of("制定、修改、废止政府规章", 3),
            ["制定政府规章", "修改政府规章", "废止政府规章"]
        );
    }

    #[test]
    fn items_share_the_verb() {
        assert_eq!(
            of("办理人大代表建议和政协提案", 2),
            ["办理人大代表建议", "办理政协提案"]
        );
    }

    #[test]
    fn measures_of_one_thing_share_it() {
        assert_eq!(
            of("单位产值能耗、水耗", 2),
            ["单位产值能耗", "单位产值水耗"]
        );
    }

    #[test]
    fn a_compound_is_taken_apart() {
        assert_eq!(
            of("城乡居民人均可支配收入", 2),
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
        );
    }

    #[test]
    fn the_word_before_a_property_belongs_to_every_item() {
        assert_eq!(
            labels("进口额、出口额分别增长{4%}、{下降6%}。"),
            ["进口额增长", "出口额下降"]
        );
        assert_eq!(
            labels("船舶、航空航天行业增加值分别增长{4%}、{6%}。"),
            ["船舶行业增加值增长", "航空航天行业增加值增长"]
        );
    }

    #[test]
    fn as_many_names_as_figures_are_a_list() {
        assert_eq!(
            labels("生产安全事故起数、死亡人数{下降17%}、{11%}。"),
            ["生产安全事故起数下降", "生产安全事故死亡人数下降"]
        );
    }

    #[test]
    fn a_bare_class_has_the_head_of_the_first_and_the_cut_of_all() {
        assert_eq!(
            labels("县级文件、会议分别压减{5%}、{8%}。"),
            ["县级文件压减", "县级会议压减"]
        );
    }

    #[test]
    fn what_an_item_already_says_is_not_said_twice() {
        assert_eq!(
            labels("高技术制造业、装备制造业增加值分别增长{4%}、{6%}。")[0],
            "高技术制造业增加值增长"
        );
    }
}
