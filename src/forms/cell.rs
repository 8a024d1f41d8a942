//! What stands in a cell: nothing, a mark that there is nothing, a year, a
//! number with or without its unit, or words.

use crate::figures::{self, Qualifier};

use super::words::{WORDS, is_in};

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// Nothing.
    Blank,
    /// That there is nothing: /, —.
    Absent,
    /// 2023年.
    Year(i32),
    /// A number.
    Number(Written),
    /// Anything else.
    Words,
}

/// A number as a cell writes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// Without sign: qualifier, number, and the unit where the cell has one.
    pub(super) words: String,
    /// −3.5, ↓3.5, 下降3.5: below zero; ＋3.5, ↑3.5: said to be above it.
    pub(super) sign: Sign,
    /// Whether a unit stands in the cell.
    pub(super) with_unit: bool,
}

/// The sign of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    None,
    Plus,
    Minus,
}

/// A number with its unit, in the base unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub(super) value: f64,
    pub(super) value_max: Option<f64>,
    pub(super) unit: String,
    pub(super) qualifier: Qualifier,
}

/// Signs and words before a number that say which way it goes.
const SIGNS: &[(&str, Sign)] = &[
    ("下降", Sign::Minus),
    ("减少", Sign::Minus),
    ("负", Sign::Minus),
    ("增长", Sign::Plus),
    ("增加", Sign::Plus),
    ("上升", Sign::Plus),
    ("提高", Sign::Plus),
    ("-", Sign::Minus),
    ("−", Sign::Minus),
    ("－", Sign::Minus),
    ("—", Sign::Minus),
    ("–", Sign::Minus),
    ("↓", Sign::Minus),
    ("▼", Sign::Minus),
    ("⬇", Sign::Minus),
    ("+", Sign::Plus),
    ("＋", Sign::Plus),
    ("↑", Sign::Plus),
    ("▲", Sign::Plus),
    ("⬆", Sign::Plus),
];

/// Words that say how exact a number without unit is.
const ABOUT: &[(&str, Qualifier)] = &[
    ("约", Qualifier::About),
    ("近", Qualifier::Under),
    ("不足", Qualifier::Under),
    ("超", Qualifier::Over),
    ("逾", Qualifier::Over),
];
const ABOUT_BEHIND: &[(&str, Qualifier)] = &[
    ("余", Qualifier::Over),
    ("多", Qualifier::Over),
    ("以上", Qualifier::Over),
    ("左右", Qualifier::About),
];

/// Longer cells are no numbers.
const LONGEST: usize = 24;

/// What a cell says, white space taken out.
pub(super) fn said(words: &str) -> Said {
    if words.is_empty() {
        return Said::Blank;
    }
    if is_in(&WORDS.absent, words) {
        return Said::Absent;
    }
    if let Some(year) = year(words) {
        return Said::Year(year);
    }
    number(words).map_or(Said::Words, Said::Number)
}

/// 2023年, 2023年度: a year that says that it is one.
fn year(words: &str) -> Option<i32> {
    let bare = words.trim_end_matches('度').strip_suffix('年')?;
    bare_year(bare)
}

/// 2023: a number that may be a year.
pub(super) fn bare_year(words: &str) -> Option<i32> {
    let four = words.len() == 4 && words.bytes().all(|b| b.is_ascii_digit());
    let year = four.then(|| words.parse().ok()).flatten()?;
    (1949..2100).contains(&year).then_some(year)
}

fn number(words: &str) -> Option<Written> {
    if words.chars().count() > LONGEST {
        return None;
    }
    let (words, sign) = signed(words);
    if parsed(qualified(words).0).is_some() {
        return Some(Written {
            words: words.to_owned(),
            sign,
            with_unit: false,
        });
    }
    let whole = measured(words)?;
    Some(Written {
        words: words.to_owned(),
        sign,
        with_unit: !whole.unit.is_empty(),
    })
}

fn signed(words: &str) -> (&str, Sign) {
    // (3.5) is how books write −3.5.
    let inner = words.strip_prefix(['(', '（']);
    if let Some(inner) = inner.and_then(|w| w.strip_suffix([')', '）']))
        && parsed(inner.trim_end_matches(['%', '％'])).is_some()
    {
        return (inner, Sign::Minus);
    }
    let found = SIGNS
        .iter()
        .find_map(|(sign, which)| Some((words.strip_prefix(sign)?, *which)));
    found.unwrap_or((words, Sign::None))
}

/// The number that some words are, without unit.
fn parsed(words: &str) -> Option<f64> {
    let plain: String = words
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | '\''))
        .map(|c| if c == '．' { '.' } else { c })
        .collect();
    let grouped = plain.len() == words.len() || well_grouped(words);
    let digits = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.ends_with(|c: char| c.is_ascii_digit())
        && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (digits && grouped).then(|| plain.parse().ok()).flatten()
}

/// 1,234,567.8: groups of three, or of four as some write them.
fn well_grouped(words: &str) -> bool {
    let whole = words.split(['.', '．']).next().unwrap_or(words);
    let mut groups = whole.split([',', '，', '\'']);
    let first = groups.next().map_or(0, str::len);
    let rest: Vec<usize> = groups.map(str::len).collect();
    let of = |n: usize| rest.iter().all(|len| *len == n) && first <= n && first > 0;
    of(3) || of(4)
}

