//! What a stated number can stand for: the interval its digits and its
//! qualifier leave open, so that rounding never makes a slip.

use crate::figures::Qualifier;
use crate::observations::{Kind, Observation};

/// All values a stated number can stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub lo: f64,
    pub hi: f64,
}

impl Interval {
    /// Half of its width.
    pub fn half(self) -> f64 {
        (self.hi - self.lo) / 2.0
    }

    /// The interval of `self − other`.
    pub fn minus(self, other: Self) -> Self {
        Self {
            lo: self.lo - other.hi,
            hi: self.hi - other.lo,
        }
    }

    /// The interval of `self + other`.
    pub fn plus(self, other: Self) -> Self {
        Self {
            lo: self.lo + other.lo,
            hi: self.hi + other.hi,
        }
    }

    /// The interval of `100 · self ÷ other`; none where `other` may be zero.
    pub fn percent_of(self, other: Self) -> Option<Self> {
        (other.lo > 0.0 && self.lo >= 0.0).then(|| Self {
            lo: 100.0 * self.lo / other.hi,
            hi: 100.0 * self.hi / other.lo,
        })
    }
}

/// The digits of a figure as they stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Digits {
    /// The place value of the last digit written: 0.1 for 77.9%, 100 for 8.46万.
    pub last: f64,
    /// The place value of the last digit that is not zero: 100万 for 1600余万元.
    pub step: f64,
    /// Whether decimals or 万, 亿 show that the value was rounded.
    pub rounded: bool,
}

/// Reads the places of the digits of `text`. Chinese numerals are exact.
pub(super) fn digits(text: &str) -> Digits {
    let (mut decimals, mut zeros, mut scale) = (0_i32, 0_i32, 1.0_f64);
    let (mut seen, mut point, mut done) = (false, false, false);
    for c in text.chars() {
        let c = match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '．' => '.',
            '，' => ',',
            _ => c,
        };
        match c {
            '0'..='9' if !done => {
                seen = true;
                decimals += i32::from(point);
                zeros = if c == '0' { zeros + 1 } else { 0 };
            }
            '.' if seen && !done => point = true,
            ',' if seen && !done => {}
            '百' | '千' | '万' | '亿' if seen => {
                done = true;
                scale *= match c {
                    '百' => 1e2,
                    '千' => 1e3,
                    '万' => 1e4,
                    _ => 1e8,
                };
            }
            '余' | '多' | '几' if seen => done = true,
            _ if seen => break,
            _ => {}
        }
    }
    let last = scale * 10_f64.powi(-decimals);
    Digits {
        last,
        step: last * 10_f64.powi(zeros),
        rounded: point || scale > 1.0,
    }
}

/// All values the observation can stand for, its sign included.
pub(super) fn interval(o: &Observation) -> Interval {
    let places = digits(&o.text);
    let half = if places.rounded || o.kind == Kind::Share || is_percent(&o.unit) {
        places.last / 2.0
    } else {
        0.0
    };
    let (v, step) = (o.value, places.step.max(half));
    match o.qualifier {
        Qualifier::Exact => Interval {
            lo: v - half,
            hi: v + half,
        },
        Qualifier::Over => Interval {
            lo: v,
            hi: v + step,
        },
        Qualifier::Under => Interval {
            lo: v - step,
            hi: v,
        },
        Qualifier::About => Interval {
            lo: v - step,
            hi: v + step,
        },
        Qualifier::Range => Interval {
            lo: v,
            hi: o.value_max.unwrap_or(v),
        },
    }
}

/// Whether a unit is percent or percentage points.
pub(super) fn is_percent(unit: &str) -> bool {
    matches!(unit, "%" | "％" | "个百分点" | "百分点" | "‰")
}

/// Whether `stated` looks like a slip of the pen for `recomputed`: one digit
/// exchanged, or two neighbours swapped, at the stated number of decimals.
pub(super) fn one_digit_off(stated: f64, recomputed: f64, last: f64) -> bool {
    if last <= 0.0 {
        return false;
    }
    let write = |v: f64| format!("{:.0}", (v / last).abs().round());
    let (a, b) = (write(stated), write(recomputed));
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let off: Vec<usize> = a
        .bytes()
        .zip(b.bytes())
        .enumerate()
        .filter(|(_, (x, y))| x != y)
        .map(|(i, _)| i)
        .collect();
    match off.as_slice() {
        [_] => true,
        [i, j] if i + 1 == *j => {
            let (a, b) = (a.as_bytes(), b.as_bytes());
            a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_says_how_far_rounding_reaches() {
        assert!((digits("77.9%").last - 0.1).abs() < 1e-12);
        assert!((digits("8.46万份").last - 100.0).abs() < 1e-9);
        assert!(!digits("1236项").rounded);
        assert!((digits("1600余万元").step - 1e6).abs() < 1e-6);
        // A Chinese numeral counts single things: nothing was rounded.
        assert!(!digits("三件").rounded);
        // 千 of the unit 千瓦 behind 万 is read by `figures`; here 1,286件 is exact.
        assert!((digits("1,286件").last - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_swapped_or_exchanged_digit_is_a_slip_of_the_pen() {
        assert!(one_digit_off(13.1, 11.3, 0.1));
        assert!(one_digit_off(94.7, 92.7, 0.1));
        assert!(!one_digit_off(13.1, 25.8, 0.1));
    }
}
