//! Traditional characters and their simplified forms.

use std::collections::HashMap;
use std::sync::LazyLock;

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut pairs = HashMap::new();
    for line in include_str!("../../../datasets/traditional.txt").lines() {
        if line.starts_with('#') {
            continue;
        }
        let mut chars = line.chars();
        while let (Some(old), Some(new)) = (chars.next(), chars.next()) {
            pairs.insert(old, new);
        }
    }
    pairs
});

/// Which Chinese characters are traditional, a bit each: every character of
/// every report is asked.
static OLD: LazyLock<Box<[u64]>> = LazyLock::new(|| {
    let mut bits = vec![0; (LAST as usize - FIRST as usize) / 64 + 1];
    for c in SIMPLIFIED.keys().filter(|c| (FIRST..=LAST).contains(*c)) {
        let place = *c as usize - FIRST as usize;
        bits[place / 64] |= 1 << (place % 64);
    }
    bits.into()
});

/// The Chinese characters that are counted.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// A text is traditional where at least one Chinese character in this many is:
/// in simplified texts only names are (乾县, 原著), one in some thousands; in
/// traditional ones more than one in four.
const ONE_IN: usize = 20;

/// The simplified form of a traditional character.
pub(super) fn simplified(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}

/// Whether a text is written in traditional characters.
pub(super) fn is_traditional(text: &str) -> bool {
    let (mut old, mut all) = (0, 0);
    let bits = &**OLD;
    for c in text.chars().filter(|c| (FIRST..=LAST).contains(c)) {
        let place = c as usize - FIRST as usize;
        all += 1;
        old += (bits[place / 64] >> (place % 64) & 1) as usize;
    }
    old > 0 && old * ONE_IN >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_traditional_character_does_not_make_a_text_traditional() {
        assert!(!is_traditional(
            "乾县坚持依法行政，全年办理行政复议案件一百余件，群众满意度不断提高"
        ));
        assert!(is_traditional("全縣辦理行政復議案件"));
        assert_eq!(simplified('縣'), Some('县'));
        assert_eq!(simplified('县'), None);
    }
}
