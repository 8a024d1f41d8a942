//! Stretches of a text: cut at stops, trimmed, with their places kept.

use std::ops::Range;

use crate::cues::{is_han, marks};

/// What ends a sentence.
pub(super) const STOPS: [char; 5] = ['。', '！', '？', '!', '?'];
/// What ends a part of a sentence.
pub(super) const PARTS: [char; 2] = ['；', ';'];
/// What ends a clause.
pub(super) const COMMAS: [char; 2] = ['，', ','];

/// The span without white space and punctuation at its ends; empty where
/// nothing is left.
pub(super) fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let words = &text[span.clone()];
    let loose =
        |c: char| !is_han(c) && (c.is_whitespace() || "。；;：:，,！!？?、\u{feff}".contains(c));
    let start = words.len() - words.trim_start_matches(loose).len();
    let end = words.trim_end_matches(loose).len().max(start);
    span.start + start..span.start + end
}

/// The span cut behind each of the stops; the pieces trimmed, empty ones left out.
pub(super) fn cut<'t, const N: usize>(
    text: &'t str,
    span: Range<usize>,
    stops: &'t [char; N],
) -> impl Iterator<Item = Range<usize>> + 't {
    let words = &text[span.clone()];
    let mut at = span.start;
    marks(words)
        .filter(|(_, c)| stops.contains(c))
        .map(|(place, c)| place + c.len_utf8())
        .chain([words.len()])
        .map(move |end| {
            let start = std::mem::replace(&mut at, span.start + end);
            trimmed(text, start..at)
        })
        .filter(|piece| !piece.is_empty())
}

/// Whether a span has so many characters.
pub(super) fn has(text: &str, span: &Range<usize>, characters: usize) -> bool {
    text[span.clone()].chars().nth(characters - 1).is_some()
}
