//! Figures → observations: gives each figure its kind, period and label from
//! the words around it. Fourth stage of the flow; the last that looks at the
//! text of a report.
//!
//! A label is made in phases, each a folder with its list of rules: the words of
//! a clause ([`retag`]), what the clause itself calls its figure ([`head`]),
//! lists that share one number word ([`coordination`]), what was said before
//! ([`ellipsis`], which reads the [`discourse`]), and what tells two figures of
//! one label apart ([`disambiguate`]). A rule is one file: see [`rule`].

mod beside;
mod clause;
mod coordination;
mod disambiguate;
mod discourse;
mod ellipsis;
mod head;
pub(crate) mod interval;
mod kind;
mod label;
mod measure_words;
mod naming;
mod nature;
mod observation;
mod parts;
mod period;
mod retag;
mod rows;
mod rule;
mod sign;
mod subject;

#[cfg(test)]
mod marked;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::figures;
use crate::outline::Outline;
use crate::read::Report;

pub use beside::Stated;
pub use measure_words::{block, counts_alike};
pub use nature::Nature;
pub use observation::{Kind, Observation, Period};
pub use parts::{Parts, parts};

use crate::lexicon;
use period::Frame;
use rows::{Place, Rows, Under};

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
    let mut rows = Rows::default();
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
        let first = reading.figures.first();
        let from = match first.filter(|figure| figure.span.start < block.body) {
            // A figure in the heading that a paragraph opens with has words there.
            Some(_) => {
                let heading = path.last().and_then(|words| opening.find(words));
                block.span.start + heading.unwrap_or(0)
            }
            None => block.body.max(block.span.start),
        };
        let left = place.block(from..block.span.end, &reading.figures, &spoken, &mut rows);
        under = Some(spoken.leaving(left));
    }
    finished(rows, report)
}

/// The rows of a report with what only all of them together tell.
fn finished(rows: Rows, report: &Report) -> Vec<Observation> {
    let Rows { mut list, contexts } = rows;
    disambiguate::distinguish(&mut list, &contexts);
    for row in &mut list {
        row.parts = parts(&row.label, &row.unit, row.kind);
        row.nature = nature::nature(&report.text, &(row.start..row.end), row.period);
    }
    beside::state(&mut list, &report.text);
    list
}
