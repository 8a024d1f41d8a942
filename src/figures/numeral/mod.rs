//! The number reader: Arabic, full-width, Chinese and mixed numerals, digit
//! groups, fractions and percentages said in words. Knows nothing of units but
//! the characters that multiply (十百千万亿) and 百分之.

mod arabic;
mod signs;
mod sum;

use super::decimal::Decimal;
use super::vocabulary::{VOCABULARY, begins_in};
use arabic::arabic;
use signs::{Sign, run, said, sign};
pub(super) use signs::{digit, is_formal, leads};
use sum::Sum;

/// A number at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Bytes it takes, 余 and 多 included.
    pub len: usize,
    /// What it says, 万 and 亿 multiplied in.
    pub value: f64,
    /// What its last multipliers make of one (5万 → 10000); 1 for a number of
    /// several terms.
    pub scale: f64,
    /// The upper end where it names two neighbours (三四个).
    pub value_max: Option<f64>,
    /// Whether it is written in Arabic digits.
    pub arabic: bool,
    /// Whether it begins with a multiplier and no digit (百余, 亿元).
    pub bare: bool,
    /// Whether 余, 多 or 几 stands in it.
    pub over: bool,
    /// Whether 来 stands in it.
    pub about: bool,
    /// Whether 百, 千, 万 or 亿 stands in it.
    pub scaled: bool,
    /// Whether it has a decimal point or digit groups: no serial number then.
    pub shaped: bool,
    /// Digits before the point, of an Arabic numeral.
    pub digits: usize,
    /// The ratio it writes itself: 百分之, 千分之, 三分之.
    pub ratio: Ratio,
    /// Why it is no number at all, although it is made of its characters.
    pub broken: Option<&'static str>,
}

/// How a numeral writes a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ratio {
    /// It writes none.
    None,
    /// 百分之.
    Percent,
    /// 千分之.
    PerMille,
    /// 三分之二, 1/4.
    Fraction,
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

/// Reads the numeral `text` begins with.
pub(super) fn read(text: &str) -> Option<Numeral> {
    let whole = plain(text)?;
    let rest = text.get(whole.len..)?;
    fraction(text, whole, rest).or(Some(whole))
}

