//! Heading and list markers: 一、 （一） 1. （1） ① 一是 第一， 首先 ——, full-width and
//! half-width forms alike.

use crate::cues::begins;

/// A marker at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 一是 / ——.
    pub(super) level: u8,
    /// Its length in bytes.
    pub(super) len: usize,
    /// The number it bears; 0 where it bears none (——, 首先).
    pub(super) ordinal: u32,
}

/// The level of items within a paragraph.
pub(super) const LEVEL_ITEM: u8 = 5;

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The forms used on cheques, and by some offices for the first level.
const FORMAL: [char; 10] = ['壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾'];

/// ① to ⑳ stand side by side in Unicode.
const CIRCLED: std::ops::RangeInclusive<char> = '①'..='⑳';

/// Words that begin an item like 一是 does.
const ITEM_WORDS: [&str; 14] = [
    "首先，",
    "首先,",
    "其次，",
    "其次,",
    "再次，",
    "再次,",
    "此外，",
    "最后，",
    "——",
    "●",
    "■",
    "◆",
    "* ",
    "• ",
];

/// Reads a marker at the start of `text`.
pub(super) fn at_start(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    match first {
        '第' => numbered_word(text),
        '其' => {
            let (len, ordinal) = numerals(&text['其'.len_utf8()..])?;
            let len = '其'.len_utf8() + len;
            let stop = one_of(&text[len..], &["，", ",", "是"])?;
            item(len + stop, ordinal)
        }
        '（' | '(' => bracketed(text, first.len_utf8()),
        '0'..='9' => digit_marker(text),
        c if NUMERALS.contains(&c) || FORMAL.contains(&c) => numeral_marker(text),
        c if CIRCLED.contains(&c) => {
            item(c.len_utf8(), u32::from(c) - u32::from(*CIRCLED.start()) + 1)
        }
        _ => ITEM_WORDS
            .iter()
            .find(|w| begins(text, w))
            .and_then(|w| item(w.len(), 0)),
    }
}

// Always there; an `Option` so that a caller can return it.
#[allow(clippy::unnecessary_wraps)]
fn item(len: usize, ordinal: u32) -> Option<Marker> {
    Some(Marker {
        level: LEVEL_ITEM,
        len,
        ordinal,
    })
}

/// 一、 and 一是, 一要.
fn numeral_marker(text: &str) -> Option<Marker> {
    let (len, ordinal) = numerals(text)?;
    let rest = &text[len..];
    if let Some(mark) = one_of(rest, &["、", "．", "·", " · ", " 、"]) {
        return Some(Marker {
            level: 1,
            len: len + mark,
            ordinal,
        });
    }
    item(len + one_of(rest, &["是", "要"])?, ordinal)
}

/// 第一， and 第一部分.
fn numbered_word(text: &str) -> Option<Marker> {
    let begin = '第'.len_utf8();
    let (len, ordinal) = numerals(&text[begin..])?;
    if let Some(part) = one_of(&text[begin + len..], &["部分", "章"]) {
        let len = begin + len + part;
        let loose = |c: char| c.is_whitespace() || matches!(c, '：' | ':' | '、');
        let gap = text[len..].len() - text[len..].trim_start_matches(loose).len();
        return (gap > 0).then_some(Marker {
            level: 1,
            len: len + gap,
            ordinal,
        });
    }
    let stop = one_of(&text[begin + len..], &["，", ",", "、", "：", ":"])?;
    item(begin + len + stop, ordinal)
}

/// （一） and （1）.
fn bracketed(text: &str, open: usize) -> Option<Marker> {
    let inner = &text[open..];
    let (len, ordinal, level) = match numerals(inner) {
        Some((len, ordinal)) => (len, ordinal, 2),
        None => {
            let (len, ordinal) = digits(inner)?;
            (len, ordinal, 4)
        }
    };
    let close = one_of(&inner[len..], &["）", ")"])?;
    Some(Marker {
        level,
        len: open + len + close,
        ordinal,
    })
}

/// 1. and 1、 and 1）: no decimal, no clause of a date.
fn digit_marker(text: &str) -> Option<Marker> {
    let (len, ordinal) = digits(text)?;
    if len > 2 {
        return None;
    }
    let mark = one_of(&text[len..], &["．", "、", ".", "）", ")"])?;
    let after = text[len + mark..].chars().next();
    (!after.is_some_and(|c| c.is_ascii_digit())).then_some(Marker {
        level: 3,
        len: len + mark,
        ordinal,
    })
}

/// The length of the one of the marks that the text begins with.
fn one_of(text: &str, marks: &[&str]) -> Option<usize> {
    marks.iter().find(|m| begins(text, m)).map(|m| m.len())
}

/// A Chinese numeral up to 九十九: its bytes and its value.
fn numerals(text: &str) -> Option<(usize, u32)> {
    let (mut len, mut value) = (0, 0);
    for c in text.chars().take(3) {
        let place = |digits: &[char; 10]| digits.iter().position(|n| *n == c);
        let Some(at) = place(&NUMERALS).or_else(|| place(&FORMAL)) else {
            break;
        };
        let digit = at as u32 + 1;
        value = match (digit, value) {
            (10, 0) => 10,
            (10, tens) => tens * 10,
            (one, so_far) => so_far + one,
        };
        len += c.len_utf8();
    }
    (len > 0).then_some((len, value))
}

fn digits(text: &str) -> Option<(usize, u32)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..len].parse().ok()?;
    Some((len, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u8, usize, u32)> {
        at_start(text).map(|m| (m.level, m.len, m.ordinal))
    }

    #[test]
    fn each_form_has_its_level_and_number() {
        for (text, marker, level, ordinal) in [
            ("一、工作回顾", "一、", 1, 1),
            ("十二、附则", "十二、", 1, 12),
            ("贰、工作成效", "贰、", 1, 2),
            ("叁 · 工作计划", "叁 · ", 1, 3),
            ("第二部分 短板弱项", "第二部分 ", 1, 2),
            ("（三）规范执法", "（三）", 2, 3),
            ("(二十一)规范执法", "(二十一)", 2, 21),
            ("4.完善制度", "4.", 3, 4),
            ("4．完善制度", "4．", 3, 4),
            ("（5）完善制度", "（5）", 4, 5),
            ("六是完善制度", "六是", 5, 6),
            ("二要完善制度", "二要", 5, 2),
            ("第三，完善制度", "第三，", 5, 3),
            ("③完善制度", "③", 5, 3),
            ("——完善制度", "——", 5, 0),
            ("其二，完善制度", "其二，", 5, 2),
        ] {
            assert_eq!(read(text), Some((level, marker.len(), ordinal)), "{text}");
        }
    }

    #[test]
    fn numbers_in_sentences_are_no_markers() {
        for text in [
            "2.5亿元",
            "2023年",
            "三项制度",
            "第三批",
            "其中",
            "（含乡镇）",
            "一批",
            "第三部分收入",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
