//! Figures → observations: gives each figure its kind, period and label from
//! the words around it. Fourth stage of the flow; the last that looks at the
//! text of a report.

mod beside;
mod clause;
mod distinct;
mod head;
pub(crate) mod interval;
mod kind;
mod label;
mod lean;
mod list;
mod measure_words;
mod naming;
mod nature;
mod parts;
mod period;
mod retag;
mod rule;
mod sign;
mod subject;

#[cfg(test)]
mod marked;

use std::ops::Range;
use std::rc::Rc;

use crate::figures::{self, Figure, Qualifier};
use crate::outline::{Outline, PATH_SEPARATOR, Section};
use crate::read::Report;

pub use beside::Stated;
pub use measure_words::block;
pub use nature::Nature;
pub use parts::{Parts, parts};

use crate::lexicon::{self, LEXICON};
use clause::{Clause, Joint};
use naming::Naming;
use period::Frame;

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A count or amount.
    Level,
    /// A rate or ratio.
    Share,
    /// Growth or fall against an earlier period.
    Change,
}

impl Kind {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Share => "share",
            Self::Change => "change",
        }
    }
}

/// The time a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// The year reported on.
    Year,
    /// An earlier year.
    Prior,
    /// A planned or future value.
    Target,
    /// A total over several years.
    Span,
    /// 累计, 截至, 现有.
    Stock,
}

impl Period {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Prior => "prior",
            Self::Target => "target",
            Self::Span => "span",
            Self::Stock => "stock",
        }
    }
}

/// A figure made into a table row: one row of the table `observations`.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The place or body reporting.
    pub area: String,
    /// The year reported on.
    pub year: i32,
    /// Stable id of the indicator; empty until `indicators::align`.
    pub indicator: String,
    /// What this report calls it.
    pub label: String,
    /// In the base unit; a fall is negative.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// Measure word or unit.
    pub unit: String,
    /// How exact it is stated.
    pub qualifier: Qualifier,
    /// Level, share or change.
    pub kind: Kind,
    /// The time it is about.
    pub period: Period,
    /// What the part of the report it stands in is for.
    pub section: Section,
    /// The path of headings above, joined by ` / `.
    pub heading: String,
    /// The figure verbatim, qualifier and unit included.
    pub text: String,
    /// The report's path.
    pub source: String,
    /// 1-based line.
    pub line: usize,
    /// First byte of `text` in the report's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The sentence the figure stands in, verbatim: the evidence.
    pub sentence: String,
    /// How the label was made, in a few words (`--explain`).
    pub rule: std::borrow::Cow<'static, str>,
    /// What a person decided on it; empty where nobody did.
    pub decided: String,
    /// What its label is made of.
    pub parts: Parts,
    /// What its value is beside the plain value of its year.
    pub nature: Nature,
    /// The change that the report states of it.
    pub stated: Option<Stated>,
    /// That it measures the same as the row before it of its indicator, 0 to 1;
    /// none where there is no such row, or no `indicators::align` has seen it.
    pub confidence: Option<f64>,
    /// The calendar year a value of an earlier year is of, where the report says
    /// it (上年为83件, 2021年、2022年分别为…).
    pub value_year: Option<i32>,
}

/// Makes the observations of one report.
#[must_use]
pub fn observe(report: &Report, outline: &Outline) -> Vec<Observation> {
    observe_with(report, outline, figures::read)
}

