//! A milestone beside its level (迈上6万亿元台阶，达到62661亿元): only the level
//! is a figure. A milestone alone (突破百亿元大关) is one.

use super::vocabulary::{VOCABULARY, begins_in, ends_in};
use super::{Figure, LeftOut, Qualifier, Reading};

/// How far beyond a milestone its level may be.
const BEYOND: f64 = 2.0;
/// Longest gap between a milestone and its level, in bytes.
const GAP: usize = 60;

/// Takes the milestones whose level stands beside them out of a reading.
pub(super) fn take_out(text: &str, out: &mut Reading) {
    if out.figures.len() < 2 {
        return;
    }
    let beside: Vec<bool> = (0..out.figures.len())
        .map(|i| stands_beside(text, &out.figures, i))
        .collect();
    let mut at = 0;
    let left = &mut out.left_out;
    out.figures.retain(|f| {
        let milestone = beside.get(at).copied().unwrap_or(false);
        at += 1;
        if milestone {
            left.push(LeftOut {
                span: f.span.clone(),
                reason: "milestone beside its level",
            });
        }
        !milestone
    });
    left.sort_by_key(|l| l.span.start);
}

fn stands_beside(text: &str, figures: &[Figure], at: usize) -> bool {
    let Some(milestone) = figures.get(at).filter(|f| passes(text, f)) else {
        return false;
    };
    let reaches = |level: &Figure| {
        level.unit == milestone.unit
            && level.value >= milestone.value
            && level.value <= BEYOND * milestone.value
            && level.qualifier != Qualifier::Range
    };
    let level_behind = figures.get(at + 1).is_some_and(|level| {
        let gap = text.get(milestone.span.end..level.span.start).unwrap_or("");
        let marked = words_behind(gap);
        reaches(level) && leads_on(&gap[marked..])
    });
    let level_before = at
        .checked_sub(1)
        .and_then(|i| figures.get(i))
        .is_some_and(|level| {
            let gap = text.get(level.span.end..milestone.span.start).unwrap_or("");
            reaches(level)
                && words_behind(text.get(milestone.span.end..).unwrap_or("")) > 0
                && follows(gap)
        });
    level_behind || level_before
}

/// Whether a round number is one that something passes: 迈上600亿元台阶.
fn passes(text: &str, figure: &Figure) -> bool {
    let m = &VOCABULARY.milestone;
    let before = text.get(..figure.core.start).unwrap_or("");
    let behind = text.get(figure.span.end..).unwrap_or("");
    ends_in(before, &m.passing).is_some()
        && (words_behind(behind) > 0 || figure.qualifier == Qualifier::Over)
}

/// The bytes of the word for a milestone that a text begins with.
fn words_behind(text: &str) -> usize {
    let mut marks = VOCABULARY.milestone.marks.iter();
    let mark = marks.find(|m| text.starts_with(m.as_str()));
    mark.map_or(0, String::len)
}

/// ，达到: nothing but a mark and a word of reaching.
fn leads_on(gap: &str) -> bool {
    let said = gap.trim_start_matches(['，', ',', '、', ' ']);
    said.len() < gap.len() && begins_and_ends(said, &VOCABULARY.milestone.reaching)
}

/// ，突破: nothing but a mark and a word of passing.
fn follows(gap: &str) -> bool {
    let said = gap.trim_start_matches(['，', ',', '、', ' ']);
    said.len() < gap.len()
        && said.len() < GAP
        && (said.is_empty() || begins_in(said, &VOCABULARY.milestone.passing))
}

fn begins_and_ends(said: &str, words: &[String]) -> bool {
    words.iter().any(|w| said == w.as_str())
}
