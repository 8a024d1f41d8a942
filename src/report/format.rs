//! Numbers the way readers write them: 1,600余万元, 9,662件, +2.7个百分点.

use super::words::{self, Lang};

const MINUS: char = '−';
/// 万 and 亿.
const MYRIAD: f64 = 1e4;
const HUNDRED_MILLION: f64 = 1e8;
/// Up to here people and things are counted out; money is given in 万 from 万 on.
const COUNTED_OUT: f64 = 1e6;

/// A figure as it stands in the text, with thousands separators.
pub(super) fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut digits = String::new();
    let mut after_point = false;
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        flush(&mut out, &mut digits, after_point);
        after_point = c == '.' || c == '．';
        out.push(c);
    }
    flush(&mut out, &mut digits, after_point);
    out
}

fn flush(out: &mut String, digits: &mut String, after_point: bool) {
    if after_point || digits.len() < 4 {
        out.push_str(digits);
    } else {
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
    }
    digits.clear();
}

/// A number with separators and at most `decimals` decimals, none of them idle.
pub(super) fn number(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "—".to_owned();
    }
    let mut plain = format!("{:.decimals$}", value.abs());
    if plain.contains('.') {
        plain.truncate(plain.trim_end_matches('0').trim_end_matches('.').len());
    }
    let shown = grouped(&plain);
    if value < 0.0 && shown != "0" {
        format!("{MINUS}{shown}")
    } else {
        shown
    }
}

/// A value with its unit: 118.79万元, 9,662件, 94.4%; in English 1.19 million yuan.
pub(crate) fn amount(value: f64, unit: &str, lang: Lang) -> String {
    let size = value.abs();
    let money = unit.starts_with('元');
    match lang {
        Lang::Zh => {
            let (scaled, multiple) = if size >= HUNDRED_MILLION {
                (value / HUNDRED_MILLION, "亿")
            } else if size >= COUNTED_OUT || (money && size >= MYRIAD) {
                (value / MYRIAD, "万")
            } else {
                (value, "")
            };
            format!("{}{multiple}{unit}", number(scaled, 2))
        }
        Lang::En => {
            let (scaled, multiple) = if size >= 1e9 {
                (value / 1e9, " billion")
            } else if size >= 1e6 {
                (value / 1e6, " million")
            } else {
                (value, "")
            };
            let unit = words::unit(unit, lang);
            let space = if unit.is_empty() || unit.starts_with('%') {
                ""
            } else {
                " "
            };
            format!("{}{multiple}{space}{unit}", number(scaled, 2))
        }
    }
}

/// A difference with its sign; zero has none.
pub(super) fn signed(value: f64, unit: &str, lang: Lang) -> String {
    let shown = amount(value, unit, lang);
    if value > 0.0 {
        format!("+{shown}")
    } else {
        shown
    }
}

/// A stated figure: its own words in Chinese; in English its value and
/// qualifier. A growth always carries its sign, which 分别下降12.3%、13.7% does
/// not give to its second part.
pub(super) fn stated(
    text: &str,
    value: f64,
    unit: &str,
    kind: &str,
    qualifier: &str,
    lang: Lang,
) -> String {
    if qualifier == "range" || (lang == Lang::Zh && kind != "change" && !text.is_empty()) {
        return grouped(text);
    }
    let shown = if kind == "change" {
        signed(value, unit, lang)
    } else {
        amount(value, unit, lang)
    };
    match qualifier {
        "over" | "under" | "about" => words::sentence(
            &format!("qualifier_{qualifier}"),
            lang,
            &[("value", &shown)],
        ),
        _ => shown,
    }
}

/// The change of a delta in the right kind: a level in its unit, a share in
/// percentage points, a growth rate in percentage points too.
pub(super) fn change(value: f64, unit: &str, kind: &str, lang: Lang) -> String {
    if kind == "share" || unit == "%" || unit == "个百分点" {
        let points = number(value, 2);
        let sign = if value > 0.0 { "+" } else { "" };
        return format!(
            "{sign}{}",
            words::sentence("points", lang, &[("n", &points)])
        );
    }
    signed(value, unit, lang)
}

/// A percent change with its sign and one decimal; none from 1,000% on.
pub(crate) fn percent(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    let decimals = usize::from(value.abs() < 1000.0);
    format!("{sign}{}%", number(value, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_words_and_gain_separators() {
        for (text, shown) in [
            ("1600余万元", "1,600余万元"),
            ("9662件", "9,662件"),
            ("94.4%", "94.4%"),
            ("两起", "两起"),
            ("0.12345", "0.12345"),
            ("15630余条", "15,630余条"),
            ("12,345件", "12,345件"),
            ("1234567.8901元", "1,234,567.8901元"),
        ] {
            assert_eq!(grouped(text), shown);
        }
    }

    #[test]
    fn amounts_use_the_multiples_of_their_language() {
        for (value, unit, zh, en) in [
            (1_187_900.0, "元", "118.79万元", "1.19 million yuan"),
            (9662.0, "件", "9,662件", "9,662 cases"),
            (-0.4, "%", "−0.4%", "−0.4%"),
            (3.2e8, "元", "3.2亿元", "320 million yuan"),
            (15630.0, "条", "15,630条", "15,630 items"),
        ] {
            assert_eq!(amount(value, unit, Lang::Zh), zh);
            assert_eq!(amount(value, unit, Lang::En), en);
        }
    }

    #[test]
    fn a_share_changes_by_points_never_by_percent() {
        assert_eq!(change(2.7, "%", "share", Lang::Zh), "+2.7个百分点");
        assert_eq!(change(-2.7, "%", "share", Lang::En), "−2.7 pp");
        assert_eq!(change(-12.0, "件", "level", Lang::Zh), "−12件");
        assert_eq!(change(0.0, "件", "level", Lang::Zh), "0件");
        assert_eq!(number(-0.001, 2), "0", "no minus before a nought");
    }

    #[test]
    fn a_growth_carries_its_sign() {
        assert_eq!(
            stated("13.7%", -13.7, "%", "change", "exact", Lang::Zh),
            "−13.7%"
        );
        assert_eq!(
            stated("1600余万元", 1.6e7, "元", "level", "over", Lang::Zh),
            "1,600余万元"
        );
        assert_eq!(
            stated("1600余万元", 1.6e7, "元", "level", "over", Lang::En),
            "over 16 million yuan"
        );
    }
}
