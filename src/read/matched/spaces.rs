//! Spaces that copies put inside numbers and titles: 2024 年, 1 9 9 3 年,
//! 12 %, 政 府 工 作 报 告. A space between words stays.

use super::chars::{chinese, digit};

/// A title is spaced out where so many single characters stand apart.
const SPACED_OUT: usize = 3;

/// For each character of a line, whether it is a space to be passed over.
pub(super) fn dropped(chars: &[(usize, char)]) -> Vec<bool> {
    let mut dropped = vec![false; chars.len()];
    let tokens = tokens(chars);
    for n in 1..tokens.len() {
        if between(chars, &tokens, n) {
            dropped[tokens[n - 1].1..tokens[n].0].fill(true);
        }
    }
    dropped
}

/// Runs of characters that are no spaces, as index ranges.
fn tokens(chars: &[(usize, char)]) -> Vec<(usize, usize)> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (i, (_, c)) in chars.iter().enumerate() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(i),
            (true, Some(from)) => {
                tokens.push((from, i));
                start = None;
            }
            _ => {}
        }
    }
    tokens.extend(start.map(|from| (from, chars.len())));
    tokens
}

/// Whether the space before token `n` is none to a reader.
fn between(chars: &[(usize, char)], tokens: &[(usize, usize)], n: usize) -> bool {
    let (before, after) = (tokens[n - 1], tokens[n]);
    let gap = &chars[before.1..after.0];
    if gap.iter().any(|(_, c)| *c == '\t') {
        return false;
    }
    let (left, right) = (chars[before.1 - 1].1, chars[after.0].1);
    if (digit(left) && chinese(right)) || (chinese(left) && digit(right)) {
        return true;
    }
    if digit(left) && matches!(right, '%' | '％' | '‰') {
        return true;
    }
    if gap.len() > 1 {
        return false;
    }
    let part = |c: char| digit(c) || matches!(c, '.' | '．');
    if part(left) && part(right) {
        return thousands(gap[0].1, chars, before, after) || single_digits(chars, tokens, n);
    }
    let single = |token: (usize, usize)| token.1 - token.0 == 1 && chinese(chars[token.0].1);
    if single(before) && single(after) {
        let run = tokens[..n].iter().rev().take_while(|t| single(**t)).count()
            + tokens[n..].iter().take_while(|t| single(**t)).count();
        return run >= SPACED_OUT;
    }
    false
}

/// 12 345 with a space that is made to keep numbers together.
fn thousands(
    gap: char,
    chars: &[(usize, char)],
    before: (usize, usize),
    after: (usize, usize),
) -> bool {
    let group = chars[after.0..after.1]
        .iter()
        .take_while(|(_, c)| digit(*c))
        .count();
    let left = chars[before.0..before.1]
        .iter()
        .rev()
        .take_while(|(_, c)| digit(*c))
        .count();
    matches!(gap, '\u{a0}' | '\u{2009}' | '\u{202f}') && group == 3 && (1..=3).contains(&left)
}

/// 1 9 9 3 年: digits one by one up to what they count. A row of single figures
/// (甲县 3 5 2) ends without a word.
fn single_digits(chars: &[(usize, char)], tokens: &[(usize, usize)], n: usize) -> bool {
    let lone_end = |(from, to): (usize, usize)| to - from == 1 || !digit(chars[to - 2].1);
    let lone_start = |(from, to): (usize, usize)| to - from == 1 || !digit(chars[from + 1].1);
    if !lone_end(tokens[n - 1]) || !lone_start(tokens[n]) {
        return false;
    }
    let mut at = n;
    while tokens[at].1 - tokens[at].0 == 1 {
        let Some(next) = tokens.get(at + 1) else {
            return false;
        };
        let c = chars[next.0].1;
        if !digit(c) && !matches!(c, '.' | '．') {
            return chinese(c) || matches!(c, '%' | '％');
        }
        if !lone_start(*next) {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::matched;

    #[test]
    fn spaces_inside_numbers_and_titles_are_none_and_others_stay() {
        for (copy, text) in [
            (
                "2024 年，办理 128 件，增长 12.5 %。",
                "2024年，办理128件，增长12.5%。",
            ),
            (
                "1 9 9 3 年共 1 2 件，增长 3 . 5 %",
                "1993年共12件，增长3.5%",
            ),
            ("政 府 工 作 报 告", "政府工作报告"),
            ("总额12\u{2009}345.6亿元", "总额12345.6亿元"),
            ("甲县 3 5 2", "甲县3 5 2"),
            ("省长 王一川", "省长 王一川"),
            ("　　一、总体情况", "　　一、总体情况"),
            ("2022 2023年", "2022 2023年"),
        ] {
            assert_eq!(matched(copy).text, text, "{copy}");
        }
    }
}
