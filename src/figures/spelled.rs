//! Numbers in Chinese characters that count nothing: articles, parts of words
//! and names, mere sizes.

use super::numeral::{self, Numeral, Ratio};
use super::qualifier;
use super::unit::{self, Unit};
use super::vocabulary::{VOCABULARY, ends_in};

/// Why a number with a unit counts nothing. `words[at..]` begins with it;
/// `counted` says whether 一 counts one of the figure before.
pub(super) fn no_count(
    words: &str,
    at: usize,
    number: &Numeral,
    unit: &Unit,
    clause: &str,
    counted: &dyn Fn() -> bool,
) -> Option<&'static str> {
    let (before, said) = words.split_at(at);
    if ends_in(before, &VOCABULARY.before.vague).is_some() && !number.arabic {
        return Some("mere size");
    }
    let ranked = || {
        VOCABULARY
            .before
            .ranking
            .iter()
            .any(|w| clause.contains(w.as_str()))
    };
    if unit.name == "位" && ranked() {
        return Some("rank");
    }
    if number.arabic || number.ratio != Ratio::None {
        return None;
    }
    if let Some(reason) = single(said, number, unit, counted) {
        return Some(reason);
    }
    if number.value < 1.0 && !number.shaped {
        return Some("nothing counted");
    }
    if number.bare && !number.over {
        let lead = qualifier::before(before, number);
        let behind = qualifier::behind(&said[number.len + unit.len..]);
        let mere = before.ends_with('上') && number.value == 1e4;
        if lead.is_none() && behind.is_none() || mere {
            return Some("mere size");
        }
    }
    None
}

/// Why a number of one character counts nothing.
fn single(
    said: &str,
    number: &Numeral,
    unit: &Unit,
    counted: &dyn Fn() -> bool,
) -> Option<&'static str> {
    if number.len != 3 {
        return None;
    }
    let formal = numeral::is_formal(said);
    if formal && unit.name != "元" {
        // 队伍人员少, 大陆居民: alone, such a character is one of a word.
        return Some("part of a word");
    }
    if !formal && number.value < 10.0 && unit.name == "元" {
        return Some("part of a name");
    }
    if said.starts_with('二') && !unit::is_ratio(unit.name) {
        // What is counted is 两个; 二轮土地延包 is the second.
        return Some("ordinal");
    }
    if number.value < 1.0 && !number.shaped {
        return Some("nothing counted");
    }
    // 举办两期培训班: two are counted, where 二期 is the second.
    let two = said.starts_with('两') && unit.name == "期";
    if !unit.spelled && !two {
        return Some("part of a name");
    }
    // 一亩半: with a half behind it, one is counted.
    let one = said.starts_with('一') && !unit::is_ratio(unit.name) && unit.part == 0.0;
    (one && !counted()).then_some("一 as an article")
}
