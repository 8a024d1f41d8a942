//! The figures of a block → rows: each run of figures is named, and each figure
//! gets its kind, period and sign.

use std::ops::Range;
use std::rc::Rc;

use super::clause::{self, Clause, Joint, Run};
use super::discourse::Discourse;
use super::kind::{self, Direction};
use super::naming::{self, Named};
use super::period::{self, Frame};
use super::{Kind, Nature, Observation, Parts, Period, head, label, retag, sign, subject};
use crate::figures::Figure;
use crate::lexicon::{LEXICON, Word};
use crate::outline::{PATH_SEPARATOR, Section};
use crate::read::Report;

/// The rows of a report so far.
#[derive(Default)]
pub(super) struct Rows {
    /// The rows.
    pub list: Vec<Observation>,
    /// For each, the subjects that may be set before its label.
    pub contexts: Vec<Rc<[String]>>,
}

/// The sentence a figure stands in; of one without end, what is near it.
fn evidence<'t>(text: &'t str, sentence: &Range<usize>, figure: &Range<usize>) -> &'t str {
    let (mut from, mut to) = (sentence.start, sentence.end);
    if to - from > clause::LONGEST {
        from = from.max(figure.start.saturating_sub(clause::LONGEST / 4));
        to = to.min(figure.end + clause::LONGEST / 4);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        while !text.is_char_boundary(to) {
            to -= 1;
        }
    }
    text.get(from..to).unwrap_or("").trim()
}

/// What the blocks under one heading share.
pub(super) struct Under {
    /// The heading.
    pub heading: Option<usize>,
    /// The field of work the heading names.
    field: Option<String>,
    /// The subjects its path names, the nearest first.
    subjects: Rc<[String]>,
    /// What the block before spoke of last.
    left: String,
}

impl Under {
    /// What the blocks behind one share that spoke of this last.
    pub fn leaving(self, left: String) -> Self {
        Self { left, ..self }
    }

    /// Begins under a heading.
    pub fn new(heading: Option<usize>, path: &[&str]) -> Self {
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

/// What every row of a block shares.
pub(super) struct Place<'a> {
    /// The report.
    pub report: &'a Report,
    /// What the block is for.
    pub section: Section,
    /// The headings above it.
    pub path: &'a [&'a str],
    /// Its line.
    pub line: usize,
    /// The time it tells of.
    pub frame: Frame,
}

/// A run with the words around it.
struct Passage<'a> {
    run: &'a Run,
    /// The run behind it.
    next: Option<&'a Run>,
    members: &'a [Figure<'a>],
    before: Vec<Word>,
    direction: Option<Direction>,
    /// The text between the mark before and the first figure.
    lead: &'a str,
    /// The text behind the last figure, to the mark.
    behind: &'a str,
    /// Whether it is a part of what stands there, as the run before was.
    stock: bool,
    /// The years of its figures, one for each.
    years: Option<Vec<i32>>,
}

