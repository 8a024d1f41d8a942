//! The time a figure is about: the year, an earlier one, a target, several
//! years, or a total in existence.

mod frame;
mod stock;
mod years;

use super::lexicon::{LEXICON, PeriodWords, Role, Word};
use super::{Kind, Period};
use crate::outline::Section;
use crate::read::Genre;
pub(super) use frame::{Frame, frame};
use stock::stock;
use years::years;

/// All that tells the time of one figure.
pub(super) struct Setting<'a> {
    /// The report's text.
    pub text: &'a str,
    /// The year reported on.
    pub year: i32,
    /// What kind of report it is.
    pub genre: Genre,
    /// What the part of the report is for.
    pub section: Section,
    /// What the block says.
    pub frame: Frame,
    /// Words before the figure.
    pub before: &'a [Word],
    /// The text before the figure, from the clause's start.
    pub lead: &'a str,
    /// The part of the sentence before the figure.
    pub sentence_before: &'a str,
    /// The whole sentence.
    pub sentence: &'a str,
    /// The year that a list of years gives to this figure.
    pub listed: Option<i32>,
    /// What follows the figure in its clause.
    pub after: &'a str,
    /// Whether another figure follows in the same clause.
    pub followed: bool,
    /// Whether the next figure is an item of the same list.
    pub then_listed: bool,
    /// The figure's unit.
    pub unit: &'a str,
    /// Whether it is a bound that is set (不低于, 不超过).
    pub bound: bool,
    /// Its kind.
    pub kind: Kind,
    /// Whether a verb governs it, in its clause or in the list it belongs to.
    pub governed: bool,
    /// The text of the next joint within the clause, where 由A提高到B.
    pub then_reaches: bool,
    /// Whether the field 其中 hangs it on a stock figure.
    pub inherits_stock: bool,
}

/// The words up to the first comma.
fn first_clause(words: &str) -> &str {
    let words = words.trim_start();
    words.split(['，', ',']).next().unwrap_or("")
}

impl<'a> Setting<'a> {
    /// The first clause of the sentence, as far as it stands before the figure.
    fn opening(&self) -> &'a str {
        first_clause(self.sentence_before)
    }

    /// The first clause behind the last semicolon before the figure.
    fn turn(&self) -> &'a str {
        let before = self.sentence_before;
        let part = before.rfind(['；', ';']).map_or("", |at| &before[at..]);
        first_clause(part.trim_start_matches(['；', ';']))
    }

    /// Whether words name the year reported on.
    fn dates(&self, words: &str) -> bool {
        let last = words.trim_end_matches(['达', '到', '为']).ends_with("去年");
        let reviewed = self.genre.reviews_last_year() && (last || words.starts_with("去年"));
        reviewed || years(words).any(|y| y == self.year) || LEXICON.period.this_year.within(words)
    }
}

/// The time of one figure, and the calendar year of a value of an earlier year.
pub(super) fn time(s: &Setting) -> (Period, Option<i32>) {
    let year = value_year(s, &LEXICON.period);
    let period = match year {
        Some(year) if year < s.year => return (Period::Prior, Some(year)),
        Some(_) if s.listed.is_some() => Period::Year,
        _ => period(s),
    };
    (period, None)
}

/// The years of a list of figures before which `said` stands: one for each of
/// `n`, where all are of one thing.
pub(super) fn listed(said: &str, n: usize, year: i32) -> Option<Vec<i32>> {
    years::listed(said, n, year, &LEXICON.period)
}

/// The year that the words before a figure give its value.
fn value_year(s: &Setting, p: &PeriodWords) -> Option<i32> {
    if s.listed.is_some() {
        return s.listed;
    }
    if s.kind == Kind::Change || s.unit == "倍" {
        return None;
    }
    let reviewed = s.genre.reviews_last_year();
    let told = s.frame != Frame::Target;
    let opening = || told.then(|| years::opening(s.lead, s.sentence))?;
    years::before(s.lead, s.year, reviewed, p).or_else(opening)
}

