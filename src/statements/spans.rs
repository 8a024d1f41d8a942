//! Stretches of a text: cut at stops, trimmed, with their places kept.

use std::ops::Range;

use super::cues::CUES;
use crate::cues::{is_han, marks};

/// What ends a sentence.
pub(super) const STOPS: [char; 5] = ['。', '！', '？', '!', '?'];
/// What ends a part of a sentence.
pub(super) const PARTS: [char; 2] = ['；', ';'];
/// What ends a clause.
pub(super) const COMMAS: [char; 2] = ['，', ','];

/// What stands between the things of a list.
pub(super) const ENUMERATION: [char; 1] = ['、'];

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

/// The span without words that count it as an item (其次，, ②, * ).
pub(super) fn uncounted(text: &str, span: Range<usize>) -> Range<usize> {
    let words = &text[span.clone()];
    match CUES.enumerator.words.beginning(words) {
        Some(bytes) if bytes < words.len() => trimmed(text, span.start + bytes..span.end),
        _ => span,
    }
}

/// The items of a span: cut where a sentence or part of one begins with a word
/// that counts it (…。其次，…。最后，…). The span whole where none does.
pub(super) fn items(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[span.clone()];
    let ends = marks(words).filter(|(_, c)| STOPS.contains(c) || PARTS.contains(c));
    let begins = ends
        .map(|(at, c)| at + c.len_utf8())
        .filter(|at| CUES.enumerator.words.begins(words[*at..].trim_start()));
    let mut items = Vec::new();
    let mut start = span.start;
    for at in begins.chain([words.len()]) {
        let item = trimmed(text, start..span.start + at);
        start = span.start + at;
        if !item.is_empty() {
            items.push(uncounted(text, item));
        }
    }
    items
}
