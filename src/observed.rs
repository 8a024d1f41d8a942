//! One report through the stages left of the tables: outline, figures,
//! observations, statements. They see the report's words in the form in which
//! they match them ([`read::matched`]); their rows are led back here to the
//! words as they stand.

use std::collections::HashMap;

use crate::outline::{Outline, PATH_SEPARATOR, outline};
use crate::read::{self, Matched, Report};
use crate::{observations, statements};

/// What one report yields: its observations and its statements.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// One row a figure, in reading order. `indicator` is empty until
    /// [`indicators::align`](crate::indicators::align) has seen all years of
    /// the area.
    pub observations: Vec<observations::Observation>,
    /// Weaknesses, causes, measures and plan items, in reading order.
    pub statements: Vec<statements::Statement>,
}

/// The whole per-report stage: outline, figures, observations, statements.
/// A pure function of the report: no file, clock or global state is touched.
#[must_use]
pub fn observe(report: &Report) -> Observed {
    let matched = read::matched(&report.text);
    if matched.is_source() {
        return stages(report, &outline(&report.text, report.year));
    }
    let as_matched = Report {
        text: matched.text.clone().into_owned(),
        ..report.clone()
    };
    let outline = outline(&as_matched.text, report.year);
    let mut observed = stages(&as_matched, &outline);
    let way = WayBack {
        text: &report.text,
        headings: headings(&matched, &outline),
        matched,
    };
    observed.observations.retain_mut(|row| {
        let span = way.matched.source(row.start..row.end);
        row.sentence = way.sentence(row.start, &row.sentence);
        row.heading = way.heading(&row.heading);
        (row.start, row.end) = (span.start, span.end);
        row.line = way.matched.line(span.start);
        row.text = way.matched.words(span);
        // The head of a table stands in every row of it; its own numbers
        // (60岁以上) count nothing.
        !row.text.is_empty()
    });
    for row in &mut observed.statements {
        let span = way.matched.source(row.start..row.end);
        row.heading = way.heading(&row.heading);
        (row.start, row.end) = (span.start, span.end);
        row.line = way.matched.line(span.start);
        row.text = way.matched.words(span);
    }
    observed
}

fn stages(report: &Report, outline: &Outline) -> Observed {
    Observed {
        observations: observations::observe(report, outline),
        statements: statements::cut(report, outline),
    }
}

/// From rows over the matched text to the words as they stand.
struct WayBack<'a> {
    text: &'a str,
    matched: Matched<'a>,
    headings: HashMap<String, String>,
}

impl WayBack<'_> {
    /// The sentence around a figure; for a cell its row.
    fn sentence(&self, figure: usize, sentence: &str) -> String {
        let text = &self.matched.text;
        let boundary = |at: usize| (0..=at).rev().find(|n| text.is_char_boundary(*n));
        let from = boundary(figure.saturating_sub(sentence.len())).unwrap_or(0);
        let to = boundary((figure + sentence.len()).min(text.len())).unwrap_or(text.len());
        let Some(at) = text[from..to]
            .match_indices(sentence)
            .map(|(at, _)| from + at)
            .find(|at| (*at..at + sentence.len()).contains(&figure))
        else {
            return sentence.to_owned();
        };
        let mut span = self.matched.source(at..at + sentence.len());
        let first = text[at..].chars().next().map_or(0, char::len_utf8);
        if self.matched.source(at..at + first).is_empty() {
            let line = self.text[..span.start].rfind('\n').map_or(0, |n| n + 1);
            span = line..self.text[span.end..]
                .find('\n')
                .map_or(self.text.len(), |n| span.end + n);
        }
        self.matched.words(span).trim().to_owned()
    }

    fn heading(&self, path: &str) -> String {
        let parts: Vec<&str> = path
            .split(PATH_SEPARATOR)
            .map(|part| self.headings.get(part).map_or(part, String::as_str))
            .collect();
        parts.join(PATH_SEPARATOR)
    }
}

/// The words of each heading as they stand, by the words as they are matched.
fn headings(matched: &Matched, outline: &Outline) -> HashMap<String, String> {
    outline
        .headings
        .iter()
        .filter_map(|heading| {
            let words = matched.text.get(heading.span.clone())?;
            let at = heading.span.start + words.find(&heading.text)?;
            let span = matched.source(at..at + heading.text.len());
            Some((heading.text.clone(), matched.words(span)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Genre;

    fn observed(text: &str) -> Observed {
        observe(&Report {
            area: "澜溪县".to_owned(),
            year: 2023,
            genre: Genre::rule_of_law(),
            text: text.to_owned(),
            ..Report::default()
        })
    }

    #[test]
    fn traditional_text_is_matched_simplified_and_shown_as_it_stands() {
        let text = "一、主要成效\n全縣共辦理行政復議案件 128 件。\n二、存在的問題\n執法不規範的問題仍然存在。\n";
        let observed = observed(text);
        let row = &observed.observations[0];
        assert_eq!((row.value, row.unit.as_str()), (128.0, "件"));
        assert!(row.label.contains("行政复议案件"), "{}", row.label);
        assert_eq!(row.sentence, "全縣共辦理行政復議案件 128 件。");
        assert_eq!(&text[row.start..row.end], row.text);
        assert_eq!(row.text, "128 件");
        let weakness = observed.statements.last().expect("a weakness");
        assert_eq!(weakness.text, "執法不規範的問題仍然存在");
        assert_eq!(weakness.heading, "存在的問題");
    }

    #[test]
    fn a_cell_is_an_observation_and_its_row_the_evidence() {
        let text = "一、主要成效\n领域\t受理行政复议案件（件）\n交通\t12\n城管\t30\n";
        let observed = observed(text);
        let rows: Vec<_> = observed
            .observations
            .iter()
            .map(|o| {
                (
                    o.label.as_str(),
                    o.value,
                    o.unit.as_str(),
                    o.text.as_str(),
                    o.line,
                    o.sentence.as_str(),
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("交通受理行政复议案件", 12.0, "件", "12", 3, "交通\t12"),
                ("城管受理行政复议案件", 30.0, "件", "30", 4, "城管\t30"),
            ]
        );
    }

    #[test]
    fn a_line_without_end_keeps_every_figure() {
        for (part, parts) in [("办件128件，", 400), ("投资5元、", 200)] {
            let found = observed(&format!("澜溪县坚持{}", part.repeat(parts)));
            assert_eq!(found.observations.len(), parts, "{part}");
        }
    }
}
