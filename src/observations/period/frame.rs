//! What a block says about the time of everything in it: the year, several
//! years, or work to come.

use super::super::lexicon::LEXICON;
use super::years::years;
use crate::outline::Section;
use crate::read::Genre;

/// What a block says about the time of everything in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Frame {
    /// The year reported on.
    Year,
    /// A review of several years.
    Span,
    /// Work to come.
    Target,
}

/// Longest opening, in bytes, that is searched for a frame.
const OPENING: usize = 120;

/// The frame of a block: from its section, its headings and its first words;
/// where these are silent, the frame of the block before goes on.
pub(in super::super) fn frame(
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
    if genre.is_on_one_year() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_of_a_review_ends_with_the_year() {
        let at = |opening, before| {
            frame(
                Section::Measures,
                &[],
                opening,
                (2023, Genre::government_work()),
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
    fn a_report_on_one_year_spans_no_part() {
        let opening = "发挥引领作用，五年来共提请草案9件。";
        let of = |genre| frame(Section::Measures, &[], opening, (2023, genre), Frame::Year);
        assert_eq!(of(Genre::rule_of_law()), Frame::Year);
        assert_eq!(of(Genre::government_work()), Frame::Span);
    }

    #[test]
    fn a_paragraph_on_the_years_ahead_sets_aims() {
        let at = |opening| {
            let of = (2023, Genre::government_work());
            frame(Section::Measures, &[], opening, of, Frame::Year)
        };
        assert_eq!(at("未来五年的主要目标是：总值翻番。"), Frame::Target);
        assert_eq!(at("2023年是本届政府的第一年。"), Frame::Year);
    }
}
