//! Level, share or change: from the unit and the last words before the number.

use super::{Kind, label, retag};
use crate::figures::Figure;
use crate::lexicon::{LEXICON, Role, Word};

/// A direction word and where it stands among the words before a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Direction {
    /// Index of the word; the number of words where it stands in the figure's
    /// own span (下降15.5%).
    pub at: usize,
    /// The word.
    pub word: String,
    /// Whether it is a fall.
    pub fall: bool,
}

/// Words that may stand between a direction and its number.
fn transparent(text: &str, word: &Word) -> bool {
    match word.role {
        Role::Drop
        | Role::Each
        | Role::Reach
        | Role::Compare
        | Role::Time
        | Role::Particle
        | Role::Mark => true,
        Role::Verb | Role::Light => label::is_attaining(text),
        Role::Noun => matches!(text, "目标" | "预期目标" | "增长目标" | "预期"),
        _ => false,
    }
}

/// The direction the number has by the words straight before it.
pub(super) fn direction(text: &str, words: &[Word], figure: &Figure) -> Option<Direction> {
    let own = text.get(figure.span.start..figure.core.start).unwrap_or("");
    if !own.is_empty() {
        let inside = retag::cut(text, figure.span.start..figure.core.start);
        if let Some(w) = inside
            .iter()
            .find(|w| matches!(w.role, Role::Rise | Role::Fall))
        {
            return Some(Direction {
                at: words.len(),
                word: text.get(w.span.clone()).unwrap_or("").to_owned(),
                fall: w.role == Role::Fall,
            });
        }
    }
    for (at, word) in words.iter().enumerate().rev() {
        let said = text.get(word.span.clone()).unwrap_or("");
        if matches!(word.role, Role::Rise | Role::Fall) {
            return Some(Direction {
                at,
                word: said.to_owned(),
                fall: word.role == Role::Fall,
            });
        }
        // 比上年多23个: behind a comparison an adjective says the direction.
        let compares = words[..at]
            .iter()
            .rev()
            .find(|w| !matches!(w.role, Role::Drop | Role::Time | Role::Mark))
            .is_some_and(|w| w.role == Role::Compare);
        let a = &LEXICON.classes;
        let less = a.less.iter().any(|l| l == said);
        if compares && (less || a.more.iter().any(|m| m == said)) {
            return Some(Direction {
                at,
                word: said.to_owned(),
                fall: less,
            });
        }
        if !transparent(said, word) {
            return None;
        }
    }
    None
}

/// Units of a ratio.
const RATIOS: [&str; 5] = ["%", "‰", "％", "成", "折"];
/// Units that always tell a difference.
const POINTS: [&str; 3] = ["个百分点", "百分点", "个千分点"];
/// What stands after a growth named behind its number (5%以上的增长).
const GROWTH_AFTER: [&str; 4] = ["的增长", "的增速", "的年均增长", "增长"];
/// Whether a direction makes an amount a change whatever stands beside it.
fn is_leading(word: &str) -> bool {
    LEXICON.classes.leading_direction.iter().any(|l| l == word)
}

