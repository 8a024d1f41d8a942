//! Cuts a block into clauses, once: figures → [`Run`]s, each with the words
//! around it and how it hangs on what stands before.

use std::ops::Range;

use super::super::retag;
use super::breaks::{Breaks, Strength};
use crate::figures::Figure;
use crate::lexicon::{LEXICON, Role};

/// How a run of figures hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Joint {
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
pub(in super::super) struct Run {
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

/// The breaks of a block and of its parts and sentences.
struct Places<'t> {
    text: &'t str,
    breaks: Breaks,
    parts: Breaks,
    sentences: Breaks,
}

/// Places the figures of a block.
pub(in super::super) fn runs(text: &str, span: Range<usize>, figures: &[Figure]) -> Vec<Run> {
    let breaks = Breaks::of(text, &span, figures);
    let places = Places {
        text,
        parts: breaks.at_least(Strength::Part),
        sentences: breaks.at_least(Strength::Sentence),
        breaks,
    };
    let mut out: Vec<Run> = Vec::new();
    let mut first = 0;
    while first < figures.len() {
        let last = places.last_beside(figures, first);
        let place = figures[first].span.start..figures[last].span.end;
        let (mut left, mut joint) = places.left(place.start);
        if let Some(previous) = out.last_mut() {
            let end = figures[previous.figures.end - 1].span.end;
            if end > left || (end == left && joint != Joint::Sentence) {
                (left, joint) = part(text, previous, end, place.start);
            }
        }
        let right = places.breaks.behind(place.end);
        let right = right.map_or(span.end, |b| b.mark.start);
        out.push(Run {
            figures: first..last + 1,
            before: left.min(place.start)..place.start,
            after: place.end..right.max(place.end),
            sentence: places.sentences.around(&place),
            part: places.parts.around(&place),
            joint,
            followed: false,
        });
        first = last + 1;
    }
    out
}

impl Places<'_> {
    /// The last figure that runs together with the first: nothing or only a
    /// joiner stands between them.
    fn last_beside(&self, figures: &[Figure], first: usize) -> usize {
        let start = figures[first].span.start;
        let mut last = first;
        while let (Some(a), Some(b)) = (figures.get(last), figures.get(last + 1)) {
            let gap = self.text.get(a.span.end..b.span.start).unwrap_or("?");
            let bare = gap.trim();
            // 18642户次下降28.6%: a direction of its own parts them.
            let own = bare.is_empty() && falls(self.text, b);
            // 分别增长5%、下降3%: one list, whichever way each went.
            let lead = self.text.get(self.breaks.start(start)..start);
            let turns = || lead.is_some_and(|l| l.contains("分别")) && is_turn(gap);
            let joiner = LEXICON.classes.list_joiner.beginning(bare) == Some(bare.len());
            let joined = bare.is_empty() && !own || joiner || turns();
            if !joined {
                break;
            }
            last += 1;
        }
        last
    }

    /// Where the clause of a figure begins, and how it hangs on what is before.
    fn left(&self, start: usize) -> (usize, Joint) {
        let joint = match self.breaks.before(start) {
            None => Joint::Sentence,
            Some(b) if b.strength == Strength::Sentence => Joint::Sentence,
            Some(b) if b.sign == '(' => Joint::Bracket,
            Some(_) => Joint::Clause,
        };
        (self.breaks.start(start), joint)
    }
}

/// Parts the words between two runs of one clause, the first of which ends at
/// `left`: where those of the second begin, and how it hangs on the first.
fn part(text: &str, previous: &mut Run, left: usize, start: usize) -> (usize, Joint) {
    let gap = text.get(left..start).unwrap_or("");
    previous.followed = false;
    if let Some(n) = LEXICON.classes.item_opener.beginning(gap) {
        previous.after.end = previous.after.start;
        (left + n, Joint::Item)
    } else if let Some(n) = joiner_at_end(gap) {
        // 整治、29个: the words before the joiner are the last item's.
        previous.after.end = start - n;
        (start, Joint::Item)
    } else if let Some((end, begin)) = item_behind(gap) {
        // 获批1所高校、新筹建1个项目: a deed of its own opens the item.
        previous.after.end = left + end;
        (left + begin, Joint::Item)
    } else {
        previous.after.end = start;
        previous.followed = true;
        (left, Joint::Same)
    }
}

/// How many bytes the joiner takes that a text ends in.
fn joiner_at_end(text: &str) -> Option<usize> {
    let last = text
        .char_indices()
        .rev()
        .take(LONGEST)
        .map(|(i, _)| &text[i..]);
    let joiner = |tail: &&str| LEXICON.classes.list_joiner.beginning(tail) == Some(tail.len());
    last.filter(joiner).map(str::len).last()
}

/// Most characters of a joiner.
const LONGEST: usize = 2;

/// Where, between two figures, one item of a list ends and the next begins:
/// at a pause behind which stands a deed, a direction, or a property.
fn item_behind(gap: &str) -> Option<(usize, usize)> {
    let pause = gap.rfind('、')?;
    let begin = pause + '、'.len_utf8();
    let next = retag::cut(gap, begin..gap.len());
    let (first, rest) = next.split_first()?;
    let opens = match first.role {
        Role::Verb => rest.is_empty(),
        Role::Rise | Role::Fall | Role::Compare => true,
        // 新增13家企业、总数达81家.
        _ => {
            LEXICON.classes.property.contains(first.said(gap))
                && rest.iter().all(|w| w.role == Role::Reach)
        }
    };
    opens.then_some((pause, begin))
}

/// Whether a figure begins with its direction (下降28.6%).
fn falls(text: &str, figure: &Figure) -> bool {
    let lead = retag::cut(text, figure.span.start..figure.core.start);
    lead.iter()
        .any(|w| matches!(w.role, Role::Rise | Role::Fall))
}

/// Whether nothing but a joiner and a direction stands between two figures.
fn is_turn(gap: &str) -> bool {
    let gap = gap.trim();
    let joiner = LEXICON.classes.list_joiner.beginning(gap);
    joiner.is_some_and(|to| {
        let words = retag::cut(gap, to..gap.len());
        words.len() == 1 && matches!(words[0].role, Role::Rise | Role::Fall)
    })
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
