//! Where a figure stands: its sentence, its clause, the figures that share it.
//! Cuts a block into clauses once; the modules beside this one read the
//! [`Run`]s it yields.

use std::ops::Range;

use super::lexicon::{LEXICON, Role};
use crate::cues::marks;
use crate::figures::Figure;

/// How a run of figures hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// First of its sentence.
    Sentence,
    /// After a comma or colon.
    Clause,
    /// After 、 or 和: an item of the list before.
    Item,
    /// In the clause of the figure before, no mark between.
    Same,
    /// In brackets.
    Bracket,
}

/// Figures side by side (12.3%、13.7%; 301户611人), which share the words
/// around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Indices into the figures of the block.
    pub figures: Range<usize>,
    /// Words between the mark before and the first figure.
    pub before: Range<usize>,
    /// Words between the last figure and the mark or figure after.
    pub after: Range<usize>,
    /// The sentence, to its full stop.
    pub sentence: Range<usize>,
    /// The part of the sentence to its semicolon.
    pub part: Range<usize>,
    /// How it hangs on what stands before.
    pub joint: Joint,
    /// Whether another run follows in the same clause.
    pub followed: bool,
}

/// Words that join items of a list, longest first.
const JOINERS: [&str; 8] = ["、", "以及", "和", "及", "与", "并", "或", "，"];

/// The ends of a list item directly before a figure.
fn joiner_before(text: &str) -> Option<usize> {
    ["、", "以及", "和", "及", "与"]
        .iter()
        .find(|j| text.ends_with(**j))
        .map(|j| j.len())
}

/// Where, between two figures, one item of a list ends and the next begins:
/// at a pause behind which stands a deed, a direction, or a property.
fn item_behind(gap: &str) -> Option<(usize, usize)> {
    let pause = gap.rfind('、')?;
    let begin = pause + '、'.len_utf8();
    let next = LEXICON.cut(gap, begin..gap.len());
    let (first, rest) = next.split_first()?;
    let said = gap.get(first.span.clone()).unwrap_or("");
    let only = rest.is_empty();
    let opens = match first.role {
        Role::Verb => only,
        Role::Rise | Role::Fall | Role::Compare => true,
        // 新增13家企业、总数达81家.
        _ => LEXICON.attribute.words.contains(said) && rest.iter().all(|w| w.role == Role::Reach),
    };
    opens.then_some((pause, begin))
}

fn joiner_after(text: &str) -> Option<usize> {
    JOINERS[..7]
        .iter()
        .find(|j| text.starts_with(**j))
        .map(|j| j.len())
}

/// A mark that ends a clause, and how strongly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    Comma,
    Part,
    Sentence,
}

/// The breaks of `text[span]`, as byte ranges of the marks; brackets that hold
/// a figure break too.
fn breaks(text: &str, span: &Range<usize>, figures: &[Figure]) -> Vec<(Range<usize>, Break, char)> {
    let mut out = Vec::new();
    let Some(block) = text.get(span.clone()) else {
        return out;
    };
    let mut next = 0;
    let mut quoted = 0usize;
    let mut skip_bracket = 0usize;
    let mut close = span.start;
    for (i, c) in marks(block) {
        if c.is_ascii_alphanumeric() {
            continue;
        }
        let at = span.start + i;
        while figures.get(next).is_some_and(|f| f.core.end <= at) {
            next += 1;
        }
        if figures
            .get(next)
            .is_some_and(|f| f.core.start <= at && at < f.core.end)
        {
            continue;
        }
        let end = at + c.len_utf8();
        match c {
            '“' | '《' | '「' => quoted += 1,
            '”' | '》' | '」' => quoted = quoted.saturating_sub(1),
            '。' | '！' | '？' | '\n' => {
                quoted = 0;
                skip_bracket = 0;
                out.push((at..end, Break::Sentence, c));
            }
            '；' | ';' if quoted == 0 => out.push((at..end, Break::Part, c)),
            '，' | ',' | '：' | ':' if quoted == 0 && skip_bracket == 0 => {
                out.push((at..end, Break::Comma, c));
            }
            '—' if quoted == 0 && text[end..].starts_with('—') => {}
            '（' | '(' => {
                if close < at {
                    let closed = block[i..].find(['）', ')']);
                    close = closed.map_or(usize::MAX, |j| at + j);
                }
                let inside = figures[next..].partition_point(|f| f.span.start < at);
                let first = figures.get(next + inside);
                if close < usize::MAX && first.is_some_and(|f| f.span.end <= close) {
                    out.push((at..end, Break::Comma, '('));
                } else {
                    skip_bracket += 1;
                }
            }
            '）' | ')' => {
                if skip_bracket > 0 {
                    skip_bracket -= 1;
                } else {
                    out.push((at..end, Break::Comma, ')'));
                }
            }
            _ => {}
        }
    }
    out
}