fn period(s: &Setting) -> Period {
    let p = &LEXICON.period;
    if starts(s) {
        return Period::Prior;
    }
    if s.frame == Frame::Target {
        return Period::Target;
    }
    let states = matches!(s.section, Section::Weaknesses | Section::Causes);
    let opening = s.opening();
    let ahead = opening.starts_with('到') && years(opening).any(|y| y > s.year);
    let asked = || p.demand.within(s.lead) || s.lead.ends_with(['应', '须', '要']);
    let demanded = s.bound && asked();
    if ahead || demanded || !states && p.target.within(s.lead) || years(s.lead).any(|y| y > s.year)
    {
        return Period::Target;
    }
    // 三年来累计免罚1102件: the span says how far back it goes.
    let opens = |t: &str| t.trim_start().starts_with('“') && t.contains("期间");
    let spans = |t: &str| p.span.within(t) || opens(t);
    let running = s.lead.contains("累计") && (spans(s.lead) || spans(s.sentence_before));
    if s.kind == Kind::Level && !running && stock(s, p) {
        return Period::Stock;
    }
    let since = || {
        [s.lead, opening, s.turn()]
            .iter()
            .any(|t| since(t, s.year, p))
    };
    // 五年来，取消事项148项，下放32项: it goes on to the end of the sentence.
    let alone = |t: &str| t.chars().count() <= ALONE && p.span.within(t);
    let throughout = || alone(opening) || alone(s.turn());
    let said_span = running
        || throughout() && !s.dates(s.lead)
        || p.span.within(s.lead)
        || opens(s.sentence_before)
        || opens(s.lead)
        || since();
    // 五年来，总值由1820亿元增加到2760亿元: the value of the last year.
    let arrives = p.grows.begins(s.lead);
    if said_span && s.kind != Kind::Share && !arrives {
        return Period::Span;
    }
    // 减少审批事项54%: what was done to a share took all the years.
    let first = s.before.iter().find(|w| w.role != Role::Mark);
    let cut = first.is_some_and(|w| matches!(w.role, Role::Verb | Role::Fall | Role::Cut));
    if s.frame == Frame::Span && (s.kind != Kind::Share || cut) {
        // 2023年总值突破50亿元，年均增长8%；投资增长2倍: the year holds to the semicolon
        // unless it stands by itself.
        let apart = s.sentence_before.contains(['；', ';']);
        let dated = s.dates(opening) && (!apart || opening.chars().count() <= DATE);
        let of_the_year = s.dates(s.lead) || dated || s.lead.contains("同比");
        // 面积稳定在6200万亩: what is reached is the value of the last year.
        let reaches = s.before.last().is_some_and(|w| w.role == Role::Reach)
            && s.before.iter().any(|w| w.role == Role::Noun)
            && !super::head::governs(s.text, s.before);
        let level = !s.governed || reaches || arrives || s.lead.contains("人均");
        // 油气当量3亿吨、稳居全国第一: what follows a pause is no noun of it.
        let said = s.after.is_empty() || s.after.starts_with('、');
        let happens = p.event_units.iter().any(|u| u == s.unit);
        let amount = s.kind == Kind::Level && level && !happens && (reaches || arrives || said);
        return if of_the_year || amount {
            Period::Year
        } else {
            Period::Span
        };
    }
    Period::Year
}

/// The most characters of a span that stands before a sentence by itself (五年来).
const ALONE: usize = 8;
/// And of a date that does (预计到2016年底).
const DATE: usize = 10;

/// Whether words tell of the years since something (党的十八大以来), not of a part of
/// the year itself (今年以来, the year's number) nor of a record (新世纪以来最好).
fn since(words: &str, year: i32, p: &PeriodWords) -> bool {
    words.match_indices("以来").any(|(at, said)| {
        let before = &words[..at];
        let before = &before[before.rfind(['，', ',', '；']).unwrap_or(0)..];
        let behind = words[at + said.len()..].trim_start_matches('的');
        let recent = p.recent.iter().any(|w| before.contains(w.as_str()));
        !recent && !years(before).any(|y| y == year) && !p.record.begins(behind)
    })
}

/// 由X提高到Y: the value it was.
fn starts(s: &Setting) -> bool {
    let from = |w: &Word| matches!(s.text.get(w.span.clone()), Some("由" | "从"));
    let starts = s.before.iter().any(|w| w.role == Role::Reach && from(w));
    starts && s.then_reaches
}

#[cfg(test)]
mod tests {
    use super::super::marked::{observe, observe_as, periods};
    use super::*;