/// 百分之五, 三分之二, 1/4.
fn fraction(text: &str, below: Numeral, rest: &str) -> Option<Numeral> {
    if let Some(said) = rest.strip_prefix("分之") {
        let above = plain(said)?;
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
    let below = plain(said)?;
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

fn plain(text: &str) -> Option<Numeral> {
    let mut out = Numeral {
        len: 0,
        value: 0.0,
        scale: 1.0,
        value_max: None,
        arabic: false,
        bare: false,
        over: false,
        about: false,
        scaled: false,
        shaped: false,
        digits: 0,
        ratio: Ratio::None,
        broken: None,
    };
    let mut sum = Sum::default();
    let mut zero = false;
    let mut terms = 0_u32;
    let mut literal = Decimal::ZERO;
    // A digit said after a multiplier stands for the next lower one (一百二).
    let mut trailing = None;
    let mut at = 0;
    while let Some(c) = first(&text[at..]) {
        let rest = &text[at + c.len_utf8()..];
        if digit(c).is_some() {
            if sum.current.is_some() || out.over || sum.any && !out.arabic {
                break;
            }
            let number = arabic(&text[at..]);
            out.arabic = true;
            out.shaped |= number.shaped;
            out.digits = out.digits.max(number.digits);
            out.broken = out.broken.or(number.broken);
            sum.current = Some(number.value);
            literal = number.value;
            terms += 1;
            at += number.len;
            continue;
        }
        match sign(c) {
            Sign::Digit(_) if out.over => break,
            Sign::Digit(_) => {
                let run = run(&text[at..]);
                let lone = if run.zero { run.digits - 1 } else { run.digits };
                if sum.current.is_some() || out.arabic && sum.last.is_none() {
                    // 十四五: two numbers, or a name.
                    if !out.arabic {
                        out.broken = Some("two numerals side by side");
                    }
                    break;
                }
                if sum.any && lone > 1 {
                    out.broken = Some("two numerals side by side");
                    at += run.len;
                    break;
                }
                if run.digits > 1 && !sum.any {
                    out.value_max = run.neighbour();
                    sum.current = Some(if out.value_max.is_some() {
                        Decimal::whole(run.first.into())
                    } else {
                        run.value
                    });
                    if out.value_max.is_none() && !run.holds_zero && run.digits < 4 {
                        out.broken = Some("digits read one by one");
                    }
                    at += run.len;
                    if out.value_max.is_some() {
                        // 二三十: both ends are multiplied.
                        let (len, power) = multipliers(&text[at..]);
                        let times = 10_f64.powi(power);
                        out.value_max = out.value_max.map(|upper| upper * times);
                        sum.current = sum.current.map(|lower| lower.scaled(power.unsigned_abs()));
                        out.scaled |= power > 1;
                        at += len;
                    }
                    break;
                }
                zero |= run.zero;
                if lone > 0 {
                    sum.current = Some(run.value);
                    trailing = sum.last.filter(|p| *p >= 2 && !zero);
                } else if run.digits == 1 && !sum.any {
                    sum.current = Some(Decimal::ZERO);
                }
                at += run.len;
            }
            Sign::Small(power) => {
                if belongs_to_unit(power, rest)
                    || power == 1 && out.arabic
                    || sum
                        .last
                        .is_some_and(|l| l <= power && sum.current.is_some() && l < 4)
                {
                    break;
                }
                if sum.last.is_some_and(|l| l <= 3) && sum.current.is_none() && sum.any {
                    break;
                }
                out.bare |= !sum.any && sum.current.is_none() && power > 1;
                out.scaled |= power > 1;
                trailing = None;
                sum.small(power);
                zero = false;
                at += c.len_utf8();
            }
            Sign::Big(power) => {
                out.bare |= !sum.any && sum.current.is_none();
                out.scaled = true;
                trailing = None;
                sum.big(power);
                zero = false;
                at += c.len_utf8();
            }
            Sign::Point => {
                let run = run(rest);
                if out.arabic || run.digits == 0 || !(sum.any || sum.current.is_some()) {
                    break;
                }
                let mut value = sum.section.plus(sum.current.unwrap_or_default());
                for d in rest[..run.len].chars().filter_map(said) {
                    value.push(d, true);
                }
                sum.section = Decimal::ZERO;
                sum.current = Some(value);
                trailing = None;
                out.shaped = true;
                at += c.len_utf8() + run.len;
            }
            Sign::Other => {
                let Some(more) = more(c, &text[at..], &sum, out.bare || out.scaled, out.arabic)
                else {
                    break;
                };
                if out.over || out.about {
                    break;
                }
                out.over = more == More::Over;
                out.about = more == More::About;
                at += c.len_utf8();
            }
        }
    }
    if at == 0 {
        return None;
    }
    if let (Some(power), Some(n)) = (trailing, sum.current) {
        sum.current = Some(n.scaled(power - 1));
    }
    out.len = at;
    let multiplied = sum.any;
    out.value = sum.value().value();
    if multiplied && terms == 1 && !literal.is_zero() && out.arabic {
        out.scale = out.value / literal.value();
    }
    Some(out)
}

/// The multipliers a text begins with: their bytes, and the power of ten they
/// make together.
fn multipliers(text: &str) -> (usize, i32) {
    let (mut len, mut power) = (0, 0);
    while let Some(c) = first(&text[len..]) {
        let by = match sign(c) {
            Sign::Small(p) if !belongs_to_unit(p, &text[len + c.len_utf8()..]) => p,
            Sign::Big(p) => p,
            _ => break,
        };
        len += c.len_utf8();
        power += by.cast_signed();
    }
    (len, power)
}

#[derive(PartialEq, Eq)]
enum More {
    Over,
    About,
}

/// 余, 多, 几, 来 inside or behind a number.
fn more(c: char, text: &str, sum: &Sum, scaled: bool, arabic: bool) -> Option<More> {
    let v = &*VOCABULARY;
    let tens = sum.any && sum.current.is_none() && (scaled || sum.last == Some(1));
    match c {
        '余' if begins_in(text, &v.yu) => None,
        '余' | '多' if tens || arabic => Some(More::Over),
        '几' if tens => Some(More::Over),
        '来' if tens && first(&text[c.len_utf8()..]).is_some_and(|n| v.is_measure(n)) => {
            Some(More::About)
        }
        _ => None,
    }
}

/// 千 in 千瓦 and 千升, 百 in 百分点 are the unit's.
fn belongs_to_unit(power: u32, rest: &str) -> bool {
    let next = first(rest);
    match power {
        2 => next == Some('分') && !rest.starts_with("分之"),
        3 => next.is_some_and(|c| "瓦升伏卡克焦赫帕".contains(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
