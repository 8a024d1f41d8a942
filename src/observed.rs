//! One report through the stages left of the tables: forms, outline, figures,
//! observations, statements. They see the report's words in the form in which
//! they match them ([`read::matched`]); their rows are led back here to the
//! words as they stand.

use std::collections::HashMap;

use crate::forms::{self, Forms};
use crate::observations::{Nature, Observation, Parts, Period};
use crate::outline::{Block, Outline, PATH_SEPARATOR, Section, outline};
use crate::read::{self, Matched, Report};
use crate::{observations, statements};

/// What one report yields: its observations and its statements.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// One row a figure, in reading order. `indicator` is empty until
    /// [`indicators::align`](crate::indicators::align) has seen all years of
    /// the area.
    pub observations: Vec<Observation>,
    /// Weaknesses, causes, measures and plan items, in reading order.
    pub statements: Vec<statements::Statement>,
    /// Tables that could not be read, or not wholly.
    pub unread: Vec<UnreadTable>,
}

/// Numbers of a table, or a form, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: not read: {what} ({why}); look at the document there")]
pub struct UnreadTable {
    /// The report's path.
    pub path: String,
    /// 1-based line of the first such number.
    pub line: usize,
    /// What it is, in a few words.
    pub what: String,
    /// Why it could not be read.
    pub why: &'static str,
}

/// The whole per-report stage: forms, outline, figures, observations,
/// statements. A pure function of the report: no file, clock or global state is
/// touched.
#[must_use]
pub fn observe(report: &Report) -> Observed {
    let forms = forms::read(report);
    if forms.tables.is_empty() {
        let observed = in_sentences(report, read::matched(&report.text)).0;
        return Observed {
            unread: unread(report, &forms),
            ..observed
        };
    }
    let matched = read::matched_without(&report.text, &forms.lines());
    let (mut observed, places) = in_sentences(report, matched);
    for table in &forms.tables {
        let place = places.at(table.span.start);
        let rows = table
            .cells
            .iter()
            .map(|cell| in_table(report, cell, &place));
        observed.observations.extend(rows);
    }
    observed.observations.sort_by_key(|row| row.start);
    observed.unread = unread(report, &forms);
    observed
}

/// What the sentences of a report say, and where its parts begin.
fn in_sentences(report: &Report, matched: Matched) -> (Observed, Places) {
    if matched.is_source() {
        let outline = outline(&report.text, report.year);
        let observed = stages(report, &outline);
        let places = Places::of(&outline, |block| block.span.start, str::to_owned);
        return (observed, places);
    }
    let as_matched = Report {
        text: matched.text.clone().into_owned(),
        ..report.clone()
    };
    let outline = outline(&as_matched.text, report.year);
    let mut observed = stages(&as_matched, &outline);
    let way = WayBack {
        headings: headings(&matched, &outline),
        matched,
    };
    for row in &mut observed.observations {
        let span = way.matched.source(row.start..row.end);
        row.sentence = way.sentence(row.start, &row.sentence);
        row.heading = way.heading(&row.heading);
        (row.start, row.end) = (span.start, span.end);
        row.line = way.matched.line(span.start);
        row.text = way.matched.words(span);
    }
    for row in &mut observed.statements {
        let span = way.matched.source(row.start..row.end);
        row.heading = way.heading(&row.heading);
        (row.start, row.end) = (span.start, span.end);
        row.line = way.matched.line(span.start);
        row.text = way.matched.words(span);
    }
    let start = |block: &Block| way.matched.source(block.span.clone()).start;
    let places = Places::of(&outline, start, |path| way.heading(path));
    (observed, places)
}

fn stages(report: &Report, outline: &Outline) -> Observed {
    Observed {
        observations: observations::observe(report, outline),
        statements: statements::cut(report, outline),
        unread: Vec::new(),
    }
}

/// Where a table stands in its report.
#[derive(Debug, Clone, Default)]
struct Place {
    /// The first byte of the text under it.
    start: usize,
    section: Option<Section>,
    heading: String,
}

/// The parts of a report, in reading order.
struct Places(Vec<Place>);

impl Places {
    fn of(
        outline: &Outline,
        start: impl Fn(&Block) -> usize,
        heading: impl Fn(&str) -> String,
    ) -> Self {
        let place = |block: &Block| Place {
            start: start(block),
            section: Some(block.section),
            heading: heading(&outline.path(block.heading).join(PATH_SEPARATOR)),
        };
        Self(outline.blocks.iter().map(place).collect())
    }

