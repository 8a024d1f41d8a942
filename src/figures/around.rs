//! What the place of a number says: the reasons for which it is no figure,
//! whatever unit stands behind it.

use super::numeral::{self, Numeral, leads};
use super::unit::After;
use super::vocabulary::{Class, VOCABULARY, begins_in, ends_in};
use crate::cues::{is_han, marks_from_end};

/// Marks that end a clause.
pub(super) const CLAUSE_ENDS: [char; 14] = [
    '，', ',', '。', '；', ';', '：', ':', '！', '？', '、', '（', '(', '\n', '\t',
];

/// The clause before a number, from the mark before it.
pub(super) fn clause(before: &str) -> &str {
    const LONGEST: usize = 120;
    let mut from = before.len().saturating_sub(LONGEST);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = &before[from..];
    match marks_from_end(near).find(|(_, c)| CLAUSE_ENDS.contains(c) && *c != '、') {
        Some((at, mark)) => &near[at + mark.len_utf8()..],
        None => near,
    }
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// Whether a dash or a plus behind a character is a sign.
fn is_value(c: char) -> bool {
    VOCABULARY.directions.minus_after.contains(c)
}

/// 30米×20米: measures of one thing, or the first of two multiplied.
pub(super) fn measures_out(after: &str) -> bool {
    let mut chars = after.chars();
    let by = matches!(chars.next(), Some('×' | '*' | '＊' | '乘'));
    by && chars.next().is_some_and(leads)
}

/// Whether running words lead on to the number, so that digits apart behind them
/// are one number: 办结案件1 63 件, and no row of a table.
pub(super) fn runs_on(before: &str) -> bool {
    let near = before
        .strip_suffix([' ', '\u{a0}', '\u{3000}'])
        .unwrap_or(before);
    near.ends_with(is_han)
}

/// Whether a number without a unit counts the things that stand before it:
/// 审结复议案件4696, with the deed in its clause and a mark behind.
pub(super) fn counts(before: &str, clause: &str, number: &Numeral, after: &str) -> bool {
    let b = &VOCABULARY.before;
    let year = number.digits == 4 && !number.shaped && (1900.0..2100.0).contains(&number.value);
    let ends = after
        .chars()
        .next()
        .is_none_or(|c| CLAUSE_ENDS.contains(&c) || c == '）');
    let listed = after.starts_with([':', '：', '、']);
    ends && !listed
        && !year
        && !number.apart
        && (10.0..1e7).contains(&number.value)
        && ends_in(before, &b.counted).is_some()
        && b.done.iter().any(|d| clause.contains(d.as_str()))
}

/// The number is glued to characters that make a name, a time or a ratio of it.
pub(super) fn glued(before: &str, after: &str, number: &Numeral) -> Option<&'static str> {
    let mut back = before.chars().rev();
    let (last, second) = (back.next(), back.next());
    let mut front = after.chars();
    let (next, then) = (front.next(), front.next());
    if last.is_some_and(|c| c.is_ascii_alphabetic() || c == '_') && number.arabic {
        return Some("name with letters");
    }
    let joins = |c: Option<char>| c.is_some_and(|c| matches!(c, '×' | '*' | '＊' | '∶'));
    let plus = |c: Option<char>| matches!(c, Some('+' | '＋'));
    // 同比+3.2%: a sign, 1+2+N: none.
    let signed = plus(last) && second.is_some_and(is_value);
    let times = |c: Option<char>, by: Option<char>| c == Some('乘') && by.is_some_and(leads);
    if joins(last) || joins(next) || plus(next) || plus(last) && !signed {
        return Some("part of a formula");
    }
    if times(last, second) || times(next, then) {
        return Some("part of a formula");
    }
    let colon = |c: Option<char>| matches!(c, Some(':' | '：'));
    if number.arabic && (colon(last) && is_digit(second) || colon(next) && is_digit(then)) {
        return Some("clock time or ratio");
    }
    if number.arabic
        && (next == Some('/') && is_digit(then) || last == Some('/') && is_digit(second))
    {
        return Some("part of a date or code");
    }
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '－' | '−' | '~' | '～');
    if number.arabic && last.is_some_and(dash) && second.is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return Some("part of a date, range or code");
    }
    None
}

/// 1. 一、 （三） 二是 at the head of an item.
pub(super) fn marker(before: &str, after: &str, number: &Numeral, glued_to_figure: bool) -> bool {
    if number.scaled || number.shaped || number.over || number.value > 99.0 {
        return false;
    }
    let last = before
        .trim_end_matches([' ', '\u{3000}'])
        .chars()
        .next_back();
    let opens = last.is_none_or(|c| {
        matches!(
            c,
            '。' | '；' | ';' | '：' | ':' | '！' | '？' | '\n' | '\r' | '”' | '》' | '#'
        )
    });
    let next = after.chars().next();
    let brackets = matches!(last, Some('（' | '(')) && matches!(next, Some('）' | ')'));
    let pointed = matches!(next, Some('.' | '．')) && (opens || glued_to_figure || number.arabic);
    let listed = matches!(next, Some('、')) && opens;
    let said = !number.arabic && (after.starts_with('是') || after.starts_with("要"));
    let year_first = number.shaped;
    brackets || pointed && !year_first || listed || said
}

