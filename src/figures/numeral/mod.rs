//! The number reader: Arabic, full-width, Chinese and mixed numerals, digit
//! groups, fractions and percentages said in words. Knows nothing of units but
//! the characters that multiply (十百千万亿) and 百分之.

mod apart;
mod arabic;
mod ratio;
mod signs;
mod sum;

use super::decimal::Decimal;
use super::vocabulary::{VOCABULARY, begins_in};
use apart::Apart;
use arabic::{Arabic, arabic};
use ratio::{all_of_it, fraction};
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
    /// Whether its characters stand apart or a full-width comma parts its groups.
    pub apart: bool,
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
    read_in(text, false)
}

/// [`read`], where running words stand before the numeral or not: behind them
/// digits that stand apart are one number.
pub(super) fn read_in(text: &str, running: bool) -> Option<Numeral> {
    if let Some(all) = all_of_it(text) {
        return Some(all);
    }
    let whole = plain(text, running)?;
    let rest = text.get(whole.len..)?;
    fraction(text, whole, rest).or(Some(whole))
}

impl Numeral {
    /// Nothing read yet.
    const EMPTY: Self = Self {
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
        apart: false,
        digits: 0,
        ratio: Ratio::None,
        broken: None,
    };
}

/// A number in Arabic digits; behind running words, one whose characters stand
/// apart as well.
fn digits(text: &str, running: bool) -> (Arabic, bool) {
    let number = arabic(text);
    let found = if running { apart::apart(text) } else { None };
    match found {
        Some(Apart::One {
            len,
            value,
            digits,
            shaped,
        }) => {
            let apart = Arabic {
                len,
                value,
                digits,
                shaped,
                broken: None,
            };
            (apart, true)
        }
        Some(Apart::Open(len)) if len > number.len && number.broken.is_none() => {
            let open = Arabic {
                len,
                broken: Some("one number or several"),
                ..number
            };
            (open, true)
        }
        _ => (number, false),
    }
}

/// The power of ten that a lone digit behind a multiplier stands for: 13万2 is
/// 132000, 3千5 is 3500.
fn lower(last: Option<u32>, number: &Arabic, rest: &str) -> Option<u32> {
    let power = last.filter(|p| *p >= 2)?;
    let lone = number.digits == 1 && !number.shaped && !number.value.is_zero();
    (lone && !multiplies(rest)).then_some(power)
}

fn plain(text: &str, running: bool) -> Option<Numeral> {
    let mut out = Numeral::EMPTY;
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
            let (number, apart) = digits(&text[at..], running && at == 0);
            trailing = lower(sum.last, &number, &text[at + number.len..]);
            out.arabic = true;
            out.apart |= apart;
            out.shaped |= number.shaped;
            out.digits = out.digits.max(number.digits);
            out.broken = out.broken.or(number.broken);
            sum.current = Some(number.value);
            literal = number.value;
            terms += 1;
            at += number.len;
            // 2 35 . 6 万元: the multiplier stands apart, too.
            at += blank_before_multiplier(&text[at..]);
            continue;
        }
        match sign(c) {
            Sign::Digit(_) if out.over => break,
            // 三千两百两: behind a multiplier 两 counts one, or is a weight.
            Sign::Digit(_) if c == '两' && sum.any && !multiplies(rest) => break,
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
            Sign::Big(12) if !multiplies_money(rest) => break,
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

/// Whether a text begins with a multiplier.
fn multiplies(text: &str) -> bool {
    first(text).is_some_and(|c| matches!(sign(c), Sign::Small(_) | Sign::Big(_)))
}

/// The bytes of a blank between digits and the 万 or 亿 that multiplies them.
fn blank_before_multiplier(text: &str) -> usize {
    let mut chars = text.chars();
    let blank = chars
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}'));
    let big = chars.next().is_some_and(|c| matches!(c, '万' | '亿'));
    blank.filter(|_| big).map_or(0, char::len_utf8)
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

/// 兆 is a number before money alone: 1000兆 are of a line, 3兆瓦 of a plant.
fn multiplies_money(rest: &str) -> bool {
    ["元", "美元", "日元", "韩元"]
        .iter()
        .any(|m| rest.starts_with(m))
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
