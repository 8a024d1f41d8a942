//! Characters that make another number of the digits beside them, or none that
//! this reader knows: digits of other scripts, fractions and powers in one
//! character, combining marks, marks that turn the order of what is shown. A
//! number with such a character in it is left out whole, never read in part.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::numeral::digit;
use super::unit::{self, After};

/// Why such a number is left out.
pub(super) const REASON: &str = "characters of no number that is read";

/// Most characters that are looked at on either side.
const LONGEST: usize = 64;

/// Characters that number things and are no digits: ①, ⑴, ⒈, ❶.
fn encircled(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}')
}

/// A digit, fraction or power that no numeral of the reader has.
fn numeric(c: char) -> bool {
    let known = digit(c).is_some()
        || encircled(c)
        // Roman numerals name grades; 〇 and 〡 stand among the Han characters.
        || matches!(c, '\u{2160}'..='\u{218f}' | '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    c.is_numeric() && !known
}

/// A character that takes no room, or turns the order of what is shown.
fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
    )
}

/// Whether a character makes no number of the digits beside it.
fn odd(c: char) -> bool {
    // Most of a text is of these.
    if c.is_ascii() || matches!(c, '\u{3000}'..='\u{3098}' | '\u{309b}'..='\u{9fff}') {
        return false;
    }
    numeric(c) || unseen(c) || is_combining_mark(c)
}

/// The whole of what the number at a place is part of, where such a character
/// stands in it or beside it; nothing before `floor` belongs to it.
pub(super) fn around(words: &str, number: Range<usize>, floor: usize) -> Option<Range<usize>> {
    let of_it = |c: &char| odd(*c) || digit(*c).is_some();
    let ahead = words[number.end..].chars().take(LONGEST);
    let end = match words[number.end..].chars().next() {
        Some(c) if odd(c) => {
            number.end + ahead.take_while(of_it).map(char::len_utf8).sum::<usize>()
        }
        _ => number.end,
    };
    let before = words.get(floor..number.start).unwrap_or("");
    let back: Vec<char> = before
        .chars()
        .rev()
        .take(LONGEST)
        .take_while(of_it)
        .collect();
    // é5: the mark is of the letter.
    let of_letter = back.iter().all(|c| is_combining_mark(*c)) && back.len() < before.len();
    let start = if back.is_empty() || of_letter {
        number.start
    } else {
        number.start - back.iter().map(|c| c.len_utf8()).sum::<usize>()
    };
    let whole = start..end;
    (whole != number).then_some(whole)
}

/// Numbers without any digit that the reader knows: ٣٤件, ⑫件.
pub(super) fn alone(words: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in words.char_indices() {
        if c.is_ascii() || matches!(c, '\u{3000}'..='\u{9fff}') {
            continue;
        }
        let end = at + c.len_utf8();
        let counts = || matches!(unit::read(&words[end..]), After::Unit(_));
        // m²: a power of a unit.
        let of_unit = words[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        if of_unit || !(numeric(c) || encircled(c) && counts()) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::figures::read;

    /// The values read and the words left out for these characters.
    fn of(text: &str) -> (Vec<f64>, Vec<&str>) {
        let reading = read(text, 0..text.len());
        let left = reading.left_out.iter();
        let left = left.filter(|left| left.reason == super::REASON);
        (
            reading.figures.iter().map(|f| f.value).collect(),
            left.map(|left| &text[left.span.clone()]).collect(),
        )
    }

    #[test]
    fn a_number_with_a_foreign_character_is_left_out_whole() {
        for (text, left) in [
            ("办理案件5\u{301}6件。", "5\u{301}6"),
            ("办理案件\u{202e}321\u{202c}件。", "\u{202e}321\u{202c}"),
            ("办理案件12\u{200b}34件。", "12\u{200b}34"),
            ("办理案件٣٤件。", "٣٤"),
            ("办理案件٣4件。", "٣4"),
            ("办理案件3½件。", "3½"),
            ("办理案件10³件。", "10³"),
            ("办理案件𝟙𝟚件。", "𝟙𝟚"),
            ("办理案件⑫件。", "⑫"),
            ("办理案件5\u{fe0f}\u{20e3}件。", "5\u{fe0f}\u{20e3}"),
        ] {
            assert_eq!(of(text), (vec![], vec![left]), "{text:?}");
        }
    }

    #[test]
    fn foreign_characters_elsewhere_change_nothing() {
        for text in [
            "①5件。",
            "办理案件5件①。",
            "建成cafe\u{301}5家。",
            "Ⅲ级响应5次。",
            "面积5km²。",
        ] {
            let (values, left) = of(text);
            assert_eq!((values, left), (vec![5.0], vec![]), "{text:?}");
        }
    }
}
