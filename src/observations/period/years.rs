//! The calendar years that the words around a figure name: one for each figure
//! of a list (2021年、2022年、2023年分别为…, 近三年分别为…), and the one that a
//! value of an earlier year is of.

use std::ops::Range;

use super::super::lexicon::PeriodWords;

/// The years written in `text`, in order.
pub(super) fn years(text: &str) -> impl Iterator<Item = i32> + '_ {
    dates(text).map(|(year, _)| year)
}

/// The years written in `text`, and where each stands, 年 included.
fn dates(text: &str) -> impl Iterator<Item = (i32, Range<usize>)> + '_ {
    let bytes = text.as_bytes();
    text.match_indices(YEAR).filter_map(move |(i, _)| {
        let from = i.checked_sub(4)?;
        let before = from.checked_sub(1).and_then(|j| bytes.get(j));
        let year = four_digits(text, from)?;
        let alone = !before.is_some_and(u8::is_ascii_digit);
        alone.then_some((year, from..i + YEAR.len()))
    })
}

const YEAR: &str = "年";

fn four_digits(text: &str, from: usize) -> Option<i32> {
    let digits = text.get(from..from + 4)?;
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// The years that a list of `n` figures is of, one for each, the report's own
/// the last that may be; `said` is the clause before them.
pub(super) fn listed(said: &str, n: usize, year: i32, p: &PeriodWords) -> Option<Vec<i32>> {
    // 2023、2024两年: told by how many they are.
    let spelled = p.several.iter().find_map(|word| {
        let at = said.find(word.as_str())?;
        let digit = said[..at].ends_with(|c: char| c.is_ascii_digit());
        digit.then(|| format!("{}{YEAR}{}", &said[..at], &said[at + word.len()..]))
    });
    let said = spelled.as_deref().unwrap_or(said);
    let found = last_years(said, year, p)
        .or_else(|| through(said))
        .unwrap_or_else(|| one_by_one(said));
    let rising = found.windows(2).all(|w| w[0] < w[1]);
    let falling = found.windows(2).all(|w| w[0] > w[1]);
    let past = found.iter().all(|y| *y <= year);
    (n > 1 && found.len() == n && past && (rising || falling)).then_some(found)
}

/// 近三年: the report's year and those before it.
fn last_years(said: &str, year: i32, p: &PeriodWords) -> Option<Vec<i32>> {
    let (_, n) = p
        .last_years
        .iter()
        .find(|(word, _)| said.contains(word.as_str()))?;
    Some((year - n + 1..=year).collect())
}

/// 2021—2023年, 2021年至2023年: all of them.
fn through(said: &str) -> Option<Vec<i32>> {
    const LONGEST: i32 = 20;
    let (last, at) = dates(said).last()?;
    let before = said.get(..at.start)?;
    let joined = ["——", "—", "-", "–", "~", "至", "到"];
    let first = joined.iter().find_map(|j| before.strip_suffix(j))?;
    let first = first.strip_suffix(YEAR).unwrap_or(first);
    let first = four_digits(first, first.len().checked_sub(4)?)?;
    (first < last && last - first < LONGEST).then(|| (first..=last).collect())
}

/// 2021年、2022年和2023年, 2021、2022、2023年.
fn one_by_one(said: &str) -> Vec<i32> {
    let Some((last, at)) = dates(said).last() else {
        return Vec::new();
    };
    let mut found = vec![last];
    let mut before = said.get(..at.start).unwrap_or("");
    let joined = ["、", "和", "及", "与", "，"];
    while let Some(rest) = joined.iter().find_map(|j| before.strip_suffix(j)) {
        let rest = rest.strip_suffix(YEAR).unwrap_or(rest);
        let year = rest
            .len()
            .checked_sub(4)
            .and_then(|from| four_digits(rest, from));
        let Some(year) = year else { break };
        found.insert(0, year);
        before = rest.get(..rest.len() - 4).unwrap_or("");
    }
    found
}

/// The year that the words straight before a number name: 2022年底为, 上年同期,
/// 2021年的. `year` is the report's; `reviewed` where 去年 is that.
pub(super) fn before(said: &str, year: i32, reviewed: bool, p: &PeriodWords) -> Option<i32> {
    let mut said = said.trim_end_matches([' ', '\u{3000}']);
    let mut changed = true;
    while changed {
        changed = false;
        for word in p.value_leads.iter().chain(&p.same_time) {
            // 上年同期 is a word of its own.
            let named = p.earlier.iter().any(|(w, _)| said.ends_with(w.as_str()));
            let rest = said.strip_suffix(word.as_str());
            // 2022年底: 年底 is no word of its own.
            let cut = |rest: &&str| !rest.ends_with(|c: char| c.is_ascii_digit());
            if let Some(rest) = rest.filter(|rest| !named && cut(rest)) {
                said = rest;
                changed = true;
            }
        }
    }
    if let Some((found, at)) = dates(said).last() {
        // 2022年1—6月: a part of it.
        let within = |c: char| c.is_ascii_digit() || "月日季度—-–至".contains(c);
        if said.get(at.end..)?.chars().all(within) {
            return Some(found);
        }
    }
    let (word, back) = p.earlier.iter().find(|(w, _)| said.ends_with(w.as_str()))?;
    // A work report is given in January: 去年 is the year it reviews.
    let own = reviewed && word.starts_with(LAST_YEAR) && !word.ends_with(SAME_TIME);
    (!own).then_some(year - back)
}

/// What the year that a report is on is called in January.
const LAST_YEAR: &str = "去年";
/// Behind it: the year before that.
const SAME_TIME: &str = "同期";

/// The year that a clause opens with as the time of all it tells (2021年受理118
/// 件), where its sentence tells of several years so.
pub(super) fn opening(lead: &str, sentence: &str) -> Option<i32> {
    let own = opens_with(lead)?;
    let mut others = sentence
        .split(['，', ',', '；', ';', '（', '('])
        .filter_map(opens_with);
    others.any(|y| y != own).then_some(own)
}

/// 2021年…, but not 2021年以来, 2021年的.
fn opens_with(clause: &str) -> Option<i32> {
    let clause = clause.trim_start_matches([' ', '\u{3000}', '，', ',', '；', ';']);
    let (year, at) = dates(clause).next().filter(|(_, at)| at.start == 0)?;
    let behind = clause.get(at.end..).unwrap_or("");
    let other = [
        "以来", "的", "度", "起", "至", "到", "—", "-", "、", "和", "及", "底前", "开始",
    ];
    (!other.iter().any(|w| behind.starts_with(w))).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::super::super::lexicon::LEXICON;
    use super::*;

    fn list(said: &str, n: usize) -> Option<Vec<i32>> {
        listed(said, n, 2023, &LEXICON.period)
    }

    #[test]
    fn a_list_of_years_has_one_for_each_figure() {
        assert_eq!(
            list("2021年、2022年、2023年分别为", 3),
            Some(vec![2021, 2022, 2023])
        );
        assert_eq!(list("2022年和2023年分别为", 2), Some(vec![2022, 2023]));
        assert_eq!(list("2021—2023年分别为", 3), Some(vec![2021, 2022, 2023]));
        assert_eq!(list("2021年至2022年分别为", 2), Some(vec![2021, 2022]));
        assert_eq!(list("2022、2023两年分别为", 2), Some(vec![2022, 2023]));
        assert_eq!(list("近三年案件分别为", 3), Some(vec![2021, 2022, 2023]));
        assert_eq!(list("近三年案件分别为", 2), None);
        assert_eq!(list("2023年、2024年分别为", 2), None);
    }

    #[test]
    fn an_earlier_year_is_named_by_number_or_by_word() {
        let of = |said| before(said, 2023, false, &LEXICON.period);
        assert_eq!(of("2022年同期为"), Some(2022));
        assert_eq!(of("2021年同口径为"), Some(2021));
        assert_eq!(of("由2021年的"), Some(2021));
        assert_eq!(of("2022年底为"), Some(2022));
        assert_eq!(of("上一年度为"), Some(2022));
        assert_eq!(of("上年同期为"), Some(2022));
        assert_eq!(of("前年为"), Some(2021));
        assert_eq!(of("由"), None);
        assert_eq!(before("去年", 2023, true, &LEXICON.period), None);
    }

    #[test]
    fn a_clause_may_be_of_another_year_where_its_sentence_compares_years() {
        let sentence = "2021年受理118件，2023年受理163件。";
        assert_eq!(opening("2021年受理", sentence), Some(2021));
        assert_eq!(opening("2021年受理", "2021年受理118件。"), None);
        assert_eq!(opening("2021年以来受理", sentence), None);
    }
}
