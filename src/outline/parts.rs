//! Where the headings and items of one line begin: a line may hold a whole
//! report that lost its line breaks.

use std::ops::Range;

use super::cut::{ENDS, LONGEST, ends_sentence};
use super::marker;
use crate::cues::marks;

/// Cuts a line where a marker begins behind the end of a sentence, an item
/// (一是) behind a comma or straight behind a heading, and the parts of a report
/// (一、 二、) where the line holds several.
pub(super) fn pieces(words: &str) -> Vec<Range<usize>> {
    let mut places = markers(words);
    let parts = parts(words);
    if !parts.is_empty() {
        places.extend(headings(words));
        places.extend(parts);
        places.sort_unstable();
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in places.into_iter().chain([words.len()]) {
        if from < at {
            pieces.push(from..at);
            from = at;
        }
    }
    pieces
}

/// Where markers below the first level begin behind a stop.
fn markers(words: &str) -> Vec<usize> {
    let mut places: Vec<usize> = glued_item(words).into_iter().collect();
    for (i, c) in marks(words) {
        let comma = matches!(c, '，' | ',');
        if !comma && !ends_sentence(c) && !matches!(c, '：' | ':') {
            continue;
        }
        let next = i + c.len_utf8();
        let rest = &words[next..];
        let next = next + (rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len());
        if let Some(marker) = marker::at_start(&words[next..])
            && marker.level > 1
            && (!comma || marker.level == marker::LEVEL_ITEM && marker.ordinal > 0)
        {
            places.push(next);
        }
    }
    places
}

/// The shortest line that may hold several parts, in bytes.
const SEVERAL_PARTS: usize = 240;
/// The fewest bytes between two of them.
const PART: usize = 24;

/// Where the parts of a line begin that holds two or more, numbered in order.
fn parts(words: &str) -> Vec<usize> {
    if words.len() < SEVERAL_PARTS {
        return Vec::new();
    }
    let mut parts: Vec<usize> = Vec::new();
    for (at, _) in words.match_indices('、') {
        let Some((start, marker)) = numbered(words, at) else {
            continue;
        };
        let next = parts.len() as u32 + 1 == marker.ordinal;
        let apart = parts.last().is_none_or(|last| last + PART < start);
        if next && apart {
            parts.push(start);
        }
    }
    if parts.len() < 2 {
        parts.clear();
    }
    // Their first items may have lost their line breaks, too.
    let items: Vec<usize> = parts
        .iter()
        .filter_map(|part| glued_item(&words[*part..]).map(|at| part + at))
        .collect();
    parts.extend(items);
    parts
}

/// The marker of the first level that ends with the mark at `at`.
fn numbered(words: &str, at: usize) -> Option<(usize, marker::Marker)> {
    let before = &words[..at];
    let digit = |c: char| "一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾".contains(c);
    let start = before.trim_end_matches(digit).len();
    let marker = marker::at_start(&words[start..]).filter(|m| m.level == 1)?;
    let goes_on = before[..start].ends_with(['第', '、', '百', '千', '零', '之', '（', '(']);
    let listed = words[start + marker.len..].starts_with(digit);
    (!goes_on && !listed).then_some((start, marker))
}

/// Where bracketed headings (（一）) begin that no stop stands before.
fn headings(words: &str) -> impl Iterator<Item = usize> + '_ {
    words
        .match_indices(['（', '('])
        .map(|(at, _)| at)
        .filter(|at| {
            let marker = marker::at_start(&words[*at..]).filter(|m| m.level == 2);
            marker.is_some_and(|m| {
                !words[..*at].ends_with(['第', '条', '款'])
                    && !words[at + m.len..].starts_with(['项', '款', '目'])
            })
        })
}

/// The item that may be glued to a heading.
const FIRST_ITEM: &str = "一是";

/// Where the first item begins that lost the line break before it: “二、存在的
/// 问题一是……”.
fn glued_item(words: &str) -> Option<usize> {
    let heading = marker::at_start(words).filter(|m| m.level < marker::LEVEL_ITEM)?;
    let behind = &words[heading.len..];
    let end = marks(behind).find(|(_, c)| ENDS.contains(c));
    let title = &behind[..end.map_or(behind.len(), |(at, _)| at)];
    // Few hold one: to see that takes less than to search for its place.
    let at = title
        .contains(FIRST_ITEM)
        .then(|| title.find(FIRST_ITEM))??;
    let before = &title[..at];
    let n = before.chars().count();
    let word = before.ends_with(['统', '唯', '同', '之', '专', '第', '单']);
    (n > 1 && n <= LONGEST && !word && !before.contains(['，', ','])).then_some(heading.len + at)
}
