//! The characters of numerals: Chinese and Arabic digits, the characters that
//! multiply, and Chinese digits side by side.

use crate::figures::decimal::{Decimal, LONGEST};

/// What a character is to a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// 一, 两, 〇.
    Digit(u8),
    /// 十 (1), 百 (2), 千 (3).
    Small(u32),
    /// 万 (4), 亿 (8), 兆 (12).
    Big(u32),
    /// 点.
    Point,
    Other,
}

pub(super) fn sign(c: char) -> Sign {
    match c {
        '零' | '〇' => Sign::Digit(0),
        '一' | '壹' => Sign::Digit(1),
        '二' | '两' | '贰' => Sign::Digit(2),
        '三' | '叁' => Sign::Digit(3),
        '四' | '肆' => Sign::Digit(4),
        '五' | '伍' => Sign::Digit(5),
        '六' | '陆' => Sign::Digit(6),
        '七' | '柒' => Sign::Digit(7),
        '八' | '捌' => Sign::Digit(8),
        '九' | '玖' => Sign::Digit(9),
        '十' | '拾' => Sign::Small(1),
        '百' | '佰' => Sign::Small(2),
        '千' | '仟' => Sign::Small(3),
        '万' | '萬' => Sign::Big(4),
        '亿' | '億' => Sign::Big(8),
        '兆' => Sign::Big(12),
        '点' => Sign::Point,
        _ => Sign::Other,
    }
}

/// Whether the text begins with a digit or power as it is written on cheques.
pub(in crate::figures) fn is_formal(text: &str) -> bool {
    text.starts_with([
        '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟',
    ])
}

/// The value of an ASCII or full-width digit.
pub(in crate::figures) fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => u8::try_from(u32::from(c) - u32::from('0')).ok(),
        '０'..='９' => u8::try_from(u32::from(c) - u32::from('０')).ok(),
        _ => None,
    }
}

/// Whether a numeral may begin with `c`.
pub(in crate::figures) fn leads(c: char) -> bool {
    digit(c).is_some() || !matches!(sign(c), Sign::Point | Sign::Other | Sign::Big(12))
}

/// The value of a Chinese digit.
pub(super) fn said(c: char) -> Option<u8> {
    match sign(c) {
        Sign::Digit(d) => Some(d),
        _ => None,
    }
}

/// Chinese digits side by side.
pub(super) struct Run {
    pub(super) len: usize,
    pub(super) digits: usize,
    pub(super) value: Decimal,
    pub(super) first: u8,
    last: u8,
    /// Whether it opens with 零.
    pub(super) zero: bool,
    pub(super) holds_zero: bool,
}

impl Run {
    /// 三四 → 4: the two ends of a guess.
    pub(super) fn neighbour(&self) -> Option<f64> {
        (self.digits == 2 && self.first > 0 && self.last == self.first + 1)
            .then(|| f64::from(self.last))
    }
}

/// The Chinese digits a text begins with.
pub(super) fn run(text: &str) -> Run {
    let mut run = Run {
        len: 0,
        digits: 0,
        value: Decimal::ZERO,
        first: 0,
        last: 0,
        zero: false,
        holds_zero: false,
    };
    for c in text.chars() {
        let Some(d) = said(c).filter(|_| run.digits < LONGEST) else {
            break;
        };
        if run.digits == 0 {
            run.first = d;
            run.zero = d == 0;
        }
        run.holds_zero |= d == 0;
        run.value.push(d, false);
        run.last = d;
        run.digits += 1;
        run.len += c.len_utf8();
    }
    run
}
