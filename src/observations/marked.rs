//! Observations of sentences whose figures are marked by braces, so that the
//! tests of this stage do not depend on the reader of figures:
//! `办理法律援助案件{402件}`.

use super::{Observation, Period, observe_with};
use crate::figures::{Figure, Qualifier, Reading};
use crate::outline::{Block, Heading, Outline, Section};
use crate::read::{Genre, Report};

/// The figure in braces: qualifier or direction, number, unit.
fn figure(marked: &str, start: usize) -> Figure<'_> {
    let digits = marked.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let number = &marked[digits..];
    let to = number
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(number.len());
    let unit = number[to..]
        .trim_start_matches(['万', '亿', '余'])
        .trim_end_matches("以上")
        .trim_end_matches("左右");
    Figure {
        span: start..start + marked.len(),
        core: start + digits..start + marked.len(),
        value: number[..to].parse().unwrap_or(f64::NAN),
        value_max: None,
        unit,
        qualifier: Qualifier::Exact,
    }
}

/// The observations of `marked`, one block in `section` under `headings`.
pub(super) fn observe(marked: &str, section: Section, headings: &[&str]) -> Vec<Observation> {
    observe_as(Genre::rule_of_law(), marked, section, headings)
}

/// [`observe`] in a report of another genre.
pub(super) fn observe_as(
    genre: Genre,
    marked: &str,
    section: Section,
    headings: &[&str],
) -> Vec<Observation> {
    let mut text = String::new();
    let mut figures = Vec::new();
    for (i, piece) in marked.split(['{', '}']).enumerate() {
        if i % 2 == 1 {
            figures.push(figure(piece, text.len()));
        }
        text.push_str(piece);
    }
    let headings: Vec<Heading> = headings
        .iter()
        .enumerate()
        .map(|(i, h)| Heading {
            level: 1,
            text: (*h).to_owned(),
            span: 0..0,
            parent: i.checked_sub(1),
        })
        .collect();
    let outline = Outline {
        blocks: vec![Block {
            section,
            heading: headings.len().checked_sub(1),
            marker: None,
            span: 0..text.len(),
            body: 0,
            line: 1,
        }],
        headings,
    };
    let report = Report {
        area: "澜溪县".to_owned(),
        year: 2023,
        genre,
        source: "2023.txt".to_owned(),
        text,
        ..Report::default()
    };
    observe_with(&report, &outline, |_, _| Reading {
        figures: figures.clone(),
        ..Reading::default()
    })
}

/// The labels of a sentence of the review.
pub(super) fn labels(marked: &str) -> Vec<String> {
    observe(marked, Section::Measures, &[])
        .into_iter()
        .map(|o| o.label)
        .collect()
}

/// The periods of a sentence of the review.
pub(super) fn periods(marked: &str) -> Vec<Period> {
    observe(marked, Section::Measures, &[])
        .into_iter()
        .map(|o| o.period)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words, marks and figures from which any clause can be made.
    const PIECES: [&str; 30] = [
        "办理",
        "案件",
        "{3件}",
        "“",
        "”",
        "（",
        "）",
        "，",
        "、",
        "。",
        "；",
        "分别",
        "为",
        "{5%}",
        "其中",
        "占",
        "的",
        "由",
        "提高到",
        "等",
        "和",
        "增长",
        "投资",
        "{2万元}",
        "城乡",
        "同比",
        "2022年",
        "向",
        "以来",
        "{1家}",
    ];

    proptest! {
        #[test]
        fn every_figure_is_a_row_with_a_label_free_of_digits(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..40)
        ) {
            let marked = pieces.concat();
            let rows = observe(&marked, Section::Measures, &["优化政务服务"]);
            prop_assert_eq!(rows.len(), marked.matches('{').count());
            for row in rows {
                prop_assert!(!row.label.contains(|c: char| c.is_ascii_digit()), "{}", row.label);
            }
        }
    }
}
