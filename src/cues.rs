//! Cue words: lists of a dataset, found in a text in one pass; and the marks
//! among them, found without decoding the rest. Left of every stage; `outline`,
//! `statements` and `followup` read their datasets into them.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;

/// Some words; where two begin at one place, the longer counts.
#[derive(Debug, Clone)]
pub(crate) struct Words(AhoCorasick);

impl Words {
    /// Whether one of the words stands in the text.
    pub(crate) fn within(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Whether the text begins with one of the words.
    pub(crate) fn begins(&self, text: &str) -> bool {
        self.beginning(text).is_some()
    }

    /// How many bytes of the text one of the words takes at its beginning.
    pub(crate) fn beginning(&self, text: &str) -> Option<usize> {
        let found = self.0.find(Input::new(text).anchored(Anchored::Yes))?;
        Some(found.end())
    }

    /// Whether one of the words ends the text.
    pub(crate) fn ends(&self, text: &str) -> bool {
        self.last_end(text) == Some(text.len())
    }

    /// Where the first of the words begins.
    pub(crate) fn first(&self, text: &str) -> Option<usize> {
        self.0.find(text).map(|found| found.start())
    }

    /// Where the last of the words ends.
    pub(crate) fn last_end(&self, text: &str) -> Option<usize> {
        self.0.find_iter(text).last().map(|found| found.end())
    }

    /// Whether no more letters than these are left where all words are taken
    /// away. Told by the first that are left: most texts hold none of the words.
    pub(crate) fn leave_at_most(&self, letters: usize, text: &str) -> bool {
        let mut left = 0;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let taken = self.beginning(rest).filter(|bytes| *bytes > 0);
            let letter = (is_han(c) || c.is_alphabetic()) && c != '年';
            left += usize::from(letter && taken.is_none());
            if left > letters {
                return false;
            }
            rest = &rest[taken.unwrap_or(c.len_utf8())..];
        }
        true
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(Vec::<String>::deserialize(deserializer)?)
            .map(Self)
            .map_err(serde::de::Error::custom)
    }
}

/// Whether `c` is a Chinese character.
pub(crate) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether this byte begins a character of U+4000 to U+9FFF, of three bytes:
/// almost every character of a report, and never a mark.
fn begins_han(byte: u8) -> bool {
    matches!(byte, 0xe4..=0xe9)
}

/// The characters of a text that are no Chinese ones, and where they stand:
/// marks, digits, Latin words. A Chinese one takes one look, where decoding it
/// takes four.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while bytes.get(at).copied().is_some_and(begins_han) {
            at += 3;
        }
        let c = match bytes.get(at)? {
            ascii @ ..0x80 => char::from(*ascii),
            _ => text.get(at..)?.chars().next()?,
        };
        at += c.len_utf8();
        Some((at - c.len_utf8(), c))
    })
}

/// Like [`marks`], from the end.
pub(crate) fn marks_from_end(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let mut end = text.len();
    std::iter::from_fn(move || {
        while end > 2 && begins_han(bytes[end - 3]) {
            end -= 3;
        }
        let c = text.get(..end)?.chars().next_back()?;
        end -= c.len_utf8();
        Some((end, c))
    })
}

/// Whether a text begins with a word. Byte by byte, since most words differ in
/// the first: calls that compare them took an eighth of the time of `figures`.
pub(crate) fn begins(text: &str, word: &str) -> bool {
    text.len() >= word.len() && text.bytes().zip(word.bytes()).all(|(a, b)| a == b)
}

/// Like [`begins`], from the end.
pub(crate) fn ends(text: &str, word: &str) -> bool {
    let (text, word) = (text.bytes().rev(), word.bytes().rev());
    text.len() >= word.len() && text.zip(word).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        #[derive(Deserialize)]
        struct File {
            words: Words,
        }
        let file: File = toml::from_str(r#"words = ["不足", "不足之处", "有待"]"#)
            .unwrap_or_else(|e| panic!("{e}"));
        file.words
    }

    #[test]
    fn the_longer_word_counts() {
        assert_eq!(words().beginning("不足之处有三"), Some("不足之处".len()));
    }

    #[test]
    fn marks_are_found_between_chinese_characters() {
        let text = "，办理2件（含A类）。\u{1f600}完";
        let all: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !is_han(*c)).collect();
        assert_eq!(marks(text).collect::<Vec<_>>(), all);
        let mut back: Vec<(usize, char)> = marks_from_end(text).collect();
        back.reverse();
        assert_eq!(back, all);
        assert!(begins("不足三成", "不足") && !begins("不", "不足"));
        assert!(ends("力量不足", "不足") && !ends("足", "不足"));
    }

    #[test]
    fn where_words_stand_is_told() {
        assert_eq!(words().first("力量不足"), Some("力量".len()));
        assert!(words().ends("力量不足") && !words().ends("不足三成"));
        assert!(words().leave_at_most(4, "力量不足，有待加强"));
        assert!(!words().leave_at_most(3, "力量不足，有待加强"));
    }
}
