//! What stands behind a unit and still belongs to the number: 两亩半, 三个半
//! 小时, 三成五, 五十元六角三分.

use super::numeral;
use super::vocabulary::{Behind, VOCABULARY, begins_in};
use crate::cues::is_han;

/// A part of a unit behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remainder {
    /// Bytes it takes.
    pub len: usize,
    /// How much of the unit it is.
    pub part: f64,
    /// The unit that is named behind it, where it parts one (三个半小时).
    pub unit: Option<Behind>,
}

/// What `text`, behind the unit `name`, adds to the number.
pub(super) fn read(name: &str, text: &str) -> Option<Remainder> {
    half(name, text)
        .or_else(|| tenths(name, text))
        .or_else(|| smaller(name, text))
}

/// 两亩半, 三个半小时.
fn half(name: &str, text: &str) -> Option<Remainder> {
    let v = &*VOCABULARY;
    let behind = text.strip_prefix(v.half)?;
    if begins_in(text, &v.half_words) {
        return None;
    }
    let len = text.len() - behind.len();
    // 三个半小时: the unit is 个小时.
    let parted = v.behind_parted(name, behind);
    if let Some((unit, more)) = parted {
        return Some(Remainder {
            len: len + more,
            part: 0.5,
            unit: Some(unit),
        });
    }
    // 两个半球: half of a thing that is counted in pieces is no number.
    let open = name == PIECE && behind.starts_with(is_han);
    (!open).then_some(Remainder {
        len,
        part: 0.5,
        unit: None,
    })
}

/// What things are counted in that have no measure of their own.
const PIECE: &str = "个";

/// 三成五: five tenths of a tenth.
fn tenths(name: &str, text: &str) -> Option<Remainder> {
    if !VOCABULARY.tenths.iter().any(|t| t == name) {
        return None;
    }
    let number = numeral::read(text)?;
    let digit = (1.0..10.0).contains(&number.value) && number.value_max.is_none();
    let lone = digit && !number.scaled && !number.shaped && !number.over;
    let behind = VOCABULARY.behind(&text[number.len..]);
    (lone && behind.is_none()).then_some(Remainder {
        len: number.len,
        part: number.value / 10.0,
        unit: None,
    })
}

/// 五十元六角三分: smaller units, each less than one of the last.
fn smaller(name: &str, text: &str) -> Option<Remainder> {
    let mut found: Option<Remainder> = None;
    let mut least = 1.0;
    let mut at = 0;
    while let Some(number) = numeral::read(&text[at..]) {
        let behind = &text[at + number.len..];
        let Some((len, worth)) = VOCABULARY.smaller(name, behind) else {
            break;
        };
        let part = number.value * worth;
        if worth >= least || part >= least || number.value_max.is_some() || number.shaped {
            break;
        }
        at += number.len + len;
        least = worth;
        found = Some(Remainder {
            len: at,
            part: found.map_or(0.0, |f| f.part) + part,
            unit: None,
        });
    }
    found
}
