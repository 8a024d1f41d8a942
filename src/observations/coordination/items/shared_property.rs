//! What the items of a list share with their siblings: the last item's tail
//! (城镇和农村居民收入), the measure or the head of the first (事故起数、死亡人数).

use super::super::super::label::{self, count};
use crate::lexicon::LEXICON;

/// Gives every item what it shares with its siblings.
pub(super) fn share(names: &mut [String]) {
    if let Some(last) = names.last().cloned() {
        share_tail(names, &last);
    }
    if let Some(first) = names.first().cloned() {
        share_measured(names, &first);
        share_head(names, &first);
    }
}

/// The tail of the last item, for those that have no property of their own.
fn share_tail(names: &mut [String], last: &str) {
    let tail = label::property(last).filter(|t| t.len() < last.len());
    let whole = tail.and_then(|tail| with_word_between(last, tail));
    for name in names.iter_mut() {
        if name.as_str() == last || label::property(name).is_some() {
            continue;
        }
        if let Some(whole) = whole {
            // 高技术制造业、装备制造业增加值: what already ends so gets the property.
            let between = whole.strip_suffix(tail.unwrap_or("")).unwrap_or(whole);
            let said = name.ends_with(between);
            name.push_str(if said { tail.unwrap_or("") } else { whole });
            continue;
        }
        let Some(tail) = tail else { continue };
        let own = count(name);
        let skipped: String = last.chars().skip(own).collect();
        let short = count(last) > own;
        let more = short && (own <= 2 || skipped.len() > tail.len());
        name.push_str(if more { &skipped } else { tail });
    }
}

/// 船舶、航空航天行业增加值: the property with the word that belongs to every item.
fn with_word_between<'n>(last: &'n str, tail: &str) -> Option<&'n str> {
    let rest = last.strip_suffix(tail)?;
    let mut between = LEXICON.classes.between_list_and_property.iter();
    let between = between.find(|w| rest.ends_with(w.as_str()))?;
    (between.len() < rest.len()).then(|| last.get(rest.len() - between.len()..))?
}

/// 单位产值能耗、水耗: a measure of the same thing as the first.
fn share_measured(names: &mut [String], first: &str) {
    for name in names.iter_mut().skip(1) {
        if let Some(head) = measured(first, name) {
            name.insert_str(0, head);
        }
    }
}

/// What `first` is a measure of, where `other` is another measure alone.
fn measured<'f>(first: &'f str, other: &str) -> Option<&'f str> {
    let measures = &LEXICON.classes.measure;
    let alone = count(other) == 2;
    let mut per = LEXICON.classes.denominator.iter();
    if let Some(per) = per.find(|p| first.starts_with(p.as_str())) {
        let measure = measures.iter().any(|m| other.ends_with(m.as_str()));
        return (alone && measure).then(|| &first[..per.len()]);
    }
    let both = |m: &String| first.ends_with(m.as_str()) && other.ends_with(m.as_str());
    let own = count(first).checked_sub(2).filter(|n| *n >= 2)?;
    let at = first.char_indices().nth(own)?.0;
    (alone && measures.iter().any(both)).then(|| &first[..at])
}

/// The head of the first item, for those that are a bare property or class.
fn share_head(names: &mut [String], first: &str) {
    let tail = label::property(first).or_else(|| label::thing_class(first));
    let head = tail.map_or("", |t| &first[..first.len() - t.len()]);
    if count(head) < 2 {
        return;
    }
    for name in names.iter_mut().skip(1) {
        let bare = label::property(name).or_else(|| label::thing_class(name));
        if bare == Some(name.as_str()) {
            name.insert_str(0, head);
        }
    }
}
