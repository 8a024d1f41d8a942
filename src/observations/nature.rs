//! What a value says of itself beside its number: a milestone that was passed,
//! a total of several years, a total of all time. Such a value is never the
//! year's own, however alike the labels are. Stands behind period and label; a
//! pure function of the words around the figure.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Period;
use crate::cues::Words;

/// What a value is beside the plain value of its year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nature {
    /// Nothing else is said.
    #[default]
    Plain,
    /// A mark that was passed (跨过3万亿元台阶): the value lies beyond it.
    Milestone,
    /// What came together over several years (五年累计).
    Years,
    /// What came together since the beginning (累计开行).
    Cumulated,
    /// What several years had on average (年均增长).
    Average,
}

impl Nature {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Plain,
        Self::Milestone,
        Self::Years,
        Self::Cumulated,
        Self::Average,
    ];

    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Milestone => "milestone",
            Self::Years => "years",
            Self::Cumulated => "cumulated",
            Self::Average => "average",
        }
    }
}

/// `datasets/nature.toml`.
#[derive(Deserialize)]
struct Cues {
    /// Straight before a mark that was passed.
    passed: Words,
    /// Straight behind one.
    marks: Words,
    /// In the clause of a total of several years.
    years: Words,
    /// In the clause of a total of all time.
    cumulated: Words,
    /// What makes such a total one of the year (全年累计).
    this_year: Words,
    /// In the clause of a mean of several years.
    average: Words,
    /// In the sentence of a target that is set for several years.
    horizon: Words,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/nature.toml"))
        .unwrap_or_else(|e| panic!("datasets/nature.toml: {e}"))
});

/// Bytes before and behind a mark in which its cue stands.
const NEAR: usize = 18;

/// The nature of the value at `figure`.
pub(super) fn nature(text: &str, figure: &Range<usize>, period: Period) -> Nature {
    let clause = clause_before(text, figure.start);
    let behind = after(text, figure.end);
    let straight = tail(clause, NEAR);
    if CUES.passed.ends(straight) || CUES.marks.within(behind) {
        return Nature::Milestone;
    }
    if period == Period::Span {
        return match CUES.average.within(clause) {
            true => Nature::Average,
            false => Nature::Years,
        };
    }
    if period == Period::Target {
        return match CUES.horizon.within(sentence_before(text, figure.start)) {
            true => Nature::Years,
            false => Nature::Plain,
        };
    }
    if CUES.this_year.within(clause) {
        return Nature::Plain;
    }
    if CUES.years.within(clause) {
        return Nature::Years;
    }
    if period == Period::Stock && CUES.cumulated.within(clause) {
        return Nature::Cumulated;
    }
    Nature::Plain
}

/// The words from the mark before up to `end`.
fn clause_before(text: &str, end: usize) -> &str {
    let before = text.get(..end).unwrap_or_default();
    let stop = |c: char| matches!(c, '。' | '；' | '，' | '\n' | ';' | ',' | '：');
    before.rfind(stop).map_or(before, |at| {
        let width = before[at..].chars().next().map_or(1, char::len_utf8);
        &before[at + width..]
    })
}

/// The words from the full stop before up to `end`.
fn sentence_before(text: &str, end: usize) -> &str {
    let before = text.get(..end).unwrap_or_default();
    let stop = before.rfind(['。', '\n']);
    stop.map_or(before, |at| &before[at..])
}

fn tail(text: &str, bytes: usize) -> &str {
    let mut from = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

fn after(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let mut to = NEAR.min(rest.len());
    while !rest.is_char_boundary(to) {
        to -= 1;
    }
    let near = &rest[..to];
    near.find(['。', '；', '，', '、', '\n'])
        .map_or(near, |at| &near[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(marked: &str, period: Period) -> Nature {
        let (from, to) = (marked.find('{').unwrap(), marked.find('}').unwrap());
        let text = marked.replace(['{', '}'], "");
        nature(&text, &(from..to - 1), period)
    }

    #[test]
    fn a_mark_that_was_passed_is_no_level() {
        assert_eq!(of("总量跨过{3万亿元}", Period::Year), Nature::Milestone);
        assert_eq!(of("迈上{5000亿元}新台阶", Period::Year), Nature::Milestone);
        assert_eq!(of("总量达到{3.2万亿元}", Period::Year), Nature::Plain);
    }

    #[test]
    fn totals_say_of_what() {
        assert_eq!(of("五年累计建成{80公里}", Period::Year), Nature::Years);
        assert_eq!(of("总量年均增长{6%}", Period::Span), Nature::Average);
        assert_eq!(of("累计开行{900列}", Period::Stock), Nature::Cumulated);
        assert_eq!(of("全年累计办理{90件}", Period::Year), Nature::Plain);
        let target = Period::Target;
        assert_eq!(of("“十五五”时期，总量年均增长{5%}", target), Nature::Years);
        assert_eq!(of("今年目标是：总量增长{5%}", target), Nature::Plain);
    }
}
