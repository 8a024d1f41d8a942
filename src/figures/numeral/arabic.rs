//! Numbers in Arabic digits, ASCII and full width: groups of three, decimals,
//! digits that a converter pulled apart.

use super::first;
use super::signs::digit;
use crate::figures::decimal::{Decimal, LONGEST};

/// A number in Arabic digits.
pub(super) struct Arabic {
    pub(super) len: usize,
    pub(super) value: Decimal,
    pub(super) digits: usize,
    pub(super) shaped: bool,
    pub(super) broken: Option<&'static str>,
}

/// Digits with their groups (1,100 and 4 598) and decimals.
pub(super) fn arabic(text: &str) -> Arabic {
    let mut out = Arabic {
        len: 0,
        value: Decimal::ZERO,
        digits: 0,
        shaped: false,
        broken: None,
    };
    let digits_from = |from: usize| {
        text[from..]
            .chars()
            .map_while(|c| digit(c).map(|d| (d, c.len_utf8())))
    };
    for (d, len) in digits_from(0) {
        out.digits += 1;
        out.len += len;
        if out.digits <= LONGEST {
            out.value.push(d, false);
        }
    }
    if out.digits > LONGEST {
        out.broken = Some("serial number");
        return out;
    }
    // Groups of three: all by the same mark, or none.
    let opening = out.digits <= 3 && !text.starts_with(['0', '０']);
    if let Some(len) = spaced(&text[out.len..]).filter(|_| out.digits == 1) {
        // 1 2 3: digits pulled apart by a converter.
        for d in text[out.len..out.len + len].chars().filter_map(digit) {
            out.value.push(d, false);
            out.digits += 1;
        }
        out.len += len;
    } else if let Some(mark) = first(&text[out.len..]).filter(|c| opening && is_group_mark(*c)) {
        while out.digits < LONGEST - 3 && text[out.len..].starts_with(mark) {
            let from = out.len + mark.len_utf8();
            if digits_from(from).count() != 3 {
                break;
            }
            for (d, len) in digits_from(from) {
                out.value.push(d, false);
                out.len += len;
            }
            out.len += mark.len_utf8();
            out.digits += 3;
            out.shaped = true;
        }
    }
    let point = |at: usize| {
        first(&text[at..]).is_some_and(|c| matches!(c, '.' | '．'))
            && text[at..]
                .chars()
                .nth(1)
                .is_some_and(|c| digit(c).is_some())
    };
    if point(out.len) {
        let from = out.len + first(&text[out.len..]).map_or(0, char::len_utf8);
        out.len = from;
        for (d, len) in digits_from(from) {
            out.len += len;
            if out.digits < LONGEST {
                out.value.push(d, true);
            }
            out.digits += 1;
        }
        out.shaped = true;
        if point(out.len) {
            out.broken = Some("version or section number");
            while point(out.len) {
                out.len += 1;
                out.len += digits_from(out.len).map(|(_, l)| l).sum::<usize>();
            }
        }
    }
    out
}

fn is_group_mark(c: char) -> bool {
    matches!(c, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The bytes of two or more further digits, each behind one space.
fn spaced(text: &str) -> Option<usize> {
    let mut len = 0;
    let mut n = 0;
    let mut chars = text.chars();
    while let (Some(' '), Some(d)) = (chars.next(), chars.next()) {
        if !d.is_ascii_digit() {
            break;
        }
        if chars.clone().next().is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        len += 2;
        n += 1;
    }
    (n >= 2).then_some(len)
}