/// Whether a figure begins with its direction (下降28.6%).
fn falls(text: &str, figure: &Figure) -> bool {
    let lead = figure.span.start..figure.core.start;
    LEXICON
        .cut(text, lead)
        .iter()
        .any(|w| matches!(w.role, Role::Rise | Role::Fall))
}

/// Whether nothing but a joiner and a direction stands between two figures.
fn is_turn(gap: &str) -> bool {
    let gap = gap.trim();
    let behind = JOINERS[..5].iter().find_map(|j| gap.strip_prefix(*j));
    behind.is_some_and(|said| {
        let words = LEXICON.cut(said, 0..said.len());
        words.len() == 1 && matches!(words[0].role, Role::Rise | Role::Fall)
    })
}

/// The words of a clause up to a place in it.
fn lead<'t>(
    text: &'t str,
    breaks: &[(Range<usize>, Break, char)],
    span: &Range<usize>,
    at: usize,
) -> &'t str {
    let before = breaks.partition_point(|(mark, _, _)| mark.end <= at);
    let start = before
        .checked_sub(1)
        .map_or(span.start, |i| breaks[i].0.end);
    text.get(start..at).unwrap_or("")
}

/// Places the figures of a block.
pub(super) fn runs(text: &str, span: Range<usize>, figures: &[Figure]) -> Vec<Run> {
    let breaks = breaks(text, &span, figures);
    let stronger = |than: Break| {
        breaks
            .iter()
            .filter(|(_, b, _)| *b >= than)
            .cloned()
            .collect()
    };
    let (parts, sentences): (Vec<_>, Vec<_>) = (stronger(Break::Part), stronger(Break::Sentence));
    let mut out: Vec<Run> = Vec::new();
    let mut first = 0;
    while first < figures.len() {
        // Figures with nothing or only a joiner between them run together.
        let mut last = first;
        while let (Some(a), Some(b)) = (figures.get(last), figures.get(last + 1)) {
            let gap = text.get(a.span.end..b.span.start).unwrap_or("?");
            let bare = gap.trim();
            // 18642户次下降28.6%: a direction of its own parts them.
            let own = bare.is_empty() && falls(text, b);
            // 分别增长5%、下降3%: one list, whichever way each went.
            let start = figures[first].span.start;
            let each = || lead(text, &breaks, &span, start).contains("分别");
            let turns = || each() && is_turn(gap);
            let joined = bare.is_empty() && !own || JOINERS[..5].contains(&bare) || turns();
            if !joined {
                break;
            }
            last += 1;
        }
        let (start, end) = (figures[first].span.start, figures[last].span.end);
        let cut = breaks.partition_point(|(m, _, _)| m.end <= start);
        let (mut left, mark) = match cut.checked_sub(1).and_then(|i| breaks.get(i)) {
            Some((m, b, c)) => (m.end, Some((*b, *c))),
            None => (span.start, None),
        };
        let sentence = bounds(&sentences, &span, start, end);
        let part = bounds(&parts, &span, start, end);
        let mut joint = match mark {
            None | Some((Break::Sentence, _)) => Joint::Sentence,
            Some((_, '(')) => Joint::Bracket,
            Some(_) => Joint::Clause,
        };
        if let Some(previous) = out.last_mut() {
            let previous_end = figures[previous.figures.end - 1].span.end;
            if previous_end > left || (previous_end == left && joint != Joint::Sentence) {
                left = previous_end;
                joint = Joint::Same;
                let gap = text.get(left..start).unwrap_or("");
                if let Some(n) = joiner_after(gap) {
                    left += n;
                    joint = Joint::Item;
                    previous.after.end = previous.after.start;
                    previous.followed = false;
                } else if let Some(n) = joiner_before(gap) {
                    // 整治、29个: the words before the joiner are the last item's.
                    previous.after.end = start - n;
                    previous.followed = false;
                    left = start;
                    joint = Joint::Item;
                } else if let Some((end, begin)) = item_behind(gap) {
                    // 获批1所高校、新筹建1个项目: a deed of its own opens the item.
                    previous.after.end = left + end;
                    previous.followed = false;
                    left += begin;
                    joint = Joint::Item;
                } else {
                    previous.after.end = start;
                    previous.followed = true;
                }
            }
        }
        let right = breaks
            .get(breaks.partition_point(|(m, _, _)| m.start < end))
            .map_or(span.end, |(m, _, _)| m.start);
        out.push(Run {
            figures: first..last + 1,
            before: left.min(start)..start,
            after: end..right.max(end),
            sentence,
            part,
            joint,
            followed: false,
        });
        first = last + 1;
    }
    out
}