/// A number with its unit behind it.
pub(super) fn measured(words: &str) -> Option<Measured> {
    let reading = figures::read(words, 0..words.len());
    if let [figure] = reading.figures.as_slice()
        && figure.span == (0..words.len())
    {
        return Some(Measured {
            value: figure.value,
            value_max: figure.value_max,
            unit: figure.unit.to_owned(),
            qualifier: figure.qualifier,
        });
    }
    let (words, qualifier) = qualified(words);
    let end = words
        .char_indices()
        .find(|(_, c)| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '，' | '．' | '\''))
        .map_or(words.len(), |(at, _)| at);
    let value = parsed(&words[..end])?;
    let (factor, unit) = scaled(&words[end..]);
    let known = unit.is_empty() || is_in(&WORDS.more_units, unit);
    known.then(|| Measured {
        value: value * factor,
        value_max: None,
        unit: unit.to_owned(),
        qualifier,
    })
}

/// A number without the words that say how exact it is.
fn qualified(words: &str) -> (&str, Qualifier) {
    let before = ABOUT
        .iter()
        .find_map(|(about, which)| Some((words.strip_prefix(about)?, *which)));
    let behind = ABOUT_BEHIND
        .iter()
        .find_map(|(about, which)| Some((words.strip_suffix(about)?, *which)));
    before.or(behind).unwrap_or((words, Qualifier::Exact))
}

/// The factor before a unit: 万小时.
fn scaled(unit: &str) -> (f64, &str) {
    const FACTORS: &[(&str, f64)] = &[("万亿", 1e12), ("亿", 1e8), ("万", 1e4)];
    FACTORS
        .iter()
        .find_map(|(word, factor)| Some((*factor, unit.strip_prefix(word)?)))
        .unwrap_or((1.0, unit))
}

/// Whether some words are a unit: 件, 万元, %.
pub(super) fn is_unit(words: &str) -> bool {
    const LONGEST: usize = 8;
    let short = words.chars().count() <= LONGEST && !words.is_empty();
    let digits = words.chars().any(|c| c.is_ascii_digit());
    short
        && !digits
        && (matches!(words, "万" | "亿" | "‰")
            || measured(&format!("2{words}")).is_some_and(|m| !m.unit.is_empty()))
}

impl Written {
    /// The number in the unit its cell gives it, else in this one.
    pub(super) fn in_unit(&self, unit: &str) -> Option<Measured> {
        let unit = if self.with_unit { "" } else { unit };
        let mut measured = if parsed(&self.words) == Some(0.0) {
            Measured {
                value: 0.0,
                ..measured(&format!("2{unit}"))?
            }
        } else {
            measured(&format!("{}{unit}", self.words))?
        };
        if self.sign == Sign::Minus {
            measured.value = -measured.value;
            measured.value_max = measured.value_max.map(|v| -v);
        }
        Some(measured)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_all_kinds_are_told_apart() {
        for (words, is) in [
            ("", "blank"),
            ("/", "absent"),
            ("—", "absent"),
            ("2023年", "year"),
            ("2023年度", "year"),
            ("2023", "number"),
            ("1,234", "number"),
            ("0", "number"),
            ("-21.8%", "number"),
            ("↓3.5", "number"),
            ("约120", "number"),
            ("235.6万元", "number"),
            ("12.5—13.5%", "number"),
            ("县公安局", "words"),
            ("12345热线", "words"),
            ("1.2.3", "words"),
            ("3/4季度", "words"),
        ] {
            let said = match said(words) {
                Said::Blank => "blank",
                Said::Absent => "absent",
                Said::Year(_) => "year",
                Said::Number(_) => "number",
                Said::Words => "words",
            };
            assert_eq!(said, is, "{words}");
        }
    }

    #[test]
    fn a_number_takes_the_unit_of_its_cell_before_that_of_its_head() {
        for (words, unit, value, base) in [
            ("1,234", "件", 1234.0, "件"),
            ("235.6", "万元", 2_356_000.0, "元"),
            ("98.5%", "件", 98.5, "%"),
            ("-21.8", "%", -21.8, "%"),
            ("(3.5)", "%", -3.5, "%"),
            ("0", "件", 0.0, "件"),
            ("0.0", "万元", 0.0, "元"),
            ("163", "", 163.0, ""),
            ("12.5", "万小时", 125_000.0, "小时"),
            ("1.2", "万", 12_000.0, ""),
        ] {
            let Said::Number(number) = said(words) else {
                panic!("{words} is no number");
            };
            let measured = number.in_unit(unit).expect(words);
            assert!(
                (measured.value - value).abs() < 1e-6,
                "{words} {measured:?}"
            );
            assert_eq!(measured.unit, base, "{words}");
        }
    }

    #[test]
    fn units_are_told_from_other_words() {
        for unit in ["件", "万元", "%", "人次", "亿元", "公里", "个百分点", "万"] {
            assert!(is_unit(unit), "{unit}");
        }
        for other in ["", "县本级", "含复议", "司法局", "2023年", "合计"] {
            assert!(!is_unit(other), "{other}");
        }
    }
}
