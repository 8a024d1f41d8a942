//! Lines of pages → paragraphs. A line goes on in the next where it reaches the
//! right margin and the next is not set apart by an indent, a gap, another
//! size, or a heading's number.

use super::super::rows::Written;
use super::layout::Line;
use crate::read::heading::is_numbered;

/// Ems: how far a line that goes on may end before the right margin: a number
/// is not broken, and punctuation is not put at the start of a line.
const RAGGED: f32 = 4.0;
/// …and where it ends a sentence.
const RAGGED_SENTENCE: f32 = 1.2;
/// Ems by which the first line of a paragraph is set in.
const INDENT: f32 = 1.2;
/// A gap of this many usual ones parts paragraphs.
const GAP: f32 = 1.3;

/// All pages as text, a paragraph or a table row a line.
pub(super) fn join(pages: &[Vec<Line>]) -> Written {
    let all: Vec<&Line> = pages.iter().flatten().collect();
    let margins = Margins::of(&all, pages);
    let mut written = Written::default();
    let mut paragraph = String::new();
    let mut before: Option<&Line> = None;
    let mut table = 0;
    for line in all {
        let goes_on = before.is_some_and(|last| margins.goes_on(last, line));
        if !goes_on && !paragraph.is_empty() {
            written.line(&std::mem::take(&mut paragraph));
        }
        if let Some((first, row)) = &line.row {
            table += usize::from(*first);
            written.row(table, row);
        } else if goes_on {
            push_on(&mut paragraph, &line.text);
        } else {
            paragraph.push_str(&line.text);
        }
        before = Some(line);
    }
    if !paragraph.is_empty() {
        written.line(&paragraph);
    }
    written
}

/// Joins without a space in Chinese, with one between Latin words.
fn push_on(text: &mut String, words: &str) {
    let latin = |c: char| c.is_ascii_alphabetic();
    if text.ends_with(latin) && words.starts_with(latin) {
        text.push(' ');
    }
    text.push_str(words);
}

#[derive(Debug)]
struct Margins {
    left: f32,
    right: f32,
    /// From a line to the next, usually.
    leading: f32,
}

impl Margins {
    /// Of the lines in the usual size.
    fn of(all: &[&Line], pages: &[Vec<Line>]) -> Self {
        let all: Vec<&&Line> = all.iter().filter(|line| line.row.is_none()).collect();
        let size = usual(all.iter().map(|l| l.size));
        let body: Vec<&&&Line> = all.iter().filter(|l| (l.size - size).abs() < 1.0).collect();
        let leading = usual(
            pages
                .iter()
                .flat_map(|page| page.windows(2))
                .map(|two| two[0].bottom - two[1].bottom)
                .filter(|gap| *gap > 0.0),
        );
        Self {
            left: usual(body.iter().map(|l| l.left)),
            right: usual_or_more(body.iter().map(|l| l.right)),
            leading,
        }
    }

    fn goes_on(&self, last: &Line, line: &Line) -> bool {
        let row = |line: &Line| line.row.is_some() || line.text.contains('\t');
        if row(last) || row(line) {
            return false;
        }
        if (last.size - line.size).abs() > 1.0 {
            return false;
        }
        let em = line.size.max(1.0);
        let gap = last.bottom - line.bottom;
        // A new page or column begins above the line before.
        if gap > 0.0 && gap > self.leading.max(em) * GAP {
            return false;
        }
        let ends = last
            .text
            .ends_with(['。', '；', '：', '！', '？', ':', ';']);
        let ragged = if ends { RAGGED_SENTENCE } else { RAGGED };
        let full = last.right >= self.right - ragged * em;
        let indented =
            line.left > self.left + INDENT * em && line.left > last.left + INDENT * em * 0.5;
        full && !indented && !(ends && is_numbered(&line.text))
    }
}

/// The most frequent value, to the point.
fn usual(values: impl Iterator<Item = f32>) -> f32 {
    let mut rounded: Vec<i64> = values.map(|v| v.round() as i64).collect();
    rounded.sort_unstable();
    rounded
        .chunk_by(|a, b| a == b)
        .max_by_key(|run| run.len())
        .map_or(0.0, |run| run[0] as f32)
}

/// The right margin: what the longest tenth of the lines reach.
fn usual_or_more(values: impl Iterator<Item = f32>) -> f32 {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(f32::total_cmp);
    sorted
        .get((sorted.len() * 9 / 10).min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::super::layout::{lines, tests::span};
    use super::*;

    #[test]
    fn lines_that_reach_the_margin_go_on_and_paragraphs_are_parted() {
        let page = lines(&[
            span("一、主要举措和成效", 100.0, 720.0),
            span("全县共办理行政复议案件一百二十八件，办", 100.0, 700.0),
            span("结一百二十件，群众满意度百分之九十八，", 80.0, 680.0),
            span("比上年提高。", 80.0, 660.0),
            span("开展检查五十六次，发现问题三十个，均已", 100.0, 640.0),
        ]);
        let next = lines(&[span(
            "整改到位，检查实现全覆盖的目标全面完成。",
            80.0,
            720.0,
        )]);
        assert_eq!(
            join(&[page, next]).text,
            "一、主要举措和成效\n全县共办理行政复议案件一百二十八件，办结一百二十件，群众满意度百分之九十八，比上年提高。\n开展检查五十六次，发现问题三十个，均已整改到位，检查实现全覆盖的目标全面完成。\n"
        );
    }

    #[test]
    fn paragraphs_without_indent_are_parted_by_the_gap() {
        let page = lines(&[
            span("全县共办理行政复议案件一百二十八件，", 80.0, 700.0),
            span("已全部办结，群众满意度不断得到提高。", 80.0, 680.0),
            span("开展检查五十六次，发现问题三十个，均", 80.0, 640.0),
            span("已整改到位。", 80.0, 620.0),
        ]);
        assert_eq!(join(&[page]).text.lines().count(), 2);
    }
}
