//! Ratios that a numeral says itself: 百分之五, 三分之二, 1/4, 百分百.

use super::{Numeral, Ratio, first, plain};
use crate::figures::vocabulary::VOCABULARY;

/// 百分百.
pub(super) fn all_of_it(text: &str) -> Option<Numeral> {
    let said = VOCABULARY.all_of_it(text)?;
    Some(Numeral {
        len: said,
        value: 100.0,
        ratio: Ratio::Percent,
        ..Numeral::EMPTY
    })
}

/// 百分之五, 三分之二, 1/4.
pub(super) fn fraction(text: &str, below: Numeral, rest: &str) -> Option<Numeral> {
    if let Some(said) = rest.strip_prefix("分之") {
        let above = plain(said, false)?;
        let lone = below.bare && below.value >= 100.0;
        let (ratio, value) = match below.value {
            100.0 => (Ratio::Percent, above.value),
            1000.0 => (Ratio::PerMille, above.value),
            n if n > 0.0 && (lone || !below.bare) => (Ratio::Fraction, above.value / n),
            _ => return None,
        };
        return Some(Numeral {
            len: text.len() - said.len() + above.len,
            value,
            ratio,
            value_max: None,
            bare: false,
            over: above.over,
            ..above
        });
    }
    let said = rest.strip_prefix('/')?;
    let above = below;
    let below = plain(said, false)?;
    let after = first(&said[below.len..]);
    let simple = |n: &Numeral| n.arabic && !n.scaled && !n.shaped && !n.over && n.digits <= 3;
    let proper = simple(&above) && simple(&below) && above.value > 0.0 && above.value < below.value;
    (proper && after != Some('/')).then(|| Numeral {
        len: text.len() - said.len() + below.len,
        value: above.value / below.value,
        ratio: Ratio::Fraction,
        ..below
    })
}
