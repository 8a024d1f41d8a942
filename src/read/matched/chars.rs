//! Single characters: full-width digits and letters, half-width punctuation
//! in Chinese text (NFKC-normalised copies have it), compatibility forms as
//! PDF files give them, characters nobody sees.

use std::iter::Peekable;
use std::ops::Range;
use std::vec;

use unicode_normalization::UnicodeNormalization;

use super::kinds::{Kinds, Tally};
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
#[derive(Debug)]
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
    /// How the characters of a text are taken, and which of its lines are plain:
    /// taken as they stand. Most are: Chinese text, its punctuation, figures, and
    /// room before and behind.
    pub(super) fn of(text: &str, lines: &[Range<usize>]) -> (Self, Vec<bool>) {
        let mut tally = Tally::new();
        let mut plain_lines: Vec<bool> = lines
            .iter()
            .map(|line| tally.all_plain(text[line.clone()].trim()))
            .collect();
        let traditional = tally.is_traditional();
        if traditional {
            plain_lines.fill(false);
        }
        (Self { traditional }, plain_lines)
    }

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
        let kinds = Kinds::get();
        let mut line = Line::of(words);
        let mut room = [0; 4];
        let mut from = 0;
        for (at, c) in words.char_indices() {
            if kinds.is_plain(c) && !self.traditional {
                continue;
            }
            let taken = self.taken(&mut line, at, c);
            let other = match &taken {
                Taken::AsItStands => continue,
                Taken::As(other) => other,
                Taken::Char(other) => &*other.encode_utf8(&mut room),
                Taken::Words(other) => other,
            };
            let behind = at + c.len_utf8();
            weave.keep(span.start + from..span.start + at);
            weave.replace(span.start + at..span.start + behind, other);
            from = behind;
        }
        weave.keep(span.start + from..span.end);
    }

    /// What a character of a line is matched as.
    fn taken(&self, line: &mut Line, at: usize, c: char) -> Taken {
        match c {
            c if c.is_whitespace() && line.drops(at) || unseen(c) => Taken::As(""),
            '"' => line.quote(),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '－' => {
                char::from_u32(c as u32 - 0xfee0).map_or(Taken::AsItStands, Taken::Char)
            }
            c => match PUNCTUATION.iter().find(|(half, _)| *half == c) {
                Some((_, full)) if line.is_chinese_around(at, c) => Taken::As(full),
                Some(_) => Taken::AsItStands,
                None => match self.simplified(c) {
                    Some(other) => Taken::Char(other),
                    None => composed(c).map_or(Taken::AsItStands, Taken::Words),
                },
            },
        }
    }

    fn simplified(&self, c: char) -> Option<char> {
        self.traditional.then(|| traditional::simplified(c))?
    }
}

/// What a character is matched as.
enum Taken {
    AsItStands,
    /// Nothing, where it is passed over.
    As(&'static str),
    Char(char),
    Words(String),
}

/// Whether [`Fold::taken`] knows of a character.
pub(super) fn has_rule(c: char) -> bool {
    c == '"'
        || c.is_whitespace()
        || unseen(c)
        || PUNCTUATION.iter().any(|(half, _)| *half == c)
        || matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '－')
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

/// A line whose characters are taken one after the other.
struct Line<'a> {
    words: &'a str,
    /// The spaces in it that are passed over and still ahead, once asked for.
    dropped: Option<Peekable<vec::IntoIter<Range<usize>>>>,
    /// Straight quotes still ahead, once asked for; of an odd number none.
    quotes: Option<usize>,
}

impl<'a> Line<'a> {
    fn of(words: &'a str) -> Self {
        Self {
            words,
            dropped: None,
            quotes: None,
        }
    }

    /// Whether the space at this place is passed over.
    fn drops(&mut self, at: usize) -> bool {
        let dropped = self
            .dropped
            .get_or_insert_with(|| spaces::dropped(self.words).into_iter().peekable());
        while dropped.next_if(|spaces| spaces.end <= at).is_some() {}
        dropped.peek().is_some_and(|spaces| spaces.contains(&at))
    }

    /// The next straight quote, where they come in pairs.
    fn quote(&mut self) -> Taken {
        let ahead = self.quotes.get_or_insert_with(|| {
            let all = self.words.matches('"').count();
            if all.is_multiple_of(2) { all } else { 0 }
        });
        if *ahead == 0 {
            return Taken::AsItStands;
        }
        *ahead -= 1;
        Taken::As(if ahead.is_multiple_of(2) {
            "”"
        } else {
            "“"
        })
    }

    /// Whether half-width punctuation stands in Chinese text: not in 1,234.5,
    /// 9:30 or a list of Latin words.
    fn is_chinese_around(&self, at: usize, c: char) -> bool {
        let behind = &self.words[at + c.len_utf8()..];
        let before = self.words[..at].trim_end().chars().next_back();
        let after = behind.trim_start().chars().next();
        let of_text =
            |c: Option<char>| c.is_some_and(|c| chinese(c) || "”“）（》《〕。、%％".contains(c));
        let of_number = |c: Option<char>| c.is_some_and(digit);
        match c {
            ',' if of_number(before) && of_number(after) => {
                behind.chars().take_while(|c| digit(*c)).count() != 3
            }
            ':' if of_number(before) && of_number(after) => false,
            '(' | ')' => {
                of_text(before) || of_text(after) || (of_number(before) || of_number(after))
            }
            _ => of_text(before) || of_text(after),
        }
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