/// What lies between the breaks before and behind a figure.
fn bounds(
    breaks: &[(Range<usize>, Break, char)],
    span: &Range<usize>,
    start: usize,
    end: usize,
) -> Range<usize> {
    let left = breaks.partition_point(|(m, _, _)| m.end <= start);
    let left = left.checked_sub(1).map_or(span.start, |i| breaks[i].0.end);
    let right = breaks.partition_point(|(m, _, _)| m.start < end);
    let right = match breaks.get(right) {
        Some((mark, Break::Sentence, _)) => mark.end,
        Some((mark, _, _)) => mark.start,
        None => span.end,
    };
    left..right.max(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Qualifier;

    fn cut(text: &str, figures: &[&str]) -> Vec<(Joint, String, String)> {
        let mut at = 0;
        let figures: Vec<Figure> = figures
            .iter()
            .map(|f| {
                let start = at + text[at..].find(f).unwrap_or(0);
                at = start + f.len();
                Figure {
                    span: start..at,
                    core: start..at,
                    value: 1.0,
                    value_max: None,
                    unit: "",
                    qualifier: Qualifier::Exact,
                }
            })
            .collect();
        runs(text, 0..text.len(), &figures)
            .into_iter()
            .map(|r| (r.joint, text[r.before].to_owned(), text[r.after].to_owned()))
            .collect()
    }

    fn at(joint: Joint, before: &str, after: &str) -> (Joint, String, String) {
        (joint, before.to_owned(), after.to_owned())
    }

    #[test]
    fn a_mark_or_a_joiner_parts_two_figures() {
        assert_eq!(
            cut(
                "受理案件68件，制作卷宗9本、文书3份。",
                &["68件", "9本", "3份"]
            ),
            [
                at(Joint::Sentence, "受理案件", ""),
                at(Joint::Clause, "制作卷宗", ""),
                at(Joint::Item, "文书", "")
            ]
        );
    }

    #[test]
    fn words_between_two_figures_belong_to_both() {
        assert_eq!(
            cut("为8名农民工追回工资5万元。", &["8名", "5万元"]),
            [
                at(Joint::Sentence, "为", "农民工追回工资"),
                at(Joint::Same, "农民工追回工资", "")
            ]
        );
    }

    #[test]
    fn a_bracket_with_a_figure_is_a_clause() {
        assert_eq!(
            cut(
                "审计项目35个（上年为32个），村（社区）9个。",
                &["35个", "32个", "9个"]
            ),
            [
                at(Joint::Sentence, "审计项目", ""),
                at(Joint::Bracket, "上年为", ""),
                at(Joint::Clause, "村（社区）", "")
            ]
        );
    }

    #[test]
    fn figures_side_by_side_share_their_words() {
        assert_eq!(
            cut("完成8户、9平方米改造任务。", &["8户", "9平方米"]),
            [at(Joint::Sentence, "完成", "改造任务")]
        );
    }

    #[test]
    fn a_deed_opens_an_item() {
        let runs = cut("获批1所高校、新筹建2个项目", &["1所", "2个"]);
        assert_eq!(runs[0].2, "高校");
        assert_eq!(
            runs[1],
            (Joint::Item, "新筹建".to_owned(), "项目".to_owned())
        );
    }

    #[test]
    fn a_total_opens_an_item() {
        let runs = cut("新增13家龙头企业、总数达81家", &["13家", "81家"]);
        assert_eq!(runs[0].2, "龙头企业");
        assert_eq!(runs[1].1, "总数达");
    }
}
