//! What a stated number can stand for: the interval its digits and its
//! qualifier leave open, so that a comparison never says more than the words
//! do and rounding never makes a slip. Deltas and checks reckon with it.

use super::{Kind, Observation};
use crate::figures::Qualifier;

/// All values a stated number can stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Interval {
    pub lo: f64,
    pub hi: f64,
}

impl Interval {
    /// Half of its width.
    pub fn half(self) -> f64 {
        (self.hi - self.lo) / 2.0
    }

    /// How far from `stated` the interval reaches.
    pub fn reach(self, stated: f64) -> f64 {
        (self.hi - stated).max(stated - self.lo)
    }

    /// Whether some value is in both, but for the error of floating point.
    pub fn meets(self, other: Self) -> bool {
        let slack = 1e-9 * self.hi.abs().max(other.hi.abs()).max(1.0);
        self.lo <= other.hi + slack && other.lo <= self.hi + slack
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
pub(crate) struct Digits {
    /// The place value of the last digit written: 0.1 for 77.9%, 100 for 8.46万.
    pub last: f64,
    /// The place value of the last digit that is not zero: 100万 for 1600余万元.
    pub step: f64,
    /// Whether decimals or 万, 亿 show that the value was rounded.
    pub rounded: bool,
}

/// Reads the places of the digits of a figure from its text; how much a digit
/// counts is seen from the value, since 千 may belong to the unit (477万千瓦).
pub(crate) fn digits(text: &str, value: f64) -> Digits {
    let (mut plain, mut decimals, mut zeros) = (String::new(), 0_i32, 0_i32);
    let mut point = false;
    for c in text.chars().skip_while(|c| digit(*c).is_none()) {
        match (digit(c), c) {
            (Some(d), _) => {
                plain.push(d);
                decimals += i32::from(point);
                zeros = if d == '0' { zeros + 1 } else { 0 };
            }
            (None, '.' | '．') if !point => {
                plain.push('.');
                point = true;
            }
            (None, ',' | '，' | ' ' | '\u{a0}') => {}
            _ => break,
        }
    }
    let written: f64 = plain.parse().unwrap_or(0.0);
    if written == 0.0 {
        return numerals(text);
    }
    let scale = (value.abs() / written).max(f64::MIN_POSITIVE);
    let scale = if value == 0.0 { 1.0 } else { scale };
    let last = scale * 10_f64.powi(-decimals);
    Digits {
        last,
        step: last * 10_f64.powi(zeros),
        rounded: point || scale > 1.5,
    }
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        _ => None,
    }
}

/// The same of a Chinese numeral: 两百多万 counts millions, 三件 counts ones.
fn numerals(text: &str) -> Digits {
    let mut last = 1.0;
    let mut rounded = false;
    for c in text.chars() {
        match c {
            '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' => {
                last = 1.0
            }
            '十' => last = 10.0,
            '百' => last = 100.0,
            '千' => last = 1000.0,
            '万' | '亿' => {
                last *= if c == '万' { 1e4 } else { 1e8 };
                rounded = true;
            }
            _ => {}
        }
    }
    Digits {
        last,
        step: last,
        rounded,
    }
}

/// Words of a bound that says nothing of the other side. Other words of
/// approximation stay near: 1600余万元 is less than 1700万元, 近3万 more than 2万.
const OPEN: [&str; 12] = [
    "以上",
    "不低于",
    "不少于",
    "至少",
    "以下",
    "以内",
    "之内",
    "不超过",
    "不高于",
    "低于",
    "少于",
    "最多",
];

/// All values the observation can stand for, its sign and rounding included.
pub(crate) fn interval(o: &Observation) -> Interval {
    let places = digits(&o.text, o.value);
    let half = if places.rounded || o.kind == Kind::Share || is_percent(&o.unit) {
        places.last / 2.0
    } else {
        0.0
    };
    within_words(o.value, o.value_max, o.qualifier, &o.text, half)
}

/// The values that the words of a figure allow; an exact one is taken as it
/// stands. An end that nothing bounds is infinite.
pub(crate) fn bounds(
    value: f64,
    value_max: Option<f64>,
    qualifier: Qualifier,
    text: &str,
) -> Interval {
    within_words(value, value_max, qualifier, text, 0.0)
}

fn within_words(
    value: f64,
    value_max: Option<f64>,
    qualifier: Qualifier,
    text: &str,
    half: f64,
) -> Interval {
    let size = value.abs();
    let step = || digits(text, value).step.max(half);
    let beyond = || {
        if OPEN.iter().any(|word| text.contains(word)) {
            f64::INFINITY
        } else {
            step()
        }
    };
    let (lo, hi) = match qualifier {
        Qualifier::Exact => (size - half, size + half),
        Qualifier::Over => (size, size + beyond()),
        Qualifier::Under => (size - beyond(), size),
        Qualifier::About => (size - step(), size + step()),
        Qualifier::Range => {
            let other = value_max.unwrap_or(value);
            return Interval {
                lo: value.min(other),
                hi: value.max(other),
            };
        }
    };
    // The words bound the size: 下降超5% is a change below −5 %.
    if value < 0.0 {
        Interval { lo: -hi, hi: -lo }
    } else {
        Interval { lo, hi }
    }
}

/// Whether a unit is percent or percentage points.
pub(crate) fn is_percent(unit: &str) -> bool {
    matches!(unit, "%" | "％" | "个百分点" | "百分点" | "‰")
}

/// Whether `stated` looks like a slip of the pen for `recomputed`: one digit
/// exchanged, or two neighbours swapped, at the stated number of decimals.
pub(crate) fn one_digit_off(stated: f64, recomputed: f64, last: f64) -> bool {
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
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9 * b;
        assert!(near(digits("77.9%", 77.9).last, 0.1));
        assert!(near(digits("8.46万份", 84600.0).last, 100.0));
        assert!(!digits("1236项", 1236.0).rounded);
        assert!(near(digits("1600余万元", 1.6e7).step, 1e6));
        assert!(near(digits("1,286件", 1286.0).last, 1.0));
        // 千 belongs to 千瓦.
        assert!(near(digits("477万千瓦", 4.77e6).last, 1e4));
        // A Chinese numeral counts single things: nothing was rounded.
        assert!(!digits("三件", 3.0).rounded);
        assert!(near(digits("两百多万元", 2e6).step, 1e6));
        assert!(near(digits("超千亿元", 1e11).step, 1e11));
    }

    #[test]
    fn words_bound_a_value_on_the_side_they_mean() {
        let of = |text, value, qualifier| {
            let found = bounds(value, None, qualifier, text);
            (found.lo, found.hi)
        };
        assert_eq!(of("1600余万元", 1.6e7, Qualifier::Over), (1.6e7, 1.7e7));
        assert_eq!(of("近3万人", 3e4, Qualifier::Under), (2e4, 3e4));
        assert_eq!(of("30件以上", 30.0, Qualifier::Over), (30.0, f64::INFINITY));
        assert_eq!(of("下降超5%", -5.0, Qualifier::Over), (-6.0, -5.0));
        assert_eq!(of("94.4%", 94.4, Qualifier::Exact), (94.4, 94.4));
    }

    #[test]
    fn a_swapped_or_exchanged_digit_is_a_slip_of_the_pen() {
        assert!(one_digit_off(13.1, 11.3, 0.1));
        assert!(one_digit_off(94.7, 92.7, 0.1));
        assert!(!one_digit_off(13.1, 25.8, 0.1));
    }
}
