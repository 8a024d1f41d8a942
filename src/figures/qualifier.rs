//! How exact a figure is: the words straight before the number and straight
//! behind the unit.

use super::Qualifier;
use super::numeral::Numeral;
use super::vocabulary::VOCABULARY;
use crate::cues::{begins, is_han};

/// The qualifier that `before` ends in, and the bytes it takes.
pub(super) fn before(before: &str, number: &Numeral) -> Option<(Qualifier, usize)> {
    let near = before.trim_end_matches([' ', '\u{a0}', '\u{3000}']);
    let near = near.strip_suffix("人民币").unwrap_or(near);
    let last = near.chars().next_back()?;
    let lead = VOCABULARY.leads(last).iter().find(|l| {
        near.strip_suffix(l.word.as_str()).is_some_and(|rest| {
            (!l.bare || number.bare)
                && rest
                    .chars()
                    .next_back()
                    .is_none_or(|c| !l.not_after.contains(c))
        })
    })?;
    Some((lead.qualifier, before.len() - near.len() + lead.word.len()))
}

/// The qualifier that `after` begins with, and the bytes it takes.
pub(super) fn behind(after: &str) -> Option<(Qualifier, usize)> {
    VOCABULARY
        .trails
        .iter()
        .find(|t| begins(after, &t.word) && !(t.alone && after[t.word.len()..].starts_with(is_han)))
        .map(|t| (t.qualifier, t.word.len()))
}
