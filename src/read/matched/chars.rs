//! Single characters: full-width digits and letters, half-width punctuation
//! in Chinese text (NFKC-normalised copies have it), compatibility forms as
//! PDF files give them, characters nobody sees.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Weave, spaces, traditional};

/// Half-width punctuation and what Chinese text has for it.
const PUNCTUATION: &[(char, &str)] = &[
    (',', "，"),
    (';', "；"),
    (':', "："),
    ('?', "？"),
    ('!', "！"),
    ('(', "（"),
    (')', "）"),
];

/// Radicals that PDF fonts map to characters and Unicode normalisation leaves.
const RADICALS: &[(char, &str)] = &[
    ('⺠', "民"),
    ('⻄', "西"),
    ('⻅', "见"),
    ('⻆', "角"),
    ('⻉', "贝"),
    ('⻋', "车"),
    ('⻓', "长"),
    ('⻔', "门"),
    ('⻘', "青"),
    ('⻚', "页"),
    ('⻛', "风"),
    ('⻜', "飞"),
    ('⻝', "食"),
    ('⻢', "马"),
    ('⻣', "骨"),
    ('⻥', "鱼"),
    ('⻦', "鸟"),
    ('⻨', "麦"),
    ('⻩', "黄"),
    ('⻬', "齐"),
    ('⻮', "齿"),
    ('⻰', "龙"),
];

/// How the characters of a text are taken.
pub(super) struct Fold {
    pub(super) traditional: bool,
}

pub(super) fn chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{2e80}'..='\u{2fdf}').contains(&c)
}

pub(super) fn digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

impl Fold {
    /// Takes a stretch of one line.
    pub(super) fn copy(&self, weave: &mut Weave, span: Range<usize>) {
        let words = &weave.source[span.clone()];
        if words.is_ascii()
            && !words
                .bytes()
                .any(|b| b.is_ascii_control() && !b.is_ascii_whitespace())
        {
            weave.keep(span);
            return;
        }
        // Most lines are plain: Chinese text, its punctuation, figures, and room
        // before and behind.
        if !self.traditional && words.trim().chars().all(plain) {
            weave.keep(span);
            return;
        }
        let chars: Vec<(usize, char)> = words
            .char_indices()
            .map(|(at, c)| (span.start + at, c))
            .collect();
        let dropped = spaces::dropped(&chars);
        let quotes = quotes(&chars);
        for (i, &(at, c)) in chars.iter().enumerate() {
            if dropped[i] || unseen(c) {
                continue;
            }
            let from = at..at + c.len_utf8();
            if c == '"' {
                match quotes.iter().position(|q| *q == i) {
                    Some(n) => weave.replace(from, if n % 2 == 0 { "“" } else { "”" }),
                    None => weave.keep(from),
                }
                continue;
            }
            if let Some((_, full)) = PUNCTUATION.iter().find(|(half, _)| *half == c) {
                if in_chinese(&chars, i) {
                    weave.replace(from, full);
                } else {
                    weave.keep(from);
                }
                continue;
            }
            match self.char(c) {
                Some(other) => weave.replace(from, other.encode_utf8(&mut [0; 4])),
                None => match composed(c) {
                    Some(words) => weave.replace(from, &words),
                    None => weave.keep(from),
                },
            }
        }
    }

    /// The one character another is matched as.
    fn char(&self, c: char) -> Option<char> {
        match c {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '－' => {
                char::from_u32(c as u32 - 0xfee0)
            }
            _ if self.traditional => traditional::simplified(c),
            _ => None,
        }
    }
}

/// Whether a character is taken as it stands wherever it stands, in simplified
/// text without spaces.
fn plain(c: char) -> bool {
    matches!(
        c,
        '\u{4e00}'..='\u{9fff}' | '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' | '.' | '-' | '/'
            | '，' | '。' | '；' | '：' | '！' | '？' | '（' | '）' | '、' | '《' | '》' | '〔' | '〕'
            | '“' | '”' | '‘' | '’' | '—' | '…' | '·'
    )
}

/// The character behind a compatibility form.
fn composed(c: char) -> Option<String> {
    match c {
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => Some(c.nfkc().collect()),
        '\u{2e80}'..='\u{2eff}' => RADICALS
            .iter()
            .find(|(radical, _)| *radical == c)
            .map(|(_, words)| (*words).to_owned()),
        _ => None,
    }
}

/// Characters that take no room.
fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{fe0e}' | '\u{fe0f}'
    ) || (c.is_control() && !c.is_whitespace())
}

/// Whether half-width punctuation stands in Chinese text: not in 1,234.5, 9:30
/// or a list of Latin words.
fn in_chinese(chars: &[(usize, char)], i: usize) -> bool {
    let before = chars[..i]
        .iter()
        .rev()
        .map(|(_, c)| *c)
        .find(|c| !c.is_whitespace());
    let after = chars[i + 1..]
        .iter()
        .map(|(_, c)| *c)
        .find(|c| !c.is_whitespace());
    let of_text =
        |c: Option<char>| c.is_some_and(|c| chinese(c) || "”“）（》《〕。、%％".contains(c));
    let of_number = |c: Option<char>| c.is_some_and(digit);
    match chars[i].1 {
        ',' if of_number(before) && of_number(after) => {
            let group = chars[i + 1..].iter().take_while(|(_, c)| digit(*c)).count();
            group != 3
        }
        ':' if of_number(before) && of_number(after) => false,
        '(' | ')' => of_text(before) || of_text(after) || (of_number(before) || of_number(after)),
        _ => of_text(before) || of_text(after),
    }
}

/// The straight quotes of a line, where they come in pairs.
fn quotes(chars: &[(usize, char)]) -> Vec<usize> {
    let found: Vec<usize> = chars
        .iter()
        .enumerate()
        .filter(|(_, (_, c))| *c == '"')
        .map(|(i, _)| i)
        .collect();
    if found.len().is_multiple_of(2) {
        found
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::matched;

    #[test]
    fn a_normalised_copy_is_matched_like_the_text_it_was_made_from() {
        for (normalised, text) in [
            (
                "全县办理案件128件,办结126件;满意率98.5%,比上年高1.2个百分点。",
                "全县办理案件128件，办结126件；满意率98.5%，比上年高1.2个百分点。",
            ),
            (
                "(一)推行\"一件事一次办\":办件1,234件(其中网办900件)。",
                "（一）推行“一件事一次办”：办件1,234件（其中网办900件）。",
            ),
            ("分别增长12.5%,13%和5%。", "分别增长12.5%，13%和5%。"),
        ] {
            assert_eq!(matched(normalised).text, text);
        }
        for kept in ["上午9:30—11:30", "GDP(ppp), UN", "12,345,678元"] {
            assert_eq!(matched(kept).text, kept);
        }
    }

    #[test]
    fn radicals_of_pdf_fonts_and_unseen_characters_do_not_hide_words() {
        assert_eq!(
            matched("⼀、⼈⺠调解\u{200b}组织\u{feff}⻓效\0机制").text,
            "一、人民调解组织长效机制"
        );
    }
}
