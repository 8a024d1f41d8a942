//! The source texts as the page shows them: lines with their numbers, figures
//! marked and addressable, so that a number can lead to its sentence.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::addresses::Addresses;
use crate::Panel;
use crate::observations::Observation;
use crate::read::Report;

/// Bytes of source text up to which a page carries the texts whole.
const WHOLE_TEXTS: usize = 450_000;

/// One source text.
#[derive(Debug, Serialize)]
pub(super) struct Text {
    pub id: String,
    pub year: i32,
    pub title: String,
    pub source: String,
    pub whole: bool,
    pub lines: Vec<Line>,
}

/// One line; a heading or paragraph.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub id: String,
    pub number: usize,
    pub sentences: Vec<Vec<Run>>,
}

/// Plain words, or a figure with its address.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    pub text: String,
    pub figure: Option<String>,
}

/// The texts of one area, latest first. `cited` are the (source, line)s that
/// must be there even where the texts are too long to be carried whole.
pub(super) fn texts(
    panel: &Panel,
    area: &str,
    cited: &BTreeSet<(&str, usize)>,
    addresses: &Addresses,
    whole: bool,
) -> Vec<Text> {
    let total: usize = panel.reports.iter().map(|r| r.text.len()).sum();
    let mut by_source: BTreeMap<&str, Vec<(usize, &Observation)>> = BTreeMap::new();
    for (i, observation) in panel.observations.iter().enumerate() {
        if observation.area == area {
            by_source
                .entry(&observation.source)
                .or_default()
                .push((i, observation));
        }
    }
    let mut texts: Vec<Text> = panel
        .reports
        .iter()
        .enumerate()
        .filter(|(_, report)| report.area == area)
        .map(|(index, report)| {
            let figures = by_source
                .get(report.source.as_str())
                .map_or(&[][..], Vec::as_slice);
            let whole = whole && total <= WHOLE_TEXTS && !report.text.is_empty();
            let lines = if report.text.is_empty() {
                quoted(report, figures, addresses)
            } else {
                read(report, figures, whole, cited, addresses)
            };
            Text {
                id: addresses.text(index),
                year: report.year,
                title: report.title.clone(),
                source: report.source.clone(),
                whole,
                lines,
            }
        })
        .collect();
    texts.reverse();
    texts
}

fn read(
    report: &Report,
    figures: &[(usize, &Observation)],
    whole: bool,
    cited: &BTreeSet<(&str, usize)>,
    addresses: &Addresses,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut offset = 0;
    let mut next = 0;
    for (i, raw) in report.text.split_inclusive('\n').enumerate() {
        let begin = offset;
        offset += raw.len();
        let first = next;
        while figures.get(next).is_some_and(|(_, o)| o.start < offset) {
            next += 1;
        }
        let number = i + 1;
        let line = raw.trim_end();
        let inside = figures.get(first..next).unwrap_or_default();
        if line.trim().is_empty()
            || !(whole || !inside.is_empty() || cited.contains(&(report.source.as_str(), number)))
        {
            continue;
        }
        lines.push(Line {
            id: addresses.line(&report.source, number).unwrap_or_default(),
            number,
            sentences: sentences(line, begin, inside, addresses),
        });
    }
    lines
}

/// One past the end of the first sentence: 。！？ and the marks that close after it.
fn sentence_end(text: &str) -> Option<usize> {
    let at = text.find(['。', '！', '？'])?;
    let mut end = at + '。'.len_utf8();
    while let Some(closing) = text
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .filter(|c| matches!(c, '”' | '’' | '）' | '》'))
    {
        end += closing.len_utf8();
    }
    Some(end)
}

/// The sentences of a text, each with its mark.
pub(super) fn cut(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut rest = text;
    while let Some(end) = sentence_end(rest) {
        let (sentence, after) = rest.split_at(end);
        sentences.push(sentence);
        rest = after;
    }
    if !rest.is_empty() {
        sentences.push(rest);
    }
    sentences
}

/// Cuts a line into sentences and marks its figures.
fn sentences(
    line: &str,
    begin: usize,
    figures: &[(usize, &Observation)],
    addresses: &Addresses,
) -> Vec<Vec<Run>> {
    let mut sentences = Vec::new();
    let mut runs = Vec::new();
    let mut at = 0;
    let plain = |text: &str| Run {
        text: text.to_owned(),
        figure: None,
    };
    let mut push = |runs: &mut Vec<Run>, text: &str| {
        let mut rest = text;
        while let Some(end) = sentence_end(rest) {
            runs.push(plain(&rest[..end]));
            sentences.push(std::mem::take(runs));
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            runs.push(plain(rest));
        }
    };
    for (id, figure) in figures {
        let (Some(start), Some(end)) = (
            figure.start.checked_sub(begin),
            figure.end.checked_sub(begin),
        ) else {
            continue;
        };
        let (Some(before), Some(words)) = (line.get(at..start), line.get(start..end)) else {
            continue;
        };
        push(&mut runs, before);
        runs.push(Run {
            text: words.to_owned(),
            figure: Some(addresses.figure(*id)),
        });
        at = end;
    }
    push(&mut runs, line.get(at..).unwrap_or_default());
    if !runs.is_empty() {
        sentences.push(runs);
    }
    sentences
}

/// A report from a store brings its sentences, not its text.
fn quoted(report: &Report, figures: &[(usize, &Observation)], addresses: &Addresses) -> Vec<Line> {
    let mut lines: BTreeMap<usize, Vec<Vec<Run>>> = BTreeMap::new();
    for (id, figure) in figures {
        let (before, after) = figure
            .sentence
            .split_once(figure.text.as_str())
            .unwrap_or((figure.sentence.as_str(), ""));
        let plain = |text: &str| Run {
            text: text.to_owned(),
            figure: None,
        };
        lines.entry(figure.line).or_default().push(vec![
            plain(before),
            Run {
                text: figure.text.clone(),
                figure: Some(addresses.figure(*id)),
            },
            plain(after),
        ]);
    }
    lines
        .into_iter()
        .map(|(number, sentences)| Line {
            id: addresses.line(&report.source, number).unwrap_or_default(),
            number,
            sentences,
        })
        .collect()
}
