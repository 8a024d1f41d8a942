//! Years as people write them: 2023, ２０２３, 二〇二三, 二○二三, 二零二三, 23年度.

/// A year in some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) year: i32,
    /// The month behind it, where there is one.
    pub(super) month: Option<u32>,
    /// Whether it is part of a day (2024年1月25日, 2024-01-25).
    pub(super) day: bool,
    /// Bytes of the words, the month and day not included.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Whether a report can be about this year.
pub(super) fn plausible(year: i32) -> bool {
    (1980..2100).contains(&year)
}

/// All years in some words, in their order.
pub(super) fn years(words: &str) -> Vec<Written> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = words.get(at..).and_then(|rest| rest.chars().next()) {
        let run = run(&words[at..]);
        if run == 0 {
            at += c.len_utf8();
            continue;
        }
        let digits: String = words[at..at + run].chars().filter_map(digit).collect();
        let behind = &words[at + run..];
        if let Some(year) = year(&digits, &words[..at], behind, c.is_ascii_digit()) {
            let (month, day) = date(behind);
            found.push(Written {
                year,
                month,
                day,
                start: at,
                end: at + run,
            });
        }
        at += run;
    }
    found
}

/// How many bytes of digits, all of one kind, some words begin with.
fn run(words: &str) -> usize {
    let ascii = words.starts_with(|c: char| c.is_ascii_digit());
    words
        .chars()
        .take_while(|c| digit(*c).is_some() && (c.is_ascii_digit() == ascii || *c == '0' && !ascii))
        .map(char::len_utf8)
        .sum()
}

fn digit(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => c,
        '０'..='９' => return char::from_digit(u32::from(c) - u32::from('０'), 10),
        '〇' | '○' | '◯' | 'Ｏ' | 'О' | '零' => '0',
        '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

/// The year that some digits are, between these words.
fn year(digits: &str, before: &str, behind: &str, arabic: bool) -> Option<i32> {
    // 青政〔2024〕3号 is the number of a document.
    if before.ends_with(['〔', '［', '[']) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    match digits.len() {
        // Chinese digits alone are a number as well.
        4 if arabic || behind.trim_start().starts_with('年') => {
            Some(number).filter(|year| plausible(*year))
        }
        2 if arabic && short_year(before, behind) => Some(2000 + number),
        _ => None,
    }
}

/// 23年度, 青溪县23年: not 第23年, 连续23年.
fn short_year(before: &str, behind: &str) -> bool {
    const LATEST: &str = "市县区省州旗盟镇乡局委厅";
    behind.starts_with("年度")
        || behind.starts_with('年')
            && before
                .chars()
                .next_back()
                .is_none_or(|c| LATEST.contains(c) || !c.is_alphanumeric())
}

/// Month and whether a day follows: 年1月25日, -01-25, .1.25.
fn date(behind: &str) -> (Option<u32>, bool) {
    let mut numbers = behind.trim_start();
    let mut next = |marks: &[char]| -> Option<u32> {
        let rest = numbers
            .strip_prefix(|c: char| marks.contains(&c))?
            .trim_start();
        let len: usize = rest
            .chars()
            .take_while(|c| digit(*c).is_some() || matches!(c, '十' | '廿'))
            .map(char::len_utf8)
            .sum();
        let number = small(&rest[..len])?;
        numbers = rest[len..].trim_start();
        Some(number)
    };
    let month = next(&['年', '-', '.', '/']).filter(|m| (1..=12).contains(m));
    let day = month.is_some() && next(&['月', '-', '.', '/']).is_some();
    // 2023.5 and 2023-5 alone are no months; 2023年5月 is one.
    (month.filter(|_| day || numbers.starts_with('月')), day)
}

/// 1, 12, 十二, 二十五.
fn small(words: &str) -> Option<u32> {
    if let Some((tens, ones)) = words.split_once('十') {
        let number = |part: &str, none| match part {
            "" => Some(none),
            part => part.chars().next().and_then(digit)?.to_digit(10),
        };
        return Some(number(tens, 1)? * 10 + number(ones, 0)?);
    }
    let digits: String = words.chars().filter_map(digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(words: &str) -> Vec<i32> {
        years(words).into_iter().map(|w| w.year).collect()
    }

    #[test]
    fn a_year_is_one_however_it_is_written() {
        for words in [
            "2023年度",
            "２０２３年",
            "二〇二三年",
            "二○二三年度",
            "二零二三年",
            "青溪县23年度",
            "青溪县23年法治",
        ] {
            assert_eq!(only(words), [2023], "{words}");
        }
    }

    #[test]
    fn numbers_that_are_no_years_are_left_alone() {
        for words in [
            "20240129",
            "第23年",
            "连续23年",
            "一二三四",
            "2500年前",
            "12345热线",
            "青政〔2024〕3号",
        ] {
            assert_eq!(only(words), [0; 0], "{words}");
        }
    }

    #[test]
    fn months_and_days_are_told() {
        let of = |words| years(words).first().map(|w| (w.month, w.day));
        assert_eq!(of("2024年1月25日"), Some((Some(1), true)));
        assert_eq!(of("2024-01-25"), Some((Some(1), true)));
        assert_eq!(of("二〇二四年十二月二十五日"), Some((Some(12), true)));
        assert_eq!(of("2022年12月—"), Some((Some(12), false)));
        assert_eq!(of("2023年，"), Some((None, false)));
    }
}