impl Place<'_> {
    /// Makes the rows of a block; what it spoke of last.
    pub fn block(
        &self,
        span: Range<usize>,
        figures: &[Figure],
        spoken: &Under,
        rows: &mut Rows,
    ) -> String {
        let text = self.report.text.as_str();
        let runs = clause::runs(text, span, figures);
        let start = runs.first().map_or(0, |r| r.sentence.start);
        let mut discourse = Discourse::new(spoken.field.clone(), spoken.left.clone(), start);
        // The part of a sentence whose last figure stands there.
        let mut stock = None;
        for at in 0..runs.len() {
            let Some((passage, kind, named)) =
                self.name(text, &runs, at, figures, &mut discourse, stock)
            else {
                continue;
            };
            for (n, named) in named.into_iter().enumerate().take(passage.members.len()) {
                let row = self.row(&passage, n, kind, named);
                stock = (row.period == Period::Stock).then_some(passage.run.part.start);
                rows.contexts.push(Rc::clone(&spoken.subjects));
                rows.list.push(row);
            }
        }
        discourse.subject_left()
    }

    /// Names a run; `stock` is the part of a sentence whose last figure stands
    /// there.
    fn name<'p>(
        &'p self,
        text: &'p str,
        runs: &'p [Run],
        at: usize,
        figures: &'p [Figure<'p>],
        discourse: &mut Discourse,
        stock: Option<usize>,
    ) -> Option<(Passage<'p>, Kind, Vec<Named>)> {
        let run = &runs[at];
        let members = figures.get(run.figures.clone())?;
        let first = members.first()?;
        let before = clause::before(text, run);
        let after = clause::after(text, runs, at);
        let (lead, behind) = (text.get(run.before.clone())?, text.get(run.after.clone())?);
        let beyond = match LEXICON.classes.currency.contains(first.unit) || behind.contains('因') {
            true => clause::beyond(text, runs, at),
            false => Vec::new(),
        };
        let direction = kind::direction(text, &before, first);
        let units: Vec<&str> = members.iter().map(|f| f.unit).collect();
        let kind = kind::kind(text, &before, first, behind, direction.as_ref());
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
        let named = naming::name(discourse, &clause);
        let alike = named.windows(2).all(|pair| pair[0].label == pair[1].label);
        let years = period::listed(clause::dated(text, run), members.len(), self.report.year);
        let bare = || run.joint == Joint::Item && !head::governs(text, &before);
        let passage = Passage {
            run,
            next: runs
                .get(at + 1)
                .filter(|next| next.sentence == run.sentence),
            members,
            stock: stock == Some(run.part.start) && (bare() || lead.starts_with("其中")),
            before,
            direction,
            lead,
            behind,
            years: years.filter(|_| alike),
        };
        Some((passage, kind, named))
    }

    /// The row of the figure `n` of a run; `kind` is that of its first.
    fn row(&self, p: &Passage, n: usize, kind: Kind, mut named: Named) -> Observation {
        let text = self.report.text.as_str();
        let figure = &p.members[n];
        let turned = n.checked_sub(1).and_then(|i| {
            let gap = retag::cut(text, p.members[i].span.end..figure.span.start);
            kind::direction(text, &gap, figure)
        });
        if let (Some(shared), Some(own)) = (&p.direction, &turned)
            && let Some(what) = named.label.strip_suffix(shared.word.as_str())
        {
            named.label = format!("{what}{}", own.word);
        }
        let direction = turned.as_ref().or(p.direction.as_ref());
        let kind = match p.members.len() > 1 {
            true => kind::kind(text, &p.before, figure, p.behind, direction),
            false => kind,
        };
        let (period, value_year) = self.time(p, n, kind, named.governed);
        Observation {
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
            sentence: evidence(text, &p.run.sentence, &figure.span).to_owned(),
            rule: named.rule.into(),
            decided: String::new(),
            parts: Parts::default(),
            nature: Nature::Plain,
            stated: None,
            confidence: None,
            value_year,
        }
    }

    fn time(&self, p: &Passage, n: usize, kind: Kind, governed: bool) -> (Period, Option<i32>) {
        let text = self.report.text.as_str();
        let figure = &p.members[n];
        let sentence_before = p.run.sentence.start..p.run.before.start;
        let bound = text.get(figure.span.clone());
        period::time(&period::Setting {
            text,
            year: self.report.year,
            genre: self.report.genre,
            section: self.section,
            frame: self.frame,
            before: &p.before,
            lead: p.lead,
            sentence_before: clause::beginning(text, sentence_before),
            sentence: clause::beginning(text, p.run.sentence.clone()),
            listed: p.years.as_ref().and_then(|years| years.get(n).copied()),
            after: p.behind,
            followed: p.run.followed,
            then_listed: p.next.is_some_and(|next| next.joint == Joint::Item),
            unit: figure.unit,
            bound: bound.is_some_and(|t| t.starts_with('不')),
            kind,
            governed,
            then_reaches: p.next.is_some_and(|next| next.joint == Joint::Same),
            inherits_stock: p.stock,
        })
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
        assert!(cut.len() <= clause::LONGEST && cut.len() > 1000);
        assert_eq!(evidence(&text, &(0..300), &(30..33)), &text[..300]);
    }
}
