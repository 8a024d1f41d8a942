//! The time a figure is about: the year, an earlier one, a target, several
//! years, or a total in existence.

use super::lexicon::{LEXICON, Role, Word};
use super::{Kind, Period};
use crate::outline::Section;

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

fn any(words: &[String], text: &str) -> bool {
    words.iter().any(|w| text.contains(w.as_str()))
}

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
    year: i32,
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
    if section == Section::Other
        && (path.iter().any(|h| any(&p.target_heading, h)) || any(&p.target, first))
    {
        return Frame::Target;
    }
    let head = first.split(['，', ',']).next().unwrap_or("");
    if any(&p.year_opening, head) || years(head).any(|y| y == year) && !any(&p.span_opening, head) {
        return Frame::Year;
    }
    let five_years = head.contains("时期")
        && head
            .trim_start_matches([' ', '\u{3000}', '—'])
            .starts_with('“');
    if any(&p.span_opening, first) && !first.contains("今后五年") && !first.contains("未来五年")
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
    /// The figure's unit.
    pub unit: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// Whether a verb governs it, in its clause or in the list it belongs to.
    pub governed: bool,
    /// The text of the next joint within the clause, where 由A提高到B.
    pub then_reaches: bool,
    /// Whether the field 其中 hangs it on a stock figure.
    pub inherits_stock: bool,
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
    if !states && any(&p.target, s.lead) || years(s.lead).any(|y| y > s.year) {
        return Period::Target;
    }
    if s.kind == Kind::Level && stock(s, p) {
        return Period::Stock;
    }
    let opens = |t: &str| t.trim_start().starts_with('“') && t.contains("期间");
    let since = s.lead.contains("以来") && !s.lead.contains("今年以来");
    let said_span = any(&p.span, s.lead) || opens(s.sentence_before) || opens(s.lead) || since;
    if said_span && s.kind != Kind::Share {
        return Period::Span;
    }
    if s.frame == Frame::Span && s.kind != Kind::Share {
        let of_the_year = years(s.lead).any(|y| y == s.year) || s.lead.contains("同比");
        let amount = s.kind == Kind::Level && !s.governed && s.after.is_empty();
        return if of_the_year || amount {
            Period::Year
        } else {
            Period::Span
        };
    }
    Period::Year
}

/// A total in existence: the words say so, or it is a thing that no verb of
/// doing governs.
fn stock(s: &Setting, p: &super::lexicon::PeriodWords) -> bool {
    let of_the_year = any(&p.year_total, s.lead)
        || any(&p.year_total, s.sentence_before)
        || years(s.sentence_before.split(['，', ',']).next().unwrap_or("")).any(|y| y == s.year)
            && s.lead.contains("累计");
    if of_the_year || s.lead.contains('每') {
        return false;
    }
    let adds = s.lead.contains("新增") && !s.lead.contains("累计");
    if any(&p.stock, s.lead) && !adds || s.inherits_stock {
        return true;
    }
    let doing = super::label::governs(s.text, s.before);
    if any(&p.stock_things, s.lead) && !doing {
        return true;
    }
    let reaches = s.before.last().is_some_and(|w| w.role == Role::Reach);
    let counted = s.after.is_empty() && p.entity_units.iter().any(|u| u == s.unit);
    counted && !doing && (reaches || !s.governed)
}

/// 上年为X, 由X提高到Y, 2019年的X.
fn prior(s: &Setting, p: &super::lexicon::PeriodWords) -> bool {
    let mut tail = s.before.iter().rev().filter(|w| {
        let said = s.text.get(w.span.clone()).unwrap_or("");
        !matches!(w.role, Role::Mark | Role::Of | Role::Drop)
            && !matches!(said, "为" | "是" | "有" | "达" | "达到")
    });
    if let Some(word) = tail.next() {
        let said = s.text.get(word.span.clone()).unwrap_or("");
        let dated = word.role == Role::Time && years(said).next().is_some_and(|y| y < s.year);
        let named = p.prior.iter().any(|w| said.ends_with(w.as_str()));
        if (dated || named) && s.kind != Kind::Change {
            return true;
        }
    }
    let starts = s
        .before
        .iter()
        .any(|w| w.role == Role::Reach && matches!(s.text.get(w.span.clone()), Some("由" | "从")));
    starts && s.then_reaches
}