    /// Where what stands at a byte of the text belongs: to what stands before it.
    fn at(&self, byte: usize) -> Place {
        let before = self.0.partition_point(|place| place.start <= byte);
        let place = before.checked_sub(1).and_then(|n| self.0.get(n));
        place.cloned().unwrap_or_default()
    }
}

/// A cell as a row of the table `observations`; its evidence is its row.
fn in_table(report: &Report, cell: &forms::Measured, place: &Place) -> Observation {
    let text = report.text.as_str();
    let parts = observations::parts(&cell.label, &cell.unit, cell.kind);
    let before = text.get(..cell.span.start).unwrap_or("");
    let row = before.rfind('\n').map_or(0, |at| at + 1);
    let end = text[cell.span.end..]
        .find('\n')
        .map_or(text.len(), |at| cell.span.end + at);
    let section = place.section.unwrap_or(Section::Other);
    let period = cell.period.unwrap_or(match section {
        Section::Plans => Period::Target,
        _ => Period::Year,
    });
    Observation {
        area: report.area.clone(),
        year: report.year,
        indicator: cell.code.clone(),
        label: cell.label.clone(),
        value: cell.value,
        value_max: cell.value_max,
        unit: cell.unit.clone(),
        qualifier: cell.qualifier,
        kind: cell.kind,
        period,
        section,
        heading: place.heading.clone(),
        text: text.get(cell.span.clone()).unwrap_or("").to_owned(),
        source: report.source.clone(),
        line: before.matches('\n').count() + 1,
        start: cell.span.start,
        end: cell.span.end,
        sentence: text.get(row..end).unwrap_or("").trim().to_owned(),
        rule: if cell.code.is_empty() {
            forms::CELL
        } else {
            forms::CODED
        }
        .into(),
        decided: String::new(),
        parts: Parts {
            // The code says more than words do, in every run the same.
            key: if cell.code.is_empty() {
                parts.key
            } else {
                cell.code.clone()
            },
            ..parts
        },
        nature: Nature::Plain,
        stated: cell.stated.clone(),
        confidence: None,
        value_year: cell.of_year.filter(|_| period == Period::Prior),
    }
}

/// One warning a table, and one for the forms that were not found.
fn unread(report: &Report, forms: &Forms) -> Vec<UnreadTable> {
    let warning = |line, what, why| UnreadTable {
        path: report.source.clone(),
        line,
        what,
        why,
    };
    let tables = forms.tables.iter().filter_map(|table| {
        let first = table.unread.first()?;
        let before = report.text.get(..first.span.start).unwrap_or("");
        let what = format!(
            "{} numbers of a table, the first “{}”",
            table.unread.len(),
            first.words
        );
        Some(warning(before.matches('\n').count() + 1, what, first.why))
    });
    let missing = (!forms.missing.is_empty()).then(|| {
        let what = format!("the forms {}", forms.missing.join("、"));
        warning(1, what, "no table with their rows and columns was found")
    });
    tables.chain(missing).collect()
}

/// From rows over the matched text to the words as they stand.
struct WayBack<'a> {
    matched: Matched<'a>,
    headings: HashMap<String, String>,
}

impl WayBack<'_> {
    /// The sentence around a figure.
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
        let span = self.matched.source(at..at + sentence.len());
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
    fn a_table_belongs_to_the_part_before_it_and_its_numbers_to_no_sentence() {
        let text = "一、主要成效\n办理案件5件。\n| 指标 | 2022年 | 2023年 |\n| 复議（件） | 136 | 163 |\n二、存在的问题\n基层力量不足。\n三、下一步工作\n指标\t目标\n培训（人次）\t300\n";
        let observed = observed(text);
        let rows: Vec<_> = observed
            .observations
            .iter()
            .map(|o| {
                (
                    o.label.as_str(),
                    o.value,
                    o.section.as_str(),
                    o.period.as_str(),
                    o.line,
                )
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("办理案件", 5.0, "measures", "year", 2),
                ("复議", 136.0, "measures", "prior", 4),
                ("复議", 163.0, "measures", "year", 4),
                ("培训", 300.0, "plans", "target", 9),
            ]
        );
        assert!(
            observed
                .statements
                .iter()
                .all(|s| !s.text.contains(['\t', '|']))
        );
        for row in &observed.observations {
            assert_eq!(&text[row.start..row.end], row.text);
        }
    }

    #[test]
    fn a_line_without_end_keeps_every_figure() {
        for (part, parts) in [("办件128件，", 400), ("投资5元、", 200)] {
            let found = observed(&format!("澜溪县坚持{}", part.repeat(parts)));
            assert_eq!(found.observations.len(), parts, "{part}");
        }
    }
}
