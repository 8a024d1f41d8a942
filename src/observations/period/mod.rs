//! The time a figure is about: the year, an earlier one, a target, several
//! years, or a total in existence.

mod stock;

use super::lexicon::{LEXICON, PeriodWords, Role, Word};
use super::{Kind, Period};
use crate::outline::Section;
use crate::read::Genre;
use stock::stock;

/// What a block says about the time of everything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The year reported on.
    Year,
    /// A review of several years.
    Span,
    /// Work to come.
    Target,
}

/// Longest opening, in bytes, that is searched for a frame.
const OPENING: usize = 120;

/// The years written in `text`, in order.
fn years(text: &str) -> impl Iterator<Item = i32> + '_ {
    let bytes = text.as_bytes();
    text.match_indices('年').filter_map(move |(i, _)| {
        let digits = bytes.get(i.checked_sub(4)?..i)?;
        let before = i.checked_sub(5).and_then(|j| bytes.get(j));
        if !digits.iter().all(u8::is_ascii_digit) || before.is_some_and(u8::is_ascii_digit) {
            return None;
        }
        std::str::from_utf8(digits).ok()?.parse().ok()
    })
}

/// The frame of a block: from its section, its headings and its first words;
/// where these are silent, the frame of the block before goes on.
pub(super) fn frame(
    section: Section,
    path: &[&str],
    opening: &str,
    (year, genre): (i32, Genre),
    before: Frame,
) -> Frame {
    let p = &LEXICON.period;
    if section == Section::Plans {
        return Frame::Target;
    }
    let mut end = opening.len().min(OPENING);
    while !opening.is_char_boundary(end) {
        end -= 1;
    }
    let first = opening[..end].split(['。', '\n']).next().unwrap_or("");
    let aims = || {
        path.iter().any(|h| p.target_heading.within(h))
            || p.target.within(first)
            || p.target_heading.within(first)
    };
    // 二、2025年工作安排 in the report on 2024.
    let ahead = |h: &&str| years(h).any(|y| y == year + 1) && !p.review_heading.within(h);
    if section == Section::Other && aims() || path.iter().any(ahead) {
        return Frame::Target;
    }
    let first = first.strip_prefix("各位代表").unwrap_or(first);
    let first = first.trim_start_matches(['，', ',', '！', '：', ' ', '\u{3000}']);
    if p.years_ahead.begins(first) {
        return Frame::Target;
    }
    let head = first.split(['，', ',']).next().unwrap_or("");
    // 2023年是本届政府的第一年: of that year, whatever it is the first of.
    if head
        .strip_prefix(&year.to_string())
        .is_some_and(|rest| rest.starts_with("年是"))
    {
        return Frame::Year;
    }
    if p.year_opening.within(head) || years(head).any(|y| y == year) && !p.span_opening.within(head)
    {
        return Frame::Year;
    }
    if genre == Genre::RuleOfLaw {
        // A report on one year: 五年来 is said of a sentence, not of a part.
        return Frame::Year;
    }
    let five_years = head.contains("时期")
        && head
            .trim_start_matches([' ', '\u{3000}', '—'])
            .starts_with('“');
    if p.span_opening.within(first) && !first.contains("今后五年") && !first.contains("未来五年")
        || five_years
    {
        return Frame::Span;
    }
    match before {
        Frame::Target if section != Section::Other => Frame::Year,
        other => other,
    }
}

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
        let reviewed = self.genre == Genre::GovernmentWork && (last || words.starts_with("去年"));
        reviewed || years(words).any(|y| y == self.year) || LEXICON.period.this_year.within(words)
    }
}

/// The time of one figure.
pub(super) fn period(s: &Setting) -> Period {
    let p = &LEXICON.period;
    if prior(s, p) {
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
            && !super::label::governs(s.text, s.before);
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

/// 上年为X, 由X提高到Y, 2019年的X.
fn prior(s: &Setting, p: &PeriodWords) -> bool {
    let mut tail = s.before.iter().rev().filter(|w| {
        let said = s.text.get(w.span.clone()).unwrap_or("");
        !matches!(w.role, Role::Mark | Role::Of | Role::Drop)
            && !matches!(said, "为" | "是" | "有" | "达" | "达到")
    });
    if let Some(word) = tail.next() {
        let said = s.text.get(word.span.clone()).unwrap_or("");
        let dated = word.role == Role::Time && years(said).next().is_some_and(|y| y < s.year);
        // A work report is given in January: 去年 is the year it reviews.
        let reviewed = s.genre == Genre::GovernmentWork && said == "去年";
        let named = !reviewed && p.prior.iter().any(|w| said.ends_with(w.as_str()));
        if (dated || named) && s.kind != Kind::Change && s.unit != "倍" {
            return true;
        }
    }
    let starts = s
        .before
        .iter()
        .any(|w| w.role == Role::Reach && matches!(s.text.get(w.span.clone()), Some("由" | "从")));
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
    fn the_frame_of_a_review_ends_with_the_year() {
        let at = |opening, before| {
            frame(
                Section::Measures,
                &[],
                opening,
                (2023, Genre::GovernmentWork),
                before,
            )
        };
        assert_eq!(at("过去的五年极不寻常。", Frame::Year), Frame::Span);
        assert_eq!(at("综合实力稳步提升。", Frame::Span), Frame::Span);
        assert_eq!(at("刚刚过去的2023年很不平凡。", Frame::Span), Frame::Year);
        assert_eq!(
            at("各位代表，刚刚过去的2023年，我县", Frame::Span),
            Frame::Year
        );
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
    fn a_report_on_one_year_spans_no_part() {
        let opening = "发挥引领作用，五年来共提请草案9件。";
        let of = |genre| frame(Section::Measures, &[], opening, (2023, genre), Frame::Year);
        assert_eq!(of(Genre::RuleOfLaw), Frame::Year);
        assert_eq!(of(Genre::GovernmentWork), Frame::Span);
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
    fn a_paragraph_on_the_years_ahead_sets_aims() {
        let at = |opening| {
            let of = (2023, Genre::GovernmentWork);
            frame(Section::Measures, &[], opening, of, Frame::Year)
        };
        assert_eq!(at("未来五年的主要目标是：总值翻番。"), Frame::Target);
        assert_eq!(at("2023年是本届政府的第一年。"), Frame::Year);
    }

    #[test]
    fn what_happened_in_a_review_of_years_spans_them() {
        let text = "七年来，2023年总值突破{50亿元}，年均增长{8%}；投资增长{2倍}，减少审批事项{54%}，走访企业{86次}。";
        let rows = observe_as(Genre::GovernmentWork, text, Section::Measures, &[]);
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
        let rows = observe_as(Genre::GovernmentWork, text, Section::Measures, &[]);
        let periods: Vec<Period> = rows.into_iter().map(|o| o.period).collect();
        assert_eq!(periods, [Period::Prior, Period::Year, Period::Year]);
    }
}