/// What the figure measures.
pub(super) fn kind(
    text: &str,
    words: &[Word],
    figure: &Figure,
    after: &str,
    direction: Option<&Direction>,
) -> Kind {
    let unit = figure.unit;
    let core = text.get(figure.core.clone()).unwrap_or("");
    if POINTS.contains(&unit) {
        return Kind::Change;
    }
    if unit == "倍" {
        let compared = words.iter().any(|w| w.role == Role::Of)
            || words
                .iter()
                .any(|w| text.get(w.span.clone()) == Some("相当于"));
        return if direction.is_some() || !compared {
            Kind::Change
        } else {
            Kind::Share
        };
    }
    let ratio = RATIOS.contains(&unit)
        || (unit.is_empty() && (core.contains('/') || core.contains("分之")));
    if ratio {
        // 同比-5.6%: the comparison alone makes a growth of it.
        let last = words
            .iter()
            .rfind(|w| !matches!(w.role, Role::Mark | Role::Drop));
        let last = last.and_then(|w| text.get(w.span.clone()));
        let compared =
            last.is_some_and(|l| LEXICON.classes.growing_comparison.iter().any(|g| g == l));
        let grows =
            direction.is_some() || compared || GROWTH_AFTER.iter().any(|g| after.starts_with(g));
        return if grows { Kind::Change } else { Kind::Share };
    }
    let first = words.iter().find(|w| {
        !matches!(
            w.role,
            Role::Drop | Role::Time | Role::Scope | Role::Mark | Role::Compare
        )
    });
    // 推动农房风貌提升3万户: what is counted is the work, not a rise.
    let does = |w: &Word| matches!(w.role, Role::Verb | Role::Light);
    // 高标准农田巩固提升70万亩: a deed straight before makes the rise a deed too.
    let paired = direction.is_some_and(|d| {
        let before = d.at.checked_sub(1).and_then(|i| words.get(i));
        before.is_some_and(|w| {
            does(w) && !label::is_attaining(text.get(w.span.clone()).unwrap_or(""))
        })
    });
    // 受理投诉减少86件: what is done less is no work done.
    let leading = direction.is_some_and(|d| is_leading(&d.word));
    let work = paired || !leading && first.is_some_and(does);
    if direction.is_some() && !work {
        return Kind::Change;
    }
    let leads = first.is_some_and(|w| {
        matches!(w.role, Role::Rise | Role::Fall)
            && text.get(w.span.clone()).is_some_and(is_leading)
    });
    if leads { Kind::Change } else { Kind::Level }
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;
    use crate::outline::Section;

    fn kinds(marked: &str) -> Vec<Kind> {
        marked::observe(marked, Section::Measures, &[])
            .into_iter()
            .map(|o| o.kind)
            .collect()
    }

    #[test]
    fn a_percentage_is_a_share_unless_a_direction_stands_before_it() {
        assert_eq!(
            kinds("调解成功率{98.4%}，同比增长{6%}。"),
            [Kind::Share, Kind::Change]
        );
        assert_eq!(kinds("规上工业增加值增速达到{8.1%}。"), [Kind::Change]);
        assert_eq!(kinds("粮食自给率提高到{91%}。"), [Kind::Share]);
        assert_eq!(kinds("战略性产业增加值占比{30%}。"), [Kind::Share]);
    }

    #[test]
    fn points_are_always_a_change() {
        assert_eq!(kinds("出庭应诉率比上年多{3个百分点}。"), [Kind::Change]);
    }

    #[test]
    fn an_amount_added_without_to_is_a_change() {
        assert_eq!(
            kinds("优良天数增加{25天}，事项增加到{70项}。"),
            [Kind::Change, Kind::Level]
        );
        assert_eq!(kinds("减少内设机构{5个}。"), [Kind::Change]);
    }

    #[test]
    fn work_done_is_counted_although_its_name_holds_a_direction() {
        assert_eq!(kinds("完成窗口服务提升{30个}。"), [Kind::Level]);
    }

    #[test]
    fn a_cut_against_a_norm_is_a_share() {
        assert_eq!(kinds("办理时限较法定时限压缩{68%}。"), [Kind::Share]);
    }

    #[test]
    fn fewer_of_what_is_done_are_a_change_and_a_comparison_makes_a_growth() {
        assert_eq!(
            kinds("受理投诉减少{86件}，降至{912件}。"),
            [Kind::Change, Kind::Level]
        );
        assert_eq!(kinds("税收收入同比{5.6%}。"), [Kind::Change]);
    }

    #[test]
    fn what_something_became_is_a_level() {
        assert_eq!(
            kinds("常务会议由{12次}增加为{18次}，时限由{9天}减少为{2天}。"),
            [Kind::Level; 4]
        );
    }

    #[test]
    fn more_or_less_than_last_year_is_a_change() {
        assert_eq!(
            kinds("受理案件{83件}，比上年多{23件}，满意率{97%}，较上年低{1个百分点}。"),
            [Kind::Level, Kind::Change, Kind::Share, Kind::Change]
        );
    }

    #[test]
    fn a_rise_paired_with_a_deed_is_work() {
        assert_eq!(kinds("高标准农田巩固提升{70万亩}。"), [Kind::Level]);
        assert_eq!(kinds("高标准农田增加{70万亩}。"), [Kind::Change]);
    }
}
