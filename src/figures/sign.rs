//! Whether a number is below zero: -35万元, −20万元, 负20万元, 零下12度. A dash
//! is also a bullet, a range and part of a name; it is a sign where what stands
//! before it says a value, or names something that can be below zero.

use super::unit;
use super::vocabulary::{VOCABULARY, ends_in};
use crate::cues::is_han;

/// What stands straight before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing of a sign.
    None,
    /// A sign, the bytes it takes, and whether it is below zero.
    Sign(usize, bool),
    /// A dash that may be a sign or a part of a name.
    Open,
}

/// The sign `before` ends in; `clause` is its last clause, `unit` the number's.
pub(super) fn mark(before: &str, clause: &str, unit: &str) -> Mark {
    let d = &VOCABULARY.directions;
    if let Some(word) = ends_in(before, &d.below)
        && d.degrees.iter().any(|u| u == unit)
    {
        return Mark::Sign(word.len(), true);
    }
    let Some(c) = before.chars().next_back() else {
        return Mark::None;
    };
    let rest = &before[..before.len() - c.len_utf8()];
    let last = rest.chars().next_back();
    let value = last.is_some_and(|l| d.minus_after.contains(l));
    let known = value || can_be_negative(clause);
    let measured = unit::is_ratio(unit) || unit.is_empty();
    // （-3.2%）, 、-5万元: a mark before the dash makes no name of it.
    let opens = last.is_none_or(|l| !is_han(l) && !l.is_alphanumeric() && !l.is_whitespace());
    match c {
        '负' if last.is_none_or(|l| !d.not_before_negative.contains(l)) => {
            Mark::Sign(c.len_utf8(), true)
        }
        '−' if last.is_none_or(|l| !l.is_alphanumeric() || is_han(l)) => {
            Mark::Sign(c.len_utf8(), true)
        }
        '-' | '－' | '﹣' if known => Mark::Sign(c.len_utf8(), true),
        '-' | '－' | '﹣' if measured && opens => Mark::Sign(c.len_utf8(), true),
        '-' | '－' | '﹣' if last.is_some_and(is_han) => Mark::Open,
        '+' | '＋' if measured && (value || opens) => Mark::Sign(c.len_utf8(), false),
        _ => Mark::None,
    }
}

/// Whether a clause names something that can be below zero.
fn can_be_negative(clause: &str) -> bool {
    let named = clause.trim_end_matches(['-', '－', '﹣', ' ']);
    ends_in(named, &VOCABULARY.directions.negative).is_some()
}
