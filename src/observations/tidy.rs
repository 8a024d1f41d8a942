//! Words → the text of a label: what is kept of a phrase, and the last pass
//! that takes numbers, dates and marks out.

use super::lexicon::{LEXICON, Role, Word, is_mark};

/// Roles that never open a label.
const OPENING: [Role; 12] = [
    Role::Inside,
    Role::Prep,
    Role::Drop,
    Role::Time,
    Role::Scope,
    Role::Compare,
    Role::Mark,
    Role::And,
    Role::Of,
    Role::Each,
    Role::Particle,
    Role::Reach,
];
/// Roles that never close one.
const CLOSING: [Role; 9] = [
    Role::Prep,
    Role::Drop,
    Role::Time,
    Role::Reach,
    Role::Each,
    Role::Mark,
    Role::Particle,
    Role::Compare,
    Role::And,
];
/// The phrase without what never opens or closes a label.
pub(super) fn trim(mut words: &[Word]) -> &[Word] {
    let since = words.iter().rposition(|w| w.role == Role::Since);
    if let Some(since) = since.filter(|s| s + 1 < words.len()) {
        words = &words[since + 1..];
    }
    while let Some((w, rest)) = words.split_first() {
        if !OPENING.contains(&w.role) {
            break;
        }
        words = rest;
    }
    while let Some((w, rest)) = words.split_last() {
        if !CLOSING.contains(&w.role) && w.role != Role::Of {
            break;
        }
        words = rest;
    }
    words
}

/// 参加宪法知识竞赛的公职人员: who they are is told by what they joined.
fn joins(text: &str, words: &[Word]) -> bool {
    let first = words.first().and_then(|w| text.get(w.span.clone()));
    first.is_some_and(|w| matches!(w, "参加" | "参与" | "接受"))
}

/// Most characters of people and what they joined.
const PARTAKING: usize = 22;

/// Without 平均 before its value (工资标准平均达到2000元).
fn without_mean<'w>(text: &str, words: &'w [Word]) -> &'w [Word] {
    match words.split_last() {
        Some((w, rest)) if text.get(w.span.clone()) == Some("平均") => trim(rest),
        _ => words,
    }
}

/// Without 应 before a value that is asked for (持证率应不低于90%).
fn without_duty(mut name: String) -> String {
    if let Some(rest) = name.strip_suffix('应')
        && rest.ends_with(['率', '量', '数', '度', '额'])
    {
        name.truncate(rest.len());
    }
    name
}

/// Without a verb that only says the value was reached (旅游收入完成).
fn late<'w>(text: &str, words: &'w [Word]) -> &'w [Word] {
    match words.split_last() {
        Some((w, rest))
            if text.get(w.span.clone()).is_some_and(|t| LATE.contains(&t))
                && trim(rest).last().is_some_and(|n| n.role == Role::Noun)
                && !rest.iter().any(|n| n.role == Role::Verb) =>
        {
            trim(rest)
        }
        _ => words,
    }
}

/// Verbs of reaching that also open a clause of their own.
pub(super) const LATE: [&str; 2] = ["完成", "实现"];

/// Most characters of a label before its modifiers are cut.
const LONG: usize = 14;

/// The phrase as label text: 的 and the words of the report's frame go; a long
/// modifier before 的 goes.
pub(super) fn phrase(text: &str, words: &[Word]) -> String {
    let words = late(text, without_mean(text, trim(words)));
    let size: usize = words
        .iter()
        .map(|w| count(text.get(w.span.clone()).unwrap_or("")))
        .sum();
    let of = words.iter().rposition(|w| w.role == Role::Of);
    let mut kept: Vec<&Word> = Vec::with_capacity(words.len());
    match of {
        Some(of)
            if size > LONG
                && !(size <= PARTAKING && joins(text, words))
                && (!words[..of].iter().any(|w| w.role == Role::And)
                    || words[..of].iter().any(|w| w.role == Role::Prep)
                    // A和B拟出台的文件: who is to do it is no name of it.
                    || words[..of].last().is_some_and(|w| w.role == Role::Verb))
                && long_enough(text, &words[of + 1..]) =>
        {
            kept.extend(words.iter().take_while(|w| w.role == Role::Verb));
            kept.extend(&words[of + 1..]);
        }
        _ => kept.extend(words),
    }
    let mut out = String::new();
    for (i, w) in kept.iter().enumerate() {
        let said = text.get(w.span.clone()).unwrap_or("");
        let acts = kept.get(i + 1).is_some_and(|n| {
            matches!(
                n.role,
                Role::Verb | Role::Light | Role::Reach | Role::Drop | Role::Cut
            )
        });
        let drops = match w.role {
            Role::Of | Role::Mark | Role::Each | Role::Inside | Role::Time | Role::Scope => true,
            // Adverbs go; the same characters inside a name stay (医共体).
            Role::Drop => acts || i + 1 == kept.len(),
            Role::Compare => count(said) > 1,
            Role::Particle => true,
            // 组织评查案卷, 完成整改: to organise or finish a deed is to do it.
            Role::Verb => kept.get(i + 1).is_some_and(|n| {
                let deed = text.get(n.span.clone()).unwrap_or("");
                n.role == Role::Verb
                    && (said == "组织" && i == 0
                        || said == "完成" && LEXICON.attribute.affine.contains_key(deed))
            }),
            _ => false,
        };
        if !drops {
            out.push_str(said);
        }
    }
    let out = without_duty(without_tiers(clean(&out)));
    // 政务服务事项中: of the things, not their name.
    match out.strip_suffix('中') {
        Some(things)
            if super::label::class(things).is_some()
                || LEXICON
                    .attribute
                    .entities
                    .iter()
                    .any(|e| things.ends_with(e.as_str())) =>
        {
            things.to_owned()
        }
        _ => out,
    }
}