/// [`observe`] with another reader of figures.
fn observe_with<'r>(
    report: &'r Report,
    outline: &Outline,
    read: impl Fn(&'r str, Range<usize>) -> figures::Reading<'r>,
) -> Vec<Observation> {
    let mut rows = Vec::new();
    let mut contexts = Vec::new();
    let mut frame = Frame::Year;
    let mut under: Option<Under> = None;
    for block in &outline.blocks {
        let path = outline.path(block.heading);
        let opening = report.text.get(block.span.clone()).unwrap_or("");
        frame = period::frame(
            block.section,
            &path,
            opening.trim_start(),
            (report.year, report.genre),
            frame,
        );
        let reading = read(&report.text, block.span.clone());
        if reading.figures.is_empty() {
            continue;
        }
        // A paragraph under the same heading goes on where the one before ended.
        let spoken = match under.take() {
            Some(before) if before.heading == block.heading => before,
            _ => Under::new(block.heading, &path),
        };
        let place = Place {
            report,
            section: block.section,
            path: &path,
            line: block.line,
            frame,
        };
        let from = match reading.figures.first() {
            // A figure in the heading that a paragraph opens with has words there.
            Some(figure) if figure.span.start < block.body => {
                let heading = path.last().and_then(|words| opening.find(words));
                block.span.start + heading.unwrap_or(0)
            }
            _ => block.body.max(block.span.start),
        };
        let left = place.block(
            from..block.span.end,
            &reading.figures,
            &spoken,
            &mut rows,
            &mut contexts,
        );
        under = Some(Under { left, ..spoken });
    }
    distinct::distinguish(&mut rows, &contexts);
    for row in &mut rows {
        row.parts = parts(&row.label, &row.unit, row.kind);
        row.nature = nature::nature(&report.text, &(row.start..row.end), row.period);
    }
    beside::state(&mut rows, &report.text);
    rows
}

/// What the blocks under one heading share.
struct Under {
    heading: Option<usize>,
    /// The field of work the heading names.
    field: Option<String>,
    /// The subjects its path names, the nearest first.
    subjects: Rc<[String]>,
    /// What the block before spoke of last.
    left: String,
}

impl Under {
    fn new(heading: Option<usize>, path: &[&str]) -> Self {
        let nearest = path.iter().rev();
        let field = nearest.clone().find_map(|h| LEXICON.field(h));
        Self {
            heading,
            field: field.map(str::to_owned),
            subjects: nearest.filter_map(|h| subject::topic(h)).collect(),
            left: String::new(),
        }
    }
}

/// Longest sentence, in bytes, that a row keeps whole.
const LONGEST: usize = 6000;

/// The sentence a figure stands in; of one without end, what is near it.
fn evidence<'t>(text: &'t str, sentence: &Range<usize>, figure: &Range<usize>) -> &'t str {
    let (mut from, mut to) = (sentence.start, sentence.end);
    if to - from > LONGEST {
        from = from.max(figure.start.saturating_sub(LONGEST / 4));
        to = to.min(figure.end + LONGEST / 4);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        while !text.is_char_boundary(to) {
            to -= 1;
        }
    }
    text.get(from..to).unwrap_or("").trim()
}

/// As much of a sentence, from its beginning, as is looked at for each figure.
fn beginning(text: &str, mut span: Range<usize>) -> &str {
    span.end = span.end.min(span.start + LONGEST);
    while !text.is_char_boundary(span.end) {
        span.end -= 1;
    }
    text.get(span).unwrap_or("")
}

/// What every row of a block shares.
struct Place<'a> {
    report: &'a Report,
    section: Section,
    path: &'a [&'a str],
    line: usize,
    frame: Frame,
}

