//! Every whole number below 10^12 comes back from every form it is written in;
//! so do decimals and percentages.

use proptest::prelude::*;

use super::*;

fn value(text: &str) -> f64 {
    let n = read(text).unwrap_or_else(|| panic!("{text:?} is no number"));
    assert_eq!(n.len, text.len(), "{text:?} is read whole");
    assert_eq!(n.broken, None, "{text:?}");
    n.value
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Below 10000, as it is spoken; `lead` says that something stands before it.
fn section(mut n: u64, lead: bool, liang: bool, out: &mut String) {
    let mut zero = lead && n < 1000;
    for (power, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let d = usize::try_from(n / power).expect("a digit");
        n %= power;
        if d == 0 {
            zero |= !out.is_empty() && (lead || power < 1000);
            continue;
        }
        if zero && !out.is_empty() {
            out.push('零');
        }
        zero = false;
        if !(d == 1 && power == 10 && out.is_empty()) {
            out.push(if d == 2 && liang && power >= 100 {
                '两'
            } else {
                DIGITS[d]
            });
        }
        out.push_str(unit);
        if n == 0 {
            break;
        }
    }
}

fn spoken(n: u64, liang: bool) -> String {
    if n == 0 {
        return "零".into();
    }
    let mut out = String::new();
    for (power, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = n / power % 10_000;
        if part > 0 {
            let lead = !out.is_empty();
            section(part, lead, liang, &mut out);
            out.push_str(unit);
        }
    }
    out
}

fn grouped(n: u64, mark: char) -> String {
    let plain = n.to_string();
    let mut out = String::new();
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(c);
    }
    out
}

fn full_width(plain: &str) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) - u32::from('0') + u32::from('０'));
    plain
        .chars()
        .map(|c| {
            if c.is_ascii_digit() {
                wide(c).unwrap_or(c)
            } else {
                c
            }
        })
        .collect()
}

/// 2亿3000万45: Arabic digits between Chinese multipliers.
fn mixed(n: u64) -> String {
    let mut out = String::new();
    for (power, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = n / power % 10_000;
        if part > 0 {
            out.push_str(&part.to_string());
            out.push_str(unit);
        }
    }
    out
}

fn by_digits(n: u64) -> String {
    n.to_string()
        .chars()
        .filter_map(|c| {
            digit(c).map(|d| {
                if d == 0 {
                    '〇'
                } else {
                    DIGITS[usize::from(d)]
                }
            })
        })
        .collect()
}

/// Numbers of every length, not only the long ones.
fn whole() -> impl Strategy<Value = u64> {
    (1_u32..=12).prop_flat_map(|len| 10_u64.pow(len - 1)..10_u64.pow(len))
}

proptest! {
    #[test]
    #[allow(clippy::cast_precision_loss)]
    fn whole_numbers_come_back_from_every_form(n in whole()) {
        let want = n as f64;
        for text in [
            n.to_string(),
            full_width(&n.to_string()),
            grouped(n, ','),
            grouped(n, ' '),
            grouped(n, '\u{a0}'),
            spoken(n, false),
            spoken(n, true),
        ] {
            prop_assert_eq!(value(&text), want, "{}", text);
        }
        // 6259万1 is how 6259.1万 is spoken.
        let spoken_tenth = n > 9999 && (1..=9).contains(&(n % 10_000));
        if !spoken_tenth {
            prop_assert_eq!(value(&mixed(n)), want, "{}", mixed(n));
        }
        if n > 999 {
            let text = by_digits(n);
            prop_assert_eq!(value(&text), want, "{}", text);
        }
    }

    #[test]
    fn decimals_come_back(whole in 0_u64..1_000_000, part in 0_u32..10_000) {
        let plain = format!("{whole}.{part:04}");
        let want: f64 = plain.parse().expect("a decimal");
        prop_assert_eq!(value(&plain), want);
        prop_assert_eq!(value(&full_width(&plain).replace('.', "．")), want);
        let said: String = format!("{part:04}").chars().filter_map(digit).map(|d| DIGITS[usize::from(d)]).collect();
        let spoken = format!("{}点{said}", spoken(whole, false));
        prop_assert_eq!(value(&spoken), want, "{}", spoken);
        let scaled = format!("{plain}万");
        let exact: f64 = format!("{whole}{part:04}").parse().expect("a number");
        prop_assert_eq!(value(&scaled), exact, "{}", scaled);
    }

    #[test]
    fn percentages_come_back(n in 1_u64..=100) {
        let text = format!("百分之{}", spoken(n, false));
        let number = read(&text).expect("a percentage");
        prop_assert_eq!(number.ratio, Ratio::Percent);
        #[allow(clippy::cast_precision_loss)]
        let want = n as f64;
        prop_assert_eq!(number.value, want, "{}", text);
    }

    #[test]
    fn no_text_panics(text in "[0-9０-９.,，%一二十百千万亿零〇点分之/余多几来 件元至—]{0,24}") {
        let _ = read(&text);
    }
}

#[test]
fn plain_forms() {
    for (text, want) in [
        ("1.2万", 12_000.0),
        ("两百零三", 203.0),
        ("二〇二三", 2023.0),
        ("一百二", 120.0),
        ("三万五", 35_000.0),
        ("十", 10.0),
        ("二十三点五", 23.5),
        ("零点五", 0.5),
        ("2.5万亿", 2.5e12),
        ("3百", 300.0),
        ("壹佰贰拾叁", 123.0),
        ("4 598", 4598.0),
        ("1,100", 1100.0),
        ("1 2 3", 123.0),
        ("１１．２", 11.2),
        ("百", 100.0),
        ("百万", 1e6),
        ("5038.64万", 50_386_400.0),
    ] {
        assert_eq!(value(text), want, "{text}");
    }
}

#[test]
fn fractions() {
    for (text, want, ratio) in [
        ("百分之九十五点五", 95.5, Ratio::Percent),
        ("百分之百", 100.0, Ratio::Percent),
        ("千分之三", 3.0, Ratio::PerMille),
        ("三分之二", 2.0 / 3.0, Ratio::Fraction),
        ("1/10", 0.1, Ratio::Fraction),
    ] {
        let n = read(text).expect(text);
        assert_eq!(
            (n.value, n.ratio, n.len),
            (want, ratio, text.len()),
            "{text}"
        );
    }
}

#[test]
fn more_than_it_says() {
    for (text, want) in [
        ("1600余万", 16_000_000.0),
        ("2200多", 2200.0),
        ("十余", 10.0),
        ("百余", 100.0),
        ("十几万", 100_000.0),
        ("二百三十余万", 2_300_000.0),
        ("30多万", 300_000.0),
    ] {
        let n = read(text).expect(text);
        assert_eq!((n.value, n.over, n.len), (want, true, text.len()), "{text}");
    }
}

#[test]
fn what_belongs_to_a_unit_or_a_word_is_left() {
    for (text, len) in [
        ("477万千瓦", 6),
        ("3千升", 1),
        ("2百分点", 1),
        ("10.56亿余额", 8),
        ("300,50", 3),
    ] {
        assert_eq!(read(text).expect(text).len, len, "{text}");
    }
    assert!(read("十四五").expect("a name").broken.is_some());
    assert!(read("1.2.3").expect("a version").broken.is_some());
}