    #[test]
    fn last_years_value_is_prior() {
        assert_eq!(
            periods("完成审计项目{35个}（上年为{32个}）。"),
            [Period::Year, Period::Prior]
        );
        assert_eq!(
            periods("办结时间由{3天}压缩至{1天}。"),
            [Period::Prior, Period::Year]
        );
        assert_eq!(
            periods("受理案件{83件}，比上年增加{6件}。"),
            [Period::Year, Period::Year]
        );
    }

    #[test]
    fn plans_and_aims_are_targets() {
        let plan = observe("新建公厕{30座}。", Section::Plans, &[]);
        assert_eq!(plan[0].period, Period::Target);
        assert_eq!(periods("到2025年，森林覆盖率达到{60%}。"), [Period::Target]);
        assert_eq!(periods("完成年度目标任务的{56%}。"), [Period::Year]);
    }

    #[test]
    fn a_review_of_years_spans_them() {
        assert_eq!(
            periods("五年来，新建学校{12所}，城镇化率{60%}，经济年均增长{6%}。"),
            [Period::Span, Period::Year, Period::Span]
        );
        assert_eq!(periods("“七五”普法期间共组织宣讲{960场}。"), [Period::Span]);
    }

    #[test]
    fn what_opens_a_sentence_holds_to_its_end() {
        assert_eq!(
            periods("截至2023年底，累计核发许可证{35张}，登记排污单位{64家}。办理案件{9件}。"),
            [Period::Stock, Period::Stock, Period::Year]
        );
        assert_eq!(
            periods("五年来，取消事项{148项}，下放事项{32项}。办理案件{9件}。"),
            [Period::Span, Period::Span, Period::Year]
        );
    }

    #[test]
    fn a_span_of_years_is_told_from_a_running_total() {
        assert_eq!(periods("三年来累计免罚{102件}。"), [Period::Span]);
        assert_eq!(periods("党的十八大以来，新建学校{6所}。"), [Period::Span]);
        assert_eq!(
            periods("关停采石点{2处}；“十三五”以来，全县共治理矿山{38座}，复绿{450亩}。"),
            [Period::Year, Period::Span, Period::Span]
        );
    }

    #[test]
    fn since_a_day_of_the_year_is_of_the_year_and_a_record_is_no_span() {
        assert_eq!(periods("2023年以来，接到投诉{70宗}。"), [Period::Year]);
        assert_eq!(periods("2021年以来，接到投诉{70宗}。"), [Period::Span]);
        assert_eq!(
            periods("取得建县以来最好成绩，总值增长{8%}。"),
            [Period::Year]
        );
    }

    #[test]
    fn a_bound_that_is_asked_for_is_a_target() {
        assert_eq!(
            periods("明确干部持证率{不低于80%}，持证率{82%}。"),
            [Period::Target, Period::Year]
        );
    }

    #[test]
    fn what_happened_in_a_review_of_years_spans_them() {
        let text = "七年来，2023年总值突破{50亿元}，年均增长{8%}；投资增长{2倍}，减少审批事项{54%}，走访企业{86次}。";
        let rows = observe_as(Genre::government_work(), text, Section::Measures, &[]);
        let periods: Vec<Period> = rows.into_iter().map(|o| o.period).collect();
        assert_eq!(periods[0], Period::Year);
        assert_eq!(periods[2..], [Period::Span; 3]);
    }

    #[test]
    fn a_running_total_of_several_years_is_a_span() {
        assert_eq!(
            periods("“八五”普法期间，累计开展宣传活动{120场}。"),
            [Period::Span]
        );
    }

    #[test]
    fn what_a_body_looked_at_is_of_the_year() {
        assert_eq!(periods("监察机构检查用人单位{246户}。"), [Period::Year]);
    }

    #[test]
    fn a_work_report_reviews_last_year_and_ends_its_five_years_with_it() {
        let text = "过去五年，生产总值由{182亿元}增加到{276亿元}，预算收入去年达到{18亿元}。";
        let rows = observe_as(Genre::government_work(), text, Section::Measures, &[]);
        let periods: Vec<Period> = rows.into_iter().map(|o| o.period).collect();
        assert_eq!(periods, [Period::Prior, Period::Year, Period::Year]);
    }
}
