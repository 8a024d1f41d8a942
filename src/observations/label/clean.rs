//! The last pass over a label: numbers with their measures, marks and lone
//! brackets go.

use crate::lexicon::{LEXICON, is_mark};

/// Takes numbers with their measure, marks and unpaired brackets out.
pub(in super::super) fn clean(s: &str) -> String {
    if s.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return s.to_owned();
    }
    let mut out = String::with_capacity(s.len());
    let mut rest = s;
    while let Some(c) = rest.chars().next() {
        let taken = if let Some(name) = numbered_name(&out, rest) {
            out.push_str(&rest[..name]);
            name
        } else if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            number(&mut out, rest)
        } else {
            if !is_mark(c) || matches!(c, '（' | '）' | '(' | ')') {
                out.push(c);
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    balance(&out)
}

/// How many bytes a number takes that is a part of a name: PM2.5, 500强企业,
/// 24小时自助服务区.
fn numbered_name(before: &str, rest: &str) -> Option<usize> {
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = |s: &str| s.len() - s.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(rest);
    if before.ends_with(|c: char| c.is_ascii_alphabetic()) {
        let mut to = whole;
        while let Some(more) = rest[to..].strip_prefix('.').map(digits).filter(|n| *n > 0) {
            to += '.'.len_utf8() + more;
        }
        return Some(to);
    }
    LEXICON
        .classes
        .counted_name
        .begins(&rest[whole..])
        .then_some(whole)
}

/// How many bytes a number takes with its measure and bound (30户以上); a
/// threshold's 超 goes with it.
fn number(out: &mut String, rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let goes_on = |c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '%' | '万' | '亿' | '余' | '多' | '—' | '-')
    };
    let mut left = rest[first..].trim_start_matches(goes_on);
    if let Some(measure) = LEXICON.classes.label_measure.beginning(left) {
        if left.starts_with('元') && out.ends_with('超') {
            // 投资超5亿元的项目.
            out.pop();
        }
        left = &left[measure..];
    }
    while let Some(bound) = LEXICON.classes.bound.beginning(left) {
        left = &left[bound..];
    }
    rest.len() - left.len()
}

/// The pairs of marks a label may hold.
const PAIRS: [(char, char); 5] = [
    ('（', '）'),
    ('(', ')'),
    ('“', '”'),
    ('《', '》'),
    ('「', '」'),
];

fn balance(s: &str) -> String {
    let mut out: Vec<char> = s.chars().collect();
    for (open, close) in PAIRS {
        let mut depth = Vec::new();
        let mut lone = Vec::new();
        for (i, c) in out.iter().enumerate() {
            if *c == open {
                depth.push(i);
            } else if *c == close && depth.pop().is_none() {
                lone.push(i);
            }
        }
        lone.extend(depth);
        lone.sort_unstable();
        for i in lone.into_iter().rev() {
            out.remove(i);
        }
    }
    let joined: String = out.into_iter().collect();
    joined
        .replace("（）", "")
        .replace("()", "")
        .replace("“”", "")
        .trim_matches(['、', '—', '-', '·', '.'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lone_marks_go() {
        assert_eq!(clean("12345热线"), "热线");
        assert_eq!(clean("30户以上自然村"), "自然村");
        assert_eq!(clean("投资超5亿元项目"), "投资项目");
        assert_eq!(clean("新增世界500强企业"), "新增世界500强企业");
        assert_eq!(clean("PM2.5日均浓度"), "PM2.5日均浓度");
        assert_eq!(clean("“双随机检查"), "双随机检查");
        assert_eq!(clean("村（社区）达标率"), "村（社区）达标率");
    }
}
