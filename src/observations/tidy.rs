//! Words → the text of a label: what is kept of a phrase, and the last pass
//! that takes numbers, dates and marks out.

use super::lexicon::{Role, Word, is_mark};

/// Roles that never open a label.
const OPENING: [Role; 11] = [
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
/// Roles dropped wherever they stand.
const INSIDE: [Role; 6] = [
    Role::Drop,
    Role::Each,
    Role::Time,
    Role::Scope,
    Role::Compare,
    Role::Mark,
];

/// The phrase without what never opens or closes a label.
pub(super) fn trim(mut words: &[Word]) -> &[Word] {
    if let Some(since) = words.iter().rposition(|w| w.role == Role::Since) {
        if since + 1 < words.len() {
            words = &words[since + 1..];
        }
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

/// Most characters of a label before its modifiers are cut.
const LONG: usize = 14;

/// The phrase as label text: 的 and the words of the report's frame go; a long
/// modifier before 的 goes.
pub(super) fn phrase(text: &str, words: &[Word]) -> String {
    let words = trim(words);
    let size: usize = words
        .iter()
        .map(|w| count(text.get(w.span.clone()).unwrap_or("")))
        .sum();
    let of = words.iter().rposition(|w| w.role == Role::Of);
    let mut kept: Vec<&Word> = Vec::with_capacity(words.len());
    match of {
        Some(of) if size > LONG && long_enough(text, &words[of + 1..]) => {
            kept.extend(words.iter().take_while(|w| w.role == Role::Verb));
            kept.extend(&words[of + 1..]);
        }
        _ => kept.extend(words),
    }
    let mut out = String::new();
    for (i, w) in kept.iter().enumerate() {
        let inner = i > 0 && i + 1 < kept.len();
        if w.role == Role::Of || INSIDE.contains(&w.role) {
            continue;
        }
        let said = text.get(w.span.clone()).unwrap_or("");
        if matches!(w.role, Role::Particle | Role::Prep) && (inner || i == 0) {
            continue;
        }
        out.push_str(said);
    }
    clean(&out)
}

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
    let mut out = String::with_capacity(s.len());
    let mut chars = s.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            while let Some(&d) = chars.peek() {
                if d.is_ascii_digit()
                    || matches!(d, '.' | '%' | '万' | '亿' | '余' | '多' | '—' | '-')
                {
                    chars.next();
                } else {
                    break;
                }
            }
            if chars.peek().is_some_and(|d| MEASURES.contains(d)) {
                chars.next();
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

/// Measures that go with a number taken out of a label.
const MEASURES: [char; 14] = [
    '岁', '户', '个', '名', '家', '人', '年', '月', '日', '项', '件', '次', '类', '条',
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
        return topic.to_owned();
    }
    let mut cut = 0;
    for (i, _) in topic.char_indices() {
        if name.starts_with(&topic[i..]) && count(&topic[i..]) >= 2 {
            cut = topic.len() - i;
            break;
        }
    }
    format!("{topic}{}", &name[cut..])
}