/// 县、乡、村三级调解组织: the tiers are no part of the name.
fn without_tiers(mut name: String) -> String {
    // All are sums of 级, which few names hold.
    if !name.contains('级') {
        return name;
    }
    let summed = TIERED.iter().find_map(|t| Some((name.find(t)?, t.len())));
    let Some((at, sum)) = summed else { return name };
    let from = name[..at].trim_end_matches(|c| TIERS.contains(&c)).len();
    // 市两级法院 may stand for 全市两级法院; three tiers are a list.
    let listed = count(&name[from..at]) >= if name[at..].starts_with("两") { 2 } else { 1 };
    if listed && count(&name[at + sum..]) >= 2 {
        name.replace_range(from..at + sum, "");
    }
    name
}

/// How several tiers are summed up.
const TIERED: [&str; 4] = ["三级", "两级", "四级", "五级"];

/// What the tiers are called, and how they are summed up.
const TIERS: [char; 18] = [
    '省', '市', '州', '盟', '县', '旗', '区', '乡', '镇', '街', '道', '村', '社', '居', '、', '和',
    '（', '）',
];

fn long_enough(text: &str, words: &[Word]) -> bool {
    let n: usize = words
        .iter()
        .map(|w| count(text.get(w.span.clone()).unwrap_or("")))
        .sum();
    n >= 4
}

/// Number of characters.
pub(super) fn count(s: &str) -> usize {
    s.chars().count()
}

/// Takes numbers with their measure, marks and unpaired brackets out.
pub(super) fn clean(s: &str) -> String {
    if s.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return s.to_owned();
    }
    let mut out = String::with_capacity(s.len());
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        let behind = out.chars().next_back();
        if c.is_ascii_digit() && behind.is_some_and(|b| b.is_ascii_alphabetic()) {
            // PM2.5: the number is a part of the name.
            out.push(c);
            while let Some(&d) = chars.peek() {
                let point = d == '.' && {
                    let mut ahead = chars.clone();
                    ahead.next();
                    ahead.peek().is_some_and(char::is_ascii_digit)
                };
                if !d.is_ascii_digit() && !point {
                    break;
                }
                out.push(d);
                chars.next();
            }
        } else if c.is_ascii_digit() && named(chars.clone()) {
            // 500强企业, 24小时自助服务区.
            out.push(c);
            while let Some(d) = chars.next_if(char::is_ascii_digit) {
                out.push(d);
            }
        } else if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            while let Some(&d) = chars.peek() {
                if d.is_ascii_digit()
                    || matches!(d, '.' | '%' | '万' | '亿' | '余' | '多' | '—' | '-')
                {
                    chars.next();
                } else {
                    break;
                }
            }
            if let Some(measure) = chars.next_if(|d| MEASURES.contains(d))
                && measure == '元'
                && out.ends_with('超')
            {
                // 投资超5亿元的项目.
                out.pop();
            }
            for bound in ["以上", "以下", "以内", "及以上"] {
                let rest: String = chars.clone().take(bound.chars().count()).collect();
                if rest == bound {
                    for _ in 0..bound.chars().count() {
                        chars.next();
                    }
                }
            }
        } else if !is_mark(c) || matches!(c, '（' | '）' | '(' | ')') {
            out.push(c);
        }
    }
    balance(&out)
}

/// Whether a number is a part of a name by what stands behind it.
fn named(behind: impl Iterator<Item = char>) -> bool {
    let behind: String = behind.skip_while(char::is_ascii_digit).take(2).collect();
    NAMED.iter().any(|n| behind.starts_with(n))
}

/// What makes a number a part of a name.
const NAMED: [&str; 3] = ["强", "小时", "分钟"];

/// Measures that go with a number taken out of a label.
const MEASURES: [char; 15] = [
    '元', '岁', '户', '个', '名', '家', '人', '年', '月', '日', '项', '件', '次', '类', '条',
];

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

/// `topic` before `name`, without saying twice what ends the one and begins
/// the other.
pub(super) fn join(topic: &str, name: &str) -> String {
    if topic.is_empty() || name.contains(topic) {
        return name.to_owned();
    }
    if topic.contains(name) && count(name) > 3 {
        // A part named by itself (代表建议和提案, then 提案).
        return name.to_owned();
    }
    let mut cut = 0;
    for (i, _) in topic.char_indices() {
        if name.starts_with(&topic[i..]) && count(&topic[i..]) >= 2 {
            cut = topic.len() - i;
            break;
        }
    }
    if cut > 0 && cut < name.len() && topic.starts_with(&name[cut..]) {
        // 案卷评查, then 评查案卷: the same, the other way round.
        return name.to_owned();
    }
    format!("{topic}{}", &name[cut..])
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

    #[test]
    fn a_subject_is_not_said_twice() {
        assert_eq!(join("行政复议", "行政复议申请"), "行政复议申请");
        assert_eq!(join("行政复议申请", "申请受理"), "行政复议申请受理");
        assert_eq!(join("案卷评查", "评查案卷"), "评查案卷");
        assert_eq!(join("代表建议和政协提案", "政协提案"), "政协提案");
    }

    #[test]
    fn tiers_that_are_summed_up_go() {
        assert_eq!(
            without_tiers("评查省、市、县三级案卷".to_owned()),
            "评查案卷"
        );
        assert_eq!(without_tiers("一级博物馆".to_owned()), "一级博物馆");
        assert_eq!(without_tiers("市两级法院".to_owned()), "市两级法院");
    }
}
