//! Text → the words a Chinese reader sees: dictionary words, a number with its
//! unit as one, every punctuation mark its own.

use std::ops::Range;
use std::sync::LazyLock;

use jieba_rs::Jieba;

static DICTIONARY: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// What may follow a number and belongs to it, where `figures` reads no figure
/// there (dates, ordinals): longest first.
const AFTER_NUMBER: &[&str] = &[
    "个百分点",
    "百分点",
    "年度",
    "万",
    "亿",
    "千",
    "百",
    "年",
    "月",
    "日",
    "号",
    "期",
    "届",
    "次",
    "%",
    "％",
    "‰",
];

/// Cuts a text into words that, joined, give the text again.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut cut = Vec::new();
    let mut at = 0;
    for number in numbers(text) {
        dictionary_words(&text[at..number.start], &mut cut);
        cut.push(&text[number.clone()]);
        at = number.end;
    }
    dictionary_words(&text[at..], &mut cut);
    cut
}

fn dictionary_words<'a>(text: &'a str, cut: &mut Vec<&'a str>) {
    if !text.is_empty() {
        for token in DICTIONARY.cut(text, false) {
            cut.extend(halves(token.word));
        }
    }
}

/// A compound of four characters as its two words (力量薄弱 → 力量, 薄弱): the
/// dictionary lists many, and a reader sees the one that changed.
fn halves(word: &str) -> impl Iterator<Item = &str> {
    let middle = word
        .char_indices()
        .nth(2)
        .filter(|_| word.chars().count() == 4)
        .map(|(i, _)| word.split_at(i))
        .filter(|(a, b)| DICTIONARY.has_word(a) && DICTIONARY.has_word(b));
    let (first, second) = middle.unwrap_or((word, ""));
    std::iter::once(first).chain((!second.is_empty()).then_some(second))
}

/// The bytes of every number with its unit, in order, never overlapping.
pub(super) fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = crate::figures::read(text, 0..text.len())
        .figures
        .into_iter()
        .map(|f| f.core)
        .collect();
    found.extend(digits(text));
    found.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Runs of digits with what belongs to them.
fn digits(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit()
                || (matches!(bytes[at], b'.' | b',')
                    && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)))
        {
            at += 1;
        }
        while let Some(unit) = AFTER_NUMBER.iter().find(|u| text[at..].starts_with(**u)) {
            at += unit.len();
        }
        found.push(start..at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_stays_with_its_unit() {
        assert!(words("出庭应诉率98.2%").contains(&"98.2%"));
        assert!(words("2023年以来").contains(&"2023年"));
    }

    #[test]
    fn a_dictionary_word_stays_whole() {
        assert!(words("加强法治宣传教育").contains(&"法治"));
    }

    proptest! {
        #[test]
        fn joined_words_give_the_text(text in "[一二法治执行，。 a-z0-9.,%万件年]{0,40}") {
            prop_assert_eq!(words(&text).concat(), text);
        }
    }
}
