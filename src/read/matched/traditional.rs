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

/// How many Chinese characters of a text are traditional.
pub(super) struct Tally {
    bits: &'static [u64],
    old: usize,
    all: usize,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            bits: &OLD,
            old: 0,
            all: 0,
        }
    }

    /// Counts a character; whether it is a Chinese one.
    pub(super) fn count(&mut self, c: char) -> bool {
        let chinese = (FIRST..=LAST).contains(&c);
        if chinese {
            let place = c as usize - FIRST as usize;
            self.all += 1;
            self.old += (self.bits[place / 64] >> (place % 64) & 1) as usize;
        }
        chinese
    }

    /// Whether the text is written in traditional characters.
    pub(super) fn is_traditional(&self) -> bool {
        self.old > 0 && self.old * ONE_IN >= self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_traditional_character_does_not_make_a_text_traditional() {
        let is_traditional = |text: &str| {
            let mut tally = Tally::new();
            for c in text.chars() {
                tally.count(c);
            }
            tally.is_traditional()
        };
        assert!(!is_traditional(
            "乾县坚持依法行政，全年办理行政复议案件一百余件，群众满意度不断提高"
        ));
        assert!(is_traditional("全縣辦理行政復議案件"));
        assert_eq!(simplified('縣'), Some('县'));
        assert_eq!(simplified('县'), None);
    }
}
