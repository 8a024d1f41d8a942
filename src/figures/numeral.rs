//! The number reader: Arabic, full-width, Chinese and mixed numerals, digit
//! groups, fractions and percentages said in words. Knows nothing of units but
//! the characters that multiply (十百千万亿) and 百分之.

use super::decimal::{Decimal, LONGEST};
use super::vocabulary::VOCABULARY;

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

/// What a character is to a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// 一, 两, 〇.
    Digit(u8),
    /// 十 (1), 百 (2), 千 (3).
    Small(u32),
    /// 万 (4), 亿 (8).
    Big(u32),
    /// 点.
    Point,
    Other,
}

fn sign(c: char) -> Sign {
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
        '点' => Sign::Point,
        _ => Sign::Other,
    }
}

/// Whether the text begins with a digit or power as it is written on cheques.
pub(super) fn is_formal(text: &str) -> bool {
    text.starts_with([
        '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟',
    ])
}

/// The value of an ASCII or full-width digit.
pub(super) fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => u8::try_from(u32::from(c) - u32::from('0')).ok(),
        '０'..='９' => u8::try_from(u32::from(c) - u32::from('０')).ok(),
        _ => None,
    }
}

/// Whether a numeral may begin with `c`.
pub(super) fn leads(c: char) -> bool {
    digit(c).is_some() || !matches!(sign(c), Sign::Point | Sign::Other)
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

/// The state of a numeral read from left to right: 1亿2千5百 is
/// `total` 1亿, `section` 2千, `current` 5.
#[derive(Default)]
struct Sum {
    total: Decimal,
    section: Decimal,
    current: Option<Decimal>,
    /// The power of the last multiplier.
    last: Option<u32>,
    /// The power of the last 万 or 亿.
    big: u32,
    any: bool,
}

impl Sum {
    fn small(&mut self, power: u32) {
        let n = self.current.take().unwrap_or(Decimal::whole(1));
        self.section = self.section.plus(n.scaled(power));
        self.last = Some(power);
        self.any = true;
    }

    fn big(&mut self, power: u32) {
        let own = self.section.plus(self.current.take().unwrap_or_default());
        let empty = own.is_zero();
        if self.total.is_zero() {
            let n = if empty { Decimal::whole(1) } else { own };
            self.total = n.scaled(power);
        } else if empty || power > self.big {
            self.total = self.total.plus(own).scaled(power);
        } else {
            self.total = self.total.plus(own.scaled(power));
        }
        self.section = Decimal::ZERO;
        self.last = Some(power);
        self.big = self.big.max(power);
        self.any = true;
    }

    fn value(self) -> Decimal {
        self.total
            .plus(self.section)
            .plus(self.current.unwrap_or_default())
    }
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
    out.value = sum.value().value();
    if terms == 1 && !literal.is_zero() && out.arabic {
        out.scale = out.value / literal.value();
    }
    Some(out)
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
        '余' if v.yu.iter().any(|w| text.starts_with(w.as_str())) => None,
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

/// The value of a Chinese digit.
fn said(c: char) -> Option<u8> {
    match sign(c) {
        Sign::Digit(d) => Some(d),
        _ => None,
    }
}

/// Chinese digits side by side.
struct Run {
    len: usize,
    digits: usize,
    value: Decimal,
    first: u8,
    last: u8,
    /// Whether it opens with 零.
    zero: bool,
    holds_zero: bool,
}

impl Run {
    /// 三四 → 4: the two ends of a guess.
    fn neighbour(&self) -> Option<f64> {
        (self.digits == 2 && self.first > 0 && self.last == self.first + 1)
            .then(|| f64::from(self.last))
    }
}

fn run(text: &str) -> Run {
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

struct Arabic {
    len: usize,
    value: Decimal,
    digits: usize,
    shaped: bool,
    broken: Option<&'static str>,
}

/// Digits with their groups (1,100 and 4 598) and decimals.
fn arabic(text: &str) -> Arabic {
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

#[cfg(test)]
#[path = "numeral_tests.rs"]
mod tests;