/// The marker of an item that the number behind it makes a decimal of (3.10种矿产):
/// its bytes, point included.
pub(super) fn glued_marker(
    before: &str,
    number: &str,
    read: &Numeral,
    after: &After,
) -> Option<usize> {
    let After::Unit(unit) = after else {
        return None;
    };
    let opens = before.trim_end_matches([' ', '\u{3000}']);
    let opens = opens.is_empty() || opens.ends_with(['\n', '\r', '。', '；', ';']);
    let whole = read.arabic && read.shaped && !read.scaled && read.value < 100.0;
    if !(opens && whole && VOCABULARY.whole.iter().any(|w| w == unit.name)) {
        return None;
    }
    let mut points = number[..read.len].char_indices();
    let (at, point) = points.find(|(_, c)| matches!(c, '.' | '．'))?;
    Some(at + point.len_utf8())
}

/// What the words straight before the number make of it.
pub(super) fn before(before: &str, after: &str) -> Option<&'static str> {
    let b = &VOCABULARY.before;
    let near = before.trim_end_matches([' ', '\u{a0}', '\u{3000}']);
    // 十一届六次、七次全会, 县人大三次会议.
    let of_session = || near.ends_with('届') && after.starts_with('次') || names_sessions(after);
    if ends_in(near, &b.ordinal).is_some() {
        Some("ordinal")
    } else if ends_in(near, &b.denominator).is_some() {
        Some("denominator")
    } else if ends_in(near, &b.rank).is_some() && !near.ends_with("目前") && !near.ends_with("提前")
    {
        Some("rank")
    } else if ends_in(near, &b.specification).is_some() {
        Some("specification")
    } else if ends_in(near, &b.listing).is_some() && begins_in(after, &b.listed) {
        Some("announces a list")
    } else if of_session() && ends_in(near, &b.session).is_some() {
        Some("number of a session")
    } else {
        None
    }
}

/// 次会议; 次、六次全会: of one session, or the first of several.
fn names_sessions(after: &str) -> bool {
    let mut rest = after;
    while let Some(behind) = rest.strip_prefix('次') {
        if SESSIONS.iter().any(|s| behind.starts_with(s)) {
            return true;
        }
        let joined = ["、", "和", "及", "与"];
        let Some(next) = joined.iter().find_map(|j| behind.strip_prefix(j)) else {
            return false;
        };
        let Some(number) = numeral::read(next) else {
            return false;
        };
        rest = next.get(number.len..).unwrap_or("");
    }
    false
}

/// What a session is called behind its number.
const SESSIONS: [&str; 3] = ["会议", "全", "代表"];

/// Whether the number joins the ordinal before it: 第34次、40次.
pub(super) fn joins(gap: &str) -> bool {
    matches!(gap, "、" | "和" | "及" | "至" | "-" | "—" | "到" | "与")
}

/// How far behind a figure the noun of a class may stand, in characters.
const REACH: usize = 10;

/// The Chinese characters straight behind a figure.
fn following(after: &str) -> &str {
    let after = after.strip_prefix('的').unwrap_or(after);
    after
        .char_indices()
        .take(REACH)
        .take_while(|(_, c)| is_han(*c))
        .last()
        .map_or("", |(i, c)| &after[..i + c.len_utf8()])
}

/// Whether a bound behind the number makes a class of what follows:
/// 亿元以上项目, 20户以上自然村.
pub(super) fn class_behind(unit: &str, before: &str, after: &str) -> bool {
    let class = &VOCABULARY.class;
    let near = following(after);
    // 5000万元以上工业投资增长5%: the bound opens the clause.
    let opens = before
        .chars()
        .next_back()
        .is_none_or(|c| CLAUSE_ENDS.contains(&c));
    if opens && unit.ends_with('元') && class.money.iter().any(|m| near.contains(m.as_str())) {
        return true;
    }
    class.units.iter().any(|u| u == unit)
        && class.nouns.iter().any(|n| {
            if n.len() > 3 {
                near.contains(n.as_str())
            } else {
                near.starts_with(n.as_str())
            }
        })
}

/// Whether a bound before an amount makes a class of what follows straight
/// behind it: 超亿元企业.
pub(super) fn class_before(unit: &str, after: &str) -> bool {
    let near = following(after);
    unit.ends_with('元')
        && VOCABULARY
            .class
            .nouns
            .iter()
            .any(|n| near.starts_with(n.as_str()))
}

/// Whether the number says what kind of works follows: 66万千瓦机组.
pub(super) fn specifies(unit: &str, after: &str) -> bool {
    let specification = |class: &&Class| class.units.iter().any(|u| u == unit);
    let Some(class) = VOCABULARY.specification.iter().find(specification) else {
        return false;
    };
    let near = following(after);
    class.nouns.iter().any(|n| near.contains(n.as_str()))
}
