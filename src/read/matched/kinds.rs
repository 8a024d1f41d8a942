//! What there is to know of each character before its neighbours are looked at,
//! in one table: every character of every report is asked for it.

use std::sync::LazyLock;

use super::{chars, traditional};
use crate::cues::is_han;

/// Taken as it stands wherever it stands, in simplified text.
const PLAIN: u8 = 1;
/// A Chinese character, as they are counted.
const CHINESE: u8 = 2;
/// A Chinese character of traditional texts.
const TRADITIONAL: u8 = 4;

/// The kinds of the characters of the basic plane; all others are plain.
static KINDS: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let kind = |c: char| {
        let chinese = is_han(c);
        let kinds = [
            (PLAIN, !chars::has_rule(c)),
            (CHINESE, chinese),
            (TRADITIONAL, chinese && traditional::simplified(c).is_some()),
        ];
        kinds
            .iter()
            .filter(|(_, is)| *is)
            .map(|(kind, _)| kind)
            .sum()
    };
    (0..=0xffff)
        .map(|code| char::from_u32(code).map_or(PLAIN, kind))
        .collect()
});

/// A text is traditional where at least one Chinese character in this many is:
/// in simplified texts only names are (乾县, 原著), one in some thousands; in
/// traditional ones more than one in four.
const ONE_IN: usize = 20;

/// The table, at hand.
#[derive(Clone, Copy)]
pub(super) struct Kinds(&'static [u8]);

impl Kinds {
    pub(super) fn get() -> Self {
        Self(&KINDS)
    }

    fn of(self, c: char) -> u8 {
        self.0.get(c as usize).copied().unwrap_or(PLAIN)
    }

    /// Whether a character is taken as it stands wherever it stands, in
    /// simplified text.
    pub(super) fn is_plain(self, c: char) -> bool {
        self.of(c) & PLAIN != 0
    }
}

/// How many Chinese characters of a text are traditional.
pub(super) struct Tally {
    kinds: Kinds,
    chinese: usize,
    traditional: usize,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            kinds: Kinds::get(),
            chinese: 0,
            traditional: 0,
        }
    }

    /// Counts the characters of some words; whether all are plain.
    pub(super) fn all_plain(&mut self, words: &str) -> bool {
        let mut all = PLAIN;
        for kind in words.chars().map(|c| self.kinds.of(c)) {
            all &= kind;
            self.chinese += usize::from(kind & CHINESE != 0);
            self.traditional += usize::from(kind & TRADITIONAL != 0);
        }
        all == PLAIN
    }

    /// Whether the text is written in traditional characters.
    pub(super) fn is_traditional(&self) -> bool {
        self.traditional > 0 && self.traditional * ONE_IN >= self.chinese
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_traditional_character_does_not_make_a_text_traditional() {
        let is_traditional = |text: &str| {
            let mut tally = Tally::new();
            assert!(tally.all_plain(text));
            tally.is_traditional()
        };
        assert!(!is_traditional(
            "乾县坚持依法行政，全年办理行政复议案件一百余件，群众满意度不断提高"
        ));
        assert!(is_traditional("全縣辦理行政復議案件"));
    }

    #[test]
    fn what_has_a_rule_is_not_plain() {
        let kinds = Kinds::get();
        for plain in "县。：“128.5%—+【Ⅱ①\u{1f600}".chars() {
            assert!(kinds.is_plain(plain), "{plain}");
        }
        for ruled in "\",( １％⼀⺠\u{3000}\u{200b}\u{feff}\0".chars() {
            assert!(!kinds.is_plain(ruled), "{ruled:?}");
        }
    }
}