impl Place<'_> {
    fn block(
        &self,
        span: Range<usize>,
        figures: &[Figure],
        spoken: &Under,
        rows: &mut Vec<Observation>,
        contexts: &mut Vec<Rc<[String]>>,
    ) -> String {
        let text = self.report.text.as_str();
        let runs = clause::runs(text, span, figures);
        let start = runs.first().map_or(0, |r| r.sentence.start);
        let mut naming = Naming::new(spoken.field.clone(), spoken.left.clone(), start);
        let mut nested_stock = None;
        for (at, run) in runs.iter().enumerate() {
            let before = clause::before(text, run);
            let after = clause::after(text, &runs, at);
            let members = &figures[run.figures.clone()];
            let Some(first) = members.first() else {
                continue;
            };
            let money = LEXICON.classes.currency.contains(first.unit);
            let why = text
                .get(run.after.clone())
                .is_some_and(|t| t.contains('因'));
            let beyond = if money || why {
                clause::beyond(text, &runs, at)
            } else {
                Vec::new()
            };
            let after_text = text.get(run.after.clone()).unwrap_or("");
            let direction = kind::direction(text, &before, first);
            let units: Vec<&str> = members.iter().map(|f| f.unit).collect();
            let kind = kind::kind(text, &before, first, after_text, direction.as_ref());
            let clause = Clause {
                text,
                run,
                before: &before,
                after: &after,
                beyond: &beyond,
                units: &units,
                value: first.value,
                kind,
                direction: direction.as_ref(),
            };
            let named = naming.name(&clause);
            let lead = text.get(run.before.clone()).unwrap_or("");
            let inherits_stock = run.joint == Joint::Item
                && nested_stock == Some(run.part.start)
                && !head::governs(text, &before)
                || lead.starts_with("其中") && nested_stock == Some(run.part.start);
            let then_reaches = runs
                .get(at + 1)
                .is_some_and(|next| next.sentence == run.sentence && next.joint == Joint::Same);
            let then_listed = runs
                .get(at + 1)
                .is_some_and(|next| next.sentence == run.sentence && next.joint == Joint::Item);
            let alike = named.windows(2).all(|pair| pair[0].label == pair[1].label);
            let listed = period::listed(words::dated(text, run), members.len(), self.report.year);
            let listed = listed.filter(|_| alike);
            for (n, (figure, mut named)) in members.iter().zip(named).enumerate() {
                let turned = n.checked_sub(1).and_then(|i| {
                    let gap = retag::cut(text, members[i].span.end..figure.span.start);
                    kind::direction(text, &gap, figure)
                });
                if let (Some(shared), Some(own)) = (&direction, &turned)
                    && let Some(what) = named.label.strip_suffix(shared.word.as_str())
                {
                    named.label = format!("{what}{}", own.word);
                }
                let direction = turned.as_ref().or(direction.as_ref());
                let kind = if members.len() > 1 {
                    kind::kind(text, &before, figure, after_text, direction)
                } else {
                    kind
                };
                let (period, value_year) = period::time(&period::Setting {
                    text,
                    year: self.report.year,
                    genre: self.report.genre,
                    section: self.section,
                    frame: self.frame,
                    before: &before,
                    lead,
                    sentence_before: beginning(text, run.sentence.start..run.before.start),
                    sentence: beginning(text, run.sentence.clone()),
                    listed: listed.as_ref().and_then(|years| years.get(n).copied()),
                    after: after_text,
                    followed: run.followed,
                    then_listed,
                    unit: figure.unit,
                    bound: text
                        .get(figure.span.clone())
                        .is_some_and(|t| t.starts_with('不')),
                    kind,
                    governed: named.governed,
                    then_reaches,
                    inherits_stock,
                });
                nested_stock = (period == Period::Stock).then_some(run.part.start);
                contexts.push(Rc::clone(&spoken.subjects));
                rows.push(Observation {
                    area: self.report.area.clone(),
                    year: self.report.year,
                    indicator: String::new(),
                    label: label::without_area(named.label, &self.report.area),
                    value: sign::signed(figure.value, kind, direction),
                    value_max: figure.value_max.map(|v| sign::signed(v, kind, direction)),
                    unit: figure.unit.to_owned(),
                    qualifier: figure.qualifier,
                    kind,
                    period,
                    section: self.section,
                    heading: self.path.join(PATH_SEPARATOR),
                    text: text.get(figure.span.clone()).unwrap_or("").to_owned(),
                    source: self.report.source.clone(),
                    line: self.line,
                    start: figure.span.start,
                    end: figure.span.end,
                    sentence: evidence(text, &run.sentence, &figure.span).to_owned(),
                    rule: named.rule.into(),
                    decided: String::new(),
                    parts: Parts::default(),
                    nature: Nature::Plain,
                    stated: None,
                    confidence: None,
                    value_year,
                });
            }
        }
        naming.subject_left()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_without_end_is_cut_near_its_figure() {
        let text = "开展检查，".repeat(4000);
        let figure = 30_000..30_006;
        let cut = evidence(&text, &(0..text.len()), &figure);
        assert!(cut.len() <= LONGEST && cut.len() > 1000);
        assert_eq!(evidence(&text, &(0..300), &(30..33)), &text[..300]);
    }
}
