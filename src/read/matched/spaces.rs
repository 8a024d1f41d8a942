//! Spaces that copies put inside numbers and titles: 2024 年, 1 9 9 3 年,
//! 12 %, 政 府 工 作 报 告. A space between words stays.

use std::ops::Range;

use super::chars::{chinese, digit};

/// A title is spaced out where so many single characters stand apart.
const SPACED_OUT: usize = 3;

/// The spaces of a line that are to be passed over, in their order.
pub(super) fn dropped(line: &str) -> Vec<Range<usize>> {
    let tokens = Tokens::of(line);
    (1..tokens.places.len())
        .filter(|n| tokens.joined(*n))
        .map(|n| tokens.gap(n))
        .collect()
}

/// The runs of characters of a line that are no spaces.
struct Tokens<'a> {
    line: &'a str,
    places: Vec<Range<usize>>,
    /// Whether digits one by one lead from a token to the words they count.
    lead_to_words: Vec<bool>,
}

impl<'a> Tokens<'a> {
    fn of(line: &'a str) -> Self {
        let start = |token: &str| token.as_ptr() as usize - line.as_ptr() as usize;
        let places: Vec<Range<usize>> = line
            .split_whitespace()
            .map(|token| start(token)..start(token) + token.len())
            .collect();
        let mut tokens = Self {
            line,
            lead_to_words: vec![true; places.len()],
            places,
        };
        for n in (0..tokens.places.len()).rev() {
            tokens.lead_to_words[n] = tokens.leads_to_words(n);
        }
        tokens
    }

    fn token(&self, n: usize) -> &'a str {
        &self.line[self.places[n].clone()]
    }

    /// The space before a token.
    fn gap(&self, n: usize) -> Range<usize> {
        self.places[n - 1].end..self.places[n].start
    }

    /// Whether the space before a token is none to a reader.
    fn joined(&self, n: usize) -> bool {
        let (before, after) = (self.token(n - 1), self.token(n));
        let mut gap = self.line[self.gap(n)].chars();
        if gap.clone().any(|c| c == '\t') {
            return false;
        }
        let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
            return false;
        };
        if (digit(left) && chinese(right)) || (chinese(left) && digit(right)) {
            return true;
        }
        if digit(left) && matches!(right, '%' | '％' | '‰') {
            return true;
        }
        let (Some(space), None) = (gap.next(), gap.next()) else {
            return false;
        };
        if part_of_number(left) && part_of_number(right) {
            return thousands(space, before, after)
                || ends_alone(before) && begins_alone(after) && self.lead_to_words[n];
        }
        let single = |n: &usize| single(self.token(*n)).is_some_and(chinese);
        if single(&(n - 1)) && single(&n) {
            let back = (0..n).rev().take(SPACED_OUT).take_while(single);
            let ahead = (n..self.places.len()).take(SPACED_OUT).take_while(single);
            return back.count() + ahead.count() >= SPACED_OUT;
        }
        false
    }

    /// 1 9 9 3 年: digits one by one up to what they count. A row of single
    /// figures (甲县 3 5 2) ends without a word. Asked from the last token to the
    /// first, so that each needs to know but the next.
    fn leads_to_words(&self, n: usize) -> bool {
        if single(self.token(n)).is_none() {
            return true;
        }
        let Some(c) = self
            .places
            .get(n + 1)
            .and_then(|_| self.token(n + 1).chars().next())
        else {
            return false;
        };
        if part_of_number(c) {
            begins_alone(self.token(n + 1)) && self.lead_to_words[n + 1]
        } else {
            chinese(c) || matches!(c, '%' | '％')
        }
    }
}

/// The character that is all of a token.
fn single(token: &str) -> Option<char> {
    let mut chars = token.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn part_of_number(c: char) -> bool {
    digit(c) || matches!(c, '.' | '．')
}

/// Whether no digit stands before the last character of a token.
fn ends_alone(token: &str) -> bool {
    !token.chars().rev().nth(1).is_some_and(digit)
}

/// Whether no digit stands behind the first character of a token.
fn begins_alone(token: &str) -> bool {
    !token.chars().nth(1).is_some_and(digit)
}

/// 12 345 with a space that is made to keep numbers together.
fn thousands(space: char, before: &str, after: &str) -> bool {
    let group = after.chars().take_while(|c| digit(*c)).count();
    let left = before.chars().rev().take_while(|c| digit(*c)).count();
    matches!(space, '\u{a0}' | '\u{2009}' | '\u{202f}') && group == 3 && (1..=3).contains(&left)
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
