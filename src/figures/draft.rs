//! A number on its way to become a figure: its value or its two ends, then its
//! unit and what the unit makes of it.

use std::ops::Range;

use super::numeral::{Numeral, Ratio};
use super::unit::{After, Unit};
use super::vocabulary::VOCABULARY;
use super::{Qualifier, range};

/// A number that is on its way to become a figure.
pub(super) struct Draft<'t> {
    pub core: Range<usize>,
    pub value: f64,
    pub value_max: Option<f64>,
    pub unit: &'t str,
    /// 余 or 多, 来 inside it.
    pub inner: Qualifier,
}

impl<'t> Draft<'t> {
    /// The number with its unit, which ends behind `close`.
    pub(super) fn with(mut self, unit: Option<Unit<'t>>, close: usize) -> Self {
        self.core.end = close;
        let Some(unit) = unit else {
            return self;
        };
        self.core.end += unit.len;
        self.unit = unit.name;
        if unit.over {
            self.inner = Qualifier::Over;
        }
        if unit.part > 0.0 {
            self.value = rounded(self.value + unit.part);
        }
        if let Some((name, times)) = VOCABULARY.times(unit.name) {
            self.unit = name;
            self.value = rounded(self.value * times);
            self.value_max = self.value_max.map(|upper| rounded(upper * times));
        }
        self
    }
}

/// Sums of few decimals as they are written: 50 + 0.6 + 0.03 is 50.63.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// What the number and what stands behind it say: one value or a range, where
/// it ends, and what stands behind that.
pub(super) fn draft<'t>(
    at: usize,
    end: usize,
    behind: &'t str,
    number: &Numeral,
    after: After<'t>,
    clause: &str,
) -> (Draft<'t>, usize, After<'t>) {
    let mut draft = Draft {
        core: at..end,
        value: number.value,
        value_max: number.value_max,
        unit: "",
        inner: inner(number),
    };
    let Some(upper) = range::upper(behind, number, &after, clause) else {
        return (draft, end, after);
    };
    draft.value = upper.low;
    draft.value_max = Some(upper.high);
    let after = match (upper.after, number.ratio) {
        (After::Nothing, Ratio::Percent | Ratio::PerMille) => ratio_unit(number),
        (other, _) => other,
    };
    (draft, end + upper.end, after)
}

fn inner(number: &Numeral) -> Qualifier {
    if number.value_max.is_some() {
        Qualifier::Range
    } else if number.over {
        Qualifier::Over
    } else if number.about {
        Qualifier::About
    } else {
        Qualifier::Exact
    }
}

/// The unit of a ratio said in words.
pub(super) fn ratio_unit<'t>(number: &Numeral) -> After<'t> {
    let name = match number.ratio {
        Ratio::Percent => "%",
        Ratio::PerMille => "‰",
        Ratio::Fraction | Ratio::None => return After::Nothing,
    };
    After::Unit(Unit::new(name, 0, true))
}
