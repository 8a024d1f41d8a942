//! What the words of a cell stand for: numbers as people write them, units
//! with their multipliers, years.

use crate::observations::Kind;

/// Multipliers before a unit or behind a number, longest first; 千 belongs to
/// 千瓦 and 千米.
const MULTIPLIERS: [(&str, f64); 3] = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4)];

/// Units of rates, and endings of labels by which a rate is a growth rate.
const RATES: [&str; 2] = ["%", "‰"];
const POINTS: &str = "百分点";
const GROWTH: [&str; 7] = ["增长", "增速", "增幅", "增长率", "下降", "降幅", "涨幅"];

/// 2021, 2021年, 2021年度, and 2021.0 where a program made numbers of years.
pub(super) fn year(word: &str) -> Option<i32> {
    let word = word.trim_end_matches(['年', '度']);
    let word = word.strip_suffix(".0").unwrap_or(word);
    let year = word.parse().ok()?;
    (1900..=2200).contains(&year).then_some(year)
}

/// 1600, 1,600, 1，600, −15.5, 94.4%, 5038.64万.
pub(super) fn number(word: &str) -> Option<f64> {
    let plain: String = word
        .trim_end_matches(['%', '％'])
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .map(|c| match c {
            '−' | '－' => '-',
            '．' => '.',
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            _ => c,
        })
        .collect();
    let (plain, times) = MULTIPLIERS
        .iter()
        .find_map(|(word, times)| Some((plain.strip_suffix(word)?, *times)))
        .unwrap_or((&plain, 1.0));
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then(|| in_base(number, times))
}

/// The multiplier of a unit, and the unit without it.
pub(super) fn base_unit(unit: &str) -> (f64, &str) {
    MULTIPLIERS
        .iter()
        .find_map(|(word, times)| unit.strip_prefix(word).map(|rest| (*times, rest)))
        .unwrap_or((1.0, unit))
}

/// 5038.64 × 10000 is 50386400, not a bit more.
pub(super) fn in_base(value: f64, times: f64) -> f64 {
    const DECIMALS: f64 = 1e4;
    let product = value * times;
    if times > 1.0 && product.abs() < f64::MAX / DECIMALS {
        (product * DECIMALS).round() / DECIMALS
    } else {
        product
    }
}

/// The kind that the unit and the label say where no column does.
pub(super) fn kind_of(unit: &str, label: &str) -> Kind {
    let grows = GROWTH.iter().any(|word| label.ends_with(word));
    if unit.ends_with(POINTS) || (RATES.contains(&unit) && grows) {
        Kind::Change
    } else if RATES.contains(&unit) {
        Kind::Share
    } else {
        Kind::Level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_a_change_and_a_rate_a_share() {
        assert_eq!(kind_of("%", "生产总值增长"), Kind::Change);
        assert_eq!(kind_of("%", "调解成功率"), Kind::Share);
        assert_eq!(kind_of("个百分点", "满意率提高"), Kind::Change);
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(number("1，600"), Some(1600.0));
        assert_eq!(number("−15.5%"), Some(-15.5));
        assert_eq!(number("１２.5"), Some(12.5));
        assert_eq!(number("5038.64万"), Some(50_386_400.0));
        assert_eq!(number("若干"), None);
        assert_eq!(number("inf"), None);
    }

    #[test]
    fn years_are_read_with_their_word() {
        assert_eq!(year("2021年度"), Some(2021));
        assert_eq!(year("2021.0"), Some(2021));
        assert_eq!(year("21"), None);
    }
}
