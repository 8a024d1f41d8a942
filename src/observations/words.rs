//! The words around a figure that say what it is: those before it, without the
//! whole it is a part of, and those beyond its own clause.

use std::ops::Range;

use super::context::{Joint, Run};
use super::lexicon::{LEXICON, Role, Word};

/// The words behind a figure's own clause that say what an amount was for: the
/// noun of the next figure of the clause, or the next clause without its
/// figures (投资36万元，完成54栋楼改造).
pub(super) fn beyond(text: &str, runs: &[Run], at: usize) -> Vec<Word> {
    let Some(run) = runs.get(at) else {
        return Vec::new();
    };
    let next = runs.get(at + 1);
    if let Some(next) = next.filter(|_| run.followed) {
        return LEXICON.cut(text, next.after.clone());
    }
    let rest = super::beginning(text, run.after.end..run.part.end);
    let body = rest.trim_start_matches(['，', ',']);
    let from = run.after.end + (rest.len() - body.len());
    let to = body
        .find(['，', ',', '：', '。', '！'])
        .map_or(from + body.len(), |i| from + i);
    let inside = &runs[at + 1..];
    let inside = &inside[..inside.partition_point(|r| r.before.end <= to)];
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        return LEXICON.cut(text, from..to.max(from));
    };
    let mut words = LEXICON.cut(text, first.before.clone());
    words.extend(LEXICON.cut(text, last.after.clone()));
    words
}

/// Characters that make another word of 中.
const IN_WORDS: [char; 8] = ['心', '国', '央', '期', '小', '级', '医', '学'];

/// The words before a figure without the whole they are a part of: 审结案件中
/// 行政机关败诉 → 行政机关败诉.
fn proper(text: &str, before: &Range<usize>) -> Range<usize> {
    let said = text.get(before.clone()).unwrap_or("");
    let part = said.rmatch_indices('中').find(|(i, _)| {
        let whole = &said[..*i];
        LEXICON
            .attribute
            .classes
            .iter()
            .any(|c| whole.ends_with(c.as_str()))
    });
    match part {
        Some((i, of)) if said[i + of.len()..].starts_with(|c| !IN_WORDS.contains(&c)) => {
            before.start + i + of.len()..before.end
        }
        _ => before.clone(),
    }
}

/// The words before a figure.
pub(super) fn before(text: &str, run: &Run) -> Vec<Word> {
    let proper = proper(text, &run.before);
    let said = text.get(proper.clone()).unwrap_or("");
    let contains = '含';
    if run.joint == Joint::Bracket && said.starts_with(contains) {
        // （含新制定5件）: a part of what stands before the bracket.
        let behind = proper.start + contains.len_utf8();
        let inside = Word {
            role: Role::Inside,
            span: proper.start..behind,
        };
        let mut words = vec![inside];
        words.extend(LEXICON.cut(text, behind..proper.end));
        return words;
    }
    LEXICON.cut(text, proper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_is_no_part_of_its_part() {
        let said = |text: &str| text[proper(text, &(0..text.len()))].to_owned();
        assert_eq!(said("审结案件中行政机关败诉"), "行政机关败诉");
        assert_eq!(said("建成数据中心"), "建成数据中心");
    }
}
